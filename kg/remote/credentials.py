"""Name and password for a server, from the environment or .netrc; they are never written anywhere."""

import netrc
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import ClassVar

import httpx

from kg.errors import UsageError

_UNAUTHORIZED = 401


class Credentials(httpx.Auth):
    """Answers what the server asks: Basic or Digest, whichever it names first, and nothing before it asks."""

    USER: ClassVar[str] = "KG_REMOTE_USER"
    PASSWORD: ClassVar[str] = "KG_REMOTE_PASSWORD"  # noqa: S105 - the name of a variable

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._way: httpx.Auth | None = None

    @classmethod
    def of(cls, host: str, environment: Mapping[str, str]) -> "Credentials | None":
        """Return what the environment says, else the entry of .netrc for the host, None if neither says anything.

        Raises UsageError if .netrc cannot be read.
        """
        if cls.USER in environment:
            return cls(environment[cls.USER], environment.get(cls.PASSWORD, ""))
        path = Path(environment.get("NETRC") or Path("~/.netrc").expanduser())
        try:
            found = netrc.netrc(path).authenticators(host) if path.is_file() else None
        except (netrc.NetrcParseError, OSError) as error:
            raise UsageError(str(path), "cannot be read as .netrc", f"mend it, or set {cls.USER}") from error
        return cls(found[0], found[2] or "") if found else None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request, and again with what the server asked for."""
        if self._way is None:
            answer = yield request
            if answer.status_code != _UNAUTHORIZED:
                return
            digest = answer.headers.get("www-authenticate", "").lower().startswith("digest")
            way = httpx.DigestAuth if digest else httpx.BasicAuth
            self._way = way(self._user, self._password)
        yield from self._way.auth_flow(request)

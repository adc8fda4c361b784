"""One server on the web: requests to it, and what can go wrong with them in one line each."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

import kg
from kg.errors import RemoteError, UsageError
from kg.remote.credentials import Credentials
from kg.source.addresses import web_address

SECONDS = 60.0
"""How long an answer may take, by default."""
_REDIRECTS = (301, 302, 307, 308)
_MOST_REDIRECTS = 5
_NEEDS_NAME, _FORBIDDEN = 401, 403
_NAME = f"set {Credentials.USER} and {Credentials.PASSWORD}, or write the host into .netrc"
_LONGEST = 200
_MARKUP = re.compile(r"<[^>]*>")

Fields = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, whole."""

    status: int
    headers: Mapping[str, str]
    """Their names in any case."""
    content: bytes

    @property
    def media(self) -> str:
        """Return the media type of the content, empty if the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def server(self) -> str:
        """Return what the server calls itself, empty if it does not say."""
        return self.headers.get("server", "").strip()

    def first_line(self) -> str:
        """Return the first line of the content that says anything, cut and without markup."""
        said = self.content[:4000].decode(errors="replace")
        plain = _MARKUP.sub("", said) if self.media == "text/html" else said
        lines = (" ".join(line.split()) for line in plain.splitlines())
        return next(filter(None, lines), "")[:_LONGEST]


class Connection:
    """A connection to the server of one http or https address; use it in a `with` statement, which closes it."""

    def __init__(self, address: str, seconds: float = SECONDS) -> None:
        try:
            self.address = web_address(address)
        except ValueError as error:
            raise UsageError("the address", f"cannot be used: {error}", f"write http://… ; {_NAME}") from None
        self.seconds = seconds
        credentials = Credentials.of(urlsplit(self.address).hostname or "", os.environ)
        headers = {"User-Agent": f"readout-kg/{kg.__version__}"}
        self._client = httpx.Client(timeout=seconds, auth=credentials, headers=headers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Let the server go if an error ends the block."""
        with ExitStack() as stack:
            stack.callback(self.close)
            yield
            stack.pop_all()

    def close(self) -> None:
        """Let the server go."""
        self._client.close()

    def send(
        self,
        method: str,
        fields: Fields = (),
        *,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
        most: int = 0,
    ) -> Reply:
        """Return the reply to a request whose address has these fields added, whatever its status.

        `most`: the bytes after which the rest is not of interest; 0 for all.

        Raises RemoteError when the server cannot be reached, takes too long, breaks off or leads elsewhere.
        """
        until = monotonic() + self.seconds
        here = str(httpx.URL(self.address).copy_merge_params(list(fields))) if fields else self.address
        for _ in range(_MOST_REDIRECTS + 1):
            reply = self._reply(self._client.build_request(method, here, content=content, headers=headers), until, most)
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                return reply
            here = self._beside(here, reply.headers["location"])
        raise self.error(f"redirects more than {_MOST_REDIRECTS} times")

    def error(self, reason: str, remedy: str = "") -> RemoteError:
        """Return the error that says what is wrong with the server."""
        return RemoteError(self.address, reason, remedy)

    def refusal(self, reply: Reply) -> RemoteError:
        """Return the error that a status other than success means."""
        said = reply.first_line()
        remedy = _NAME if reply.status in (_NEEDS_NAME, _FORBIDDEN) else ""
        return self.error(f"the server answers {reply.status}" + (f": {said}" if said else ""), remedy)

    def _beside(self, here: str, location: str) -> str:
        """Return where a redirect leads, which must be on the same server."""
        there = urljoin(here, location)
        if urlsplit(there)[:2] != urlsplit(here)[:2]:
            raise self.error(f"redirects to another server, {there[:80]}", "give that address if you trust it")
        return there

    def _reply(self, request: httpx.Request, until: float, most: int) -> Reply:
        try:
            with closing(self._client.send(request, stream=True)) as answer:
                content = self._content(answer, until, most)
        except httpx.TimeoutException as error:
            raise self._late() from error
        except httpx.ConnectError as error:
            raise self.error(f"cannot be reached: {_said(error)}", "is the server running?") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self.error(f"breaks off: {_said(error)}", "try again, or ask for less") from error
        return Reply(answer.status_code, answer.headers, content)

    def _content(self, answer: httpx.Response, until: float, most: int) -> bytes:
        content = bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if monotonic() > until:
                raise self._late()
            if most and len(content) >= most:
                break
        return bytes(content)

    def _late(self) -> RemoteError:
        return self.error(f"gives no whole answer within {self.seconds:g} s", "ask for less, or give more by --timeout")


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:_LONGEST] or type(error).__name__

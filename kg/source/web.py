"""One document from the web: an http or https address that the user gave, within limits of time, size and redirects.

Nothing else in the program asks the network, and no address that a document contains is ever followed. A redirect is
checked like the address itself; it must not lead from the open internet into a private network, nor from https to http.
"""

import ipaddress
import socket
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse, IncompleteRead
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from kg.errors import SourceError
from kg.source.addresses import web_address
from kg.source.files import too_large

REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_PACKED = ("gzip", "deflate")
_ANY_PACKING = 47
"""What zlib calls gzip or zlib, whichever the bytes begin with."""
_SHORT, _AGAIN = "breaks off before its end", "try again, or save it as a file and give that"
_SAVE = "save it as a file and give that"
_HEADERS = {"User-Agent": "readout-kg", "Accept": "text/html, text/plain, application/pdf, */*;q=0.5"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a document is fetched: seconds altogether, bytes, redirects."""

    seconds: float = 30.0
    size: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes that an address gave, with what the server says they are; both may be empty."""

    content: bytes
    media_type: str
    encoding: str


def fetch(address: str, limits: Limits | None = None) -> Fetched:
    """Return what stands at an http or https address; raises SourceError with one line that says why not."""
    task = _Task(address, limits or Limits())
    thread = Thread(target=task.run, daemon=True)
    thread.start()
    thread.join(task.limits.seconds)
    if task.error:
        raise task.error
    if not task.result:
        raise SourceError(address, f"took longer than {task.limits.seconds:g} s", _SAVE)
    return task.result


class _Task:
    """One fetch, run in a thread of its own so that its time is bounded whatever the server does."""

    def __init__(self, address: str, limits: Limits) -> None:
        self.address = address
        self.limits = limits
        self.result: Fetched | None = None
        self.error: SourceError | None = None

    def run(self) -> None:
        """Fetch, and keep the result or the error."""
        try:
            self.result = self._fetched()
        except SourceError as error:
            self.error = error
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            self.error = self._wrong(f"cannot be fetched: {_said(error)}", "check it in a browser")

    def _wrong(self, reason: str, remedy: str = "") -> SourceError:
        return SourceError(self.address, reason, remedy)

    def _fetched(self) -> Fetched:
        here = self._checked(self.address)
        opener = _opener()
        for _ in range(self.limits.redirects + 1):
            try:
                with opener.open(Request(here, headers=_HEADERS), timeout=self.limits.seconds) as answer:  # noqa: S310
                    return self._taken(answer, answer.headers)
            except HTTPError as error:
                with error:
                    here = self._redirected(here, error)
        raise self._wrong(f"redirects more than {self.limits.redirects} times")

    def _checked(self, address: str) -> str:
        try:
            return web_address(address)
        except ValueError as error:
            raise self._wrong(f"is not read: {error}", "give an address that begins with https://") from None

    def _redirected(self, here: str, error: HTTPError) -> str:
        """Return where an answer leads; raises SourceError if it is no redirect, or not one to follow."""
        target = error.headers.get("Location", "")
        if error.code not in REDIRECTS or not target:
            raise self._wrong(f"the server answers {error.code} {' '.join(str(error.reason).split())[:80]}".strip())
        there = self._checked(urljoin(here, target))
        self._check_step(here, there)
        return there

    def _check_step(self, here: str, there: str) -> None:
        """Raise SourceError if a redirect leads where the user would not go."""
        if urlsplit(here).scheme == "https" and urlsplit(there).scheme == "http":
            raise self._wrong("redirects from https to http")
        if _is_private(there) and not _is_private(self.address):
            raise self._wrong("redirects into a private network")

    def _taken(self, answer: HTTPResponse, headers: Message) -> Fetched:
        """Return the content of an answer with what the server says of it."""
        packing = headers.get("Content-Encoding", "identity").strip().casefold()
        if packing not in (*_PACKED, "identity", ""):
            raise self._wrong(f"comes packed as {packing[:40]!r}", _SAVE)
        content = self._content(answer, packed=packing in _PACKED)
        media_type = headers.get_content_type() if "Content-Type" in headers else ""
        return Fetched(content, media_type, headers.get_content_charset("") or "")

    def _content(self, answer: HTTPResponse, *, packed: bool) -> bytes:
        """Return the bytes of an answer, at most as many as are allowed; raises SourceError if it is not whole."""
        unpack = zlib.decompressobj(wbits=_ANY_PACKING) if packed else None
        content = bytearray()
        try:
            while chunk := answer.read(_CHUNK):
                content += unpack.decompress(chunk, self.limits.size + 1 - len(content)) if unpack else chunk
                if len(content) > self.limits.size:
                    raise self._wrong(too_large(len(content), self.limits.size), "give one readout an address")
                if unpack and unpack.unused_data:
                    raise self._wrong("goes on behind the end of what is packed", _SAVE)
        except IncompleteRead:
            raise self._wrong(_SHORT, _AGAIN) from None
        # A body that ends too early is no error to the library.
        if answer.length or (unpack and not unpack.eof):
            raise self._wrong(_SHORT, _AGAIN)
        return bytes(content)


def _said(error: Exception) -> str:
    """Return in one line why something could not be fetched."""
    reason = error.reason if isinstance(error, URLError) else error
    said = (reason.strerror if isinstance(reason, OSError) else "") or str(reason) or type(reason).__name__
    return " ".join(said.split())[:200]


def _opener() -> OpenerDirector:
    """Return an opener that knows http and https and nothing else, and follows no redirect by itself."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def _is_private(address: str) -> bool:
    """Tell whether an address is one of a machine that the open internet does not reach."""
    parts = urlsplit(address)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except OSError:
        return False
    machines = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return any(not (getattr(machine, "ipv4_mapped", None) or machine).is_global for machine in machines)

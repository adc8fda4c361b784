"""Addresses: what is fetched, what is refused and why. The only server that is asked is one on this machine."""

import gzip
import socket
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner
from talks import TALKS

from kg.cli import cli
from kg.errors import SourceError
from kg.source import load, web
from kg.source.web import Limits, fetch
from kg.store import Store

PAGE = "<!DOCTYPE html><title>Meeting between Ruritania and Graustark</title>" + "".join(
    f"<p>{line}" for line in TALKS.splitlines()[2:]
)

PACKED = gzip.compress(TALKS.encode())
PLAIN = {"Content-Type": "text/plain"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "loop": (302, {"Location": "/loop"}, b""),
    "missing": (404, {"Content-Type": "text/html"}, b"<p>Not here"),
    "slow": (200, PLAIN, TALKS.encode()),
    "endless": (200, PLAIN, b"a" * 5_000_000),
    "bomb": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
    "gzip": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(TALKS.encode())),
    "brotli": (200, PLAIN | {"Content-Encoding": "br"}, b"x"),
    "latin": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, TALKS.replace("tea", "té").encode("latin-1")),
    "bare": (200, {}, TALKS.encode()),
    "short": (200, PLAIN | {"Content-Length": str(len(TALKS.encode()))}, TALKS.encode()[:200]),
    "half": (200, PLAIN | {"Content-Encoding": "gzip"}, PACKED[:-20]),
    "unchecked": (200, PLAIN | {"Content-Encoding": "gzip"}, PACKED[:-8]),
    "pieces": (200, PLAIN | {"Transfer-Encoding": "chunked"}, b"1000\r\nTALKS"),
    "twice": (200, PLAIN | {"Content-Encoding": "gzip"}, PACKED + PACKED),
}
"""What the server sends for a path: status, headers, body."""


class Handler(BaseHTTPRequestHandler):
    """Answers by the path of the request."""

    closing = Event()

    def do_GET(self) -> None:
        """Send what the path names."""
        kind, _, rest = self.path.strip("/").partition("/")
        if kind in ANSWERS:
            self._send(*ANSWERS[kind])
        elif kind == "redirect":
            self._send(302, {"Location": rest})
        else:
            self._send(200, {"Content-Type": rest.partition("/name")[0]}, (PAGE if "html" in rest else TALKS).encode())

    def _send(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        pause = self.path == "/slow"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body[:20] if pause else body)
            while pause and not self.closing.wait(0.05):
                self.wfile.write(b"a")
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a server on this machine."""
    with pytest.MonkeyPatch.context() as patch, ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            patch.delenv(name, raising=False)
        Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        Handler.closing.set()
        listening.shutdown()


def refusal(address: str, limits: Limits | None = None) -> str:
    """Return the message with which an address is refused, proved to be one line that begins with the address."""
    with pytest.raises(SourceError) as caught:
        fetch(address, limits) if limits else load(address)
    message = str(caught.value)
    assert message.startswith(f"{address}: ")
    assert "\n" not in message
    return message.removeprefix(f"{address}: ")


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/as/text/plain", "text/plain"),
        ("/as/text/plain/name.md", "text/markdown"),
        ("/as/application/octet-stream/name.txt", "text/plain"),
        ("/as/text/html;%20charset=utf-8", "text/html"),
        ("/as/application/xhtml+xml", "text/html"),
        ("/bare/talks.txt", "text/plain"),
        ("/gzip", "text/plain"),
        ("/redirect/http:/as/text/plain", "text/plain"),
    ],
)
def test_what_is_fetched(server: str, path: str, media_type: str) -> None:
    """A document is read as the server says, or as its ending tells if the server does not; its name is its address."""
    path = path.replace("http:", server)
    source = load(server + path)

    assert source.text.startswith("Meeting between Ruritania and Graustark")
    assert (source.name, source.location, source.media_type) == (server + path, server + path, media_type)


@pytest.mark.parametrize("path", ["short", "half", "unchecked", "pieces"])
def test_what_breaks_off(server: str, path: str) -> None:
    """A document that ends before its told length, or before the end of its packing, is not taken for whole."""
    told = "breaks off before its end; try again, or save it as a file and give that"
    assert refusal(f"{server}/{path}") == told


def test_what_goes_on(server: str) -> None:
    """What is packed in several parts is not taken for its first part."""
    assert refusal(f"{server}/twice").startswith("goes on behind the end of what is packed")


def test_encoding_of_the_server(server: str) -> None:
    """The encoding that the server names is believed."""
    assert "té was green" in load(f"{server}/latin").text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "the server answers 404 Not Found"),
        ("/as/image/png", "is image/png, not a document that can be read"),
        ("/as/application/octet-stream", "is application/octet-stream, not a document"),
        ("/bare", "is of an unknown kind, not a document"),
        ("/brotli", "comes packed as 'br'"),
        ("/bomb", "is too large"),
        ("/endless", "is too large: 5.0 MB, the limit is 1 MB"),
        ("/loop", "redirects more than 5 times"),
        ("/redirect/file:///etc/passwd", "is not read: not an http or https address: 'file:///etc/passwd'"),
        ("/redirect/ftp://example.org/x", "is not read: not an http or https address"),
        ("/redirect/http://a:b@example.org/x", "is not read: an address with a user name or password in it"),
        ("/redirect/", "the server answers 302"),
    ],
)
def test_what_is_refused(server: str, path: str, reason: str) -> None:
    """Errors, other kinds of files, too much and redirects to where they must not lead are refused in one line."""
    assert refusal(server + path).startswith(reason)


def test_time_limit(server: str) -> None:
    """A server that sends a byte now and then is left after the time limit."""
    assert refusal(f"{server}/slow", Limits(seconds=0.4)).startswith("took longer than 0.4 s")


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/passwd", "data://x", "http://", "https://[x/"])
def test_other_schemes(address: str) -> None:
    """Only http and https addresses are read."""
    assert refusal(address).startswith("is not read: ")


def test_nobody_listens() -> None:
    """A server that is not there is told in one line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/").startswith("cannot be fetched: Connection refused")


def test_no_way_into_a_private_network(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from the open internet to this machine is not followed, nor one from https to http."""
    private, here = web._is_private, f"{server}/redirect/{server}/bare"
    monkeypatch.setattr(web, "_is_private", lambda address: address != here and private(address))
    assert refusal(here).startswith("redirects into a private network")
    back = HTTPError("", 301, "", Message(), None)
    back.headers["Location"] = "http://example.org/"
    with pytest.raises(SourceError, match="redirects from https to http"):
        web._Task("https://example.org/", Limits())._redirected("https://example.org/", back)
    assert private("http://localhost/")
    assert private("http://[::ffff:127.0.0.1]/")
    assert private("http://10.1.2.3/")
    assert not private("http://8.8.8.8/")


def test_build_from_an_address(server: str, store: Path) -> None:
    """`kg build` takes addresses beside paths; the readout is named by its address, which is its source."""
    address = f"{server}/as/text/html"
    result = CliRunner().invoke(cli, ["build", address, f"{server}/missing", "--store", str(store)])

    assert result.exit_code == 3
    assert result.stderr == f"kg: {server}/missing: the server answers 404 Not Found\n"
    again = CliRunner().invoke(cli, ["build", address, "--store", str(store)])
    assert "1 unchanged" in again.stdout
    with Store.open(store) as opened:
        assert [(one.source, one.locations) for one in opened.readouts()] == [(address, (address,))]
    assert address in CliRunner().invoke(cli, ["show", address, "--store", str(store)]).stdout


def test_a_folder_asks_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that a document contains is never fetched."""
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("the network was asked"))
    path = tmp_path / "page.html"
    path.write_text(f"<base href='http://127.0.0.1/'><img src='x'><link rel=stylesheet href=y>{PAGE}")

    assert load(path).text.startswith("Meeting between")

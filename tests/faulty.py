"""A server on loopback that answers what a test wants: faults that a sound server does not show."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

JSON = "application/sparql-results+json"
YES = b'{"head": {}, "boolean": true}'


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of the server."""

    content: bytes = YES
    status: int = 200
    media: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    """The length that the server promises, if not the true one."""


@dataclass(slots=True)
class Heard:
    """A request that the server got."""

    method: str
    path: str
    body: str
    headers: Mapping[str, str]


@contextmanager
def answering(say: Callable[[Heard], Said]) -> Iterator[tuple[str, list[Heard]]]:
    """Yield the address of a server that answers as `say` says, and the list of what it hears."""
    heard: list[Heard] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            heard.append(Heard(self.command, self.path, body, dict(self.headers)))
            said = say(heard[-1])
            self.send_response(said.status)
            length = len(said.content) if said.promised is None else said.promised
            for name, value in {"Content-Type": said.media, "Content-Length": str(length), **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.content)
            self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - as the library has it

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/sparql", heard
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def saying(*answers: Said) -> Iterator[tuple[str, list[Heard]]]:
    """Yield a server that gives these answers in turn, the last one ever after."""
    waiting = list(answers)
    with answering(lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]) as served:
        yield served

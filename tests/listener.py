"""A server on this machine that nobody should ask: it counts the calls."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


class Listener(BaseHTTPRequestHandler):
    """Has nothing for anybody, and counts who asks."""

    calls = 0

    def do_GET(self) -> None:
        """Count a call and refuse it."""
        type(self).calls += 1
        self.send_error(404)

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def listening() -> Iterator[str]:
    """Yield the address of a listener, which ends with the block and begins to count at it."""
    Listener.calls = 0
    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()

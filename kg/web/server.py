"""Listening: the socket, the names of the server, and one line for whatever goes wrong."""

import logging
import socket
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from traceback import extract_tb

import uvicorn

from kg.console import debugging
from kg.errors import UsageError
from kg.store import demand
from kg.web.app import application
from kg.web.children import Children, Limits
from kg.web.protection import LOOPBACK
from kg.web.protocol import LARGEST
from kg.web.serving import Serving

_GOODBYE = 2


def run(
    store: Path, limits: Limits, address: tuple[str, int], names: Iterable[str], say: Callable[[str], None]
) -> None:
    """Serve a store until Ctrl-C; raises StoreError if there is none, UsageError if nothing can listen there."""
    demand(store)
    listening = _listening(*address)
    host, port = listening.getsockname()[:2]
    called = f"[{host}]" if ":" in host else host
    children = Children(store, limits)
    app = application(Serving(children, frozenset({*LOOPBACK, called, *(n.lower() for n in names)})))
    if not debugging():
        logging.getLogger("uvicorn.error").addFilter(_in_one_line)
    say(f"kg: http://{called}:{port}/ shows {store}; Ctrl-C ends it")
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        h11_max_incomplete_event_size=LARGEST,
        http="h11",
        proxy_headers=False,
        timeout_graceful_shutdown=_GOODBYE,
    )
    children.warm_up()
    with listening, closing(children):
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
            tried.listen()  # before its address is told: who comes at once must not be turned away
            return tried.dup()
    except OSError as error:
        reason = f"nobody can listen there: {error.strerror}"
        raise UsageError(f"{host}:{port}", reason, "choose another --port or --host") from error


def _in_one_line(record: logging.LogRecord) -> bool:
    """Let errors of the program through, and nothing else: not as a traceback, but as a line with what and where."""
    if not (record.exc_info and record.exc_info[1]):
        return False
    error, trace = record.exc_info[1], record.exc_info[2]
    last = extract_tb(trace)[-1]
    told = " ".join(f"{type(error).__name__}: {error}".split())
    record.msg = f"kg: internal error at {Path(last.filename).name}:{last.lineno}: {told}"
    record.args, record.exc_info = (), None
    return True

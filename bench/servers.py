"""Servers of other makers on loopback, each a process of its own that ends with the block, and how they are filled.

Oxigraph serves a store of the program as it is. Virtuoso gets the graph by its own bulk loader, and beside it the union
that stands in for the default graph it does not have.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

import httpx
import pyoxigraph as ox

from bench.engines import store_of
from kg.store import Store
from kg.vocab import UNION

PATIENCE = 60.0
"""Seconds in which a server must answer: whether it is there, and a query."""
_BUFFERS = 150_000
"""Pages of 8 KB that Virtuoso keeps in memory while it is measured."""
_MOST_ROWS = 10_000_000
_SETTINGS = Template("""
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
ServerThreads = 5
NumberOfBuffers = $buffers
MaxDirtyBuffers = $dirty
CheckpointInterval = 0
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = $rows
MaxQueryExecutionTime = $patience
""")
_LOADING = "ld_dir('.', '%s', '%s'); rdf_loader_run(); checkpoint;"


class MissingError(Exception):
    """A program that is not installed; says how to get it."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: where it is asked, where it is filled, and the port for its own language, if it has one."""

    endpoint: str
    graphs: str
    sql: int = 0


@contextmanager
def oxigraph(folder: Path, *options: str, serve: str = "serve") -> Iterator[Server]:
    """Yield an `oxigraph serve` of the database in a folder; MissingError if the program is not there."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not program:
        raise MissingError("no oxigraph found: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    command = [program, serve, "--location", str(folder), "--bind", address, *options]
    with _running(command, folder.parent, f"http://{address}/query"):
        yield Server(f"http://{address}/query", f"http://{address}/store")


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000, buffers: int = 4_000) -> Iterator[Server]:
    """Yield a Virtuoso with an empty database in a new folder, which answers with so many rows at most.

    MissingError if the program is not there.
    """
    program = shutil.which("virtuoso-t")
    if not program:
        raise MissingError("no virtuoso-t found: apt-get install virtuoso-opensource-7-bin")
    port, sql = free_port(), free_port()
    folder.mkdir()
    limits = {"rows": rows, "buffers": buffers, "dirty": buffers // 2, "patience": int(PATIENCE)}
    settings = _SETTINGS.substitute(limits, sql=sql, http=port)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [program, "+configfile", "virtuoso.ini", "+foreground"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{address}/sparql"):
        yield Server(f"{address}/sparql", f"{address}/sparql-graph-crud-auth", sql)


@contextmanager
def filled_oxigraph(graph: Path, _: Path) -> Iterator[str]:
    """Yield the address at which Oxigraph answers over a graph in a file of N-Quads."""
    with oxigraph(store_of(graph), serve="serve-read-only") as server:
        yield server.endpoint


@contextmanager
def filled_virtuoso(graph: Path, folder: Path) -> Iterator[str]:
    """Yield the address at which Virtuoso answers over a graph in a file of N-Quads; its database is in `folder`."""
    with virtuoso(folder / "virtuoso", _MOST_ROWS, _BUFFERS) as server:
        union = folder / "virtuoso" / "union.nt"
        with Store.open(store_of(graph)) as store:
            store.engine.dump(str(union), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        (folder / "virtuoso" / "named.nq").symlink_to(graph.resolve())
        for file in ("named.nq", "union.nt"):
            _told(server, _LOADING % (file, UNION))
        yield f"{server.endpoint}?default-graph-uri={UNION}"


FILLED: dict[str, Callable[[Path, Path], AbstractContextManager[str]]] = {
    "oxigraph": filled_oxigraph,
    "virtuoso": filled_virtuoso,
}
"""How to start a server over the graph in a file of N-Quads, by its name; the folder is for what it keeps."""


def _told(server: Server, words: str) -> None:
    """Tell Virtuoso something in its own language, as the user that a new database has."""
    program = shutil.which("isql-vt") or shutil.which("isql")
    if not program:
        raise MissingError("no isql-vt found: apt-get install virtuoso-opensource-7-bin")
    command = [program, f"127.0.0.1:{server.sql}", "dba", "dba", f"exec={words}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - what was found on the path


@contextmanager
def _running(command: Sequence[str], folder: Path, endpoint: str) -> Iterator[None]:
    """Run a program until the block is left, once its endpoint answers; it is ended by its number."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(endpoint):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command[0]} has ended, or does not answer")
            time.sleep(0.05)
        yield
    finally:
        process.kill()  # its database is thrown away
        process.wait(PATIENCE)


def _answers(endpoint: str) -> bool:
    try:
        return httpx.get(endpoint, params={"query": "ASK {}"}, timeout=PATIENCE).is_success
    except httpx.TransportError:
        return False


def free_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port

"""Servers of other makers on loopback, each a process of its own with an empty database in a folder of the test."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

import httpx
import pytest

PATIENCE = 60.0
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
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = $rows
""")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: where it is asked, and where it is filled."""

    endpoint: str
    graphs: str


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """Yield an `oxigraph serve`; skip the test where there is none."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not program:
        pytest.skip("no oxigraph found: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve", "--location", str(folder), "--bind", address, *options]
    with _running(command, folder.parent, f"http://{address}/query"):
        yield Server(f"http://{address}/query", f"http://{address}/store")


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000) -> Iterator[Server]:
    """Yield a Virtuoso that answers with so many rows at most; skip the test where there is none."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("no virtuoso-t found: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    folder.mkdir()
    settings = _SETTINGS.substitute(sql=free_port(), http=port, rows=rows)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [program, "+configfile", "virtuoso.ini", "+foreground"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{address}/sparql"):
        yield Server(f"{address}/sparql", f"{address}/sparql-graph-crud-auth")


@contextmanager
def _running(command: Sequence[str], folder: Path, endpoint: str) -> Iterator[None]:
    """Run a program until the block is left, once its endpoint answers; it is ended by its number."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(endpoint):
            assert process.poll() is None, f"{command[0]} has ended"
            assert time.monotonic() < until, f"{command[0]} does not answer"
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

"""Servers of other makers for tests, with an empty database in a folder of the test; without the program, no test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import servers
from bench.servers import MissingError, Server
from bench.servers import free_port as free_port


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """Yield an `oxigraph serve`; skip the test where there is none."""
    try:
        with servers.oxigraph(folder, *options) as server:
            yield server
    except MissingError as error:
        pytest.skip(str(error))


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000) -> Iterator[Server]:
    """Yield a Virtuoso that answers with so many rows at most; skip the test where there is none."""
    try:
        with servers.virtuoso(folder, rows) as server:
            yield server
    except MissingError as error:
        pytest.skip(str(error))

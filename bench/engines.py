"""Engines that answer SPARQL over one graph: the store of the program, plain rdflib, and servers that are running.

Each gives its rows as text, so that answers can be compared, and tells how many seconds of what clock it counts.
"""

import json
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
from rdflib import Graph

from kg.store import Store
from kg.store.union import fill

Rows = list[tuple[str, ...]]


class Engine(Protocol):
    """What answers queries, and the clock that its time is taken by."""

    clock: Callable[[], float]

    def rows(self, text: str) -> Rows:
        """Return the rows of a SELECT query as text, cells without a value empty."""


class Kept:
    """A store of the program, in memory or on disk; processor seconds, for it runs in this process."""

    clock = staticmethod(time.thread_time)

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, text: str) -> Rows:
        """Return the rows of a SELECT query as text."""
        answer = self._store.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("no SELECT query")
        return [tuple(getattr(cell, "value", "") for cell in row) for row in answer]


class Plain:
    """A graph of rdflib; processor seconds. It has no named graphs, so it cannot answer who says what where."""

    clock = staticmethod(time.thread_time)

    def __init__(self, file: Path) -> None:
        quads = ox.parse(path=file, format=ox.RdfFormat.N_QUADS)
        triples = sorted({str(ox.Triple(quad.subject, quad.predicate, quad.object)) for quad in quads})
        self._graph = Graph()
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            self._graph.parse(data="".join(f"{line} .\n" for line in triples), format="nt")

    def rows(self, text: str) -> Rows:
        """Return the rows of a SELECT query as text; LookupError if it asks for named graphs."""
        if "GRAPH ?" in text:
            raise LookupError("asks for named graphs")
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            return [tuple("" if cell is None else str(cell) for cell in row) for row in _selected(self._graph, text)]


class Served:
    """A SPARQL endpoint that holds the same graph already; seconds by the clock on the wall."""

    clock = staticmethod(time.perf_counter)

    def __init__(self, address: str, limit: float) -> None:
        self._address, self._limit = address, limit

    def rows(self, text: str) -> Rows:
        """Return the rows of a SELECT query as text; OSError if the server refuses, TimeoutError if it is late."""
        headers = {"Accept": "application/sparql-results+json"}
        form = urlencode({"query": text}).encode()
        request = Request(self._address, form, headers)  # noqa: S310 - the address is the user's own
        with urlopen(request, timeout=self._limit) as answer:  # noqa: S310
            found = json.load(answer)
        names = found["head"]["vars"]
        return [tuple(row.get(name, {}).get("value", "") for name in names) for row in found["results"]["bindings"]]


def in_memory(file: Path) -> Engine:
    """Return a store of the program in memory, filled with a file of N-Quads."""
    store = Store.in_memory()
    store.engine.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
    fill(store.engine)
    return Kept(store)


def on_disk(file: Path) -> Engine:
    """Return a store of the program over the graph in a file of N-Quads, opened for reading."""
    return Kept(Store.open(store_of(file)))


def store_of(file: Path) -> Path:
    """Return the store of the program over the graph in a file of N-Quads, made beside it if it is not there."""
    path = file.with_suffix(".store")
    if not path.exists():
        made = ox.Store(path)
        made.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
        del made
        with Store.open(path, write=True) as store:  # gives it its default graph
            store.engine.optimize()
    return path


ENGINES: dict[str, Callable[[Path], Engine]] = {"memory": in_memory, "disk": on_disk, "rdflib": Plain}
"""How to fill an engine from a file of N-Quads, by its name."""


def _selected(graph: Graph, text: str) -> Sequence[Any]:
    return list(graph.query(text))

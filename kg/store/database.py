"""A database of quads on disk: opening, closing, asking, and changing it by one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from string import Template
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg import files
from kg.errors import QueryError
from kg.store.layout import MARKED, settle
from kg.store.opening import faults, open_engine
from kg.store.typed import as_written, literal_as_written
from kg.store.union import DEFAULT, abandoned, triples, with_union
from kg.terms import Fact

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Database:
    """An open database; use it in a `with` statement, which closes it."""

    def __init__(self, opened: ox.Store, folder: Path | None, *, writable: bool) -> None:
        self.path = str(folder or "memory")
        self.folder = folder
        self._writable = writable
        self._opened: ox.Store | None = opened

    @classmethod
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Self:
        """Return the store in the folder `path`; `create` makes one if there is none, and implies `write`.

        Opened for reading only it stands beside other readers. Raises StoreError with one line: there is
        no store, the folder holds something else, another process writes to it, it is damaged, or it was written
        by a version of the program that lays stores out otherwise; an older store is converted if `write` is given.
        """
        opened = open_engine(path, create=create, write=write or create)
        with faults(str(path), reader=not (write or create)):
            settle(opened, str(path), write=write or create)
        return cls(opened, path, writable=write or create)

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty store that lives as long as this process."""
        return cls(ox.Store(), None, writable=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write all that is pending to disk and let others in; a closed store cannot be used."""
        opened, self._opened = self._opened, None
        if opened is not None and self._writable:
            with faults(self.path):
                opened.flush()

    def query(self, text: str, graphs: Sequence[str] = ()) -> Result:
        """Return the result of a SPARQL query; QueryError if it is malformed.

        Outside GRAPH it asks the default graph, which holds each triple of the named graphs once, or some of these.
        """
        names: list[_Graph] | None = [ox.NamedNode(graph) for graph in graphs] or None
        with faults(self.path, reader=not self._writable):
            try:
                return self.engine.query(text, default_graph=names)
            except SyntaxError as error:
                raise QueryError("query", str(error)) from error

    def part(self, *graphs: str) -> "Part":
        """Return these named graphs as a database that can be asked alone, which takes as long as they are large."""
        return Part(self, graphs)

    def quads(self, *graphs: str) -> Iterator[ox.Quad]:
        """Yield the quads of the named graphs, or of all named graphs if none is given."""
        names = [ox.NamedNode(graph) for graph in graphs]
        with faults(self.path, reader=not self._writable):
            for name in names or self._graphs():
                yield from map(as_written, self.engine.quads_for_pattern(None, None, None, name))

    def facts(self, *graphs: str) -> Iterator[Fact]:
        """Yield the triples of the named graphs as tuples; what stands in several of them comes several times."""
        with faults(self.path, reader=not self._writable):
            for graph in graphs:
                for quad in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
                    subject, predicate, value, _ = quad
                    kept = literal_as_written(predicate, value) if isinstance(value, ox.Literal) else value
                    yield subject, predicate, kept

    def graphs(self) -> list[str]:
        """Return the names of the graphs that hold content, sorted."""
        return sorted(name.value for name in self._graphs())

    def _graphs(self) -> list[ox.NamedNode]:
        return [name for name in self.engine.named_graphs() if isinstance(name, ox.NamedNode) and name != MARKED]

    def match(self, subject: Term | None, predicate: str | None, value: Term | None, graph: str = "") -> list[ox.Quad]:
        """Return the quads with this subject, predicate and object, each triple once; None stands for any.

        With `graph`, those of this named graph; without, they stand in the default graph.
        """
        return list(self.each(subject, predicate, value, graph))

    def each(
        self, subject: Term | None, predicate: str | None, value: Term | None, graph: str = ""
    ) -> Iterator[ox.Quad]:
        """Yield the same one by one: there may be a million."""
        if isinstance(subject, ox.Literal):
            return
        name = None if predicate is None else ox.NamedNode(predicate)
        where = ox.NamedNode(graph) if graph else DEFAULT
        with faults(self.path, reader=not self._writable):
            yield from map(as_written, self.engine.quads_for_pattern(subject, name, value, where))

    def load(self, quads: Sequence[ox.Quad]) -> None:
        """Put quads in at the speed of a bulk load; if the process ends before, part of them may be there."""
        with faults(self.path):
            self.engine.bulk_extend(chain(quads, triples(quads)))

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Put quads in by one transaction; what has no graph stays in the default graph."""
        with faults(self.path):
            self.engine.extend(sorted(with_union(quads), key=_subject))  # in the order of its index, twice as fast

    def swap(self, gone: set[ox.Quad], come: set[ox.Quad]) -> bool:
        """Take out `gone` and put in `come`, quads of named graphs, by one transaction.

        Returns whether there was anything to do.
        """
        if not gone:
            self.add(come)
            return bool(come)
        with faults(self.path):
            lost = abandoned(self.engine, gone).difference(triples(come))
            removed, added = _data(gone | lost), _data(with_union(come))
            self.engine.update(_replacement().substitute(removed=removed, added=added))
            self._drop_empty({quad.graph_name for quad in gone})
        return True

    def _drop_empty(self, graphs: Iterable[_Graph]) -> None:
        """Forget the names of those graphs that hold nothing any more."""
        for graph in graphs:
            if not any(self.engine.quads_for_pattern(None, None, None, graph)):
                self.engine.remove_graph(graph)

    @property
    def shared(self) -> bool:
        """Tell whether other processes can open it, too: it lies on disk and is not written to here."""
        return not self._writable

    @property
    def engine(self) -> ox.Store:
        """Return the database of the library beneath; raises ValueError once the store is closed."""
        if self._opened is None:
            raise ValueError("the store is closed")
        return self._opened


@dataclass(frozen=True, slots=True)
class Part:
    """Some named graphs of a database."""

    whole: Database
    graphs: tuple[str, ...]

    def query(self, text: str) -> Result:
        """Return the result of a SPARQL query over these graphs; QueryError if it is malformed."""
        return self.whole.query(text, self.graphs)


@cache
def _replacement() -> Template:
    return Template((files.queries() / "updates" / "replace.ru").read_text(encoding="utf-8"))


def _subject(quad: ox.Quad) -> str:
    return str(quad.subject)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Return quads as SPARQL writes them in DELETE DATA and INSERT DATA; the terms write themselves escaped."""
    return "\n".join(map(_datum, quads))


def _datum(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    return f"{triple} ." if quad.graph_name == DEFAULT else f"GRAPH {quad.graph_name} {{ {triple} }}"

"""A document's triples by predicate, with what it takes for granted: what screening and pySHACL both look at."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.store import Store
from rdflib.term import Node

from kg.terms import Fact, Term, iri, native, term
from kg.validate.background import SUBCLASS, Known, hierarchy, subclasses
from kg.vocab import RDF

Column = dict[Term, list[Term]]
"""The values of one predicate, by subject; a value may come twice."""

_TYPE = iri(RDF.type)
_Pattern = tuple[Node | None, Node | None, Node | None]
_Found = tuple[tuple[Node, Node, Node], Iterator[Any]]


class Index:
    """Triples by predicate and subject."""

    def __init__(self, data: Iterable[Fact], known: Known) -> None:
        self.columns: dict[Term, Column] = {}
        named = self._added(data, known)
        self.has_own_classes = SUBCLASS in self.columns
        """Whether the data says what is a subclass of what, which is for the ontology to say."""
        for node in named:
            self._added(known[node], {})
        self._added(hierarchy(), {})

    def column(self, predicate: Term) -> Column:
        """Return the values of a predicate by subject."""
        return self.columns.get(predicate, {})

    def inverse(self, predicate: Term) -> Column:
        """Return the subjects of a predicate by value."""
        if predicate not in self._inverses:
            self._inverses[predicate] = _turned(self.column(predicate))
        return self._inverses[predicate]

    def instances(self, kind: ox.NamedNode) -> set[Term]:
        """Return what is of a class or one below it."""
        if kind not in self._instances:
            by_type = self.inverse(_TYPE)
            self._instances[kind] = set().union(*(by_type.get(one, ()) for one in subclasses(kind)))
        return self._instances[kind]

    def about(self, subject: Term) -> Iterator[ox.Quad]:
        """Yield what is said of a subject, each triple once."""
        for predicate, column in self.columns.items():
            for value in dict.fromkeys(column.get(subject, ())):
                yield ox.Quad(subject, predicate, value)  # type: ignore[arg-type]

    def graph(self) -> Graph:
        """Return a graph of rdflib that looks here for its triples and holds none itself."""
        return _View(self).whole

    @cached_property
    def size(self) -> int:
        """The number of different triples."""
        return sum(len(set(values)) for column in self.columns.values() for values in column.values())

    @cached_property
    def _inverses(self) -> dict[Term, Column]:
        return {}

    @cached_property
    def _instances(self) -> dict[ox.NamedNode, set[Term]]:
        return {}

    def _added(self, triples: Iterable[Fact], known: Known) -> set[Term]:
        """Add triples and return what of `known` they name."""
        columns = self.columns
        named = set[Term]()
        for subject, predicate, value in triples:
            columns.setdefault(predicate, {}).setdefault(subject, []).append(value)
            if subject in known:
                named.add(subject)
            if not isinstance(value, ox.Literal) and value in known:  # a hash of a whole text takes its time
                named.add(value)
        return named


def _turned(column: Column) -> Column:
    turned: Column = {}
    for subject, values in column.items():
        for value in values:
            turned.setdefault(value, []).append(subject)
    return turned


class _View(Store):
    """The triples of an index, for those who read only."""

    context_aware = graph_aware = True  # or pySHACL, which makes a dataset of everything, refuses it

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index
        self.whole = Graph(store=self, bind_namespaces="none")

    def triples(self, pattern: _Pattern, context: Any = None) -> Iterator[_Found]:  # noqa: ARG002
        """Yield the triples of a pattern, in which None stands for anything."""
        subject, predicate, value = pattern
        columns = self._index.columns if predicate is None else {native(predicate)}
        for name in columns:
            for found in self._rows(name, subject, value):
                yield (found[0], term(name), found[1]), iter((self.whole,))

    def _rows(self, name: Term, subject: Node | None, value: Node | None) -> Iterator[tuple[Node, Node]]:
        column: Mapping[Term, Collection[Term]] = self._index.column(name)
        if subject is not None:
            mine = native(subject)
            rows = [(mine, one) for one in column.get(mine, ())]
        elif isinstance(value, URIRef):
            other = native(value)
            rows = [(one, other) for one in self._index.inverse(name).get(other, ())]
        else:
            rows = [(one, each) for one, values in column.items() for each in values]
        for one, each in dict.fromkeys(rows):
            if value is None or term(each) == value:
                yield term(one), term(each)

    def __len__(self, context: Any = None) -> int:
        return self._index.size

"""The graphs of a readout, and the sheet on which they are drafted."""

from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import cast

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph import terms
from kg.graph.names import Names, graph_names
from kg.graph.shard import lines
from kg.reading.records import Reading, Span, When
from kg.vocab import DRO, OA, PREFIXES, RDF

Triple = tuple[Node, Node, Node]


class Part:
    """The triples of one graph of a readout: drafted as they come, an rdflib graph for those who ask for it."""

    def __init__(self, name: URIRef) -> None:
        self.name = name
        self._drafted: dict[Triple, None] = {}

    def add(self, triple: Triple) -> None:
        """Add a triple to the draft."""
        self._drafted[triple] = None

    def __contains__(self, triple: Triple) -> bool:
        return triple in self._drafted

    def __iter__(self) -> Iterator[Triple]:
        """Yield the triples; those of the rdflib graph once there is one, for it may have been changed."""
        return iter(cast("Iterable[Triple]", self.graph if "graph" in vars(self) else self._drafted))

    @cached_property
    def graph(self) -> Graph:
        """The triples as a graph that bears their name and knows the prefixes."""
        graph = Graph("SimpleMemory", self.name, bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        for triple in self._drafted:
            graph.add(triple)
        return graph


class ReadoutGraphs:
    """What one readout says (stated), what needs context (inferred), and where it comes from (provenance)."""

    def __init__(self, readout: URIRef) -> None:
        self.iri = readout
        self.parts = tuple(map(Part, graph_names(readout)))
        """The three graphs in this order."""

    @property
    def stated(self) -> Graph:
        """Return what the text supports."""
        return self.parts[0].graph

    @property
    def inferred(self) -> Graph:
        """Return what needs context."""
        return self.parts[1].graph

    @property
    def provenance(self) -> Graph:
        """Return where it comes from."""
        return self.parts[2].graph

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the triples of the three graphs as quads, in no order."""
        for part in self.parts:
            name = part.name
            for subject, predicate, value in part:
                yield to_ox(subject, predicate, value, name)

    def quads_bytes(self) -> bytes:
        """Return the three graphs as canonical N-Quads, sorted by line: equal readings give equal bytes."""
        return b"".join(lines(self.quads()))


class Draft:
    """Graphs in the making: the parts of a reading write on it, each span is described once."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading = reading
        self.names = names
        self.graphs = ReadoutGraphs(names.readout)
        self.times: dict[str, When] = {}
        self._stated, self._inferred, self._provenance = self.graphs.parts
        self._spans: dict[Span, URIRef] = {}

    def say(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Add to what the text states."""
        for value in values:
            self._stated.add((subject, predicate, value))

    def infer(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Add to what needs context, except what the text states anyway."""
        for value in values:
            if (subject, predicate, value) not in self._stated:
                self._inferred.add((subject, predicate, value))

    def note(self, subject: URIRef, predicate: URIRef, value: Node) -> None:
        """Add to where it all comes from."""
        self._provenance.add((subject, predicate, value))

    def link(self, subject: URIRef, predicate: URIRef, keys: Iterable[str], given: Container[str] = ()) -> None:
        """State a relation to the things with these keys; to those that a correction gives, infer it."""
        for key in keys:
            (self.infer if key in given else self.say)(subject, predicate, self.names.key(key))

    def cite(self, subject: URIRef, predicate: URIRef, spans: Iterable[Span]) -> None:
        """State a relation to ranges of characters, which are described as well."""
        self.say(subject, predicate, *map(self.span, spans))

    def span(self, span: Span) -> URIRef:
        """Describe a range of characters and return its IRI."""
        name = self._spans.get(span)
        if name is None:
            name = self._spans[span] = self.names.span(span)
            self.say(name, RDF.type, DRO.Span)
            self.bounds(name, span)
        return name

    def bounds(self, name: URIRef, span: Span) -> None:
        """State where something stands in the text, and the characters that stand there."""
        if span.end > len(self.reading.source.text):
            raise ValueError(f"{span} ends after the text, at {len(self.reading.source.text)}")
        self.say(name, OA.hasSource, self.names.readout)
        self.say(name, OA.start, terms.offset(span.start))
        self.say(name, OA.end, terms.offset(span.end))
        self.say(name, OA.exact, terms.text(span.of(self.reading.source.text)))


def to_ox(subject: Node, predicate: Node, value: Node, graph: Node) -> ox.Quad:
    """Return a quad for the store; raises TypeError on a blank node, which nobody could cite."""
    return ox.Quad(_named(subject), _named(predicate), _term(value), _named(graph))


@lru_cache(maxsize=10_000)
def _named(term: Node) -> ox.NamedNode:
    if not isinstance(term, URIRef):
        raise TypeError(f"not an IRI: {term!r}")
    return ox.NamedNode(str(term))


def _term(term: Node) -> ox.NamedNode | ox.Literal:
    if not isinstance(term, Literal):
        return _named(term)
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)

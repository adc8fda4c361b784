"""The graphs of a readout, and the sheet on which they are drafted."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph import terms
from kg.graph.names import Names, graph_names, runs_beside
from kg.reading.records import Reading, Span, When
from kg.vocab import DRO, OA, PREFIXES, RDF


@dataclass(frozen=True, slots=True)
class ReadoutGraphs:
    """What one readout says (stated), what needs context (inferred), and where it comes from (provenance)."""

    iri: URIRef
    stated: Graph
    inferred: Graph
    provenance: Graph

    @property
    def runs(self) -> URIRef:
        """Return the name of the graph in which a store notes when and where this readout was read."""
        return runs_beside(self.iri)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the triples of the three graphs as quads, in no order."""
        for graph in (self.stated, self.inferred, self.provenance):
            for subject, predicate, value in graph:
                yield to_ox(subject, predicate, value, graph.identifier)

    def quads_bytes(self) -> bytes:
        """Return the three graphs as canonical N-Quads, sorted by line: equal readings give equal bytes."""
        lines = ox.serialize(self.quads(), format=ox.RdfFormat.N_QUADS)
        return b"".join(sorted((lines or b"").splitlines(keepends=True)))


def empty(readout: URIRef) -> ReadoutGraphs:
    """Return the three graphs of a readout without a triple, their prefixes bound."""
    graphs = [Graph("SimpleMemory", name, bind_namespaces="none") for name in graph_names(readout)]
    for graph in graphs:
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
    return ReadoutGraphs(readout, *graphs)


@dataclass(frozen=True, slots=True)
class Draft:
    """Graphs in the making: the parts of a reading write on it, each span is described once."""

    reading: Reading
    names: Names
    graphs: ReadoutGraphs
    times: dict[str, When] = field(default_factory=dict)
    _spans: set[URIRef] = field(default_factory=set)

    def say(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Add to what the text states."""
        for value in values:
            self.graphs.stated.add((subject, predicate, value))

    def infer(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Add to what needs context, except what the text states anyway."""
        for value in values:
            if (subject, predicate, value) not in self.graphs.stated:
                self.graphs.inferred.add((subject, predicate, value))

    def link(self, subject: URIRef, predicate: URIRef, keys: Iterable[str], given: Container[str] = ()) -> None:
        """State a relation to the things with these keys; to those that a correction gives, infer it."""
        for key in keys:
            (self.infer if key in given else self.say)(subject, predicate, self.names.key(key))

    def cite(self, subject: URIRef, predicate: URIRef, spans: Iterable[Span]) -> None:
        """State a relation to ranges of characters, which are described as well."""
        self.say(subject, predicate, *map(self.span, spans))

    def span(self, span: Span) -> URIRef:
        """Describe a range of characters and return its IRI."""
        name = self.names.span(span)
        if name not in self._spans:
            self._spans.add(name)
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

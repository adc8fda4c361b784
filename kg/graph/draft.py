"""The graphs of a readout, and the sheet on which they are drafted."""

from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Graph, URIRef

from kg.graph import terms
from kg.graph.names import Names, graph_names
from kg.graph.shard import lines
from kg.graph.vocab import DRO, OA, RDF
from kg.reading.records import Reading, Span, When
from kg.terms import Fact, graph_facts, term
from kg.vocab import PREFIXES

Value = NamedNode | Literal
Said = tuple[NamedNode, NamedNode, Value]
"""A triple without blank nodes, which nobody could cite."""


class Part:
    """The triples of one graph of a readout: drafted as they come, an rdflib graph for those who ask for it."""

    def __init__(self, name: URIRef) -> None:
        self.name = name
        """The IRI of the graph."""
        self._drafted: dict[Said, None] = {}

    def add(self, fact: Said) -> None:
        """Add a triple to the draft."""
        self._drafted[fact] = None

    def __contains__(self, fact: Said) -> bool:
        return fact in self._drafted

    def __iter__(self) -> Iterator[Said]:
        """Yield the triples; those of the rdflib graph once there is one, for it may have been changed.

        Raises TypeError on a blank node that was added there.
        """
        return map(_citable, graph_facts(self.graph)) if "graph" in vars(self) else iter(self._drafted)

    @cached_property
    def graph(self) -> Graph:
        """The triples as a graph that bears their name and knows the prefixes."""
        graph = Graph("SimpleMemory", self.name, bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        for subject, predicate, value in self._drafted:
            graph.add((term(subject), term(predicate), term(value)))
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

    def facts(self) -> dict[str, Iterable[Said]]:
        """Return the triples of each graph by its name."""
        return {part.name: part for part in self.parts}

    def quads(self) -> Iterator[Quad]:
        """Yield the triples of the three graphs as quads, in no order."""
        for part in self.parts:
            name = NamedNode(part.name)
            yield from (Quad(*fact, name) for fact in part)

    def quads_bytes(self) -> bytes:
        """Return the three graphs as canonical N-Quads, sorted by line: equal readings give equal bytes."""
        return b"".join(lines(self.quads()))


class Draft:
    """Graphs in the making: the parts of a reading write on it, each span is described once."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading = reading
        self.names = names
        self.graphs = ReadoutGraphs(URIRef(names.readout.value))
        self.times: dict[str, When] = {}
        self._stated, self._inferred, self._provenance = self.graphs.parts
        self._spans: dict[Span, NamedNode] = {}

    def say(self, subject: NamedNode, predicate: NamedNode, *values: Value) -> None:
        """Add to what the text states."""
        for value in values:
            self._stated.add((subject, predicate, value))

    def infer(self, subject: NamedNode, predicate: NamedNode, *values: Value) -> None:
        """Add to what needs context, except what the text states anyway."""
        for value in values:
            if (subject, predicate, value) not in self._stated:
                self._inferred.add((subject, predicate, value))

    def note(self, subject: NamedNode, predicate: NamedNode, value: Value) -> None:
        """Add to where it all comes from."""
        self._provenance.add((subject, predicate, value))

    def link(self, subject: NamedNode, predicate: NamedNode, keys: Iterable[str], given: Container[str] = ()) -> None:
        """State a relation to the things with these keys; to those that a correction gives, infer it."""
        for key in keys:
            (self.infer if key in given else self.say)(subject, predicate, self.names.key(key))

    def cite(self, subject: NamedNode, predicate: NamedNode, spans: Iterable[Span]) -> None:
        """State a relation to ranges of characters, which are described as well."""
        self.say(subject, predicate, *map(self.span, spans))

    def span(self, span: Span) -> NamedNode:
        """Describe a range of characters and return its IRI."""
        name = self._spans.get(span)
        if name is None:
            name = self._spans[span] = self.names.span(span)
            self.say(name, RDF.type, DRO.Span)
            self.bounds(name, span)
        return name

    def bounds(self, name: NamedNode, span: Span) -> None:
        """State where something stands in the text, and the characters that stand there."""
        if span.end > len(self.reading.source.text):
            raise ValueError(f"{span} ends after the text, at {len(self.reading.source.text)}")
        self.say(name, OA.hasSource, self.names.readout)
        self.say(name, OA.start, terms.offset(span.start))
        self.say(name, OA.end, terms.offset(span.end))
        self.say(name, OA.exact, terms.text(span.of(self.reading.source.text)))


def _citable(fact: Fact) -> Said:
    """Return a triple as it is; raises TypeError on a blank node."""
    match fact:
        case (NamedNode() as subject, NamedNode() as predicate, NamedNode() | Literal() as value):
            return subject, predicate, value
    raise TypeError(f"not an IRI: {fact}")

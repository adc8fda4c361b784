"""The examples of the shapes: a valid graph, and changes to it that break one shape each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, Namespace
from rdflib.term import Node

from kg import files
from kg.store import union
from kg.validate import Report
from kg.vocab import VOCABULARY

EXAMPLES = files.ontology() / "examples"
CASE = Namespace("https://example.org/case#")
Found = tuple[str, str, str]
"""What one finding comes down to: local name of the shape, node, severity."""


@dataclass(frozen=True)
class Case:
    """One example: the shape it is about, the graph, and what is to be found in it."""

    path: Path
    graph: Graph
    expected: frozenset[Found]

    @property
    def shape(self) -> str:
        """Return the local name of the shape, which is that of the folder."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """Return a name for test reports."""
        return f"{self.shape}/{self.path.stem}"


@cache
def base() -> Graph:
    """Return the valid graph that the examples change."""
    return Graph().parse(EXAMPLES / "base.ttl")


@cache
def cases() -> tuple[Case, ...]:
    """Return all examples, sorted by path."""
    return tuple(_case(path) for path in sorted(EXAMPLES.glob("*/*.trig")))


def found(report: Report) -> frozenset[Found]:
    """Return the findings of a report as they are written in the examples."""
    return frozenset((_local(one.source), _node(one.focus), one.severity) for one in report.findings)


def stored(graph: Graph) -> ox.Store:
    """Return a store with the graph beside the ontology and the vocabulary."""
    store = ox.Store()
    store.extend(_reference())
    store.load(
        graph.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(CASE.graph)
    )
    union.fill(store)
    return store


@cache
def _reference() -> tuple[ox.Quad, ...]:
    paths = [files.ontology() / "diplomacy.ttl", *files.vocabulary()]
    parsed = (quad for path in paths for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    return tuple(ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(str(VOCABULARY))) for one in parsed)


def _case(path: Path) -> Case:
    without, added, report = (_part(path, name) for name in ("without", "with", "found"))
    assert all(triple in base() for triple in without), f"{path} takes away what is not there"
    assert not any(triple in base() for triple in added), f"{path} adds what is there"
    graph = Graph()
    graph += base()
    graph -= without
    graph += added
    return Case(path, graph, frozenset(_expected(report)))


def _part(path: Path, name: str) -> Graph:
    """Return one of the graphs of an example."""
    graph = ox.NamedNode(CASE[name])
    triples = (quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG) if quad.graph_name == graph)
    return Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def _expected(report: Graph) -> Iterator[Found]:
    for result, focus in report.subject_objects(SH.focusNode):
        shape, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        yield _local(shape), _node(focus), _local(severity)


def _local(iri: Node | None) -> str:
    return str(iri).rpartition("#")[2]


def _node(node: Node) -> str:
    return "_:" if isinstance(node, BNode) else str(node)

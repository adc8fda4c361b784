"""Validation of one document's graph by pySHACL."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.errors import VocabularyError
from kg.terms import Fact, facts, graph_facts
from kg.validate import background, shapes
from kg.validate.index import Index
from kg.validate.report import Finding, Report, Severity
from kg.validate.screen import Screen
from kg.validate.storewide import quotations
from kg.vocab import SH


def core(data: Graph | Iterable[Fact | ox.Quad], vocabulary: tuple[Path, ...] | background.Known = ()) -> Report:
    """Return what breaks the core shapes, in pySHACL's words.

    pySHACL is asked about the nodes alone that screening does not pass, if more may be wrong than that a property is
    missing. `vocabulary`: the files to look names up in, the built-in ones by default, or `descriptions` of others.
    """
    return screened(_index(data, vocabulary), shapes.screen())


def gate(data: Iterable[Fact | ox.Quad], vocabulary: tuple[Path, ...] = ()) -> Report:
    """Return what breaks the core shapes, or the rules that compare the spans of a document with its text."""
    index = _index(data, vocabulary)
    return screened(index, shapes.screen()) + quotations(index)


def _index(data: Graph | Iterable[Fact | ox.Quad], vocabulary: tuple[Path, ...] | background.Known) -> Index:
    triples = graph_facts(data) if isinstance(data, Graph) else facts(data)
    return Index(triples, background.entries(vocabulary) if isinstance(vocabulary, tuple) else vocabulary)


def screened(index: Index, screen: Screen) -> Report:
    """Return what breaks the shapes of a screen."""
    doubts, told = screen.doubts(index), list[Finding]()
    for shape, nodes in doubts.items():
        if nodes and shape in screen.presences:
            found = dict(screen.presences[shape].findings(_name(shape), nodes, index))
            told += found.values()
            doubts[shape] = nodes - found.keys()
    left = {shape: nodes for shape, nodes in doubts.items() if nodes != set()}
    rest = by_pyshacl(index.graph(), screen.narrowed(left)) if left else Report()
    return rest + Report.of(told)


def reference(data: Graph, vocabulary: tuple[Path, ...] = (), rules: Container[Node] | None = None) -> Report:
    """Return what breaks any shape, by pySHACL alone: seconds for a graph of a few hundred triples.

    `rules`: the shapes whose rules in SPARQL are run, by default all.
    """
    shacl = shapes.shapes() if rules is None else shapes.shapes_with(rules)
    full = (None, SH.sparql, None) in shacl
    return by_pyshacl(background.described(data, vocabulary, full), shacl)


def by_pyshacl(graph: Graph, shacl: Graph) -> Report:
    """Return what breaks any shape of a graph of shapes."""
    try:
        _, report, text = pyshacl.validate(
            graph,
            shacl_graph=shacl,
            inplace=True,
            advanced=False,
            inference="none",
            do_owl_imports=False,
            allow_warnings=True,
        )
    except ReportableRuntimeError as error:
        raise VocabularyError("shapes.ttl", error.message, "mend the shape") from error
    if not isinstance(report, Graph):
        raise VocabularyError("shapes.ttl", text, "mend the shape")
    return Report.of(_findings(report))


def _findings(report: Graph) -> Iterator[Finding]:
    for result in report.objects(None, SH.result):
        said = cast("dict[Node, Node]", dict(report.predicate_objects(result)))
        source, path = said[SH.sourceShape], said.get(SH.resultPath)
        yield Finding(
            severity=cast("Severity", str(said[SH.resultSeverity]).rpartition("#")[2]),
            shape=_name(source),
            source=URIRef(str(source)),
            focus=said[SH.focusNode],
            message=str(said[SH.resultMessage]),
            path=path if isinstance(path, URIRef) else None,
            value=said.get(SH.value),
            component=URIRef(str(said[SH.sourceConstraintComponent])),
        )


def _name(shape: Node) -> str:
    return shapes.names().get(shape, str(shape))

"""Validation of one document's graph by pySHACL."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import cast

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph, URIRef
from rdflib.term import Node

from kg import files
from kg.errors import VocabularyError
from kg.validate import shapes
from kg.validate.report import Finding, Report, Severity
from kg.vocab import SH


def core(data: Graph, vocabulary: tuple[Path, ...] = ()) -> Report:
    """Return what breaks the core shapes. `vocabulary`: the files to look names up in, by default the built-in ones."""
    known = vocabulary or tuple(files.vocabulary())
    return _run(shapes.described(data, known), shapes.core_shapes())


def reference(data: Graph, vocabulary: tuple[Path, ...] = (), rules: Container[Node] | None = None) -> Report:
    """Return what breaks any shape, by pySHACL alone: seconds for a graph of a few hundred triples.

    `rules`: the shapes whose rules in SPARQL are run, by default all.
    """
    known = vocabulary or tuple(files.vocabulary())
    shacl = shapes.shapes() if rules is None else shapes.shapes_with(rules)
    return _run(shapes.described(data, known, full=True), shacl)


def _run(graph: Graph, shacl: Graph) -> Report:
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
            shape=shapes.names().get(source, str(source)),
            source=URIRef(str(source)),
            focus=said[SH.focusNode],
            message=str(said[SH.resultMessage]),
            path=path if isinstance(path, URIRef) else None,
            value=said.get(SH.value),
        )

"""What validation found: a report of findings, as rows for people and as a SHACL report for machines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal as OneOf

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.terms import iri, native
from kg.vocab import PREFIXES, RDF, SH

Severity = OneOf["Violation", "Warning"]

COLUMNS = ("severity", "shape", "count", "message", "focus")
"""What the rows of `Report.table` hold; `message` and `focus` are those of the first finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that breaks one shape."""

    severity: Severity
    shape: str
    """Name of the shape as a person reads it: `span quotes text`."""
    source: URIRef
    """The shape itself, in the shapes file."""
    focus: Node
    message: str
    path: URIRef | None = None
    """The property at fault; nothing when it is the node as a whole or a longer path."""
    value: Node | None = None
    """The value at fault, where there is one."""
    component: URIRef | None = None
    """The kind of constraint, as SHACL calls it."""

    @property
    def order(self) -> tuple[str, ...]:
        """Return what findings are sorted by: violations first, then by shape, node and value."""
        said = (self.source, self.focus, self.value, self.message, self.path, self.component)
        return (self.severity, self.shape, *map(str, said))

    @property
    def blank(self) -> list[BNode]:
        """Return the blank nodes that it names."""
        return [node for node in (self.focus, self.value) if isinstance(node, BNode)]


@dataclass(frozen=True)
class Report:
    """The findings of a validation, sorted; equal findings appear once."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Report":
        """Return a report of the given findings."""
        return cls(tuple(sorted(set(findings), key=lambda finding: finding.order)))

    def __add__(self, other: "Report") -> "Report":
        return Report.of((*self.findings, *other.findings))

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation; warnings do not count."""
        return not self.violations

    @cached_property
    def violations(self) -> tuple[Finding, ...]:
        """Return the findings that can only be bugs."""
        return tuple(finding for finding in self.findings if finding.severity == "Violation")

    @cached_property
    def warnings(self) -> tuple[Finding, ...]:
        """Return the findings that are worth a look."""
        return tuple(finding for finding in self.findings if finding.severity == "Warning")

    def table(self) -> list[tuple[str, ...]]:
        """Return one row for each shape that is broken, with the columns `COLUMNS`."""
        rows: list[tuple[str, ...]] = []
        for (severity, shape), group in groupby(self.findings, key=lambda one: (one.severity, one.shape)):
            first, *others = group
            rows.append((severity, shape, str(1 + len(others)), first.message, str(first.focus)))
        return rows

    @cached_property
    def graph(self) -> Graph:
        """Return the report in SHACL's own terms: one sh:ValidationReport with a result for each finding."""
        graph = Graph()
        for triple in self._triples():
            graph.add(triple)
        return graph

    @property
    def turtle(self) -> str:
        """Return the report in SHACL's own terms, as Turtle, the results in the order of the findings."""
        triples = [ox.Triple(native(one), iri(two), native(three)) for one, two, three in self._triples()]  # type: ignore[arg-type]
        named = {_namespace(term.value) for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
        prefixes = {prefix: name for prefix, name in PREFIXES.items() if name in named}
        return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()

    def _triples(self) -> Iterator[tuple[Node, URIRef, Node]]:
        mark = "r" * (
            1 + max((len(node) for one in self.findings for node in one.blank), default=0)
        )  # is taken by none
        report, results = BNode(f"{mark}eport"), [BNode(f"{mark}esult{at}") for at, _ in enumerate(self.findings, 1)]
        yield report, RDF.type, SH.ValidationReport
        yield report, SH.conforms, Literal(self.conforms)
        for result in results:
            yield report, SH.result, result
        for result, finding in zip(results, self.findings, strict=True):
            for predicate, value in _result(finding):
                yield result, predicate, value


def _namespace(name: str) -> str:
    return name[: 1 + max(name.rfind("#"), name.rfind("/"))]


def _result(finding: Finding) -> Iterator[tuple[URIRef, Node]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, SH[finding.severity]
    yield SH.focusNode, finding.focus
    if finding.path is not None:
        yield SH.resultPath, finding.path
    if finding.value is not None:
        yield SH.value, finding.value
    yield SH.resultMessage, Literal(finding.message)
    yield SH.sourceShape, finding.source
    if finding.component is not None:
        yield SH.sourceConstraintComponent, finding.component

"""What validation found: a report of findings, as rows for people and as a SHACL report for machines."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal as OneOf

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab import RDF, SH

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

    @property
    def order(self) -> tuple[str, ...]:
        """Return what findings are sorted by: violations first, then by shape, node and value."""
        return (self.severity, self.shape, str(self.source), str(self.focus), str(self.value), self.message)


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
        report = BNode("report")
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, Literal(self.conforms)))
        for number, finding in enumerate(self.findings, 1):
            result = BNode(f"result{number}")
            graph.add((report, SH.result, result))
            for predicate, value in _result(finding):
                graph.add((result, predicate, value))
        return graph


def _result(finding: Finding) -> Iterable[tuple[URIRef, Node]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, SH[finding.severity]
    yield SH.sourceShape, finding.source
    yield SH.focusNode, finding.focus
    yield SH.resultMessage, Literal(finding.message)
    if finding.path is not None:
        yield SH.resultPath, finding.path
    if finding.value is not None:
        yield SH.value, finding.value

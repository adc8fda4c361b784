"""Shapes that ask only how often a property is there: where it is missing is told here, in the words of pySHACL.

Most warnings are of this kind, such as that an address is unknown, and hardly a document is without one.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.terms import Term, iri, term
from kg.validate.demands import number
from kg.validate.index import Index
from kg.validate.report import Finding, Severity
from kg.vocab import RDF, SH

_KNOWN = frozenset(
    {SH.path, SH.minCount, SH.maxCount, SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group}
)


@dataclass(frozen=True, slots=True)
class Presence:
    """A shape that asks for a property, or that there be none of it."""

    shape: URIRef
    path: URIRef
    message: str
    severity: Severity
    demanded: bool
    """Whether a node without the property breaks the shape, for that alone."""
    forbidden: bool
    """Whether a node with the property breaks the shape, for that alone."""

    def findings(self, name: str, nodes: Iterable[Term], index: Index) -> Iterator[tuple[Term, Finding]]:
        """Yield those of the nodes that are sure to break the shape, which people know by `name`."""
        there = index.column(iri(self.path))
        for node in nodes:
            if self.forbidden if node in there else self.demanded:
                yield node, self._finding(name, node)

    def _finding(self, name: str, node: Term) -> Finding:
        return Finding(
            severity=self.severity,
            shape=name,
            source=self.shape,
            focus=term(node),
            message=self.message,
            path=self.path,
            component=SH.MinCountConstraintComponent if self.demanded else SH.MaxCountConstraintComponent,
        )


def presence(shapes: Graph, shape: Node, targets: Collection[Node]) -> Presence | None:
    """Return a shape that is known if it asks for counts and no more, once, with one message.

    `targets`: the predicates by which a shape tells what it is about.
    """
    described = shapes.predicate_objects(shape)
    said = [one for one in described if str(one[0]).startswith(str(SH)) and one[0] not in targets]
    once = dict(said)
    if len(once) != len(said) or not once.keys() <= _KNOWN or (shape, RDF.type, SH.PropertyShape) not in shapes:
        return None
    least = number(once[SH.minCount]) if SH.minCount in once else 0
    most = number(once[SH.maxCount]) if SH.maxCount in once else math.inf
    match (shape, once.get(SH.path), once.get(SH.message)):
        case (URIRef() as name, URIRef() as path, Literal() as message):
            severity = cast("Severity", str(once.get(SH.severity, SH.Violation)).rpartition("#")[2])
            return Presence(name, path, str(message), severity, least > 0 <= most, least <= 0 == most)
    return None

"""Property paths of shapes, as functions that lead from a node to its values."""

from collections.abc import Callable, Collection

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.terms import Term, iri
from kg.validate.demands import Unknown
from kg.validate.index import Index
from kg.vocab import RDF, SH

Lookup = Callable[[Term], Collection[Term]]
Path = Callable[[Index], Lookup]
"""Returns what leads from a node to its values in an index; a value may come twice."""


def path(shapes: Graph, given: Node) -> Path:
    """Return a path as it stands in a graph of shapes; raises Unknown on a kind that is not known here."""
    if isinstance(given, URIRef):
        predicate = iri(given)
        return lambda index: _looked_up(index.column(predicate))
    if (given, RDF.first, None) in shapes:
        return _sequence([path(shapes, step) for step in shapes.items(given)])
    match list(shapes.predicate_objects(given)):
        case [(SH.inversePath, URIRef() as name)]:
            turned = iri(name)
            return lambda index: _looked_up(index.inverse(turned))
        case [(SH.alternativePath, several)]:
            return _alternatives([path(shapes, one) for one in shapes.items(several)])
    raise Unknown


def _looked_up(column: dict[Term, list[Term]]) -> Lookup:
    return lambda node: column.get(node, ())


def _sequence(steps: list[Path]) -> Path:
    def path(index: Index) -> Lookup:
        lookups = [step(index) for step in steps]

        def values(node: Term) -> Collection[Term]:
            reached: Collection[Term] = (node,)
            for lookup in lookups:
                reached = {value for one in reached for value in lookup(one)}
            return reached

        return values

    return path


def _alternatives(several: list[Path]) -> Path:
    def path(index: Index) -> Lookup:
        lookups = [one(index) for one in several]
        return lambda node: [value for lookup in lookups for value in lookup(node)]

    return path

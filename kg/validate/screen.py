"""Screening: which nodes may break which shape, found by operations on sets, so that pySHACL need look at these alone.

The shapes file is compiled once. What is not known here, a parameter, a path or a way to say what a shape is about,
is left to pySHACL as it stands.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph, Literal
from rdflib.term import Node

from kg.terms import Term, iri, native, term
from kg.validate.demands import ONCE, PARAMETERS, Demand, Unknown, of_each
from kg.validate.index import Index
from kg.validate.paths import Path, path
from kg.validate.presence import presence
from kg.vocab import RDF, SH

Target = Callable[[Index], Iterable[Term]]
"""Returns what a shape is about."""
Triple = tuple[Node, Node, Node]
Doubts = dict[Node, Set[Term] | None]
"""The nodes that may break a shape, by shape; None stands for all that the shape itself says it is about."""

TARGETS: dict[Node, Callable[[Node], Target]] = {
    SH.targetClass: lambda given: _instances(iri(given)),
    SH.targetNode: lambda given: _itself(native(given)),
    SH.targetObjectsOf: lambda given: _values(iri(given)),
    SH.targetSubjectsOf: lambda given: _subjects(iri(given)),
}
"""How shapes say what they are about."""
_DEMANDS_NOTHING = frozenset({SH.name, SH.description, SH.message, SH.order, SH.group, SH.path, SH.ignoredProperties})
_OUTERMOST = frozenset({SH.severity, *TARGETS})


@dataclass(frozen=True, slots=True)
class _Shape:
    path: Path | None
    demands: tuple[Demand, ...]

    @property
    def surely(self) -> bool:
        """Tell whether what may break the shape does break it."""
        return all(demand.surely for demand in self.demands)

    def doubted(self, index: Index, nodes: Set[Term]) -> Set[Term]:
        """Return those of the nodes that may break the shape."""
        at = self.path(index) if self.path else lambda node: (node,)
        values = {node: at(node) for node in nodes}
        return set[Term]().union(*(demand.doubted(index, values) for demand in self.demands))


@dataclass(frozen=True, slots=True)
class _Targeted:
    """A shape, and what it is about."""

    shape: _Shape
    targets: tuple[Target, ...]

    def doubted(self, index: Index) -> Set[Term]:
        """Return what the shape is about and may break it."""
        return self.shape.doubted(index, set(chain.from_iterable(target(index) for target in self.targets)))


class Screen:
    """The shapes of a graph, ready to be looked through."""

    def __init__(self, shapes: Graph) -> None:
        about = {shape for target in TARGETS for shape in shapes.subjects(target)}
        self._graph = shapes
        self._closures: dict[Node, tuple[Triple, ...]] = {}
        self._shapes = {shape: _targeted(shapes, shape) for shape in sorted(about, key=str)}
        found = ((shape, presence(shapes, shape, TARGETS)) for shape, known in self._shapes.items() if known)
        self.presences = {shape: one for shape, one in found if one}
        """The shapes that ask only how often a property is there."""

    def doubts(self, index: Index) -> Doubts:
        """Return which nodes may break which shape; shapes that none can break are left out."""
        if index.has_own_classes:
            return dict.fromkeys(self._shapes)
        found = ((shape, known.doubted(index) if known else None) for shape, known in self._shapes.items())
        return {shape: nodes for shape, nodes in found if nodes is None or nodes}

    def narrowed(self, doubts: Doubts) -> Graph:
        """Return the shapes in doubt, each about the nodes that may break it and no others."""
        graph = Graph(store="SimpleMemory", bind_namespaces="none")
        for shape, nodes in doubts.items():
            graph.addN((*triple, graph) for triple in self._closure(shape))
            if nodes is not None:
                for target in TARGETS:
                    graph.remove((shape, target, None))
                graph.addN((shape, SH.targetNode, term(node), graph) for node in nodes)
        return graph

    def _closure(self, shape: Node) -> tuple[Triple, ...]:
        """Return all that is said of a shape, of what stands in it and of kinds of constraints."""
        if shape not in self._closures:
            waiting = [shape, *self._graph.subjects(RDF.type, SH.ConstraintComponent)]
            reached = set(waiting)
            while waiting:
                new = set(self._graph.objects(waiting.pop())) - reached
                reached |= new
                waiting += new
            triples = (self._graph.triples((node, None, None)) for node in reached)
            self._closures[shape] = tuple(chain.from_iterable(triples))
        return self._closures[shape]


def _targeted(shapes: Graph, shape: Node) -> _Targeted | None:
    """Return a shape with what it is about; nothing if not all that it demands is known here."""
    if (None, RDF.type, SH.ConstraintComponent) in shapes:
        return None
    try:
        demands = _shape(shapes, shape)
    except Unknown:
        return None
    aims = (aim(given) for target, aim in TARGETS.items() for given in shapes.objects(shape, target))
    return _Targeted(demands, tuple(aims))


def _instances(kind: ox.NamedNode) -> Target:
    return lambda index: index.instances(kind)


def _itself(node: Term) -> Target:
    return lambda _: (node,)


def _values(predicate: Term) -> Target:
    return lambda index: index.inverse(predicate)


def _subjects(predicate: Term) -> Target:
    return lambda index: index.column(predicate)


def _shape(shapes: Graph, shape: Node, above: tuple[Node, ...] = ()) -> _Shape:
    """Return a shape, which may stand in others; raises Unknown if it demands what is not known here."""
    if shape in above or not {SH.NodeShape, SH.PropertyShape} >= set(shapes.objects(shape, RDF.type)):
        raise Unknown
    demands = [
        _demand(shapes, shape, parameter, given, above)
        for parameter, given in shapes.predicate_objects(shape)
        if str(parameter).startswith(str(SH))
        and parameter not in (_DEMANDS_NOTHING if above else _DEMANDS_NOTHING | _OUTERMOST)
    ]
    paths = [path(shapes, given) for given in shapes.objects(shape, SH.path)]
    return _Shape(paths[0] if paths else None, tuple(demands))


def _demand(shapes: Graph, shape: Node, parameter: Node, given: Node, above: tuple[Node, ...]) -> Demand:
    within = (*above, shape)
    if parameter in ONCE and len(set(shapes.objects(shape, parameter))) > 1:
        raise Unknown
    if parameter in PARAMETERS:
        return PARAMETERS[parameter](shapes, given)
    if parameter in (SH.node, SH.property):
        inner = _shape(shapes, given, within)
        return of_each(inner.doubted, inner.surely)
    if parameter in _COMBINATIONS:
        return _COMBINATIONS[parameter]([_shape(shapes, member, within) for member in shapes.items(given)])
    if parameter == SH.closed:
        return _closed(shapes, shape, given)
    raise Unknown


def _all_of(members: list[_Shape]) -> Demand:
    return of_each(
        lambda index, values: set[Term]().union(*(member.doubted(index, values) for member in members)),
        all(member.surely for member in members),
    )


def _any_of(members: list[_Shape]) -> Demand:
    return of_each(
        lambda index, values: set(values).intersection(*(member.doubted(index, values) for member in members)),
        all(member.surely for member in members),
    )


def _one_of(members: list[_Shape]) -> Demand:
    if not all(member.surely for member in members):
        raise Unknown

    def wrong(index: Index, values: Set[Term]) -> Set[Term]:
        broken = [member.doubted(index, values) for member in members]
        return {value for value in values if sum(value not in one for one in broken) != 1}

    return of_each(wrong, surely=True)


_COMBINATIONS: dict[Node, Callable[[list[_Shape]], Demand]] = {SH["and"]: _all_of, SH["or"]: _any_of, SH.xone: _one_of}


def _closed(shapes: Graph, shape: Node, given: Node) -> Demand:
    if given != Literal(True):
        raise Unknown
    listed = chain.from_iterable(shapes.items(ignored) for ignored in shapes.objects(shape, SH.ignoredProperties))
    parts = shapes.objects(shape, SH.property)
    described = chain.from_iterable(shapes.objects(part, SH.path) for part in parts)
    allowed = {native(one) for one in chain(listed, described)}

    def wrong(index: Index, values: Set[Term]) -> Set[Term]:
        others = (column for predicate, column in index.columns.items() if predicate not in allowed)
        return set[Term]().union(*(column.keys() & values for column in others))

    return of_each(wrong, surely=True)

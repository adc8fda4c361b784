"""Demands of shapes as operations on sets, one for each parameter of SHACL that is known here.

A demand says which nodes may fail it. It never passes over a node that pySHACL would report; where the two might
differ, over a literal that is ill-formed or two that are spelled differently, it says the node may fail.
"""

import re
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.terms import STRING, Term, iri, native
from kg.validate.index import Index
from kg.vocab import SH

Values = Mapping[Term, Collection[Term]]
"""The values that a path leads to, by node; a value may come twice."""
Doubt = Callable[[Index, Values], Set[Term]]
"""Returns the nodes that may fail a demand."""


class Unknown(Exception):  # noqa: N818  (no error: an answer)
    """A shape demands something that is not known here."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of a shape."""

    doubted: Doubt
    surely: bool = False
    """Whether nodes that may fail it do fail it."""


def of_each(wrong: Callable[[Index, Set[Term]], Set[Term]], surely: bool = False) -> Demand:
    """Return a demand on each value alone; `wrong` returns those of some values that may be wrong."""

    def doubted(index: Index, values: Values) -> Set[Term]:
        found = wrong(index, set(chain.from_iterable(values.values())))
        return {node for node, own in values.items() if not found.isdisjoint(own)} if found else set()

    return Demand(doubted, surely)


def _fitting(fits: Callable[[Term], bool]) -> Demand:
    """Return a demand on each value alone, given what values surely meet it."""
    return of_each(lambda _, values: {value for value in values if not fits(value)})


def _with_text(fits: Callable[[str], bool]) -> Demand:
    """Return a demand on the characters of each value; nothing but IRIs and literals has any."""
    return _fitting(lambda value: isinstance(value, ox.NamedNode | ox.Literal) and fits(value.value))


def number(given: Node) -> int:
    """Return a whole number; raises Unknown if it is none."""
    if isinstance(given, Literal) and type(given.value) is int:
        return given.value
    raise Unknown


@lru_cache(1 << 16)
def _literal(found: ox.Literal) -> Literal:
    """Return a typed literal as pySHACL sees it: there are few of them, over and over."""
    return Literal(found.value, datatype=URIRef(found.datatype.value), normalize=False)


def _typed(value: Term) -> Literal | None:
    """Return a literal that is not a string."""
    if isinstance(value, ox.Literal) and value.datatype != STRING and not value.language:
        return _literal(value)
    return None


@lru_cache(1 << 16)
def _comparable(value: Term) -> object:
    """Return the value of a literal of a kind that is compared in one way only."""
    literal = _typed(value)
    return literal.value if literal is not None and type(literal.value) in (int, date, timedelta) else None


def _class(_: Graph, given: Node) -> Demand:
    kind = iri(given)
    return of_each(lambda index, values: values - index.instances(kind), surely=True)


def _datatype(_: Graph, given: Node) -> Demand:
    wanted = iri(given)

    def fits(value: Term) -> bool:
        if not isinstance(value, ox.Literal) or value.language or value.datatype != wanted:
            return False
        literal = _typed(value)
        return literal is None or (literal.ill_typed is False and literal.value is not None)

    return _fitting(fits)


_KINDS: dict[Node, tuple[type, ...]] = {
    SH.IRI: (ox.NamedNode,),
    SH.Literal: (ox.Literal,),
    SH.BlankNode: (ox.BlankNode,),
    SH.BlankNodeOrIRI: (ox.BlankNode, ox.NamedNode),
}


def _node_kind(_: Graph, given: Node) -> Demand:
    if given not in _KINDS:
        raise Unknown
    kinds = _KINDS[given]
    return of_each(lambda _, values: {value for value in values if not isinstance(value, kinds)}, surely=True)


def _min_count(_: Graph, given: Node) -> Demand:
    least = number(given)

    def enough(own: Collection[Term]) -> bool:
        if least <= 1:
            return len(own) >= least
        return len({one for one in own if not isinstance(one, ox.Literal)}) >= least

    return Demand(lambda _, values: {node for node, own in values.items() if not enough(own)}, surely=least <= 1)


def _max_count(_: Graph, given: Node) -> Demand:
    most = number(given)
    return Demand(
        lambda _, values: {node for node, own in values.items() if len(own) > most and len(set(own)) > most},
        surely=most == 0,
    )


def _has_value(_: Graph, given: Node) -> Demand:
    wanted = native(given)
    return Demand(
        lambda _, values: {node for node, own in values.items() if wanted not in own},
        surely=isinstance(wanted, ox.NamedNode),
    )


def _in(shapes: Graph, given: Node) -> Demand:
    allowed = {native(one) for one in shapes.items(given)}
    return of_each(lambda _, values: values - allowed)


def _pattern(_: Graph, given: Node) -> Demand:
    pattern = re.compile(str(given))
    return _with_text(lambda text: pattern.search(text) is not None)


def _min_length(_: Graph, given: Node) -> Demand:
    least = number(given)
    return _with_text(lambda text: len(text) >= least)


def _bounded(holds: Callable[[object, object], bool]) -> Callable[[Graph, Node], Demand]:
    """Return what makes a demand that values stand in a relation to the given literal."""

    def demand(_: Graph, given: Node) -> Demand:
        bound = _comparable(native(given))
        return _fitting(lambda value: _related(holds, _comparable(value), bound))

    return demand


def _ordered(holds: Callable[[object, object], bool]) -> Callable[[Graph, Node], Demand]:
    """Return what makes a demand that values stand in a relation to all values of another property."""

    def demand(_: Graph, given: Node) -> Demand:
        other = iri(given)

        def doubted(index: Index, values: Values) -> Set[Term]:
            column = index.column(other)
            return {node for node, own in values.items() if own and not all_hold(own, column.get(node, ()))}

        def all_hold(own: Collection[Term], others: Collection[Term]) -> bool:
            mine, theirs = (list(map(_comparable, each)) for each in (own, others))
            return all(_related(holds, one, another) for one in mine for another in theirs)

        return Demand(doubted)

    return demand


def _related(holds: Callable[[object, object], bool], one: object, other: object) -> bool:
    return one is not None and type(one) is type(other) and holds(one, other)


def _disjoint(_: Graph, given: Node) -> Demand:
    other = iri(given)

    def alike(own: Collection[Term], others: Collection[Term]) -> bool:
        literals = [any(isinstance(one, ox.Literal) for one in each) for each in (own, others)]
        return all(literals) or not set(own).isdisjoint(others)

    def doubted(index: Index, values: Values) -> Set[Term]:
        column = index.column(other)
        return {node for node, own in values.items() if own and node in column and alike(own, column[node])}

    return Demand(doubted)


PARAMETERS: dict[Node, Callable[[Graph, Node], Demand]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.disjoint: _disjoint,
    SH.hasValue: _has_value,
    SH["in"]: _in,
    SH.lessThan: _ordered(lambda one, other: one < other),  # type: ignore[operator]
    SH.lessThanOrEquals: _ordered(lambda one, other: one <= other),  # type: ignore[operator]
    SH.maxCount: _max_count,
    SH.minCount: _min_count,
    SH.minExclusive: _bounded(lambda one, other: one > other),  # type: ignore[operator]
    SH.minInclusive: _bounded(lambda one, other: one >= other),  # type: ignore[operator]
    SH.minLength: _min_length,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
}
"""What makes a demand of the value of a parameter, given the shapes that it may point into."""

ONCE = frozenset(PARAMETERS) - {SH["class"], SH.disjoint, SH.hasValue, SH.lessThan, SH.lessThanOrEquals, SH.pattern}
"""The parameters that a shape may have once only."""

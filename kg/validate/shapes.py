"""The shapes, parsed once in a process, and in the forms in which they are used.

They are parsed here, before pySHACL sees them: when pySHACL itself fails to load a file, it leaves rdflib
in a state in which literals are no longer normalised.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from threading import Lock

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import files
from kg.terms import Term, iri
from kg.validate.background import graph_of, subclasses
from kg.validate.screen import TARGETS, Screen
from kg.vocab import RDFS, SH

_ALONE = Lock()


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint in SPARQL: its SELECT finds the nodes that break it."""

    shape: URIRef
    severity: str
    message: str
    select: str
    prefixes: dict[str, str]
    classes: frozenset[Term]
    """The classes whose instances it is about, with their subclasses."""


def shapes() -> Graph:
    """Return all shapes; threads that ask at once get the same graph, whose blank nodes have the same names."""
    with _ALONE:
        return _parsed()


@cache
def _parsed() -> Graph:
    return graph_of(files.ontology() / "shapes.ttl")


@cache
def core_shapes() -> Graph:
    """Return the shapes without the rules in SPARQL, in a form that pySHACL is quick with.

    Each property shape gets the targets of the shape it belongs to: pySHACL then looks at all nodes together,
    where it otherwise starts over for each node. What is found, and by which shape, is the same.
    """
    graph = shapes_with(())
    for shape in set(graph.subjects(SH.property)):
        _spread(graph, shape)
    return graph


@cache
def screen() -> Screen:
    """Return the core shapes, ready to screen a document."""
    return Screen(core_shapes())


def shapes_with(ruled: Container[Node]) -> Graph:
    """Return the shapes with the rules in SPARQL of the given shapes only."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    graph += shapes()
    for shape in set(graph.subjects(SH.sparql)):
        if shape not in ruled:
            graph.remove((shape, SH.sparql, None))
    return graph


def _targets(graph: Graph, shape: Node) -> list[tuple[Node, Node]]:
    """Return how a shape says what it is about: predicates and values."""
    return [(predicate, value) for predicate in TARGETS for value in graph.objects(shape, predicate)]


def _spread(graph: Graph, shape: Node) -> None:
    targets = _targets(graph, shape)
    if not targets:
        return
    parts = list(graph.objects(shape, SH.property))
    graph.remove((shape, SH.property, None))
    for part, target in product(parts, targets):
        graph.add((part, *target))
    if ignored := graph.value(shape, SH.ignoredProperties):
        allowed = Collection(graph, ignored)
        allowed += [path for part in parts for path in graph.objects(part, SH.path)]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in SPARQL, sorted by their shape."""
    return tuple(_rule(shape, body) for shape, body in sorted(shapes().subject_objects(SH.sparql)))


@cache
def names() -> dict[Node, str]:
    """Return the name of each shape; that of a property shape begins with the shape it belongs to: `span: start`."""
    graph = shapes()
    labels = {shape: str(label) for shape, label in graph.subject_objects(RDFS.label)}
    owned = graph.subject_objects(SH.property)
    parts = {part: f"{labels[shape]}: {graph.value(part, SH.name)}" for shape, part in owned if shape in labels}
    return labels | parts


def _rule(shape: Node, body: Node) -> Rule:
    graph = shapes()
    return Rule(
        shape=URIRef(str(shape)),
        severity=str(graph.value(shape, SH.severity, default=SH.Violation)).rpartition("#")[2],
        message=str(graph.value(body, SH.message)),
        select=str(graph.value(body, SH.select)),
        prefixes=dict(_prefixes(graph.objects(body, SH.prefixes))),
        classes=frozenset[Term]().union(*(subclasses(iri(one)) for one in graph.objects(shape, SH.targetClass))),
    )


def _prefixes(declaring: Iterable[Node]) -> Iterator[tuple[str, str]]:
    graph = shapes()
    for ontology in declaring:
        for declaration in graph.objects(ontology, SH.declare):
            yield str(graph.value(declaration, SH.prefix)), str(graph.value(declaration, SH.namespace))

"""The shapes and what they need to know of the ontology and the vocabulary: each file parsed once in a process.

Shapes are parsed here, before pySHACL sees them: when pySHACL itself fails to load a file, it leaves rdflib
in a state in which literals are no longer normalised. The database's library parses ten times as fast as rdflib.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import files
from kg.errors import VocabularyError
from kg.validate.terms import term
from kg.vocab import RDF, RDFS, SH, SKOS

Triple = tuple[Node, Node, Node]

_DESCRIPTION = frozenset(map(str, (RDF.type, SKOS.inScheme, SKOS.prefLabel)))
_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint in SPARQL: its SELECT finds the nodes that break it."""

    shape: URIRef
    severity: str
    message: str
    select: str
    prefixes: dict[str, str]
    classes: frozenset[str]
    """IRIs of the classes whose instances it is about, with their subclasses."""


@cache
def shapes() -> Graph:
    """Return all shapes."""
    return _parse("shapes.ttl")


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
    return [(predicate, value) for predicate in _TARGETS for value in graph.objects(shape, predicate)]


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


def described(data: Graph, vocabulary: tuple[Path, ...], full: bool = False) -> Graph:
    """Return a copy of `data` with the class hierarchy and what the vocabulary says of the things it names.

    That is their types, schemes and names; with `full`, everything, of broader concepts too.
    """
    known = _entries(vocabulary, full)
    named = {node for subject, _, value in data for node in (subject, value)} & known.keys()
    if full:
        named = _reached(named, known)
    graph = Graph(bind_namespaces="none")
    told = chain.from_iterable(known[node] for node in named)
    graph.addN((*triple, graph) for triple in chain(data, told, _hierarchy()))
    return graph


def _reached(start: set[Node], known: Mapping[Node, list[Triple]]) -> set[Node]:
    """Return nodes with all that is known of what is said about them, and so on."""
    reached, waiting = set(start), set(start)
    while waiting:
        waiting = {value for node in waiting for _, _, value in known[node] if value in known} - reached
        reached |= waiting
    return reached


@cache
def _hierarchy() -> tuple[Triple, ...]:
    ontology = _parse("diplomacy.ttl")
    return tuple(ontology.triples((None, RDFS.subClassOf, None)))


@cache
def _entries(vocabulary: tuple[Path, ...], full: bool) -> dict[Node, list[Triple]]:
    entries: dict[Node, list[Triple]] = {}
    for path in vocabulary:
        for quad in _quads(path):
            if full or quad.predicate.value in _DESCRIPTION:
                subject, predicate, value = map(term, quad.triple)
                entries.setdefault(subject, []).append((subject, predicate, value))
    return entries


def _rule(shape: Node, body: Node) -> Rule:
    graph = shapes()
    return Rule(
        shape=URIRef(str(shape)),
        severity=str(graph.value(shape, SH.severity, default=SH.Violation)).rpartition("#")[2],
        message=str(graph.value(body, SH.message)),
        select=str(graph.value(body, SH.select)),
        prefixes=dict(_prefixes(graph.objects(body, SH.prefixes))),
        classes=frozenset(_subclasses(graph.objects(shape, SH.targetClass))),
    )


def _prefixes(declaring: Iterable[Node]) -> Iterator[tuple[str, str]]:
    graph = shapes()
    for ontology in declaring:
        for declaration in graph.objects(ontology, SH.declare):
            yield str(graph.value(declaration, SH.prefix)), str(graph.value(declaration, SH.namespace))


def _subclasses(classes: Iterable[Node]) -> Iterator[str]:
    hierarchy = Graph()
    hierarchy += _hierarchy()
    for one in classes:
        yield from map(str, hierarchy.transitive_subjects(RDFS.subClassOf, one))


def _parse(name: str) -> Graph:
    """Return a file of the ontology as a graph."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for quad in _quads(files.ontology() / name):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _quads(path: Path) -> list[ox.Quad]:
    try:
        return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise VocabularyError(str(path), f"is not Turtle: {error.msg}", "mend the file") from error
    except OSError as error:
        raise VocabularyError(str(path), f"cannot be read: {error.strerror}") from error

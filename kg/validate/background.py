"""What a document takes for granted: the classes of the ontology, and what the vocabulary says of the things it names.

Files are parsed by the database's library, which is ten times as fast as rdflib.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from kg import files
from kg.terms import Fact, Term, facts, iri, term
from kg.turtle import turtle_quads
from kg.vocab import RDF, RDFS, SKOS

Known = Mapping[Term, list[Fact]]
"""What a vocabulary says, by what it says it of."""

SUBCLASS = iri(RDFS.subClassOf)
_DESCRIPTION = frozenset(map(iri, (RDF.type, SKOS.inScheme, SKOS.prefLabel)))


@cache
def hierarchy() -> tuple[Fact, ...]:
    """Return which class of the ontology is a subclass of which."""
    return tuple(one for one in facts(turtle_quads(files.ontology() / "diplomacy.ttl")) if one[1] == SUBCLASS)


@cache
def subclasses(above: ox.NamedNode) -> frozenset[Term]:
    """Return a class and all classes below it."""
    narrower: dict[Term, set[Term]] = defaultdict(set)
    for subject, _, value in hierarchy():
        narrower[value].add(subject)
    return frozenset(_reached({above}, narrower))


@cache
def entries(vocabulary: tuple[Path, ...] = (), full: bool = False) -> Known:
    """Return the types, schemes and preferred labels of what is in a vocabulary, by default the built-in one.

    With `full`, everything that is said of it.
    """
    triples = facts(chain.from_iterable(map(turtle_quads, vocabulary or files.vocabulary())))
    return by_subject(triples) if full else descriptions(triples)


def descriptions(vocabulary: Iterable[Fact | ox.Quad]) -> Known:
    """Return the types, schemes and preferred labels among the triples of a vocabulary."""
    return by_subject(fact for fact in facts(vocabulary) if fact[1] in _DESCRIPTION)


def by_subject(triples: Iterable[Fact]) -> Known:
    """Return triples by their subject."""
    found: dict[Term, list[Fact]] = defaultdict(list)
    for fact in triples:
        found[fact[0]].append(fact)
    return dict(found)


def described(data: Graph, vocabulary: tuple[Path, ...] = (), full: bool = False) -> Graph:
    """Return a copy of `data` with the classes, and the types, schemes and labels of what the vocabulary knows of it.

    With `full`, everything that the vocabulary says of it, and of what is named there, such as broader concepts.
    """
    known = entries(vocabulary, full)
    by_node = {term(node): node for node in known}
    named = {by_node[node] for subject, _, value in data for node in (subject, value) if node in by_node}
    if full:
        named = _reached(named, {node: {value for _, _, value in told} & known.keys() for node, told in known.items()})
    told = chain.from_iterable(known[node] for node in named)
    graph = Graph(bind_namespaces="none")
    graph.addN((*triple, graph) for triple in chain(data, map(_readable, chain(told, hierarchy()))))
    return graph


def graph_of(path: Path) -> Graph:
    """Return a Turtle file as a graph; raises VocabularyError if it cannot be read."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for triple in facts(turtle_quads(path)):
        graph.add(_readable(triple))
    return graph


def _reached(start: set[Term], links: Mapping[Term, set[Term]]) -> set[Term]:
    """Return nodes with those that they lead to, and so on."""
    reached, waiting = set(start), set(start)
    while waiting:
        waiting = set().union(*(links.get(node, ()) for node in waiting)) - reached
        reached |= waiting
    return reached


def _readable(fact: Fact) -> tuple[Node, Node, Node]:
    subject, predicate, value = map(term, fact)
    return subject, predicate, value

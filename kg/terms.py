"""Terms of the database's library as terms of rdflib, in which shapes and findings are kept, and back."""

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""A term of the database's library."""

Fact = tuple[Term, Term, Term]
"""A triple: a plain tuple, for the library's own triples copy their terms whenever one asks for them."""
STRING = ox.NamedNode(str(XSD.string))


def term(found: object) -> Node:
    """Return the same term of rdflib, spelled as it is; a plain string has no datatype there.

    Raises TypeError on anything else.
    """
    match found:
        case ox.NamedNode():
            return URIRef(found.value)
        case ox.BlankNode():
            return BNode(found.value)
        case ox.Literal() if found.language:
            return Literal(found.value, lang=found.language)
        case ox.Literal():
            kind = None if found.datatype == STRING else URIRef(found.datatype.value)
            return Literal(found.value, datatype=kind, normalize=False)
    raise TypeError(f"not a term: {found!r}")


def text_of(found: object) -> str:
    """Return the IRI or the characters of a term of the database's library."""
    return str(getattr(found, "value", found))


def native(node: Node) -> Term:
    """Return the same term of the database's library. Raises TypeError on anything else."""
    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    if isinstance(node, BNode):
        return ox.BlankNode(node)
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(node, language=node.language)
        return ox.Literal(node, datatype=iri(node.datatype)) if node.datatype else ox.Literal(node)
    raise TypeError(f"not a term: {node!r}")


@cache
def iri(node: Node) -> ox.NamedNode:
    """Return an IRI of rdflib as one of the database's library."""
    return ox.NamedNode(str(node))


def facts(triples: Iterable[Fact | ox.Quad]) -> Iterator[Fact]:
    """Yield the triples of quads."""
    for one in triples:
        yield (one.subject, one.predicate, one.object) if isinstance(one, ox.Quad) else one


def graph_facts(graph: Graph) -> Iterator[Fact]:
    """Yield the triples of a graph of rdflib; each IRI is turned into one of the other library once."""
    known: dict[URIRef, Term] = {}
    for triple in graph:
        for node in triple:
            if isinstance(node, URIRef) and node not in known:
                known[node] = native(node)
        subject, predicate, value = (known[node] if isinstance(node, URIRef) else native(node) for node in triple)
        yield subject, predicate, value

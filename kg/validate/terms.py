"""Terms of the database's library as terms of rdflib, in which shapes and findings are kept, and back."""

from functools import cache

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.vocab import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""A term of the database's library."""

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

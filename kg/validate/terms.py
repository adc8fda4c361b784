"""Terms of the database's library as terms of rdflib, in which shapes and findings are kept."""

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.vocab import XSD

_STRING = ox.NamedNode(str(XSD.string))


def term(found: object) -> Node:
    """Return the same term of rdflib; a plain string has no datatype there. Raises TypeError on anything else."""
    match found:
        case ox.NamedNode():
            return URIRef(found.value)
        case ox.BlankNode():
            return BNode(found.value)
        case ox.Literal() if found.language:
            return Literal(found.value, lang=found.language)
        case ox.Literal():
            return Literal(found.value, datatype=None if found.datatype == _STRING else URIRef(found.datatype.value))
    raise TypeError(f"not a term: {found!r}")

"""The vocabularies in which graphs are drafted, as terms of the database's library: each is made once."""

import pyoxigraph as ox
from rdflib.namespace import DefinedNamespace

from kg import vocab
from kg.terms import iri


class Terms:
    """The terms of a closed namespace; a misspelt one raises AttributeError."""

    def __init__(self, namespace: type[DefinedNamespace]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> ox.NamedNode:
        made = iri(getattr(self._namespace, name))
        setattr(self, name, made)
        return made


BASIS, DCTERMS, DRO, FOAF = map(Terms, (vocab.BASIS, vocab.DCTERMS, vocab.DRO, vocab.FOAF))
OA, ORG, PART, PROV = map(Terms, (vocab.OA, vocab.ORG, vocab.PART, vocab.PROV))
RDF, SCHEMA, SKOS, XSD = map(Terms, (vocab.RDF, vocab.SCHEMA, vocab.SKOS, vocab.XSD))
LINKS, VOCABULARY, ISSUES = map(iri, (vocab.LINKS, vocab.VOCABULARY, vocab.SCHEMES["issue"]))

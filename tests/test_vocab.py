"""The IRIs that the program knows are those of the ontology, and nobody else spells one."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.namespace import DefinedNamespace

from kg import files, vocab
from kg.lexicon.terms import LEX

CLOSED = (
    vocab.DRO, LEX, vocab.OA, vocab.SCHEMA, vocab.XSD, vocab.PART, vocab.BASIS, vocab.DCTERMS, vocab.FOAF,
    vocab.ORG, vocab.OWL, vocab.PROV, vocab.RDF, vocab.RDFS, vocab.SH, vocab.SKOS,
)  # fmt: skip
PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]+):\s*<([^>]*)>", re.MULTILINE)
IRI = re.compile(r"""["'][^"'\n]*https?://\w""")


def own(namespace: type[DefinedNamespace]) -> set[str]:
    """Return the IRIs that a namespace of ours admits."""
    return {str(namespace[name]) for name in namespace.__annotations__ if not name.startswith("_")}


def declared(path: Path, namespace: type[DefinedNamespace]) -> set[str]:
    """Return the subjects of a Turtle file that lie in a namespace."""
    subjects = Graph().parse(path).subjects(unique=True)
    return {str(subject) for subject in subjects if str(subject).startswith(str(namespace))}


@pytest.mark.parametrize(
    ("namespace", "name"), [(vocab.DRO, "diplomacy.ttl"), (LEX, "lexicon.ttl")], ids=["dro", "lex"]
)
def test_terms_are_those_of_the_ontology(namespace: type[DefinedNamespace], name: str) -> None:
    """The closed namespaces hold exactly the terms that the ontology declares."""
    assert declared(files.ontology() / name, namespace) == own(namespace)


@pytest.mark.parametrize("namespace", [vocab.PART, vocab.BASIS], ids=["part", "basis"])
def test_concepts_in_code_are_those_of_the_scheme(namespace: type[DefinedNamespace]) -> None:
    """The concepts that the code names are all that their scheme has."""
    found = set().union(*(declared(path, namespace) for path in files.vocabulary()))

    assert found == own(namespace)


def test_every_scheme_is_declared_once() -> None:
    """Each concept scheme is declared by one vocabulary file, and no other scheme is."""
    found = [
        str(scheme)
        for path in files.vocabulary()
        for scheme in Graph().parse(path).subjects(RDF.type, SKOS.ConceptScheme)
    ]

    assert sorted(found) == sorted(map(str, vocab.SCHEMES.values()))


@pytest.mark.parametrize("namespace", CLOSED, ids=str)
def test_a_misspelt_term_raises(namespace: type[DefinedNamespace]) -> None:
    """A closed namespace refuses a term that it does not have."""
    with pytest.raises(AttributeError):
        _ = namespace.speeker


def test_prefixes_are_the_same_everywhere() -> None:
    """Every Turtle file and query binds a prefix that the table has to the same namespace."""
    paths = [*files.ontology().rglob("*.ttl"), *files.queries().rglob("*.rq")]
    found = {(prefix, name) for path in paths for prefix, name in PREFIX.findall(path.read_text("utf-8"))}

    assert len(paths) > 10
    assert {(p, n) for p, n in found if p in vocab.PREFIXES} <= set(vocab.PREFIXES.items())


def test_prefixes_and_namespaces_are_one_to_one() -> None:
    """No two prefixes stand for one namespace."""
    assert len(set(vocab.PREFIXES.values())) == len(vocab.PREFIXES)


def test_namespaces_end_where_names_begin() -> None:
    """A namespace ends in a slash or a hash, so that a prefix and a name make an IRI."""
    assert all(namespace[-1] in "/#" for namespace in vocab.PREFIXES.values())


def test_vocabulary_lives_under_its_own_address_whatever_the_base() -> None:
    """The schemes and the ontology have fixed IRIs under the default base."""
    fixed = [vocab.ONTOLOGY, vocab.VOCABULARY, URIRef(vocab.ID), URIRef(vocab.DRS), *vocab.SCHEMES.values()]

    assert all(iri.startswith(vocab.DEFAULT_BASE) for iri in fixed)


def test_no_other_module_spells_an_iri() -> None:
    """IRIs stand in the vocabulary module alone."""
    package = Path(vocab.__file__).parent
    found = [path.name for path in package.rglob("*.py") if IRI.search(path.read_text("utf-8"))]

    assert found == ["vocab.py"]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (str(vocab.DRO.Span), "dro:Span"),
        ("https://example.org/Span", ""),
        (str(vocab.DRO), ""),
        (f"{vocab.DRO}a/b", ""),
    ],
)
def test_short_names(iri: str, name: str) -> None:
    """A short name is the prefix of a namespace of ours with what follows it, and nothing where there is none."""
    assert vocab.short_name(iri) == name

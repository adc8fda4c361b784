"""The ontology is kept like code: every term described once, nothing undefined, nothing in a circle."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node
from shape_cases import base

from kg import files
from kg.lexicon.terms import LEX
from kg.store import reference
from kg.validate.background import described
from kg.vocab import DCTERMS, DRO, DRS, PREFIXES, SCHEMES

ONTOLOGY = files.ontology()
DIPLOMACY = Graph().parse(ONTOLOGY / "diplomacy.ttl")
LEXICON = Graph().parse(ONTOLOGY / "lexicon.ttl")
ALIGNMENTS = Graph().parse(ONTOLOGY / "alignments.ttl")
SHAPES = Graph().parse(ONTOLOGY / "shapes.ttl")
VOCABULARY = Graph()
for _path in files.vocabulary():
    VOCABULARY.parse(_path)

OWN = {"dro": (DIPLOMACY, str(DRO)), "lex": (LEXICON, str(LEX)), "drs": (SHAPES, str(DRS))}
TERM = re.compile(r"\b(?:(dro|lex|drs):|(DRO|LEX|DRS)\.)([A-Za-z][A-Za-z0-9-]*)")
PLANTED = {"dro:adressee"}
"""The misspelt property of an example."""
ONTOLOGIES = (DIPLOMACY, LEXICON, ALIGNMENTS, SHAPES)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def own(prefix: str, *kinds: Node) -> list[URIRef]:
    """Return our terms of these kinds, sorted; of any kind if none is given."""
    graph, namespace = OWN[prefix]
    found = {term for kind in kinds or (None,) for term in graph.subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(namespace))


def sources() -> Iterator[Path]:
    """Yield every file that may use a term of ours."""
    for pattern in ("**/*.ttl", "**/*.trig"):
        yield from ONTOLOGY.glob(pattern)
    yield from files.queries().rglob("*.rq")
    yield from Path(files.__file__).parent.rglob("*.py")


def circles(graph: Graph, predicate: URIRef) -> list[Node]:
    """Return the nodes that a property leads back to themselves."""
    steps = set(graph.subjects(predicate))
    return [
        node
        for node in steps
        if any(node in graph.transitive_objects(up, predicate) for up in graph.objects(node, predicate))
    ]


TERMS = [*own("dro"), *own("lex")]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rpartition("/")[2])
def test_a_term_is_described_once(term: URIRef) -> None:
    """A term has one label and one definition, both in English, and says which ontology defines it."""
    graph = DIPLOMACY if term.startswith(str(DRO)) else LEXICON
    [label], [definition] = list(graph.objects(term, RDFS.label)), list(graph.objects(term, SKOS.definition))

    assert (label.language, definition.language) == ("en", "en")
    assert re.fullmatch(r"[a-z]+( [a-z]+)*", label)
    assert re.fullmatch(r"[A-Z].*\.", definition, re.DOTALL)
    assert [str(term).partition("#")[0]] == [str(home) for home in graph.objects(term, RDFS.isDefinedBy)]


def test_every_term_is_looked_at() -> None:
    """The ontology has nineteen classes and forty-nine properties, and none of them slips through the tests."""
    assert len(own("dro", OWL.Class)) == 19
    assert len(own("dro", *PROPERTIES)) == 49
    assert len(TERMS) >= 19 + 49 + 30


def test_names_tell_what_a_term_is() -> None:
    """Classes begin with a capital, properties with a small letter, and neither has anything but letters."""
    for prefix in ("dro", "lex"):
        assert all(re.search(r"#[A-Z][A-Za-z]+$", term) for term in own(prefix, OWL.Class))
        assert all(re.search(r"#[a-z][A-Za-z]+$", term) for term in own(prefix, *PROPERTIES))


def test_no_definition_serves_two_terms() -> None:
    """No two terms of an ontology have the same label or the same definition."""
    for graph in (DIPLOMACY, LEXICON):
        for predicate in (RDFS.label, SKOS.definition):
            texts = [
                str(text) for term, text in graph.subject_objects(predicate) if (term, RDF.type, OWL.Class) in graph
            ]
            assert len(texts) == len(set(texts))


def test_domains_and_ranges() -> None:
    """Every property with a literal value has a range, and our own classes named there exist."""
    known = set(own("dro", OWL.Class)) | set(own("lex", OWL.Class))
    named = {
        value
        for graph in (DIPLOMACY, LEXICON)
        for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf)
        for value in graph.objects(None, predicate)
        if str(value).startswith((str(DRO), str(LEX)))
    }

    assert named <= known
    assert [term for term in own("dro", OWL.DatatypeProperty) if not DIPLOMACY.value(term, RDFS.range)] == []
    assert all(len(list(DIPLOMACY.objects(term, RDFS.domain))) <= 1 for term in own("dro", *PROPERTIES))


def test_each_file_says_what_it_is() -> None:
    """The header of an ontology has a title, a description, a creator, a licence and a version."""
    for graph in ONTOLOGIES:
        [header] = graph.subjects(RDF.type, OWL.Ontology)
        for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, OWL.versionInfo):
            assert len(list(graph.objects(header, predicate))) == 1, (header, predicate)

    assert len({str(version) for graph in ONTOLOGIES for version in graph.objects(None, OWL.versionInfo)}) == 1


@pytest.mark.parametrize(
    ("graph", "predicate"),
    [(DIPLOMACY, RDFS.subClassOf), (DIPLOMACY, RDFS.subPropertyOf), (VOCABULARY, SKOS.broader)],
    ids=["subClassOf", "subPropertyOf", "broader"],
)
def test_nothing_is_above_itself(graph: Graph, predicate: URIRef) -> None:
    """No class, property or concept is broader than itself."""
    assert len(set(graph.subjects(predicate))) >= 5
    assert circles(graph, predicate) == []


def disjoint() -> list[set[Node]]:
    """Return the sets of classes of which nothing is two."""
    heads = [DIPLOMACY.value(axiom, OWL.members) for axiom in DIPLOMACY.subjects(RDF.type, OWL.AllDisjointClasses)]
    return [set(DIPLOMACY.items(head)) for head in heads]


def above(kind: Node) -> set[Node]:
    """Return a class and all classes above it."""
    return set(DIPLOMACY.transitive_objects(kind, RDFS.subClassOf))


def test_disjoint_classes_share_nothing() -> None:
    """Nothing in the valid example, and no class, is two things that exclude each other."""
    together = [{up for kind in base().objects(node, RDF.type) for up in above(kind)} for node in base().subjects()]
    groups = disjoint()

    assert sorted(len(group) for group in groups) == [4, 12]
    assert [kinds for kinds in together for group in groups if len(kinds & group) > 1] == []
    assert [kind for kind in own("dro", OWL.Class) for group in groups if len(above(kind) & group) > 1] == []


def test_every_class_is_told_apart() -> None:
    """Every class stands below one of the classes that exclude each other."""
    [kinds] = [group for group in disjoint() if len(group) == 12]

    assert [kind for kind in own("dro", OWL.Class) if not above(kind) & kinds] == []


def test_no_undefined_term_is_used() -> None:
    """Ontology, shapes, vocabularies, examples, queries and code use no term of ours that is not defined."""
    known = {f"{prefix}:{str(term).rpartition('#')[2]}" for prefix in OWN for term in own(prefix)}
    paths = list(sources())
    used = {
        f"{(prefix or namespace).lower()}:{name}": path
        for path in paths
        for prefix, namespace, name in TERM.findall(path.read_text(encoding="utf-8"))
    }

    assert len(paths) > 200
    assert len(used) > 100
    assert {term: path for term, path in used.items() if term not in known | PLANTED} == {}


def test_weak_matches_stay_apart() -> None:
    """The weak matches are about terms that exist, say nothing else, and reach neither validation nor the store."""
    matches = {SKOS.closeMatch, SKOS.relatedMatch}
    [header] = ALIGNMENTS.subjects(RDF.type, OWL.Ontology)
    said = [triple for triple in ALIGNMENTS if triple[0] != header]
    loaded = [path.name for paths in reference.built_in().values() for path in paths]
    checked = described(base())

    assert {predicate for _, predicate, _ in said} == matches
    assert {subject for subject, _, _ in said} <= set(own("dro"))
    assert "alignments.ttl" not in loaded
    assert not matches & (set(DIPLOMACY.predicates()) | set(checked.predicates()))


@pytest.mark.parametrize(("name", "size"), [("basis", 3), ("part", 9), ("phase", 2)])
def test_small_schemes(name: str, size: int) -> None:
    """A scheme has a name and a definition and lists its top concepts, which say the same of themselves."""
    scheme, graph = SCHEMES[name], Graph().parse(ONTOLOGY / "vocabulary" / f"{name}.ttl")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))

    assert len(concepts) == size
    assert concepts == set(graph.objects(scheme, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, scheme))
    assert concepts == set(graph.subjects(SKOS.inScheme, scheme))
    for node in (scheme, *concepts):
        assert [len(list(graph.objects(node, one))) for one in (SKOS.prefLabel, SKOS.definition)] == [1, 1]


def test_prefixes_are_those_of_the_table() -> None:
    """A prefix of the table stands for the same namespace in every file of the ontology."""
    bound = re.compile(r"^@prefix ([\w-]+): <([^>]*)>", re.MULTILINE)
    paths = [*ONTOLOGY.rglob("*.ttl"), *ONTOLOGY.rglob("*.trig")]
    found = {pair for path in paths for pair in bound.findall(path.read_text(encoding="utf-8"))}

    assert {(prefix, name) for prefix, name in found if prefix in PREFIXES} <= set(PREFIXES.items())

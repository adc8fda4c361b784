"""Screening passes over a node only if pySHACL finds nothing wrong with it, and over most nodes that are sound."""

from collections.abc import Callable
from itertools import product

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import HealthCheck, given, settings
from mutations import mutated
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from shape_cases import base, cases
from test_shapes import lines, targeted

from kg.errors import VocabularyError
from kg.terms import graph_facts, iri, term
from kg.validate import Report, background, core, reference, shapes
from kg.validate.document import by_pyshacl, screened
from kg.validate.index import Index
from kg.validate.screen import Screen
from kg.vocab import DCTERMS, DRO, DRS, ID, OA

PREFIXES = "\n".join(f"@prefix {name}: <{namespace}> ." for name, namespace in [
    ("sh", SH), ("dro", DRO._NS), ("oa", OA._NS), ("ex", "https://example.org/"), ("drs", DRS),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
])  # fmt: skip
"""The prefixes of the shapes below."""
ON_SPAN = 'ex:S a sh:NodeShape ; sh:targetClass dro:Span ; sh:message "No."@en ; '
"""The beginning of a shape about spans."""
ON_VALUES = ON_SPAN + 'sh:property ex:P . ex:P sh:message "No."@en ; sh:path '
"""The beginning of a shape about what a property of spans leads to."""

KNOWN = {
    "datatype": (ON_VALUES + "oa:start ; sh:datatype xsd:{} .", "nonNegativeInteger", "date"),
    "in": (ON_VALUES + "dro:scareQuoted ; sh:in ( {} ) .", "true false", "1"),
    "inverse": (ON_VALUES + "[ sh:inversePath dro:{} ] ; sh:maxCount 0 .", "nothing", "evidence"),
    "kind": (ON_VALUES + "oa:exact ; sh:nodeKind sh:{} .", "Literal", "BlankNodeOrIRI"),
    "xone": (ON_SPAN + "sh:xone ( [ sh:class dro:Span ] [ sh:class dro:{} ] ) .", "Agent", "Span"),
    "node": (ON_SPAN + "sh:node [ sh:property [ sh:path oa:end ; sh:minCount {} ] ] .", "1", "2"),
    "bound": (ON_VALUES + "oa:start ; sh:minExclusive {} .", "-1", "50"),
    "length": (ON_VALUES + "oa:exact ; sh:minLength {} .", "1", "9"),
    "objects": ('ex:S sh:targetObjectsOf oa:hasSource ; sh:message "No."@en ; sh:class dro:{} .', "Readout", "Span"),
    "itself": ('ex:S sh:targetNode ex:nobody ; sh:message "No."@en ; sh:nodeKind sh:{} .', "IRI", "Literal"),
}
"""Shapes that screening knows, with one thing to put in that makes all nodes pass and one that does not."""
UNKNOWN = {
    "unique language": ON_VALUES + "oa:exact ; sh:uniqueLang true .",
    "not": ON_SPAN + "sh:not [ sh:class dro:Mention ] .",
    "qualified": ON_VALUES + "oa:hasSource ; sh:qualifiedValueShape [ sh:class dro:Span ] ; sh:qualifiedMinCount 1 .",
    "deactivated": ON_SPAN + "sh:deactivated true ; sh:class dro:Mention .",
    "many steps": ON_VALUES + "[ sh:zeroOrMorePath dro:refersTo ] ; sh:maxCount 1 .",
    "inverse of two": ON_VALUES + "[ sh:inversePath ( dro:evidence dro:time ) ] ; sh:maxCount 0 .",
    "a kind": ON_SPAN + "sh:nodeKind sh:BlankNodeOrLiteral .",
    "counted once": ON_SPAN + "sh:xone ( [ sh:path oa:exact ; sh:maxCount 1 ] [ sh:path oa:end ; sh:minCount 1 ] ) .",
    "not closed": ON_SPAN + "sh:closed false .",
    "severity within": ON_SPAN + "sh:node [ sh:severity sh:Warning ; sh:class dro:Mention ] .",
    "a class": 'dro:Span a rdfs:Class ; sh:targetClass dro:Event ; sh:message "No."@en ; sh:class dro:Mention .',
    "a number that is none": ON_VALUES + "oa:exact ; sh:minLength 'a' .",
    "twice": ON_VALUES + "oa:exact ; sh:maxCount 1, 2 .",
    "a parameter of one's own": "ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:never ] ; "
    "sh:validator [ a sh:SPARQLAskValidator ; sh:ask 'ASK { FILTER ($value = $never) }' ] . "
    + ON_SPAN
    + "ex:never 1 .",
    "in itself": ON_SPAN + "sh:node ex:T . ex:T a sh:NodeShape ; sh:node ex:T ; sh:class dro:Mention .",
}
"""Shapes that screening does not know, or that are wrong."""


def shaped(text: str) -> Graph:
    """Return shapes written in Turtle."""
    return Graph().parse(data=f"{PREFIXES}\n{text}")


def outcome(validated: Callable[[], Report]) -> list[tuple[str, ...]] | str:
    """Return the findings as text, or why there are none."""
    try:
        return lines(validated())
    except VocabularyError as error:
        return str(error)


def index(graph: Graph) -> Index:
    """Return the index of a graph."""
    return Index(graph_facts(graph), background.entries())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(base()))
def test_screening_agrees_with_pyshacl(graph: Graph) -> None:
    """Whatever is done to a valid graph, what is found is what pySHACL finds alone."""
    assert outcome(lambda: core(graph)) == outcome(lambda: reference(graph, rules=()))


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_is_decided(name: str) -> None:
    """A shape that is known leaves nothing to pySHACL where all nodes pass, and some node where one does not."""
    shape, right, wrong = KNOWN[name]
    passing, failing = (Screen(shaped(shape.format(demanded))).doubts(index(base())) for demanded in (right, wrong))

    assert passing == {}
    assert failing
    assert all(failing.values())


@pytest.mark.filterwarnings("ignore::pyshacl.errors.ShapeRecursionWarning")
@pytest.mark.parametrize("shape", [*(one.format(wrong) for one, _, wrong in KNOWN.values()), *UNKNOWN.values()])
def test_any_shape_is_obeyed(shape: str) -> None:
    """A shape finds what it finds in pySHACL alone, whether screening knows it or not."""
    mine = outcome(lambda: screened(index(base()), Screen(shaped(shape))))

    assert mine == outcome(lambda: by_pyshacl(background.described(base()), shaped(shape)))
    assert mine or shape in (UNKNOWN["unique language"], UNKNOWN["deactivated"], UNKNOWN["not closed"])


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_unknown_is_left_to_pyshacl(name: str) -> None:
    """A shape that is not known as a whole goes to pySHACL as it stands."""
    assert set(Screen(shaped(UNKNOWN[name])).doubts(index(Graph())).values()) == {None}


def test_all_shapes_of_the_file_are_known() -> None:
    """Nothing that the core shapes demand is left to pySHACL unseen."""
    assert None not in shapes.screen().doubts(index(base())).values()


def test_a_valid_graph_needs_no_pyshacl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no node can break a shape, pySHACL is not asked."""
    monkeypatch.setattr(pyshacl, "validate", None)

    assert core(base()) == Report()


def test_what_is_missing_needs_no_pyshacl(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document without an address, with a sentence that was not read, gets the findings of pySHACL without it."""
    graph = Graph() + base()
    passage = next(graph.subjects(RDF.type, DRO.Passage))
    graph.remove((None, DCTERMS.source, None))
    graph.add((passage, DRO.unread, Literal("odd")))
    expected = reference(graph, rules=())
    monkeypatch.setattr(pyshacl, "validate", None)

    assert {finding.shape for finding in expected.findings} >= {"readout: address known", "passage: read"}
    assert core(graph) == expected


COUNTS = [
    "sh:minCount 1", "sh:maxCount 0", "sh:minCount 3", "sh:maxCount 1", "sh:minCount 0", "sh:maxCount -1",
    "sh:minCount 1 ; sh:maxCount 1", "sh:minCount 2 ; sh:maxCount 0", "sh:minCount 1 ; sh:maxCount -1",
    "sh:maxCount 0 ; sh:severity sh:Warning", "sh:minCount 1 ; sh:severity sh:Info ; sh:name 'n' ; sh:order 1",
]  # fmt: skip
"""Demands of how often a property is there, which are known."""
MORE = ["sh:minCount 1, 2", "sh:minCount 1 ; sh:message 'Nein.'@de", "sh:minCount 1 ; sh:nodeKind sh:IRI"]
"""Demands that are more than that, or none that is known."""


@pytest.mark.parametrize("path", ["oa:start", "dro:evidence", "dro:participant"])
@pytest.mark.parametrize("demanded", [*COUNTS, *MORE])
def test_presence_is_told_as_pyshacl_tells_it(demanded: str, path: str) -> None:
    """A shape that asks only how often a property is there finds what it finds in pySHACL alone."""
    target = "sh:targetClass dro:Span ; sh:targetSubjectsOf dro:evidence"
    shape = shaped(f"ex:P a sh:PropertyShape ; {target} ; sh:message 'No.'@en ; {demanded} ; sh:path {path} .")

    assert bool(Screen(shape).presences) == (demanded in COUNTS)
    assert outcome(lambda: screened(index(base()), Screen(shape))) == outcome(
        lambda: by_pyshacl(background.described(base()), shape)
    )


def test_only_what_may_be_wrong_is_looked_at() -> None:
    """PySHACL gets the shapes in doubt alone, each about the nodes in doubt."""
    [case] = [case for case in cases() if case.name == "Statement/two-speech-acts"]
    asked = shapes.screen().narrowed(shapes.screen().doubts(index(case.graph)))
    about = set(asked.subject_objects(SH.targetNode))

    assert {(str(shape).rpartition("#")[2], str(node)) for shape, node in about} == {
        (shape, node) for shape, node, _ in case.expected
    }
    assert not set(asked.subjects(SH.targetClass))
    assert len(targeted()) > 10


def test_own_classes_are_left_to_pyshacl() -> None:
    """A graph that says what is a subclass of what is validated with that, by pySHACL."""
    own = Graph() + base()
    own += shaped("ex:Talk rdfs:subClassOf dro:Encounter . ex:t a ex:Talk .")

    assert set(shapes.screen().doubts(index(own)).values()) == {None}
    assert lines(core(own)) == lines(reference(own, rules=()))
    assert {str(one.focus) for one in core(own).findings} == {"https://example.org/t"}


def test_quads_are_as_good_as_a_graph() -> None:
    """What comes from the database is validated as what comes from rdflib."""
    [case] = [case for case in cases() if case.name == "Group/unclear"]
    quads = [ox.Quad(*fact, ox.NamedNode("urn:x:g")) for fact in graph_facts(case.graph)]

    assert core(quads) == core(case.graph)
    assert core(quads).violations


@pytest.mark.parametrize("kept", list(product([True, False], repeat=3)))
def test_an_index_looks_like_a_graph(kept: tuple[bool, bool, bool]) -> None:
    """For any pattern an index has the triples that a graph of rdflib has."""
    graph, view = background.described(base()), index(base()).graph()
    patterns = {tuple(part if keep else None for part, keep in zip(one, kept, strict=True)) for one in base()}

    assert all(set(view.triples(pattern)) == set(graph.triples(pattern)) for pattern in patterns)
    assert len(view) == len(graph)


def test_an_index_of_literals() -> None:
    """Two spellings of a number are two values, and a triple that comes twice comes once."""
    number = Literal("007", datatype=URIRef("http://www.w3.org/2001/XMLSchema#integer"), normalize=False)
    graph = Graph()
    graph.add((ID.a, OA.start, number))
    graph.add((ID.a, OA.start, Literal(7)))
    graph.add((BNode("b"), RDF.type, DRO.Span))
    twice = Index([*graph_facts(graph), *graph_facts(graph)], {})
    seen = twice.graph()

    assert sorted(map(str, seen.objects(ID.a, OA.start))) == ["007", "7"]
    assert list(seen.subjects(OA.start, Literal(7))) == [ID.a]
    assert list(seen.subjects(RDF.type, DRO.Span)) == [BNode("b")]
    assert twice.instances(iri(DRO.Span)) == {ox.BlankNode("b")}
    assert term(ox.Literal("007", datatype=iri(number.datatype))) == number

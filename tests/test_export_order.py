"""The order of an export, and how single terms are written in it."""

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from kg.errors import KGError, UsageError
from kg.export.content import SCOPES, Selection, in_order
from kg.export.writers import Prefixes, jsonld, rdfxml, trig, turtle
from kg.vocab import DRO, RDF, XSD

EX = "https://example.org/"
NAMES = {"ex": EX, "dro": str(DRO), "rdf": str(RDF), "xsd": str(XSD)}
LOCALS = st.text("ab1-_=,.%é~()'*", min_size=1, max_size=6).filter(lambda name: "%" not in name)


def node(name: str) -> ox.NamedNode:
    """Return an IRI of the tests."""
    return ox.NamedNode(f"{EX}{name}")


def typed(name: str, kind: str) -> ox.Triple:
    """Return the triple that says what kind a thing is."""
    return ox.Triple(node(name), ox.NamedNode(str(RDF.type)), ox.NamedNode(f"{DRO}{kind}"))


def told(name: str, property_: str, value: object) -> ox.Triple:
    """Return a triple of the tests; text becomes a literal."""
    term = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(str(value))
    return ox.Triple(node(name), node(property_), term)


def subjects(triples: Iterable[ox.Triple]) -> list[str]:
    """Return the names of the subjects in the order of an export."""
    return list(dict.fromkeys(str(triple.subject)[1:-1].removeprefix(EX) for triple in in_order(triples)))


# --- order ---------------------------------------------------------------------------------------


def test_classes_in_the_order_of_reading() -> None:
    """The readout comes first, then events, statements, actors and spans; what has no class comes last."""
    kinds = ["Span", "Person", "ReportedStatement", "Encounter", "Readout"]

    assert subjects([told("a", "p", 1), *(typed(kind.lower(), kind) for kind in kinds)]) == [
        "readout", "encounter", "reportedstatement", "person", "span", "a",
    ]  # fmt: skip


def test_what_names_a_class_is_not_of_it() -> None:
    """Only its type puts a thing among its like; that it refers to a class in another way does not."""
    triples = [told("a", "p", ox.NamedNode(str(DRO.Readout))), typed("b", "Span")]

    assert subjects(triples) == ["b", "a"]


def test_a_thing_of_two_classes_stands_once() -> None:
    """Something of two classes stands where the first of them does, with its triples together."""
    triples = [typed("b", "Span"), typed("b", "Mention"), typed("a", "Span"), told("b", "p", 1)]

    assert subjects(triples) == ["b", "a"]
    assert [triple.subject for triple in in_order(triples)] == [node("b")] * 3 + [node("a")]


def test_numbers_in_names_are_numbers() -> None:
    """Names with numbers go by them, and different names with equal numbers stay apart."""
    names = ["s#char=100,110", "s#char=9,10", "s#char=90,99", "s#char=090,99", "s#b", "s#2"]

    assert subjects(told(name, "p", 1) for name in names) == [
        "s#2", "s#b", "s#char=9,10", "s#char=090,99", "s#char=90,99", "s#char=100,110",
    ]  # fmt: skip


def test_types_come_first() -> None:
    """Of one thing the type is told first, then the properties by name, then their values."""
    triples = [told("a", "b", 2), told("a", "b", 1), told("a", "a", node("z")), typed("a", "Span")]

    assert in_order(triples) == [triples[3], triples[2], triples[1], triples[0]]


@given(st.lists(st.tuples(LOCALS, LOCALS, LOCALS | TEXTS), unique=True, max_size=8), st.randoms())
def test_order_of_arrival_is_nothing(parts: list[tuple[str, str, str]], order: Any) -> None:
    """The same triples in any order are exported in one order, none lost."""
    triples = [told(*part) for part in parts]
    shuffled = list(triples)
    order.shuffle(shuffled)

    assert in_order(shuffled) == in_order(triples)
    assert set(in_order(triples)) == set(triples)


@pytest.mark.parametrize("scope", ["", "everything", "ALL"])
def test_scopes(scope: str) -> None:
    """A scope that there is not is refused when it is asked for, with those that there are."""
    with pytest.raises(UsageError, match=", ".join(SCOPES)):
        Selection(scope=scope)


# --- terms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iri", "split"),
    [
        (f"{EX}a", ("ex", "a")),
        (f"{DRO}Span", ("dro", "Span")),
        (f"{EX}a/b", None),
        (f"{EX}a#b", None),
        (EX, None),
        ("urn:x:tea", None),
    ],
)
def test_prefixes(iri: str, split: tuple[str, str] | None) -> None:
    """An IRI is split where its namespace ends, if that has a prefix; only what was used is declared."""
    names = Prefixes(NAMES)

    assert names.split(iri) == split
    assert names.used == ({split[0]: NAMES[split[0]]} if split else {})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (ox.Literal("tea"), '"tea"'),
        (ox.Literal("thé", language="fr"), '"thé"@fr'),
        (ox.Literal("true", datatype=ox.NamedNode(str(XSD.boolean))), "true"),
        (ox.Literal("1", datatype=ox.NamedNode(str(XSD.boolean))), '"1"^^xsd:boolean'),
        (ox.Literal("7", datatype=ox.NamedNode(str(XSD.integer))), '"7"^^xsd:integer'),
        (ox.Literal("x", datatype=ox.NamedNode("urn:x:t")), '"x"^^<urn:x:t>'),
        (ox.Literal('say "no"\nor \\'), '"""say \\"no\\"\nor \\\\"""'),
        (ox.Literal("a\r\nb"), '"""a\\r\nb"""'),
        (node("a"), "ex:a"),
        (node("char=1,2"), "ex:char\\=1\\,2"),
        (node("a.b"), f"<{EX}a.b>"),
        (node("-a"), f"<{EX}-a>"),
        (node("é"), f"<{EX}é>"),
        (node("a/b"), f"<{EX}a/b>"),
    ],
)
def test_terms_in_turtle(value: ox.NamedNode | ox.Literal, written: str) -> None:
    """Terms are as short as any parser understands them, and text keeps its lines."""
    document = "".join(turtle([ox.Triple(node("s"), node("p"), value)], NAMES))

    assert document.endswith(f"\nex:s ex:p {written} .\n")
    assert [triple.object for triple in ox.parse(document, format=ox.RdfFormat.TURTLE)] == [value]


@given(st.lists(st.tuples(LOCALS, LOCALS, TEXTS, st.sampled_from(["", "en", "de-AT"])), max_size=5))
def test_any_terms_read_back(parts: list[tuple[str, str, str, str]]) -> None:
    """Whatever names and texts hold, Turtle, TriG and JSON-LD read back what was written."""
    triples = in_order({told(s, p, ox.Literal(text, language=language or None)) for s, p, text, language in parts})
    written = {
        ox.RdfFormat.TURTLE: turtle(triples, NAMES),
        ox.RdfFormat.TRIG: trig([(f"{EX}g", triples)], NAMES),
        ox.RdfFormat.JSON_LD: jsonld(triples, NAMES),
    }

    for form, pieces in written.items():
        assert {quad.triple for quad in ox.parse("".join(pieces), format=form)} == set(triples)


def test_a_blank_node_keeps_its_name() -> None:
    """Blank nodes, which the vocabulary may have, are written by their names in every syntax."""
    triples = [ox.Triple(node("s"), node("p"), ox.BlankNode("b")), ox.Triple(ox.BlankNode("b"), node("p"), node("o"))]

    assert "ex:s ex:p _:b ." in "".join(turtle(triples, NAMES))
    assert '<ex:p rdf:nodeID="b"/>' in "".join(rdfxml(triples, NAMES))
    assert json.loads("".join(jsonld(triples, NAMES)))["@graph"][1]["@id"] == "_:b"


def test_markup_in_rdfxml() -> None:
    """Markup, quotation marks and carriage returns in text and IRIs do no harm in XML."""
    triple = ox.Triple(ox.NamedNode(f"{EX}a?b&c"), node("p"), ox.Literal('<a b="c">&amp;\r\n'))

    document = "".join(rdfxml([triple], NAMES))

    (read,) = ox.parse(document.encode(), format=ox.RdfFormat.RDF_XML)
    assert read.triple == triple


@pytest.mark.parametrize("name", ["1st", "a=b", "-a", "é"])
def test_names_that_xml_lacks(name: str) -> None:
    """A property whose name no XML element can have is refused by its IRI."""
    with pytest.raises(KGError, match="cannot be the name of an XML element"):
        "".join(rdfxml([told("s", name, 1)], NAMES))

"""Spans that are passed over without a look at the text: never one that a rule would report."""

import pyoxigraph as ox
import pytest

from kg.terms import facts
from kg.validate import shapes
from kg.validate.index import Index
from kg.validate.quoting import compares_with_text, suspects
from kg.validate.storewide import constraints, quotations

TEXT = "He called the “talks” off, 'now' and \\\"then\\\"."
RULES = [rule for rule in shapes.rules() if compares_with_text(rule.select)]

SPANS = {
    "right": ("3", "9", '"called"', ""),
    "nothing": ("3", "3", '""', ""),
    "other": ("3", "9", '"colled"', ""),
    "elsewhere": ("4", "10", '"called"', ""),
    "past": ("40", "99", '"hen\\"."', ""),
    "turned": ("9", "3", '""', ""),
    "inside": ("15", "20", '"talks"', ""),
    "straight": ("38", "42", '"then"', ""),
    "marked": ("14", "21", '"“talks”"', ""),
    "marked and said": ("14", "21", '"“talks”"', "; dro:scareQuoted true"),
    "said": ("3", "9", '"called"', "; dro:scareQuoted true"),
    "two": ("3", "9", '"called", "off"', ""),
    "typed": ("3", "9", '"called"@en', ""),
    "no number": ('"3"', "9", '"called"', ""),
    "no end": ("3", "", '"called"', ""),
}


def stored(start: str, end: str, exact: str, more: str) -> ox.Store:
    """Return a store of one text and one mention in it."""
    ends = f"; oa:end {end}" if end else ""
    store = ox.Store()
    store.load(
        "@prefix oa: <http://www.w3.org/ns/oa#> . @prefix dro: <https://w3id.org/readout/ontology#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        f'<urn:x:r> <https://schema.org/text> "{TEXT}" . '
        f"<urn:x:s> a dro:Span, dro:Mention ; oa:hasSource <urn:x:r> ; oa:start {start} {ends} ; "
        f"oa:exact {exact} {more} .",
        ox.RdfFormat.TURTLE,
    )
    return store


def rows(store: ox.Store, rule: shapes.Rule) -> set[str]:
    """Return the answer to the SELECT of a rule."""
    return set(map(str, store.query(rule.select, prefixes=rule.prefixes)))


@pytest.mark.parametrize("name", SPANS)
def test_what_is_passed_over_is_sound(name: str) -> None:
    """On what is left, each rule that looks at the text finds what it finds on everything."""
    store = stored(*SPANS[name])

    assert [rows(suspects(store), rule) for rule in RULES] == [rows(store, rule) for rule in RULES]


@pytest.mark.parametrize("name", SPANS)
def test_the_gate_agrees_with_the_whole(name: str) -> None:
    """Of a single document, the gate reports what the rules that look at the text report of a store."""
    store = stored(*SPANS[name])
    found = quotations(Index(facts(store), {})).findings

    shapes_of_text = {rule.shape for rule in RULES}
    assert found == tuple(one for one in constraints(store).findings if one.source in shapes_of_text)
    others = constraints(store, quotations=False).findings
    assert {*found, *others} == {*constraints(store).findings}


def test_a_readout_with_two_texts() -> None:
    """A span that is right in one text of its readout and wrong in another is left to the rules."""
    store = stored(*SPANS["right"])
    store.load('<urn:x:r> <https://schema.org/text> "They called it off." .', ox.RdfFormat.TURTLE)

    assert [rows(suspects(store), rule) for rule in RULES] == [rows(store, rule) for rule in RULES]
    assert any(rows(store, rule) for rule in RULES)


def test_which_are_passed_over() -> None:
    """A plain quotation is passed over, and one that is wrong is reported under its shape."""
    mention = ox.NamedNode("urn:x:s")
    left = {name for name, span in SPANS.items() if any(suspects(stored(*span)).quads_for_pattern(mention, None, None))}

    assert set(SPANS) - left == {"right", "nothing"}
    assert len(RULES) == 3
    assert "span quotes text" in {finding.shape for finding in constraints(stored(*SPANS["other"])).findings}


def test_long_texts_take_time_in_proportion() -> None:
    """A hundred thousand characters with a span at each hundred leave nothing that is compared in SPARQL."""
    text = "The situation is severe. " * 4000
    store = ox.Store()
    head = "@prefix oa: <http://www.w3.org/ns/oa#> ."
    spans = (
        f'<urn:x:s{n}> oa:start {n} ; oa:end {n + 3} ; oa:exact "The" ; oa:hasSource <urn:x:r> .'
        for n in range(0, len(text), 100)
    )
    store.load(f'{head} <urn:x:r> <https://schema.org/text> "{text}" . {" ".join(spans)}', ox.RdfFormat.TURTLE)

    assert len(suspects(store)) == 1

"""Values that servers keep in a form of their own."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.queries import Table, Term
from kg.remote.values import legible, restored, restored_triple, triple_of
from kg.vocab import XSD

DURATION, TRUTH = str(XSD.dayTimeDuration), str(XSD.boolean)
NAME = ox.NamedNode("u:a")
WRITTEN = [
    ("3000.0", DURATION, "PT50M"),
    ("6600", DURATION, "PT1H50M"),
    ("90061.0", DURATION, "P1DT1H1M1S"),
    ("172800", DURATION, "P2D"),
    ("0", DURATION, "PT0S"),
    ("PT50M", DURATION, "PT50M"),
    ("1", TRUTH, "true"),
    ("0", TRUTH, "false"),
    ("true", TRUTH, "true"),
    ("1", str(XSD.integer), "1"),
    ("1", "", "1"),
]


@pytest.mark.parametrize(("value", "datatype", "before"), WRITTEN)
def test_values_are_put_back(value: str, datatype: str, before: str) -> None:
    """A duration in seconds and a truth in figures become what they were, in tables and in triples; the rest stays."""
    table = Table(("x", "y"), ((Term(value, "literal", datatype), None),))
    kind = ox.NamedNode(datatype) if datatype else None
    triple = ox.Triple(NAME, NAME, ox.Literal(value, datatype=kind))

    assert restored(table).rows == ((before, ""),)
    assert restored_triple(triple) == ox.Triple(NAME, NAME, ox.Literal(before, datatype=kind))


@given(some.integers(0, 10**9))
def test_duration_has_its_seconds(seconds: int) -> None:
    """A duration that was put back is as long as it was: the database library reads it so."""
    written = restored(Table(("x",), ((Term(str(seconds), "literal", DURATION),),))).rows[0][0]
    store = ox.Store()
    kind = ox.NamedNode(DURATION)
    store.add(ox.Quad(NAME, NAME, ox.Literal(written, datatype=kind)))
    (kept,) = store

    assert kept.object == ox.Literal(written, datatype=kind)
    assert _seconds(written) == seconds


def _seconds(written: str) -> int:
    days, _, time = written.removeprefix("P").partition("T")
    total = 86_400 * int(days.removesuffix("D") or 0)
    number = ""
    for character in time:
        if character.isdigit():
            number += character
        else:
            total, number = total + int(number) * {"H": 3600, "M": 60, "S": 1}[character], ""
    return total


def test_blank_nodes_can_be_read() -> None:
    """The labels that Virtuoso gives blank nodes become legible; text that looks like one is left alone."""
    said = b'{ "type": "bnode", "value": "nodeID://b1" }, { "type": "literal", "value": "nodeID://b1" }'

    assert legible(said) == b'{ "type": "bnode", "value": "b1" }, { "type": "literal", "value": "nodeID://b1" }'


def test_rows_as_triples() -> None:
    """A row of three cells is a triple, if it can be one."""
    name, blank, text = Term("u:a", "uri"), Term("b1", "bnode"), Term("ja", "literal", "", "de")
    assert triple_of([blank, name, text]) == ox.Triple(ox.BlankNode("b1"), NAME, ox.Literal("ja", language="de"))
    for row in ([text, name, name], [name, blank, name], [name, name, None]):
        with pytest.raises(TypeError):
            triple_of(row)

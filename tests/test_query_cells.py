"""What stands in the cells of the queries with fixed names: order of names, precision of dates, exact words."""

import random
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_engines import Oxigraph, rdflib_rows
from rdflib import Graph, Literal, Namespace, URIRef

from kg.queries import catalogue
from kg.vocab import CONCEPTS, DCTERMS, DRO, OA, RDF, SCHEMA, SKOS

EX = Namespace("https://readouts.example/id/")
TEXT = "📷 Ms. Ä said: “𠮷野 agrees”, then left."
QUERIES = catalogue()
NAMES = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=6), min_size=1, max_size=9, unique=True)
Triple = tuple[URIRef, URIRef, URIRef | Literal]


def span(start: int, end: int) -> tuple[URIRef, list[Triple]]:
    """Return the name of some characters of the text and what is said about them."""
    name = EX[f"doc#char={start},{end}"]
    said: list[Triple] = [(name, OA.hasSource, EX.doc), (name, OA.exact, Literal(TEXT[start:end]))]
    return name, [*said, (name, OA.start, Literal(start)), (name, OA.end, Literal(end))]


def statement(speakers: list[str]) -> list[Triple]:
    """Return a statement by these persons, in discontinuous words."""
    head, heads = span(8, 12)
    first, firsts = span(15, 24)
    last, lasts = span(27, 36)
    act, stance = CONCEPTS["act"]["state"], CONCEPTS["stance"]["assertion"]
    said: list[Triple] = [
        (EX.doc, SCHEMA.text, Literal(TEXT)),
        (EX.doc, DCTERMS.identifier, Literal("doc.txt")),
        (EX.s1, RDF.type, DRO.ReportedStatement),
        (EX.s1, DRO.joint, Literal(len(speakers) > 1)),
        (EX.s1, DRO.speechAct, act),
        (EX.s1, DRO.stance, stance),
        (EX.s1, DRO.cueHead, head),
        (EX.s1, DRO.contentSpan, first),
        (EX.s1, DRO.contentSpan, last),
    ]
    for number, name in enumerate(speakers):
        person = EX[f"person-{number}"]
        said += [(EX.s1, DRO.speaker, person), (person, SKOS.prefLabel, Literal(name, lang="en"))]
    return said + heads + firsts + lasts


def answers(name: str, triples: list[Triple]) -> list[dict[str, str]]:
    """Return the rows of a stored query over the triples, in which both engines must agree."""
    query = QUERIES[name]
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    store = Oxigraph()
    store.engine.load(graph.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    found = [tuple(cell.value if cell else "" for cell in row) for row in store.query(query.text)]
    assert tuple(found) == rdflib_rows(graph, query.text)
    return [dict(zip(query.columns, row, strict=True)) for row in found]


@settings(max_examples=30, deadline=None)
@given(NAMES, st.randoms())
def test_names_in_a_cell_are_sorted(names: list[str], order: random.Random) -> None:
    """Speakers stand in the order of their names, however the facts came in and whatever the people are called."""
    triples = statement(names)
    order.shuffle(triples)

    (row,) = answers("statements", triples)

    assert " | ".join(sorted(names)) == row["speakers"]


def test_positions_are_code_points() -> None:
    """A quote reaches from the first to the last character of the content, astral characters counting as one."""
    (row,) = answers("statements", statement(["Ä"]))

    assert (row["start"], row["end"], row["quote"]) == ("15", "36", TEXT[15:36])
    assert (row["cueStart"], row["cueEnd"], row["cue"]) == ("8", "12", "said")


BOUNDS = [
    ("2017-09-07", "2017-09-07", "", "2017-09-07"),
    ("2017-08-01", "2017-08-31", "", "2017-08"),
    ("2017-06-01", "2017-06-30", "", "2017-06"),
    ("2017-12-01", "2017-12-31", "", "2017-12"),
    ("2017-02-01", "2017-02-28", "", "2017-02"),
    ("2016-02-01", "2016-02-29", "", "2016-02"),
    ("2016-02-01", "2016-02-28", "", "2016-02-01/2016-02-28"),
    ("2000-02-01", "2000-02-28", "", "2000-02-01/2000-02-28"),
    ("1900-02-01", "1900-02-28", "", "1900-02"),
    ("2017-08-01", "2017-08-30", "", "2017-08-01/2017-08-30"),
    ("2017-08-02", "2017-08-31", "", "2017-08-02/2017-08-31"),
    ("2017-07-01", "2017-08-31", "", "2017-07-01/2017-08-31"),
    ("2017-01-01", "2017-12-31", "", "2017"),
    ("2016-01-01", "2017-12-31", "", "2016-01-01/2017-12-31"),
    ("2017-09-01", "2017-09-04", "2017-09-02", "2017-09-01/2017-09-04"),
    ("", "2017-09-04", "", "/2017-09-04"),
    ("2017-09-01", "", "", "2017-09-01/"),
    ("", "", "2017-09-07", "2017-09-07"),
    ("", "", "", ""),
]
"""The bounds, a day on which it was going on, and the date as it is shown."""


@pytest.fixture(scope="module")
def dates() -> dict[str, str]:
    """Return the dates that the query for events shows, by event."""
    triples: list[Triple] = []
    evidence, said = span(8, 12)
    for number, (earliest, latest, ongoing, _) in enumerate(BOUNDS):
        event, time = EX[f"event-{number}"], EX[f"time-{number}"]
        triples += [(event, RDF.type, DRO.Event), (event, DCTERMS.type, CONCEPTS["evt"]["visit"])]
        triples += [(event, DRO.evidence, evidence), (event, DRO.time, time), (time, DRO.evidence, evidence)]
        days = ((DRO.earliest, earliest), (DRO.latest, latest), (DRO.ongoingOn, ongoing))
        triples += [(time, term, Literal(date.fromisoformat(day))) for term, day in days if day]
    return {row["event"].rpartition("/")[2]: row["date"] for row in answers("events", triples + said)}


@pytest.mark.parametrize("number", range(len(BOUNDS)), ids=[shown or "unknown" for *_, shown in BOUNDS])
def test_dates_are_as_precise_as_is_known(number: int, dates: dict[str, str]) -> None:
    """A day, a whole month or a whole year is shown as such, other bounds as they are, and nothing is guessed."""
    assert BOUNDS[number][-1] == dates[f"event-{number}"]

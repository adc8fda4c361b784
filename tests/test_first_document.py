"""The first document, against what was written down by hand from its text."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rewriting import covered
from stores import holding

from kg import files
from kg.graph import to_graphs
from kg.lexicon import Lexicon, local_name
from kg.queries import Table, catalogue, run
from kg.reading import read
from kg.reading.records import Reading, Status
from kg.source import load
from kg.vocab import DEFAULT_BASE, DRO

DOCUMENT = Path(__file__).parent.parent / "data" / "japan-rok-2017-09-07.txt"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the built-in vocabulary."""
    return Lexicon.load(files.vocabulary())


@pytest.fixture(scope="module")
def reading(lexicon: Lexicon) -> Reading:
    """Return the reading of the first document."""
    return read(load(DOCUMENT), lexicon)


@pytest.fixture(scope="module")
def built(reading: Reading, lexicon: Lexicon) -> Graph:
    """Return the stated and inferred graph of the first document."""
    graphs = to_graphs(reading, DEFAULT_BASE, lexicon.version)
    return graphs.stated + graphs.inferred


@pytest.fixture(scope="module")
def golden() -> Graph:
    """Return the graph that was written by hand."""
    return Graph().parse(GOLDEN / "first-document.ttl")


def test_graph_is_the_golden_graph(built: Graph, golden: Graph) -> None:
    """Statements, events, times, offices, groups and parts are exactly those written down by hand."""
    assert set(covered(built, golden)) == set(golden)


def test_golden_graph_is_whole(golden: Graph) -> None:
    """The golden graph has the 28 statements, 11 events and 24 parts of the document."""
    kinds = Counter(local_name(str(kind)) for kind in golden.objects(None, RDF.type))
    assert (kinds["ReportedStatement"], kinds["Event"] + kinds["Encounter"], kinds["Passage"]) == (28, 11, 24)


def test_every_mention_is_found(reading: Reading) -> None:
    """Each of the 70 mentions written down by hand is found at its characters, with what it refers to."""
    found = {(m.span.start, m.span.end, frozenset(map(_bare, m.referents))) for m in reading.mentions}
    with (GOLDEN / "first-document-mentions.csv").open(encoding="utf-8", newline="") as handle:
        wanted = {(int(r["start"]), int(r["end"]), frozenset(r["referents"].split())) for r in csv.DictReader(handle)}
    assert len(wanted) == 70
    assert wanted - found == set()


def _bare(key: str) -> str:
    return local_name(key) if "://" in key else key


def test_every_sentence_is_accounted_for(reading: Reading) -> None:
    """Fourteen sentences: the encounter, the announcement of the overview, twelve with statements."""
    statuses = [sentence.status for sentence in reading.sentences]
    assert statuses == [Status.EVENT, Status.META] + [Status.READ] * 12


def test_nothing_is_in_doubt(reading: Reading) -> None:
    """No statement of the document needs a second look."""
    assert [statement.key for statement in reading.statements if statement.review] == []


def test_content_does_not_become_fact(built: Graph, lexicon: Lexicon) -> None:
    """States have a class and nothing else: no border, no threat, no membership leaks out of what was said."""
    for state in (key for key, concept in lexicon.concepts.items() if concept.kind == "state"):
        assert set(built.predicates(URIRef(state))) <= {RDF.type}


def test_who_is_not_party_does_not_speak(reading: Reading) -> None:
    """Only the two participants speak or are spoken to, and nobody is said to have attended the gathering."""
    people = {"person-shinzo-abe", "person-moon-jae-in"}
    assert {key for s in reading.statements for key in (*s.speakers, *s.addressees)} == people
    forum = next(event for event in reading.events if event.key == "#event-320-346")
    assert (forum.participants, forum.when, forum.places) == ((), None, ())


def test_place_is_only_inferred(built: Graph, reading: Reading, lexicon: Lexicon) -> None:
    """The place of the meeting follows from the visit and is not in the stated graph."""
    graphs = to_graphs(reading, DEFAULT_BASE, lexicon.version)
    meeting = next(built.subjects(DRO.occursAfter, URIRef(f"{graphs.iri}#event-590-611")))
    place = [(predicate, value) for predicate, value in built.predicate_objects(meeting) if "place-" in str(value)]
    assert len(place) == 1
    assert (meeting, *place[0]) in graphs.inferred
    assert (meeting, *place[0]) not in graphs.stated


def test_pressure_with_what_is_narrower(reading: Reading, lexicon: Lexicon) -> None:
    """Eight statements raise pressure on North Korea: by that name, through resolutions, through whom to involve."""
    above = {key: {key, *entity.broader} for key, entity in reading.entities.items()}
    raising = {s.key for s in reading.statements if any("issue-pressure-kp" in above.get(i, ()) for i in s.issues)}
    assert raising == {"#s07a", "#s07b", "#s07c", "#s09b", "#s09c", "#s11a", "#s11c", "#s11d"}
    with holding(to_graphs(reading, DEFAULT_BASE, lexicon.version), reference=True) as store:
        answer = run(store, catalogue()["issues_raised"], {"issue": "pressure on North Korea"})
    assert isinstance(answer, Table)
    counts = [[str(term) for term in row[2:]] for row in answer.rows]
    assert counts == [["Moon Jae-in", "0", "5", "8"], ["Shinzo Abe", "3", "5", "8"]]


def test_shares_of_words(reading: Reading) -> None:
    """Eighteen statements by the one side, two by the other, eight by both."""
    assert Counter(" ".join(sorted(s.speakers)) for s in reading.statements) == {
        "person-shinzo-abe": 18,
        "person-moon-jae-in": 2,
        "person-moon-jae-in person-shinzo-abe": 8,
    }


def test_spans_quote_the_text(built: Graph, reading: Reading) -> None:
    """Every span in the graph has exactly the characters of the text at its place."""
    oa = "http://www.w3.org/ns/oa#"
    spans = set(built.subjects(URIRef(oa + "exact")))
    assert len(spans) > 150
    for span in spans:
        start, end = (int(str(built.value(span, URIRef(oa + name)))) for name in ("start", "end"))
        assert reading.source.text[start:end] == str(built.value(span, URIRef(oa + "exact")))

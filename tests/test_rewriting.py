"""Proof that nothing is fitted to the one document: told of other people, states, days and matters, it reads alike.

The persons and their remarks are made up, and so is all that is said of states that exist. What must come out is
what was written down by hand for the first document, renamed as the text was.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
import variants as v
from rdflib import Graph
from rdflib.term import Node
from rewriting import Renaming, Rewritten, Variant, covered

from kg import files
from kg.graph import to_graphs
from kg.lexicon import Lexicon, local_name
from kg.reading import read
from kg.reading.records import Reading
from kg.source import Source, load
from kg.vocab import DEFAULT_BASE

DOCUMENT = Path(__file__).parent.parent / "data" / "japan-rok-2017-09-07.txt"
GOLDEN = Path(__file__).parent / "golden"

SINGLE = (
    v.SAME, v.PEOPLE, v.WOMEN, v.PARTICLES, v.PLAIN_NAMES, v.MINISTERS, v.MINISTERIAL, v.CROWNS,
    v.NORTH, v.SOUTH, v.SWAPPED, v.PLAIN_STATES, v.WINTER, v.LEAP, v.MATTERS, v.VERBS, v.MORE_VERBS,
    v.ORDER, v.TEST_FIRST, v.LETTERS, v.WINDOWS, v.PROSE, v.TYPEWRITER,
)  # fmt: skip
WHOLE = (
    v.PEOPLE + v.NORTH + v.WINTER + v.MATTERS + v.VERBS + v.ORDER,
    v.WOMEN + v.CROWNS + v.SOUTH + v.LEAP + v.MORE_VERBS + v.WINDOWS,
    v.PEOPLE + v.MINISTERS + v.SWAPPED + v.MATTERS + v.WINTER + v.NO_SUMMER_TIME + v.LETTERS,
    v.WOMEN + v.PLAIN_STATES + v.LEAP + v.VERBS + v.TYPEWRITER,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A rewritten document, read, and what turns names of the first into its names."""

    rewritten: Rewritten
    reading: Reading
    graph: Graph
    renaming: Renaming


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the built-in vocabulary."""
    return Lexicon.load(files.vocabulary())


@pytest.fixture(scope="module", params=(*SINGLE, *WHOLE), ids=lambda variant: variant.name)
def told(request: pytest.FixtureRequest, lexicon: Lexicon) -> Told:
    """Return the first document as a variant tells it."""
    return _told(request.param, lexicon)


def _told(variant: Variant, lexicon: Lexicon) -> Told:
    source = load(DOCUMENT)
    first = read(source, lexicon)
    rewritten = Rewritten(source.text, variant)
    reading = read(Source(rewritten.text, "rewritten.txt"), lexicon)
    graphs = to_graphs(reading, DEFAULT_BASE, lexicon.version)
    old = to_graphs(first, DEFAULT_BASE, lexicon.version).iri
    renaming = Renaming(rewritten, str(old), str(graphs.iri), [sentence.span.start for sentence in first.sentences])
    return Told(rewritten, reading, graphs.stated + graphs.inferred, renaming)


def _expected(told: Told) -> set[tuple[Node, Node, Node]]:
    """Return the triples of the golden graph under their new names."""
    term = told.renaming.term
    golden = Graph().parse(GOLDEN / "first-document.ttl")
    return {(term(p, s), term(p, p), term(p, value)) for s, p, value in golden}


def _read(told: Told) -> set[tuple[Node, Node, Node]]:
    """Return the triples that were read, as far as the golden graph speaks about such."""
    expected = Graph()
    for triple in _expected(told):
        expected.add(triple)
    return set(covered(told.graph, expected))


def test_graph_is_the_golden_graph_renamed(told: Told) -> None:
    """Statements, events, times, offices, groups and parts come out as for the first document, under new names."""
    assert _expected(told) == _read(told)


def test_mentions_are_found_again(told: Told) -> None:
    """Each of the 70 mentions of the first document is found where it went, with what it refers to now."""
    found = {(m.span.start, m.span.end, frozenset(map(_bare, m.referents))) for m in told.reading.mentions}

    with (GOLDEN / "first-document-mentions.csv").open(encoding="utf-8", newline="") as handle:
        wanted = {_moved(told, row) for row in csv.DictReader(handle)}

    assert len(wanted) == 70
    assert wanted - found == set()


def test_nothing_is_in_doubt(told: Told) -> None:
    """The reader is as sure of the rewritten document as of the first."""
    assert [statement.key for statement in told.reading.statements if statement.review] == []


def test_rewriting_leaves_no_old_name() -> None:
    """A variant that changes everything keeps none of the old persons, states, places and months."""
    text = Rewritten(load(DOCUMENT).text, WHOLE[0]).text

    assert [
        word for word in ("Abe", "Moon", "Japan", "Korea", "ROK", "China", "Vladivostok", "2017") if word in text
    ] == []


def _bare(key: str) -> str:
    return local_name(key) if "://" in key else key


def _moved(told: Told, row: dict[str, str]) -> tuple[int, int, frozenset[str]]:
    """Return a mention of the first document as the rewritten one must have it."""
    start, end = told.rewritten.starts[int(row["start"])], told.rewritten.ends[int(row["end"])]
    return start, end, frozenset(map(told.renaming.referent, row["referents"].split()))

"""Whatever a person corrects, nothing breaks: each correction has an outcome, and the graph passes the gate."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from talks import TALKS

from kg import files, validate
from kg.graph import ReadoutGraphs, to_graphs
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source
from kg.source.corrections import parse
from kg.source.records import Correction
from kg.store import Store
from kg.vocab import DEFAULT_BASE

TEXT = TALKS + "He explained that trade matters by opening a port. Minister Nobody Present said that it rained.\n"
NAMES = ("Ada Testperson", "Sample", "Cyd Newcomer", "Japan", "JP", "ASEAN", "he", "Nobody", "zork", "‘’")
ISSUES = ("trade", "climate change", "relations with Japan", "cooperation", "zork", "–")
QUOTES = ("deepen cooperation", "to meet again", "trade matters", "opening a port", "it rained", "that", "tea", "zork")
LEXICON = Lexicon.load(files.vocabulary())

NOBODY, SAMPLE = (
    Correction("statement", (("quote", "deepen cooperation"), ("speakers", found)), "b.corrections.toml")
    for found in ((), ("Sample",))
)

names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
issues = st.lists(st.sampled_from(ISSUES), max_size=3, unique=True).map(tuple)
changes = st.one_of(
    st.just(("remove", True)),
    names.map(lambda found: ("speakers", found)),
    st.tuples(st.sampled_from(["issues", "add_issues", "remove_issues"]), issues),
)
statements = st.tuples(st.sampled_from(QUOTES), changes).map(lambda pair: (("quote", pair[0]), pair[1]))
participants = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from([(), (("remove", True),), (("office", "President"),), (("office", "King"), ("state", "Japan"))]),
).map(lambda pair: (("name", pair[0]), *pair[1]))
encounters = st.tuples(
    st.sampled_from(["date", "start", "place", "type"]),
    st.sampled_from(["unknown", "2031-06-01", "2031-06-01T10:00:00+09:00", "Tokyo", "telephone talk", "zork"]),
).filter(
    lambda pair: {"date": pair[1] in ("unknown", "2031-06-01"), "start": "T10" in pair[1]}.get(
        pair[0], "2031" not in pair[1]
    )
)
corrections = st.lists(
    st.one_of(
        statements.map(lambda values: Correction("statement", values, "a.corrections.toml")),
        participants.map(lambda values: Correction("participant", values, "a.corrections.toml")),
        encounters.map(lambda value: Correction("encounter", (value,), "a.corrections.toml")),
    ),
    max_size=6,
    unique=True,
).map(tuple)


def graphs(*made: Correction) -> ReadoutGraphs:
    """Return the graphs of the text with some corrections."""
    return to_graphs(read(Source(TEXT, "a.txt", corrections=made), LEXICON), DEFAULT_BASE, LEXICON.version)


@settings(max_examples=25, deadline=None)
@given(corrections)
def test_any_corrections(made: tuple[Correction, ...]) -> None:
    """Each correction changes something or says why not, and what comes out breaks no shape and no rule."""
    found = read(Source(TEXT, "a.txt", corrections=made), LEXICON)
    graph = to_graphs(found, DEFAULT_BASE, LEXICON.version)

    assert sorted(map(repr, (change.correction for change in found.changes))) == sorted(map(repr, made))
    assert all(bool(change.things or change.sentences) is not bool(change.reason) for change in found.changes)
    with Store.in_memory() as store:
        store.put_reference()
        store.add(graph.quads())
        whole = Graph()
        for part in (graph.stated, graph.inferred, graph.provenance):
            whole += part
        assert (validate.core(whole) + validate.constraints(store.engine)).violations == ()


@settings(max_examples=25, deadline=None)
@given(corrections)
def test_in_any_place(made: tuple[Correction, ...]) -> None:
    """The same corrections make the same bytes, wherever their file stood, also where they contradict each other."""
    made += (NOBODY, SAMPLE)
    moved = tuple(replace(one, place="elsewhere, line 7") for one in made)

    assert graphs(*made).quads_bytes() == graphs(*moved).quads_bytes()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=5))
def test_an_empty_file_says_nothing(comments: list[str]) -> None:
    """A file without a table corrects nothing, whatever its comments say."""
    assert parse("".join(f"# {comment}\n\n" for comment in comments), "a.corrections.toml") == ()


def test_no_corrections_leave_no_trace() -> None:
    """Without corrections the graphs are those that there were before there was such a thing."""
    assert b"orrection" not in graphs().quads_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_has_an_answer(name: str) -> None:
    """Any name of a speaker is one person or body, or it is said that it is none."""
    made = Correction("statement", (("quote", "trade matters"), ("speakers", (name,))), "a.corrections.toml")

    (change,) = read(Source(TEXT, "a.txt", corrections=(made,)), LEXICON).changes

    assert bool(change.things) is not bool(change.reason)

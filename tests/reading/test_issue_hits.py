"""Issues in a line, narrowed to states, and the topics that a line opens with. The lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, Mark, stretch
from plain import bare

from kg.lexicon import Lexicon
from kg.reading.document import Document
from kg.reading.issues import Context, Hit, Issues, without_wider
from kg.reading.noun_phrases import noun_phrase
from kg.reading.topics import framed

NORWAY, CHILE, KENYA = (f"https://w3id.org/readout/id/state-{code}" for code in ("no", "cl", "ke"))


@pytest.fixture
def issues(meeting: Document, lexicon: Lexicon) -> Issues:
    """Return what finds issues in an account of a meeting between Norway and Chile."""
    return Issues(lexicon, meeting.stage)


def _found(mark: Mark, issues: Issues, text: str, context: Context | None = None) -> list[tuple[str, str]]:
    marked = mark(text)
    hits = issues.find(marked, 0, len(marked.line), context or Context())
    return [(stretch(marked, (hit.start, hit.end)), bare(hit.key)) for hit in hits]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("trade grew", [("trade", "trade")]),
        ("trade and climate change", [("trade", "trade"), ("climate change", "climate-change")]),
        ("the “whaling” issue", [("“whaling”", "fisheries")]),
        ('the "whaling" issue', [('"whaling"', "fisheries")]),
        ("the ”whaling“ issue", [("whaling", "fisheries")]),
        ("Norway-Chile relations", [("Norway-Chile relations", "issue-bilateral-relations-cl-no")]),
        ("relations with Kenya", [("relations with Kenya", "issue-bilateral-relations-ke")]),
        ("pressure on Kenya", [("pressure on Kenya", "issue-pressure-ke")]),
        ("Kenya’s nuclear test", [("Kenya’s nuclear test", "issue-nuclear-tests-ke")]),
        ("pressure", [("pressure", "pressure")]),
        ("the old house", []),
        ("Norwegian", []),
    ],
)
def test_hits(mark: Mark, issues: Issues, text: str, hits: list[tuple[str, str]]) -> None:
    """An issue is found by its longest label, with its quotation marks and with the states beside it."""
    assert hits == _found(mark, issues, text)


@pytest.mark.parametrize(
    ("text", "context", "key"),
    [
        ("bilateral relations", Context(), "issue-bilateral-relations-cl-no"),
        ("bilateral relations", Context(groups=((NORWAY, KENYA),)), "issue-bilateral-relations-ke-no"),
        ("bilateral relations", Context(frame=(KENYA,)), "issue-bilateral-relations-cl-no"),
        ("pressure", Context(frame=(KENYA,)), "issue-pressure-ke"),
        ("pressure", Context(groups=((NORWAY, KENYA),)), "pressure"),
        ("pressure on Chile", Context(frame=(KENYA,)), "issue-pressure-cl"),
        ("trade", Context(frame=(KENYA,)), "trade"),
    ],
)
def test_context(mark: Mark, issues: Issues, text: str, context: Context, key: str) -> None:
    """What states share is that of who acts, else of both sides; what is aimed at a state, that of the frame."""
    assert [key] == [found for _, found in _found(mark, issues, text, context)]


def test_named_and_given_states(mark: Mark, issues: Issues) -> None:
    """A hit says whether the states stand beside it or the context gives them."""
    (named,) = issues.find(mark("pressure on Kenya"), 0, 3, Context())
    (given,) = issues.find(mark("pressure"), 0, 1, Context(frame=(KENYA,)))

    assert (named.named, named.states) == (True, (KENYA,))
    assert (given.named, given.states) == (False, (KENYA,))


def test_narrowed_issue_is_kept(mark: Mark, issues: Issues) -> None:
    """A narrowed issue is an entity with a label and wider issues; its key does not depend on the order of states."""
    (one,) = issues.find(mark("Norway-Chile relations"), 0, 4, Context())
    (other,) = issues.find(mark("Chile-Norway relations"), 0, 4, Context())

    assert one.key == other.key
    assert issues.entities[one.key].label.count("–") == 1
    assert set(issues.entities[one.key].broader) <= set(issues.ancestors(one.key))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Kenya will act", ["state-ke"]),
        ("Norway will act", []),
        ("Kenya’s coast", ["state-ke"]),
        ("Norway and Kenya will act", []),
        ("Nairobi will act", []),
    ],
)
def test_third_states(mark: Mark, issues: Issues, text: str, states: list[str]) -> None:
    """A state that is named alone and is no side of the encounter is a third one."""
    marked = mark(text)

    assert states == [bare(phrase.keys[0]) for phrase in issues.third_states(marked, 0, len(marked.line))]


def test_states_spoken_of(mark: Mark, issues: Issues) -> None:
    """A third state is an issue of its own, unless a hit takes it in already."""
    marked = mark("pressure on Kenya")
    hits = issues.find(marked, 0, 3, Context())

    assert [bare(hit.key) for hit in issues.states_spoken_of(marked, 0, 3, [])] == ["issue-situation-ke"]
    assert issues.states_spoken_of(marked, 0, 3, hits) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the old house burned", "old house burned"),
        ("of the old house of Kenya", "old house"),
        ("will strengthen houses", "houses"),
        ("in July", ""),
        ("Kenya", ""),
        ("the", ""),
        ("and, also", ""),
        ("a very old and cold house", "cold house"),
        ("take up the house", "house"),
        ("the talks on the house of cards", "house of cards"),
        ("the talks on the ground", "talks"),
        ("to house", ""),
    ],
)
def test_noun_phrase(mark: Mark, text: str, words: str) -> None:
    """The first run of words that are no verbs, days, actors or small words may name a thing."""
    marked = mark(text)

    assert words == stretch(marked, noun_phrase(marked, 0, len(marked.line)))


def test_minted(mark: Mark, issues: Issues) -> None:
    """A noun phrase becomes an issue that no vocabulary knows; without one nothing does."""
    hit = issues.mint(mark("in the old house"), 0, 4)

    assert hit is not None
    assert (hit.key, issues.entities[hit.key].label, issues.entities[hit.key].minted) == (
        "issue-old-house",
        "old house",
        True,
    )
    assert issues.mint(mark("in July"), 0, 2) is None


def test_without_wider(mark: Mark, issues: Issues) -> None:
    """An issue right beside a narrower one is left out; the same issue further off is kept."""
    (narrow,) = issues.find(mark("Norway-Chile relations"), 0, 4, Context())
    concept = issues.entities[narrow.key].broader[0]

    beside, away = Hit(narrow.end + 1, narrow.end + 2, concept, concept), Hit(20, 21, concept, concept)
    assert without_wider([narrow, beside], issues) == [narrow]
    assert without_wider([narrow, away], issues) == [narrow, away]


@pytest.mark.parametrize(
    ("text", "issue", "states"),
    [
        ("With regard to trade, it grew", ("trade",), ()),
        ("Regarding trade, it grew", ("trade",), ()),
        ("Furthermore, regarding trade, it grew", ("trade",), ()),
        ("With regard to Kenya, it grew", ("issue-situation-ke",), ("state-ke",)),
        ("With regard to pressure on Kenya, it grew", ("issue-pressure-ke",), ("state-ke",)),
        ("With regard to (fresh, or) trade, it grew", ("trade",), ()),
    ],
)
def test_frame(mark: Mark, issues: Issues, text: str, issue: tuple[str, ...], states: tuple[str, ...]) -> None:
    """A topic reaches from the frame to the first free comma, behind a connective too."""
    topic = framed(mark(text), issues)

    assert topic is not None
    assert issue == tuple(map(bare, topic.issues))
    assert states == tuple(map(bare, topic.states))


@pytest.mark.parametrize(
    "text",
    ["It grew", "With regard to Norway, it grew", "With regard to the cooks, it grew", "With regard to trade", ""],
)
def test_no_frame(mark: Mark, issues: Issues, text: str) -> None:
    """Without a frame, a comma or a matter that is known a line has no topic."""
    assert framed(mark(f"{text}."), issues) is None


@given(st.lists(st.sampled_from([*WORDS, "pressure", "“whaling”", "on"]), min_size=1, max_size=14).map(" ".join))
def test_hits_lie_in_the_line(meeting: Document, lexicon: Lexicon, mark: Mark, text: str) -> None:
    """Hits lie in the line; what they name is in the vocabulary or is kept as an entity."""
    marked, issues = mark(text), Issues(lexicon, meeting.stage)

    for hit in issues.find(marked, 0, len(marked.line), Context((KENYA,))):
        assert 0 <= hit.start < hit.end <= len(marked.line)
        assert hit.concept in lexicon.concepts
        assert hit.key in issues.entities or hit.key == hit.concept
        assert bool(hit.states) == (hit.key in issues.entities)

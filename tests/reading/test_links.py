"""Means and purposes: what introduces them, and how far they reach. The lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, Mark, stretch

from kg.lexicon import local_name
from kg.reading.links import Link, coordinated, gerunds, link_at, links
from kg.reading.proposition import Proposition, Relation


def _links(mark: Mark, text: str) -> list[tuple[str, Relation]]:
    marked = mark(text)
    return [(stretch(marked, (link.start, link.end)), link.relation) for link in links(marked, 0, len(marked.line))]


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("trade grows by building roads", "by", Relation.MEANS),
        ("trade grows, including by building roads", "including by", Relation.MEANS),
        ("trade grows through building roads", "through", Relation.MEANS),
        ("trade grows in order to feed all", "in order to", Relation.PURPOSE),
        ("trade grows with a view to peace", "with a view to", Relation.PURPOSE),
        ("trade grows, by which he hopes to live", "by which he hopes to", Relation.PURPOSE),
    ],
)
def test_link(mark: Mark, text: str, words: str, relation: Relation) -> None:
    """A preposition before a verb in -ing introduces a means; "in order to" and what one hopes by it, a purpose."""
    assert [(words, relation)] == _links(mark, text)


@pytest.mark.parametrize(
    "text",
    [
        "trade grows by sea",
        "trade grows by ten per cent",
        "trade grows (by building roads)",
        "trade grows “in order to feed all”",
        "trade grows, by which Kenya hopes to live",
        "trade grows, by which it rained",
        "building roads is good",
        "",
    ],
)
def test_no_link(mark: Mark, text: str) -> None:
    """A bare preposition, words in marks and what others hope introduce nothing."""
    assert _links(mark, f"{text}.") == []


def test_attitude_of_a_link(mark: Mark) -> None:
    """The attitude in "by which he hopes to" is the cue of the purpose and gives its stance."""
    marked = mark("trade grows, by which he hopes to live")
    link = link_at(marked, 3)

    assert link is not None
    assert link.cue is not None
    assert (stretch(marked, link.cue), local_name(link.stance)) == ("he hopes to", "hope")


def test_link_becomes_a_proposition() -> None:
    """What a link introduces has its relation and stance, and its words as cue if no attitude is one."""
    assert Link(3, 5, Relation.MEANS).proposition((5, 9)) == Proposition(((5, 9),), Relation.MEANS, (3, 5), core=(5, 9))
    assert Link(3, 7, Relation.PURPOSE, (5, 7), "hope").proposition((7, 9)).cue == (5, 7)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("by building roads and encouraging trade", ["building roads", "encouraging trade"]),
        ("by building roads and ports", ["building roads and ports"]),
        ("by building roads (and encouraging trade)", ["building roads (and encouraging trade)"]),
        ("by building roads, and encouraging trade", ["building roads", "encouraging trade"]),
        ("by building", ["building"]),
    ],
)
def test_gerunds(mark: Mark, text: str, verbs: list[str]) -> None:
    """Each verb in -ing behind a free "and" is a means of its own."""
    marked = mark(text)

    pieces = gerunds(marked, Link(0, 1, Relation.MEANS), len(marked.line))
    assert verbs == [stretch(marked, piece) for piece in pieces]


def test_purposes_are_not_parted(mark: Mark) -> None:
    """The verbs of a purpose stay together."""
    marked = mark("in order to keep building roads and encouraging trade")

    assert len(gerunds(marked, Link(0, 3, Relation.PURPOSE), len(marked.line))) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fish and meat and bread", ["fish", "meat", "bread"]),
        ("fish, and meat", ["fish", "meat"]),
        ("fish (and meat) and bread", ["fish (and meat)", "bread"]),
        ("and fish", ["and fish"]),
        ("fish and", ["fish"]),
        ("fish", ["fish"]),
    ],
)
def test_coordinated(mark: Mark, text: str, parts: list[str]) -> None:
    """A stretch is cut at each free "and" within it, and loses the marks before it."""
    marked = mark(text)

    cut = coordinated(marked, 0, len(marked.line), lambda *_: True)
    assert parts == [stretch(marked, part) for part in cut]
    assert coordinated(marked, 0, len(marked.line), lambda *_: False)[0][0] == 0


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join))
def test_links_do_not_overlap(mark: Mark, text: str) -> None:
    """Links come in order, and none begins within another."""
    marked = mark(text)
    behind = 0

    for link in links(marked, 0, len(marked.line)):
        assert behind <= link.start < link.end <= len(marked.line)
        assert marked.free(link.start)
        behind = link.end


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join))
def test_coordinated_parts_are_in_order(mark: Mark, text: str) -> None:
    """The parts of a stretch follow each other, and every token that none holds is a mark or a coordinator."""
    marked = mark(text)
    parts = coordinated(marked, 0, len(marked.line), lambda *_: True)
    held = {at for start, end in parts for at in range(start, end)}

    assert parts == sorted(parts)
    assert len(held) == sum(max(end - start, 0) for start, end in parts)
    lost = {marked.line.norm(at) for at in range(len(marked.line)) if at not in held}
    assert lost <= {".", ",", ";", ":", "and", "while", "but", "whereas"}

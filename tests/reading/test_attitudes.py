"""Attitudes in a content, and the actors of its propositions. Persons and remarks are made up."""

import pytest
from lines import Mark, stretch, words

from kg.lexicon import local_name
from kg.reading.actors import subject_phrases
from kg.reading.attitudes import attitude_of, leading_attitude
from kg.reading.clauses import scan
from kg.reading.contents import propositions


@pytest.mark.parametrize(
    ("text", "cue", "stance", "own"),
    [
        ("he hopes to return", "he hopes to", "hope", True),
        ("he hoped to return", "he hoped to", "hope", True),
        ("he hopes that it rains", "he hopes that", "hope", True),
        ("he also hopes to return", "he also hopes to", "hope", True),
        ("he was pleased to return", "he was pleased to", "feeling", True),
        ("Kenya hopes to return", "hopes to", "hope", False),
        ("Kenya needs to act", "needs to", "necessity", False),
        ("the two countries must act", "must", "necessity", False),
        ("today he hopes to return", "he hopes to", "hope", True),
        ("by sea, Kenya and Ghana must act", "must", "necessity", False),
    ],
)
def test_leading_attitude(mark: Mark, text: str, cue: str, stance: str, own: bool) -> None:
    """The first subject with an attitude governs a stretch; it is the speaker's own if the subject is a pronoun."""
    marked = mark(text)
    attitude = leading_attitude(marked, 0, len(marked.line))

    assert attitude is not None
    assert (cue, stance, own) == (stretch(marked, attitude.cue), local_name(attitude.stance), attitude.own)
    assert attitude.start == attitude.cue[1]


@pytest.mark.parametrize(
    "text",
    [
        "trade grew",
        "trade is good and he hopes to return",
        "Kenya acts",
        "hopes to return",
        "he hoping to return",
        "he",
    ],
)
def test_no_leading_attitude(mark: Mark, text: str) -> None:
    """Without a subject, or behind another finite verb, no attitude governs a stretch."""
    marked = mark(text)

    assert leading_attitude(marked, 0, len(marked.line)) is None


@pytest.mark.parametrize(
    ("text", "infinitive"),
    [("he hopes to go", True), ("he hopes that it rains", False), ("Kenya hopes to go", False)],
)
def test_infinitive(mark: Mark, text: str, infinitive: bool) -> None:
    """An infinitive without a subject stands only behind the speaker's own attitude."""
    marked = mark(text)
    attitude = attitude_of(marked, marked.phrases[0])

    assert attitude is not None
    assert infinitive == attitude.infinitive


def test_possessive_has_no_attitude_of_its_own(mark: Mark) -> None:
    """The attitude behind a possessive pronoun is not the speaker's own."""
    marked = mark("his hopes to return")
    attitude = attitude_of(marked, marked.phrases[0])

    assert attitude is None or not attitude.own


def _actors(mark: Mark, text: str) -> list[list[str]]:
    """Return the actors of each proposition of the first clause."""
    marked = mark(text)
    clause = scan(marked)[0]
    groups = propositions(marked, clause)
    return [words(marked, subject_phrases(marked, clause, one)) for group in groups for one in group]


@pytest.mark.parametrize(
    ("content", "actors"),
    [
        ("Kenya will act", ["Kenya"]),
        ("Kenya and Ghana will act", ["Kenya and Ghana"]),
        ("trade with Kenya will grow", ["Kenya"]),
        ("Kenya’s trade will grow", []),
        ("Norway-Chile trade will grow", []),
        ("trade will grow in Kenya", []),
        ("trade will grow as Kenya will act", ["Kenya"]),
        ("Kenya will act as Ghana will act", ["Kenya", "Ghana"]),
        ("he hopes to see Kenya", []),
        ("the two countries will act", ["the two countries"]),
        ("trade with Kenya", []),
    ],
)
def test_actors(mark: Mark, content: str, actors: list[str]) -> None:
    """Who stands before the main verb acts, and who has a finite verb right behind; possessors and objects do not."""
    assert actors == _actors(mark, f"Okoro stated that {content}.")[0]


def test_actors_of_a_means(mark: Mark) -> None:
    """A means has the actors that it names with a verb, not those of what it serves."""
    assert _actors(mark, "Okoro stated that Kenya will act by building roads as Ghana will help.") == [
        ["Kenya"],
        ["Ghana"],
    ]


def test_actors_of_a_position(mark: Mark) -> None:
    """The state whose position is explained is the actor, not the issue that it is on."""
    assert _actors(mark, "Okoro explained Kenya’s position on trade with Ghana.") == [["Kenya’s"]]

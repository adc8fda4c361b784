"""The propositions of one clause: pieces, cores, attitudes and what hangs on them. Persons and remarks are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import WORDS, Mark, stretch

from kg.lexicon import local_name
from kg.reading.clauses import scan
from kg.reading.contents import Proposition, Relation, propositions


def _groups(mark: Mark, content: str) -> list[list[list[str]]]:
    """Return the pieces of each proposition, by main proposition."""
    marked = mark(f"Okoro stated that {content}.")
    (clause,) = scan(marked)
    groups = propositions(marked, clause)
    return [[[stretch(marked, piece) for piece in one.pieces] for one in group] for group in groups]


def _main(mark: Mark, content: str) -> tuple[str, str, str]:
    """Return core, cue and stance of the first proposition."""
    marked = mark(f"Okoro stated that {content}.")
    one = propositions(marked, scan(marked)[0])[0][0]
    return stretch(marked, one.core), stretch(marked, one.cue or (0, 0)), local_name(one.stance)


@pytest.mark.parametrize(
    ("content", "groups"),
    [
        ("trade grew", [[["trade grew"]]]),
        ("trade is good, and fish is bad", [[["trade is good"]], [["fish is bad"]]]),
        ("trade is good; fish is bad", [[["trade is good"]], [["fish is bad"]]]),
        ("trade is good and fish is bad", [[["trade is good and fish is bad"]]]),
        ("trade is good, but fish is bad", [[["trade is good"]], [["fish is bad"]]]),
        ("trade is good, fish is bad", [[["trade is good, fish is bad"]]]),
        ("trade is good, and that fish", [[["trade is good"]], [["fish"]]]),
        ("trade is good by building roads", [[["trade is good"], ["building roads"]]]),
        ("by building roads, trade is good", [[["trade is good"], ["building roads"]]]),
        ("trade is good by building roads in order to live", [[["trade is good"], ["building roads"], ["live"]]]),
        ("by building", [[["by building"]]]),
        ("he hopes to return", [[["return"]]]),
        ("today he hopes to return", [[["today", "return"]]]),
        ("he hopes to return, and build roads", [[["return"]], [["build roads"]]]),
        ("he hopes to return, and bread", [[["return, and bread"]]]),
    ],
)
def test_pieces(mark: Mark, content: str, groups: list[list[list[str]]]) -> None:
    """Clauses with a verb each are main propositions; means and purposes hang on theirs, in the order of telling."""
    assert groups == _groups(mark, content)


@pytest.mark.parametrize(
    ("content", "core", "cue", "stance"),
    [
        ("trade grew", "trade grew", "", ""),
        ("following the test, trade grew", "trade grew", "", ""),
        ("with Kenya, trade grew", "trade grew", "", ""),
        ("in Kenya trade grew", "in Kenya trade grew", "", ""),
        ("he hopes to return", "return", "he hopes to", "hope"),
        ("he also hopes to return", "return", "he also hopes to", "hope"),
        ("Kenya needs to act", "Kenya needs to act", "needs to", "necessity"),
        ("in spite of it he hopes to return", "return", "he hopes to", "hope"),
    ],
)
def test_core(mark: Mark, content: str, core: str, cue: str, stance: str) -> None:
    """The core leaves out what is fronted and the attitude of the speaker, which is a cue; not that of another."""
    assert (core, cue, stance) == _main(mark, content)


@pytest.mark.parametrize(
    ("content", "relations"),
    [
        ("trade grew by building roads", [Relation.MAIN, Relation.MEANS]),
        ("trade grew in order to feed all", [Relation.MAIN, Relation.PURPOSE]),
        (
            "trade grew by building roads and encouraging fish in order to live",
            [Relation.MAIN, Relation.MEANS, Relation.MEANS, Relation.PURPOSE],
        ),
    ],
)
def test_relations(mark: Mark, content: str, relations: list[Relation]) -> None:
    """What hangs on a main proposition says how."""
    marked = mark(f"Okoro stated that {content}.")
    (group,) = propositions(marked, scan(marked)[0])

    assert relations == [one.relation for one in group]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Chile’s position on trade", [["Chile’s position on", "trade"]]),
        ("his position on trade and tariffs", [["his position on", "trade"], ["his position on", "tariffs"]]),
        ("Chile’s position on bread and butter", [["Chile’s position on", "bread and butter"]]),
        ("Chile’s position on trade and butter", [["Chile’s position on", "trade and butter"]]),
    ],
)  # fmt: skip
def test_position(mark: Mark, text: str, pieces: list[list[str]]) -> None:
    """A position that is withheld is one proposition for each issue that it is on."""
    marked = mark(f"Okoro explained {text}.")
    groups = propositions(marked, scan(marked)[0])

    assert pieces == [[stretch(marked, piece) for piece in group[0].pieces] for group in groups]


def test_infinitive(mark: Mark) -> None:
    """Only an attitude of the speaker with "to" governs a verb without a subject."""
    marked = mark("Okoro stated that he hopes to return, and that he hopes that it rains.")
    first, second = (group[0] for group in propositions(marked, scan(marked)[0]))

    assert (first.infinitive, second.infinitive) == (True, False)


def test_range() -> None:
    """A proposition reaches from its first piece to its last."""
    assert Proposition(((2, 4), (7, 9))).range == (2, 9)
    assert Proposition(((2, 4),)).relation is Relation.MAIN


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join))
@settings(deadline=None)
def test_propositions_lie_in_their_clause(mark: Mark, content: str) -> None:
    """Each group opens with a main proposition; pieces are not empty, in order, apart, and within the content."""
    marked = mark(f"Okoro stated that {content}.")

    for clause in scan(marked):
        for group in propositions(marked, clause):
            assert [one.relation for one in group].index(Relation.MAIN) == 0
            for one in group:
                bounds = [at for piece in one.pieces for at in piece]
                assert bounds == sorted(set(bounds))
                assert clause.content[0] <= bounds[0] or clause.held
                assert one.core[0] < one.core[1] <= len(marked.line)

"""The reporting clauses of one line: which there are, with what subject and content. All persons are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import WORDS, Mark, stretch, subject

from kg.lexicon import local_name
from kg.reading.clauses import scan
from kg.reading.unread import why_unread

Row = tuple[str, str, str]


def _scan(mark: Mark, text: str) -> list[Row]:
    """Return subject, act and content of each clause."""
    marked = mark(text)
    return [(subject(marked, one), local_name(one.act), stretch(marked, one.content)) for one in scan(marked)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Okoro stated that it grew.", ("Okoro", "state", "it grew")),
        ("Okoro, for his part, stated that it grew.", ("Okoro", "state", "it grew")),
        ("In the cold north, Okoro stated that it grew.", ("Okoro", "state", "it grew")),
        ("Okoro stated, it grew.", ("Okoro", "state", "it grew")),
        ("“It grew,” Okoro stated.", ("Okoro", "state", "“It grew,”")),
        ("Okoro expressed his gratitude.", ("Okoro", "thank", "his gratitude")),
        ("It was agreed that it grew.", ("", "agree", "it grew")),
        ("The harvest was discussed.", ("", "discuss", "The harvest")),
        ("Okoro met with Ms. Varga to discuss trade.", ("Okoro", "discuss", "trade")),
        ("Okoro stated Chile’s position on trade.", ("Okoro", "explain-position", "Chile’s position on trade")),
    ],
)
def test_one_clause(mark: Mark, text: str, row: Row) -> None:
    """A clause reports what follows its cue, else what goes before its subject, else the noun of the cue itself."""
    assert [row] == _scan(mark, text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Okoro noted that it grew, and stated that it rained.",
            [("Okoro", "note", "it grew"), ("Okoro", "state", "it rained")],
        ),
        (
            "Okoro noted that it grew, stating that it rained.",
            [("Okoro", "note", "it grew"), ("Okoro", "state", "it rained")],
        ),
        (
            "Okoro, noting that it grew, stated that it rained.",
            [("Okoro", "note", "it grew"), ("Okoro", "state", "it rained")],
        ),
        (
            "Okoro noted that it grew, to which Ms. Varga stated that it rained.",
            [("Okoro", "note", "it grew"), ("Ms. Varga", "state", "it rained")],
        ),
        (
            "Okoro praised the cooks while stating that it rained.",
            [("Okoro", "praise", "the cooks"), ("Okoro", "state", "it rained")],
        ),
        (
            "Okoro met with Ms. Varga to discuss trade and to welcome the cooks.",
            [("Okoro", "discuss", "trade"), ("Okoro", "welcome", "the cooks")],
        ),
        (
            "Okoro praised trade, thanked the cooks, and welcomed the guards.",
            [("Okoro", "praise", "trade"), ("Okoro", "thank", "the cooks"), ("Okoro", "welcome", "the guards")],
        ),
        (
            "Okoro noted that trade is good and praised the cooks.",
            [("Okoro", "note", "trade is good"), ("Okoro", "praise", "the cooks")],
        ),
    ],
)
def test_chained_clauses(mark: Mark, text: str, rows: list[Row]) -> None:
    """Behind coordinators and commas further verbs of the narrator report for the same subject, or for a new one."""
    assert rows == _scan(mark, text)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "Okoro ate.",
        "By Okoro stated that it grew.",
        "That Okoro stated that it grew.",
        "Okoro spoke with Ms. Varga.",
        "The cake was eaten.",
        ".",
    ],
)
def test_no_clause(mark: Mark, text: str) -> None:
    """No party, no reporting verb, or a party behind a preposition or subordinator: nothing is reported."""
    assert _scan(mark, text) == []


def test_verb_within_a_clause_of_the_past(mark: Mark) -> None:
    """A verb in the past behind a clause in the past and a bare "and" belongs to what is said."""
    assert len(_scan(mark, "Okoro stated that trade grew and praised the cooks.")) == 1


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Okoro noted that it grew, and he hopes to return.", "hope"),
        ("Okoro noted that it grew, and Ms. Varga hopes to return.", ""),
        ("Okoro noted that it grew, and he hoped to return.", ""),
    ],
)
def test_coordinated_attitude(mark: Mark, text: str, stance: str) -> None:
    """A pronoun with an attitude in the present behind an "and" is a clause of its own."""
    assert stance == local_name(scan(mark(text))[-1].stance)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Okoro yodelled it.", "yodelled"),
        ("Okoro also loudly yodelled it.", "yodelled"),
        ("With Okoro yodelled it.", ""),
        ("It rained.", ""),
        ("Okoro, yodelling.", ""),
        ("Okoro and yodelled.", ""),
    ],
)
def test_why_unread(mark: Mark, text: str, verb: str) -> None:
    """The reason why nothing was read names the word behind the first party that may speak."""
    reason, found = why_unread(mark(text))

    assert verb == found
    assert (f"“{verb}”" in reason) == bool(verb)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join))
@settings(deadline=None)
def test_clauses_are_in_order(mark: Mark, text: str) -> None:
    """Clauses begin one behind the other; the head of each lies in its cue, and its content is not empty."""
    marked = mark(text)
    behind = -1

    for clause in scan(marked):
        start, end = clause.content
        assert behind < clause.start <= clause.head[0] < clause.head[1] <= clause.end
        assert 0 <= start < end <= len(marked.line)
        assert clause.act in marked.lexicon.concepts
        behind = clause.start

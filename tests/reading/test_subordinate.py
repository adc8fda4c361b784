"""Clauses joined by "though" and the like belong to their own subjects. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, Tell

X, Y = "Prime Minister Varga", "President Okoro"
BOTH = (ADA, BEN)
WORDS = [
    "though",
    "although",
    "even though",
    "even as",
    "whereas",
    "while",
    "but",
    "yet",
    "however",
    "where",
    "whereby",
]
CAUTION = f"{Y} cautioned that sanctions would not work"


def _told(tell: Tell, text: str) -> list[tuple[tuple[str, ...], str, str, tuple[str, ...]]]:
    return [(tuple(sorted(said.speakers)), said.act, said.content, said.review) for said in tell(text)]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("mark", [", ", "; ", " "])
def test_own_subject(tell: Tell, word: str, mark: str) -> None:
    """What one party says behind such a word is no part of what all say before it."""
    assert _told(tell, f"The two leaders agreed on the importance of trade{mark}{word} {CAUTION}.") == [
        (BOTH, "agree", "the importance of trade", ()),
        ((BEN,), "warn", "sanctions would not work", ()),
    ]


@pytest.mark.parametrize(
    "word", ["Though", "Although", "While", "Whereas", "Even as", "Even though", "But", "However,"]
)
def test_at_the_front(tell: Tell, word: str) -> None:
    """A clause that opens a sentence ends where the main clause begins."""
    assert (
        _told(tell, f"{word} {CAUTION}, the two leaders agreed on trade.")
        == [
            ((BEN,), "warn", "sanctions would not work", ()),
            (BOTH, "agree", "trade", ()),
        ]
        or word == "However,"
    )


def test_semicolon_and_comma(tell: Tell) -> None:
    """A comma may stand behind the word."""
    assert [said.act for said in tell(f"The two leaders agreed on trade; however, {CAUTION}.")] == ["agree", "warn"]


def test_same_subject(tell: Tell) -> None:
    """A pronoun or a participle goes on with the subject before."""
    for told in ("she expressed concern over tariffs", "expressing concern over tariffs"):
        assert _told(tell, f"{X} welcomed the plan, though {told}.") == [
            ((ADA,), "welcome", "the plan", ()),
            ((ADA,), "express", "concern over tariffs", ()),
        ]


def test_inside_a_that_clause(tell: Tell) -> None:
    """Behind a that-clause a person may be quoted or tell: in doubt; a state is told of by the speaker."""
    person = tell(f"{X} said that trade grew, although {Y} had rejected the plan.")
    state = tell(f"{X} said that trade grew, although Chile opposed the plan.")

    assert [bool(said.review) for said in person] == [False, True]
    assert [said.content for said in state] == ["trade grew, although Chile opposed the plan"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The two leaders agreed that trade mattered, though tariffs were high.",
            "trade mattered, though tariffs were high",
        ),
        (f"{Y} said that Chile, though small, mattered.", "Chile, though small, mattered"),
        (f"{Y} said that trade, however, grew.", "trade, however, grew"),
        (f"{Y} called for talks, not only on trade but on fishing.", "talks, not only on trade but on fishing"),
        (f"{Y} noted that trade was fair but not free.", "trade was fair but not free"),
    ],
)
def test_what_stays_together(tell: Tell, text: str, content: str) -> None:
    """Without a reporting subject of its own, such a word is a part of what is said."""
    assert [said.content for said in tell(text)] == [content]


@pytest.mark.parametrize(
    ("words", "denied"),
    [("trade but not on fishing", "but not on fishing"), ("trade, though not on fishing", "though not on fishing")],
)
def test_denied_remainder(tell: Tell, words: str, denied: str) -> None:
    """What the end of a content denies is no part of it, which is in doubt."""
    (said,) = tell(f"The two leaders agreed on {words}.")

    assert (said.content, said.issues, said.review) == ("trade", ("trade",), (f"“{denied}” denies a part of it",))

"""A line with its phrases: what covers a token, what is free, which words stand at it. The lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, Mark

from kg.lexicon import Tense


def _free(mark: Mark, text: str) -> str:
    marked = mark(text)
    return " ".join(token.text for at, token in enumerate(marked.line.tokens) if marked.free(at))


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("trade grew, and it rained", "trade grew , and it rained"),
        ("trade (fish, and meat) grew", "trade grew"),
        ("trade ((fish) and meat) grew", "trade grew"),
        ("trade (fish and meat grew", "trade ( fish and meat grew"),
        ("trade fish) and meat grew", "trade fish ) and meat grew"),
        ("trade “fish and meat” grew", "trade grew"),
        ("trade “fish and meat grew", "trade “ fish and meat grew"),
        ("Norway and Chile grew", "grew"),
        ("Ms. Varga grew and Kenya’s trade too", "grew and trade too"),
    ],
)
def test_free(mark: Mark, text: str, free: str) -> None:
    """A clause may end at a token that is in no phrase, no brackets and no quotation; open marks close nothing in."""
    assert free == _free(mark, text)


def test_phrases_at_and_over_a_token(mark: Mark) -> None:
    """A phrase begins at its first token and lies over each of them."""
    marked = mark("then Prime Minister Varga ate")

    assert [at for at in range(-1, 6) if marked.phrase_at(at)] == [1]
    assert [at for at in range(-1, 6) if marked.phrase_over(at)] == [1, 2, 3]


@pytest.mark.parametrize(("start", "end", "count"), [(0, 6, 2), (0, 3, 1), (1, 6, 1), (2, 3, 0), (5, 7, 0)])
def test_within(mark: Mark, start: int, end: int, count: int) -> None:
    """Only the phrases that lie whole between two tokens are within."""
    assert count == len(mark("the Prime Minister saw Kenya’s coast").within(start, end))


@pytest.mark.parametrize(("start", "end", "at"), [(0, 10, 2), (3, 10, 8), (0, 2, None), (9, 10, None), (5, 4, None)])
def test_mark(mark: Mark, start: int, end: int, at: int | None) -> None:
    """The first free comma between two tokens is found; one in brackets or outside the stretch is not."""
    assert at == mark("trade grew, (it, rained), too").mark(start, end)


def test_other_marks(mark: Mark) -> None:
    """Other marks than commas are found if they are asked for."""
    assert mark("trade grew; it rained, too").mark(0, 8, (",", ";")) == 2
    assert mark("trade grew; it rained, too").mark(0, 8) == 5


@pytest.mark.parametrize(
    ("text", "at", "verb"),
    [
        ("he also stated it", 1, 2),
        ("he then also strongly stated it", 1, 4),
        ("he once more stated it", 1, 3),
        ("he stated it", 1, 1),
        ("he also", 1, 2),
        ("he", 5, 5),
    ],
)
def test_past_adverbs(mark: Mark, text: str, at: int, verb: int) -> None:
    """All adverbs at a token are passed over, to the end of the line if need be."""
    assert verb == mark(text).past_adverbs(at)


@pytest.mark.parametrize(("name", "at", "behind"), [("topic-frame", 0, 3), ("topic-frame", 1, 0), ("adverb", 9, 0)])
def test_word(mark: Mark, name: str, at: int, behind: int) -> None:
    """A form of a word class is found where it begins, and nowhere behind the line."""
    assert behind == mark("with regard to trade, it grew").word(name, at)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("trade will grow", ["will"]),
        ("trade is good", ["is"]),
        ("trade has grown and is good", ["has", "is"]),
        ("trade strengthened it", ["strengthened"]),
        ("to strengthen trade", []),
        ("strengthening trade", []),
        ("the trade (is good) grows", ["grows"]),
    ],
)
def test_main_verbs(mark: Mark, text: str, verbs: list[str]) -> None:
    """Auxiliaries and verbs in the third person or the past are finite; infinitives and participles are not."""
    marked = mark(text)

    assert verbs == [marked.line.norm(at) for at in sorted(marked.main_verbs)]


@pytest.mark.parametrize(
    ("word", "tense", "there"),
    [
        ("strengthen", Tense.BASE, True),
        ("strengthening", Tense.ING, True),
        ("strengthened", Tense.PAST, True),
        ("strengthened", Tense.ING, False),
        ("stone", Tense.BASE, False),
    ],
)
def test_verb(mark: Mark, word: str, tense: Tense, there: bool) -> None:
    """A verb of the content is known in each of its forms."""
    assert there == mark(f"to {word} trade").verb(1, tense)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_every_token_is_free_or_not(mark: Mark, text: str) -> None:
    """Each token is free, or lies under a phrase or within marks; main verbs are free and finite."""
    marked = mark(text)

    for at in range(len(marked.line)):
        assert marked.free(at) == (marked.phrase_over(at) is None and at not in marked.shut)
        assert (at in marked.main_verbs) == (marked.free(at) and marked.finite(at))
        assert at <= marked.past_adverbs(at) <= len(marked.line)

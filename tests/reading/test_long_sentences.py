"""Sentences that go on and on: how deep and how long the reader works at them. All of them are made up."""

import sys
from collections.abc import Iterator

import pytest
from plain import ReadText

DEPTH, MANY = 150, 200
"""So many calls may be nested beyond those of the test itself; so often the words of a sentence are repeated."""


@pytest.fixture
def shallow() -> Iterator[None]:
    """Let calls be nested a little deeper than they are now, and no more."""
    before, depth, frame = sys.getrecursionlimit(), 0, sys._getframe()
    while frame := frame.f_back:
        depth += 1
    sys.setrecursionlimit(depth + DEPTH)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("shallow")
@pytest.mark.parametrize(
    "text",
    [
        "He " + "quickly " * MANY + "stated that trade grew.",
        "He " + "also " * MANY + "stated that trade grew.",
        "President Okoro stated that he " + "quickly " * MANY + "ate.",
        "He recalled the nuclear test " + "after the nuclear test " * MANY + "by Kenya.",
        "He recalled " + "their meeting on May 1 following " * MANY + "the earthquake in March.",
        "He stated that trade grew" + ", and he stated that trade grew" * MANY + ".",
        "He stated that " + "Kenya, " * MANY + "and Chile grew.",
        "He stated that " + "(" * MANY + "trade" + ")" * MANY + " grew.",
        "Together with " + "President Okoro and " * MANY + "Prime Minister Varga, he said that trade grew.",
        "He " + "had not continued to " * MANY + "state that trade grew.",
    ],
)
def test_no_recursion_over_a_sentence(read_talks: ReadText, text: str) -> None:
    """However often a sentence repeats its words, reading it nests no more calls than reading any other."""
    reading = read_talks(text)

    assert reading.sentences[-1].span.end == len(reading.source.text)

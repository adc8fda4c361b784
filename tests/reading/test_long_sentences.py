"""Sentences that go on and on: how deep and how long the reader works at them. All of them are made up."""

import sys
from collections.abc import Callable, Iterator
from itertools import islice, product

import pytest
from plain import ADA, BEN, LEAD, ReadText

from kg.reading.records import Status
from kg.reading.sentences import LONGEST, TOO_LONG

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


AGAIN = 4
"""So many times as long is the longer of two texts."""
SYLLABLES = ("Ba", "Do", "Fe", "Gi", "Ku", "La", "Me", "No")


def _people(number: int) -> str:
    """Return sentences about so many persons, of whom many share a family name."""
    given = ("".join(reversed(parts)).capitalize() for parts in product(SYLLABLES, repeat=4))
    return " ".join(f"Ms. {name} Quill{name[2:4].lower()} ate." for name in islice(given, number))


def _calls(read_text: ReadText, text: str) -> int:
    """Return how many functions and generators are called to read a text."""
    number = 0

    def count(*_: object) -> None:
        nonlocal number
        number += 1

    sys.setprofile(count)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize(
    "write",
    [
        lambda many: "He stated that " + "stated that trade matters, " * many,
        lambda many: "He stated that trade grew" + ", and stated that trade matters" * many,
        lambda many: "He stated that it rained" + "," * 5 * many,
        lambda many: "He stated that " + "trade " * many + "grew.",
        lambda many: "He stated that " + "Kenya, " * many + "and Chile grew.",
        lambda many: "He stated that trade grew and " + "building " * many + "and building.",
        lambda many: "He stated that it rained; it rained" + "; it rained" * many,
        lambda many: "He " + "quickly " * many + "stated that trade grew.",
        lambda many: "He recalled the nuclear test by Kenya. " * many,
        lambda many: "He ate a lot of kites in July. " * many,
        lambda many: "He recalled their meeting on May 1. " * many,
        _people,
    ],
)
def test_work_grows_with_the_text(read_text: ReadText, write: Callable[[int], str]) -> None:
    """A text that is four times as long takes little more than four times the work, not sixteen times."""
    short, long = (_calls(read_text, LEAD + write(many)) for many in (60, 60 * AGAIN))

    assert long < 1.5 * AGAIN * short


def test_sentence_that_is_too_long(read_talks: ReadText) -> None:
    """A sentence of more characters than can be read is not, and says so; those before and behind it are."""
    reading = read_talks(
        f"He said that trade grew. He noted {'Kenya, ' * LONGEST}it. President Okoro said that it rained."
    )

    assert [one.status for one in reading.sentences[1:]] == [Status.READ, Status.UNREAD, Status.READ]
    assert reading.sentences[2].reason == TOO_LONG
    assert [statement.sentence for statement in reading.statements] == [2, 4]


@pytest.mark.parametrize(("more", "status"), [(0, Status.READ), (1, Status.UNREAD)])
def test_longest_sentence(read_talks: ReadText, more: int, status: Status) -> None:
    """A sentence of the greatest length is read, one of a character more is not."""
    words = "President Okoro said that {} grew."
    sentence = words.format("x" * (LONGEST - len(words) + 2 + more))

    assert read_talks(sentence).sentences[-1].status is status


@pytest.mark.parametrize(
    ("says", "speakers"), [("He", ()), ("She", ()), ("They", (ADA, BEN)), ("President Okoro", (BEN,))]
)
def test_who_speaks_behind_what_was_not_read(read_talks: ReadText, says: str, speakers: tuple[str, ...]) -> None:
    """A pronoun behind a sentence that was not read may stand for somebody in it: it is no one's, or in doubt."""
    long = f"Mr. Ivo Quill ate {'fish, ' * LONGEST}and slept."
    statement = read_talks(f"President Okoro said that trade grew. {long} {says} said that it rained.").statements[-1]

    assert statement.speakers == speakers
    assert bool(statement.review) is (says != "President Okoro")


def test_heading_that_is_too_long(read_text: ReadText) -> None:
    """A title of more characters than can be read names nobody, and what stands below it is read."""
    title = f"Talks of Ms. Zoë Quill on {'trade and ' * LONGEST}kites"

    assert "person-zoe-quill" not in read_text(title + LEAD[LEAD.index("\n") :]).entities

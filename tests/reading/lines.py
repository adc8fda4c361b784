"""Single lines for tests of the stages of reading: tokens, phrases and clauses with no document around them."""

from collections.abc import Callable, Iterable

from kg.reading.clause import Clause
from kg.reading.line import Line
from kg.reading.marked import Marked
from kg.reading.phrases import Phrase
from kg.reading.records import Span

Mark = Callable[[str], Marked]
"""Lays out a line in which the two parties of the invented meeting are known."""

WORDS = (
    "Ms. Ada Varga", "President Okoro", "Okoro", "the Prime Minister", "Foreign Ministers", "Norway", "Norway’s",
    "Kenya", "the", "The", "two leaders", "both sides", "each other", "he", "their", "Norwegian side", "van", "III",
    "stated", "noted", "agreed", "hopes", "met with", "to", "that", "which", "will", "is", "trade", "relations",
    "nuclear test", "in July", "by", "building", "in order to", "with regard to", "also", "not", "and", "while",
    ",", ";", ".", "-", "(", ")", "“", "”", "0", "İ", "\u00a0", "_",
)  # fmt: skip
"""Pieces of lines in which the rules of the reader may meet."""


def line(text: str) -> Line:
    """Return a text as one line."""
    return Line.of(text, Span(0, len(text)), 0)


def words(marked: Marked, phrases: Iterable[Phrase]) -> list[str]:
    """Return phrases as they are written."""
    return [marked.line.words(phrase.start, phrase.end) for phrase in phrases]


def stretch(marked: Marked, part: tuple[int, int]) -> str:
    """Return the words of a stretch of tokens, or nothing if it is empty."""
    return marked.line.words(*part) if part[0] < part[1] else ""


def subject(marked: Marked, clause: Clause) -> str:
    """Return the subject of a clause as written, or nothing."""
    return marked.line.words(clause.subject.start, clause.subject.end) if clause.subject else ""

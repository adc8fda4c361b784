"""A text cut into pieces at all the places where a statement's evidence begins or ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """Characters of a text that belong to the statement with this number; the number 0 marks what was not read."""

    start: int
    end: int
    number: int
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same marks."""

    text: str
    numbers: tuple[int, ...] = ()
    """The statements that these characters support."""
    begins: tuple[int, ...] = ()
    """Those of them that begin here."""
    cue: bool = False
    """True if they are the reporting words of one of them."""
    unread: bool = False


def cut(text: str, marks: Iterable[Marked]) -> Iterator[Piece]:
    """Yield the pieces of a text in order; joined, they are the text. Marks beyond the text are cut off."""
    waiting = sorted({mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))}, key=attrgetter("start"))
    edges = sorted({0, len(text), *(m.start for m in waiting), *(min(m.end, len(text)) for m in waiting)})
    open_marks: list[Marked] = []
    begun: set[int] = set()
    at = 0
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while at < len(waiting) and waiting[at].start == start:
            open_marks.append(waiting[at])
            at += 1
        numbers = tuple(sorted({mark.number for mark in open_marks} - {0}))
        begins = tuple(number for number in numbers if number not in begun)
        begun.update(begins)
        cue = any(mark.cue for mark in open_marks)
        yield Piece(text[start:end], numbers, begins, cue, any(not mark.number for mark in open_marks))

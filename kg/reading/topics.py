"""Topic frames: "With regard to …," and headings, and how far they reach."""

from dataclasses import dataclass

from kg.reading.issues import Context, Hit, Issues, without_wider
from kg.reading.marked import Marked


@dataclass(frozen=True, slots=True)
class Topic:
    """What a frame or a heading is about."""

    issues: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """States that are no side of the encounter."""
    start: int = 0
    end: int = 0
    hits: tuple[Hit, ...] = ()


def framed(marked: Marked, issues: Issues) -> Topic | None:
    """Return the topic that a sentence opens with, or None."""
    start = _past_connective(marked)
    begin = marked.word("topic-frame", start)
    if not begin:
        return None
    comma = marked.mark(begin, len(marked.line))
    return about(marked, begin, begin if comma is None else comma, issues)


def about(marked: Marked, start: int, end: int, issues: Issues) -> Topic | None:
    """Return the topic that the tokens `start` to `end` name, or None when they name none that is known."""
    hits = issues.find(marked, start, end, Context())
    hits += issues.states_spoken_of(marked, start, end, hits)
    states = tuple(phrase.keys[0] for phrase in issues.third_states(marked, start, end))
    if not hits and not states:
        return None
    keys = tuple(dict.fromkeys(hit.key for hit in without_wider(hits, issues)))
    return Topic(keys, states, start, end, tuple(hits))


def _past_connective(marked: Marked) -> int:
    """Return the index behind an opening connective and its comma."""
    behind = marked.word("connective", 0)
    return behind + (marked.line.norm(behind) == ",") if behind else 0

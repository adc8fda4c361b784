"""What a reporting clause reports: where its content stands."""

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.clause import Clause, trimmed
from kg.reading.direct import with_speech
from kg.reading.marked import Marked

_CONCEDING = ("but", "though", "although", "albeit", "and", "yet", "if")


def with_content(marked: Marked, clause: Clause, stop: int, before: Clause | None) -> Clause | None:
    """Return a clause with what it reports: what follows, else the noun of its cue, else what goes before it."""
    if clause.content[1]:
        return clause
    first = not before or before.subject != clause.subject
    if speech := with_speech(marked, clause, stop, first):
        return speech
    begin = clause.end + (marked.line.norm(clause.end) == ",")
    content = (begin, trimmed(marked, begin, stop))
    if content[0] >= content[1]:
        clause, content = _object_as_content(clause)
    if content[0] >= content[1] and clause.subject:
        content = before.content if before else (0, trimmed(marked, 0, clause.subject.start))
    if content[0] >= content[1] and clause.subject:
        content = clause.head
    return _affirmed(marked, replace(clause, content=content)) if content[0] < content[1] else None


def _affirmed(marked: Marked, clause: Clause) -> Clause:
    """Return a clause without what its content denies at the end, which is in doubt: "agreed on X but not on Y"."""
    start, stop = clause.content
    if marked.line.norm(start - 1) == "that":
        return clause
    for at in range(start + 2, stop - 1):
        denies = marked.line.norm(at) == "not" and marked.line.norm(at - 1) in _CONCEDING and marked.free(at)
        if denies and marked.line.norm(at + 1) in marked.lexicon.barriers:
            doubt = f"“{marked.line.words(at - 1, stop)}” denies a part of it"
            return replace(clause, content=(start, trimmed(marked, start, at - 1)), doubt=doubt)
    return clause


def _object_as_content(clause: Clause) -> tuple[Clause, tuple[int, int]]:
    """Return a clause that ends with its cue, the noun of the cue taken as content: "expressed his gratitude"."""
    verb = clause.head[0] + 1
    return replace(clause, head=(clause.head[0], verb), end=verb), (verb, clause.head[1])


def attributed(marked: Marked, clause: Clause, before: Sequence[Clause]) -> tuple[int, int]:
    """Return what a report behind it reports: the clauses before it, from their first subject on."""
    first = before[0].subject if before else None
    begin = first.start if first else 0
    return begin, trimmed(marked, begin, min(clause.start, clause.subject.start if clause.subject else clause.start))

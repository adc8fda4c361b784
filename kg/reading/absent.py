"""Who is named as not there: "without the President", "in the absence of X", "X did not attend"."""

from collections.abc import Iterator, Sequence

from kg.reading.clause import Clause
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind

ABSENCE, BEHALF = "absence", "behalf"
"""The word classes that stand before who is not there, and before on whose behalf somebody acts."""
_MOST_WORDS = 4
"""Of the words that stand before who is absent."""
_NAMING = (Form.NAME, Form.OFFICE, Form.LIST)


def is_behind(marked: Marked, phrase: Phrase, *names: str) -> bool:
    """Tell whether a form of one of these word classes, of absence or behalf, stands right before a phrase."""
    before = marked.line.norm(phrase.start - 1)
    possible = (name for name in names if before in marked.lexicon.ends[name])
    return any(marked.ending(name, phrase.start, _MOST_WORDS) is not None for name in possible)


def left_out(marked: Marked, clauses: Sequence[Clause]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the persons, by key, of whom a line says that they were not there, and for whom no "he" in it stands.

    What a that-clause says of them does not count.
    """
    away: set[str] = set()
    passive: set[str] = set()
    for phrase in marked.phrases:
        if phrase.kind is not Kind.PERSON or phrase.form not in _NAMING or phrase.possessive:
            continue
        absent = is_behind(marked, phrase, ABSENCE)
        if absent or is_behind(marked, phrase, BEHALF):
            passive.update(_keys(marked, phrase, clauses))
        if absent or marked.word("not-there", phrase.end):
            away.update(_keys(marked, phrase, clauses))
    return frozenset(away), frozenset(passive)


def _keys(marked: Marked, phrase: Phrase, clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield whom a phrase means, unless a that-clause speaks of them."""
    told = (clause.content for clause in clauses if marked.line.norm(clause.end - 1) == "that")
    if not any(start <= phrase.start < end for start, end in told):
        for part in phrase.parts or (phrase,):
            yield from part.keys

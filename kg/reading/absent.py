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
    possible = [name for name in names if before in marked.lexicon.ends[name]]
    first = max(phrase.start - _MOST_WORDS, 0) if possible else phrase.start
    return any(marked.word(name, at) == phrase.start for at in range(first, phrase.start) for name in possible)


def persons_behind(marked: Marked, clauses: Sequence[Clause], *names: str) -> frozenset[str]:
    """Return the persons, by key, whom a line names behind forms of these word classes, outside what is reported."""
    found = (phrase for phrase in _persons(marked, clauses) if is_behind(marked, phrase, *names))
    return frozenset(key for phrase in found for key in _keys(phrase))


def not_there(marked: Marked, clauses: Sequence[Clause]) -> frozenset[str]:
    """Return the persons, by key, of whom a line says that they were not there, outside what is reported."""
    lacking = (phrase for phrase in _persons(marked, clauses) if marked.word("not-there", phrase.end))
    return persons_behind(marked, clauses, ABSENCE).union(key for phrase in lacking for key in _keys(phrase))


def _persons(marked: Marked, clauses: Sequence[Clause]) -> Iterator[Phrase]:
    """Yield the persons whom a line names or calls by office, those aside of whom a that-clause speaks."""
    told = [clause.content for clause in clauses if marked.line.norm(clause.end - 1) == "that"]
    for phrase in marked.phrases:
        named = phrase.kind is Kind.PERSON and phrase.form in _NAMING and not phrase.possessive
        if named and not any(start <= phrase.start < end for start, end in told):
            yield phrase


def _keys(phrase: Phrase) -> Iterator[str]:
    for part in phrase.parts or (phrase,):
        yield from part.keys

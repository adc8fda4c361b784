"""States that a text names together through those who act for them: "the Foreign Ministers of A, B and C"."""

from collections.abc import Iterable
from dataclasses import replace

from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind

_LINKS = (("and",), (",",), (",", "and"), ("as", "well", "as"), (",", "as", "well", "as"), ("together", "with"))
_MOST_BEFORE = 4
"""Where the holders of an office begin at the latest behind their article and the name of their group."""


def assembled(marked: Marked, phrase: Phrase) -> tuple[tuple[str, ...], int]:
    """Return the states and bodies for which several act together, and the index behind the last of them.

    One who is called by office, or a body, may follow: "… of A and B, and the High Representative of the EU".
    """
    first, *others = phrase.parts or (phrase,)
    if not first.states:
        return (), phrase.end
    named = (part.holder or part.keys[0] for part in others if _acts_for_one(part))
    states, end = (*first.states, *named), phrase.end
    while more := _next(marked, end):
        states, end = (*states, more.holder or more.keys[0]), more.end
    return tuple(dict.fromkeys(states)), end


def _next(marked: Marked, at: int) -> Phrase | None:
    """Return the office of a state or body, or the body, that goes on an enumeration at a token."""
    for words in _LINKS:
        begin = at + len(words)
        if tuple(marked.line.norm(index) for index in range(at, begin)) == words and (found := marked.phrase_at(begin)):
            return found if _acts_for_one(found) else None
    return None


def _acts_for_one(phrase: Phrase) -> bool:
    """Tell whether a phrase is a body, or an office of a state or body that is named."""
    body = phrase.form is Form.NAME and phrase.kind is Kind.ORGANISATION
    return body or (phrase.form is Form.OFFICE and bool(phrase.holder))


def with_all(marked: Marked, phrase: Phrase) -> Phrase:
    """Return a phrase with all the states and bodies that are enumerated with those it names."""
    if not (phrase.states or phrase.parts):
        return phrase
    states, end = assembled(marked, phrase)
    first = phrase.parts[0] if phrase.parts else phrase
    return replace(first, states=states, end=end) if len(states) > len(first.states) else phrase


def holders_at(marked: Marked, at: int) -> Phrase | None:
    """Return the holders of an office in several states at a token, or behind an article and a name ("the G7 …")."""
    found = next(filter(None, map(marked.phrase_at, range(at, at + _MOST_BEFORE))), None)
    return found if found and found.form is Form.HOLDERS and len(found.states) > 1 else None


def parties(titles: Iterable[Marked], lines: Iterable[Marked]) -> tuple[str, ...]:
    """Return the states in whose name a text speaks by its title, or by "We, the leaders of …"; empty if in none."""
    named = [(marked, phrase) for marked in titles for phrase in marked.phrases if assembled(marked, phrase)[0]]
    named += [(marked, found) for marked in lines if _says_we(marked) and (found := holders_at(marked, 2))]
    enumerated = (assembled(marked, phrase)[0] for marked, phrase in named)
    return next((states for states in enumerated if len(states) > 1), ())


def _says_we(marked: Marked) -> bool:
    return marked.line.norm(0) == "we" and marked.line.norm(1) == ","

"""Noun phrases that may name a thing which no vocabulary knows."""

from kg.reading.marked import Marked
from kg.reading.names import CALENDAR

_LONGEST_NAME = 6
_ARTICLES = ("the", "a", "an")


def noun_phrase(marked: Marked, start: int, end: int) -> tuple[int, int]:
    """Return the first run of words between two tokens that may name a thing, without its article; empty if none."""
    at = start
    while at < end:
        stop = at
        while stop < end and stop - at < _LONGEST_NAME and _may_name(marked, stop):
            stop += 1
        first = at + (marked.line.norm(at) in _ARTICLES)
        if stop > first and marked.word("generic", first) != stop:
            return first, stop
        at = max(stop, at + 1)
    return end, end


def _may_name(marked: Marked, at: int) -> bool:
    """Tell whether a word may belong to the name of a thing: no verb, preposition, pronoun, day or mark."""
    token = marked.line.tokens[at]
    if not token.is_word or token.norm in marked.lexicon.barriers or token.norm in CALENDAR:
        return False
    return not (marked.phrase_over(at) or _is_verb(marked, at) or marked.word("adverb", at))


def _is_verb(marked: Marked, at: int) -> bool:
    """Tell whether a word is a verb and cannot be the plural of a noun."""
    verb = marked.lexicon.verbs.longest(marked.line.tokens, at)
    return bool(marked.word("finite", at) or (verb and not marked.line.norm(at).endswith("s")))

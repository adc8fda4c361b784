"""Noun phrases that may name a thing which no vocabulary knows."""

from kg.lexicon import Tense
from kg.reading.marked import Marked
from kg.reading.names import CALENDAR
from kg.reading.pronouns import SUBJECT_PRONOUNS

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
        if stop > first and marked.word("generic", first) != stop and not _is_report(marked, first, stop):
            return first, stop
        at = max(stop, at + 1)
    return end, end


def _may_name(marked: Marked, at: int) -> bool:
    """Tell whether a word may belong to the name of a thing: no verb, preposition, pronoun, day or mark."""
    token = marked.line.tokens[at]
    if not token.is_word or token.norm in marked.lexicon.barriers or token.norm in CALENDAR:
        return False
    if marked.word("function", at) or _has_subject(marked, at):
        return False
    return not (marked.phrase_over(at) or _is_verb(marked, at) or marked.word("adverb", at))


def _is_verb(marked: Marked, at: int) -> bool:
    """Tell whether a word is a verb and cannot be the plural of a noun."""
    verb = marked.lexicon.verbs.longest(marked.line.tokens, at)
    return bool(marked.word("finite", at) or (verb and not marked.line.norm(at).endswith("s")))


def _has_subject(marked: Marked, at: int) -> bool:
    """Tell whether a pronoun or "will" stands before a word, which must be a verb: "he believes", "nobody knows"."""
    before = at - 1
    while before > 0 and (marked.word("adverb", before) == before + 1):
        before -= 1
    return marked.line.norm(before) in SUBJECT_PRONOUNS or bool(before >= 0 and _takes_verb(marked, before))


def _takes_verb(marked: Marked, at: int) -> bool:
    """Tell whether a word at a token has a verb behind it: an indefinite pronoun, or a modal."""
    return bool(marked.word("pronoun", at) or marked.word("modal", at))


def _is_report(marked: Marked, start: int, end: int) -> bool:
    """Tell whether the only word between two tokens is a verb of saying in a form that no noun has: "asked"."""
    said = marked.lexicon.acts.longest(marked.line.tokens, start) if end - start == 1 else None
    return bool(said and not any(verb.tense & (Tense.BASE | Tense.PRESENT) for verb in said.values))

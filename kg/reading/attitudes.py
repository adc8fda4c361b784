"""Attitudes: "he hopes to", "Japan needs to": which verb governs a content, and whose it is."""

from dataclasses import dataclass

from kg.lexicon import Tense
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase


@dataclass(frozen=True, slots=True)
class Attitude:
    """An attitude verb with its subject; positions are token indices, ends exclusive."""

    cue: tuple[int, int]
    stance: str
    infinitive: bool
    own: bool
    """True when the subject is a pronoun that may stand for the speaker."""
    start: int


def leading_attitude(marked: Marked, start: int, end: int) -> Attitude | None:
    """Return the attitude that governs a stretch: of its first subject, fronted phrases passed over."""
    at = start
    while at < end:
        phrase = marked.phrase_at(at)
        if phrase and (attitude := attitude_of(marked, phrase)):
            return attitude
        if at in marked.main_verbs:
            return None
        at = phrase.end if phrase else at + 1
    return None


def attitude_of(marked: Marked, phrase: Phrase) -> Attitude | None:
    """Return the attitude whose subject is a phrase, or None."""
    verb_at = marked.past_adverbs(phrase.end)
    found = marked.lexicon.attitudes.longest(marked.line.tokens, verb_at)
    if not found or not (found.value.tense & Tense.FINITE):
        return None
    own = phrase.form is Form.PRONOUN and not phrase.possessive
    return Attitude(
        cue=(phrase.start if own else verb_at, found.end),
        stance=found.value.key,
        infinitive=own and marked.line.norm(found.end - 1) == "to",
        own=own,
        start=found.end,
    )

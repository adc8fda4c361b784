"""Official visits: who paid one, and at whose invitation."""

from collections.abc import Iterator, Sequence

from kg.lexicon import Tense, local_name
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind
from kg.reading.telling import VISIT, Telling, came_about

_MOST_WORDS = 8
"""Of those between "paid" and "visit"."""


def visit_told(marked: Marked) -> Telling | None:
    """Return how a sentence tells of a visit that somebody is said to have made at an invitation, or None."""
    if not any(_hosts(marked)) or marked.has("called-off"):
        return None
    for at in range(len(marked.line)):
        verb = marked.lexicon.contacts.longest(marked.line.tokens, at) if marked.free(at) else None
        paid = marked.word("pay-visit", at) if marked.free(at) else 0
        if not came_about(marked, at) or not (verb or paid):
            continue
        if verb and local_name(verb.value.key) == VISIT and verb.value.tense & Tense.PAST:
            return _telling(marked, verb.value.key, at, verb.end, verb.end)
        for noun_at in range(paid, min(paid + _MOST_WORDS, len(marked.line))) if paid else ():
            noun = marked.lexicon.nouns["evt"].longest(marked.line.tokens, noun_at)
            if noun and local_name(noun.value) == VISIT:
                return _telling(marked, noun.value, at, noun.start, noun.end)
    return None


def with_hosts(marked: Marked, visitors: Sequence[str]) -> list[str]:
    """Return visitors and hosts in the order of the sentence, or nobody if there are no visitors beside the hosts."""
    hosts = {key for phrase in _hosts(marked) for key in _keys(phrase)}
    named = (key for phrase in marked.phrases for key in _keys(phrase) if key in {*hosts, *visitors})
    return list(dict.fromkeys(named)) if set(visitors) - hosts else []


def _keys(phrase: Phrase) -> Iterator[str]:
    for part in phrase.parts or (phrase,):
        yield from part.keys


def _hosts(marked: Marked) -> Iterator[Phrase]:
    """Yield the persons right behind "at the invitation of"."""
    for phrase in marked.phrases:
        named = phrase.kind is Kind.PERSON and phrase.form in (Form.NAME, Form.LIST) and not phrase.possessive
        if named and marked.ending("invitation", phrase.start, _MOST_WORDS) is not None:
            yield phrase


def _telling(marked: Marked, kind: str, verb: int, start: int, end: int) -> Telling:
    mention = marked.line.span(start, end) if start < end else None
    return Telling(kind, mention, (marked.line.span(verb, end),), marked.line.tokens[verb].start)

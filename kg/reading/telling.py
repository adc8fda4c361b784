"""How a text tells of its encounter: by a contact verb, with or without a noun, or by the noun in its title."""

from dataclasses import dataclass

from kg.lexicon import Lexicon, Match, Tense, local_name
from kg.reading.marked import Marked
from kg.reading.phrases import Form
from kg.reading.records import Kind, Span

ENCOUNTER, VISIT = "encounter", "visit"
_HELD, _TOOK = ("held", "convened", "conducted"), ("took", "place")
_NOT_YET = ("not", "never", "will", "would", "shall", "to", "cannot", "may", "might", "could", "should")
_DETERMINERS = ("the", "a", "an", "his", "her", "their", "its", "our", "my")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a text tells of its encounter: type, what names it, all that tells of it, and where its verb is."""

    type: str
    mention: Span | None
    spans: tuple[Span, ...]
    verb: int = -1


def by_sentence(marked: Marked, noun: Match[str] | None) -> Telling:
    """Return what a sentence with a contact verb, and perhaps a noun of an encounter behind it, says."""
    verb = marked.line.tokens[_contact_at(marked, noun)].start
    mention = _naming(marked, noun) if noun else None
    return Telling(noun.value if noun else contact(marked), mention, tuple(_spans(marked, noun)), verb)


def by_title(title: Marked) -> Telling | None:
    """Return what a title says of the encounter by its first noun of one, or None."""
    nouns = title.lexicon.nouns["evt"]
    for at in range(len(title.line)):
        noun = nouns.longest(title.line.tokens, at) if title.phrase_over(at) is None else None
        if noun and (is_encounter(noun.value, title.lexicon) or local_name(noun.value) == VISIT):
            mention = _naming(title, noun)
            return Telling(noun.value, mention, (mention,))
    return None


def is_encounter(key: str, lexicon: Lexicon) -> bool:
    """Tell whether an event type is a kind of encounter."""
    return any(local_name(above) == ENCOUNTER for above in (key, *lexicon.ancestors(key)))


def encounter_noun(marked: Marked) -> Match[str] | None:
    """Return the noun that names an encounter behind a contact verb ("held a … summit meeting")."""
    nouns = marked.lexicon.nouns["evt"]
    for at in range(len(marked.line)):
        found = nouns.longest(marked.line.tokens, at) if marked.free(at) else None
        if not found or not is_encounter(found.value, marked.lexicon):
            continue
        verb = contact_before(marked, at)
        if verb is None and _is_held(marked, found.end):
            return found
        if verb is not None and not any(_begins_aim(marked, between) for between in range(verb, at)):
            return found
    return None


def _is_held(marked: Marked, start: int) -> bool:
    """Tell whether a sentence says behind a noun that the encounter was held, or took place."""
    for at in range(start, len(marked.line)):
        behind = marked.word("be", at) if marked.free(at) else 0
        if (behind and marked.line.norm(behind) in _HELD) or (marked.line.norm(at), marked.line.norm(at + 1)) == _TOOK:
            return True
    return False


def _begins_aim(marked: Marked, at: int) -> bool:
    """Tell whether a token begins to say what a contact was for: "to prepare for the summit"."""
    aim = marked.line.norm(at) == "to" and marked.free(at) and marked.free(at + 1)
    return aim and not marked.line.tokens[at + 1].is_capital and marked.line.norm(at + 1) not in _DETERMINERS


def contact_before(marked: Marked, at: int) -> int | None:
    """Return the index of the nearest contact verb before a token, in the same sentence."""
    for index in range(at - 1, -1, -1):
        verb = marked.lexicon.contacts.longest(marked.line.tokens, index)
        if verb and verb.value.tense & Tense.FINITE and marked.free(index) and came_about(marked, index):
            return index
    return None


def came_about(marked: Marked, at: int) -> bool:
    """Tell whether a verb tells what happened: neither denied nor to come, nor said of somebody besides."""
    return at not in marked.relative and marked.line.norm(at - 1) not in _NOT_YET


def is_off(marked: Marked) -> bool:
    """Tell whether a sentence says that an encounter did not come about, or is still to come."""
    return marked.has("called-off") or any(_is_off_at(marked, at) for at in range(len(marked.line)))


def _is_off_at(marked: Marked, at: int) -> bool:
    """Tell whether a contact verb of the main clause is denied or in the future: "did not meet", "was to meet"."""
    before = marked.line.norm(at - 1)
    to_come = before in _NOT_YET and (before != "to" or marked.word("be", at - 2) == at - 1)
    verb = to_come and at not in marked.relative and marked.free(at)
    return bool(verb and marked.lexicon.contacts.longest(marked.line.tokens, at))


def contact(marked: Marked) -> str:
    """Return the event type of the first finite contact verb of an encounter, or nothing."""
    return next(filter(None, (contact_type(marked, at) for at in range(len(marked.line)))), "")


def contact_type(marked: Marked, at: int) -> str:
    """Return the event type of the finite contact verb of an encounter at a token, or nothing."""
    verb = marked.lexicon.contacts.longest(marked.line.tokens, at) if marked.free(at) else None
    if marked.word("have", at) or not came_about(marked, at):
        return ""
    if verb and verb.value.tense & Tense.FINITE and is_encounter(verb.value.key, marked.lexicon):
        return verb.value.key
    return ""


def _contact_at(marked: Marked, noun: Match[str] | None) -> int:
    """Return the index of the contact verb: the nearest before the noun, or the first of the sentence."""
    if noun:
        before = contact_before(marked, noun.start)
        return noun.start if before is None else before
    return next(at for at in range(len(marked.line)) if contact_type(marked, at))


def _naming(marked: Marked, noun: Match[str]) -> Span:
    """Return the full name of the encounter: the noun with the states and capitalised words before it."""
    start = noun.start
    while start > 0:
        before = marked.phrase_over(start - 1)
        if before and before.form in (Form.DYAD, Form.NAME) and before.kind is not Kind.PERSON:
            start = before.start
        elif marked.line.tokens[start - 1].is_capital:
            start -= 1
        else:
            break
    return marked.line.span(start, noun.end)


def _spans(marked: Marked, noun: Match[str] | None) -> list[Span]:
    """Return the words that tell of the encounter, from the contact verb to the preposition of the other party."""
    verb = _contact_at(marked, noun)
    end = noun.end if noun else verb + 1
    end += marked.line.norm(end) in ("with", "on", "from", "to")
    return [marked.line.span(verb, end)]

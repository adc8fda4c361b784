"""Events that the text mentions besides the encounter: earlier meetings and talks, visits, tests, launches."""

from collections.abc import Sequence

from kg.lexicon import Lexicon, Match, Tense
from kg.reading.dates import Dated
from kg.reading.happening import DETERMINERS, Happening
from kg.reading.line import Line
from kg.reading.marked import Marked
from kg.reading.phrases import Form
from kg.reading.records import Kind
from kg.reading.telling import is_encounter
from kg.reading.unnamed import otherwise_dated

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_DOZENS = ("hundred", "thousand", "dozen", "hundreds", "thousands", "dozens")
_MOST_MODIFIERS = 4
_YEARS = range(1900, 2100)
_DIGITS = 10
_PARTICIPLES = ("conducted", "held", "carried", "made", "launched")


def find(marked: Marked, dated: Sequence[Dated]) -> list[Happening]:
    """Return the events that a line mentions, in order; those that only date another are included."""
    found: list[Happening] = []
    at = 0
    while at < len(marked.line):
        noun = _noun(marked, at)
        told = _grown(marked, noun, dated) if noun else []
        found += told
        at = told[-1].end if told else at + 1
    found = [happening for happening in found if _counts(happening, marked.lexicon)]
    return sorted([*found, *otherwise_dated(marked, dated, found)], key=lambda happening: happening.start)


def _noun(marked: Marked, at: int) -> Match[str] | None:
    """Return the event noun at a token, unless a longer issue stands there ("exchange of views")."""
    found = marked.lexicon.nouns["evt"].longest(marked.line.tokens, at)
    if not found or marked.phrase_over(at):
        return None
    issue = marked.lexicon.nouns["issue"].longest(marked.line.tokens, at)
    return None if issue and issue.end > found.end else found


def _counts(happening: Happening, lexicon: Lexicon) -> bool:
    """Tell whether a mention is one of a particular event, not of a kind of event."""
    if happening.dated or happening.count or happening.dates_other:
        return True
    if is_encounter(happening.type, lexicon):
        return bool(lexicon.concepts[happening.type].note("sameDay"))
    return bool(happening.agents or (happening.owner and happening.owner.form is Form.NAME))


def _grown(marked: Marked, noun: Match[str], dated: Sequence[Dated]) -> list[Happening]:
    """Return the event of a noun, and those that it came after: each is put in time by the next ("A after B")."""
    chain = [_alone(marked, noun, dated)]
    while earlier := _earlier(marked, chain[-1], dated):
        earlier.dates_other = True
        chain[-1].after.append(earlier)
        chain.append(earlier)
    for happening in chain:
        happening.end = chain[-1].end
        happening.span = marked.line.span(happening.start, happening.end)
        happening.text = marked.line.words(happening.start, happening.end)
    return chain


def _alone(marked: Marked, noun: Match[str], dated: Sequence[Dated]) -> Happening:
    """Return the event of a noun with its modifiers, parties and dates."""
    happening = Happening(
        noun.start, noun.end, (noun.start, noun.end), noun.value, marked.line.span(noun.start, noun.end)
    )
    _take_left(marked, happening, dated)
    while _take_right(marked, happening, dated):
        pass
    return happening


def _take_left(marked: Marked, happening: Happening, dated: Sequence[Dated]) -> None:
    """Take in the modifiers before the noun, up to its determiner, number or possessor."""
    line, at = marked.line, happening.start
    for _ in range(_MOST_MODIFIERS):
        before = marked.phrase_over(at - 1)
        word = line.norm(at - 1)
        if before and before.possessive:
            happening.owner, happening.start = before, before.start
            return
        if date := _date_over(line, at - 1, dated):
            happening.dated, at = date, line.at(date.span.start)
            happening.start = at
            continue
        count = _COUNTS.get(word) or (int(word) if word.isdecimal() and len(word) < _DIGITS else 0)
        if count and count not in _YEARS and _is_plural(marked, happening):
            happening.count, happening.start = count, at - 1
            _take_owner(marked, happening)
            return
        if word in DETERMINERS:
            happening.definite = word in ("the", "this", "that", "these", "those")
            happening.start = at - 1
            return
        if word == "of" and line.norm(at - 2) == "series":
            happening.series, at = True, at - 2
            continue
        if (before and before.form is not Form.DYAD) or word in marked.lexicon.barriers or not word.isalpha():
            return
        if word in _DOZENS:
            return
        at = before.start if before else at - 1


def _take_owner(marked: Marked, happening: Happening) -> None:
    """Take in the possessor before the number of a set of events: "their two meetings"."""
    owner = marked.phrase_over(happening.start - 1)
    if owner and owner.possessive:
        happening.owner, happening.start = owner, owner.start


def _is_plural(marked: Marked, happening: Happening) -> bool:
    """Tell whether the noun of an event is in the plural: "two meetings", not "a two-day meeting"."""
    return any(marked.line.norm(at).endswith("s") for at in range(*happening.noun))


def _date_over(line: Line, at: int, dated: Sequence[Dated]) -> Dated | None:
    """Return the date that a token belongs to ("the May 3 talks")."""
    start = line.tokens[at].start if at >= 0 else -1
    return next((date for date in dated if date.span.start <= start < date.span.end), None)


def _take_right(marked: Marked, happening: Happening, dated: Sequence[Dated]) -> bool:
    """Take in one phrase behind the event: who with, by whom, where, when. Return whether there was one."""
    line, at = marked.line, happening.end
    for found in dated:
        begin = line.at(found.span.start)
        if (
            begin in (at, at + 1)
            and happening.dated is None
            and (begin == at or line.norm(at) in ("on", "in", "of", "during", "for"))
        ):
            happening.dated, happening.end = found, line.past(found.span.end)
            return True
    phrase = marked.phrase_at(at + 1)
    if phrase and line.norm(at) in ("with", "between") and phrase.kind in (Kind.PERSON, Kind.STATE):
        happening.parties.append(phrase)
    elif phrase and line.norm(at) == "by":
        happening.agents.append(phrase)
    elif phrase and line.norm(at) in ("in", "at", "to") and phrase.kind is Kind.PLACE:
        happening.places.append(phrase)
    elif line.norm(at) in _PARTICIPLES and (
        _dated_at(line.tokens[at].end, dated) or line.norm(at + 1) in ("by", "in", "on")
    ):
        happening.end = at + 1
        return True
    else:
        return False
    happening.end = phrase.end
    return True


def _dated_at(position: int, dated: Sequence[Dated]) -> bool:
    return any(0 <= found.span.start - position <= 1 for found in dated)


def _earlier(marked: Marked, happening: Happening, dated: Sequence[Dated]) -> Happening | None:
    """Return the event behind "after" or "following"."""
    behind = marked.word("order", happening.end)
    if not behind:
        return None
    for at in range(behind, min(behind + _MOST_MODIFIERS + 2, len(marked.line))):
        noun = _noun(marked, at)
        if noun:
            earlier = _alone(marked, noun, dated)
            return earlier if earlier.start <= behind else None
    return None


def after_encounter(marked: Marked, happening: Happening) -> bool:
    """Tell whether the text says that the encounter itself came after an event ("meet X again following …")."""
    at = happening.start
    if marked.word("order", at - 1) != at:
        return False
    at -= 1
    while at > 0 and (marked.word("adverb", at - 1) == at or marked.phrase_over(at - 1)):
        phrase = marked.phrase_over(at - 1)
        at = phrase.start if phrase else at - 1
    verb = marked.lexicon.contacts.longest(marked.line.tokens, at - 1)
    return bool(verb and verb.value.tense & Tense.BASE and is_encounter(verb.value.key, marked.lexicon))

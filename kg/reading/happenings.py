"""Events that the text mentions besides the encounter: earlier meetings and talks, visits, tests, launches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon, Match, Tense
from kg.reading.dates import Dated
from kg.reading.line import Line
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind, Span
from kg.reading.telling import is_encounter

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_DOZENS = ("hundred", "thousand", "dozen", "hundreds", "thousands", "dozens")
_DETERMINERS = ("a", "an", "the", "this", "that", "these", "those")
_MOST_MODIFIERS = 4
_YEARS = range(1900, 2100)
_DIGITS = 10
_MOST_WORDS = 14
_LIST_GAP = 3
_DATING = ("on", "in", "of", "during", "for", "at")
_DEADLINES = ("by", "until", "since", "from", "before")
_CONJUNCTIONS = ("and", "but", "or", "that", "which", "who", "whom", "whose", "while", "as", "than", "whether", "if")
_SUBORDINATORS = ("since", "because", "where", "when", "what")
_PARTICIPLES = ("conducted", "held", "carried", "made", "launched")


@dataclass(slots=True)
class Happening:
    """An event as one place in the text tells of it: tokens `start` to `end` of its line."""

    start: int
    end: int
    noun: tuple[int, int]
    type: str
    span: Span
    text: str = ""
    """The words of the span."""
    owner: Phrase | None = None
    """The possessor before the noun ("North Korea’s nuclear test", "their meeting")."""
    parties: list[Phrase] = field(default_factory=list)
    agents: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    dated: Dated | None = None
    count: int | None = None
    series: bool = False
    definite: bool = False
    after: list["Happening"] = field(default_factory=list)
    dates_other: bool = False
    """True when it only puts another event in time ("a talk after the test")."""


def find(marked: Marked, dated: Sequence[Dated]) -> list[Happening]:
    """Return the events that a line mentions, in order; those that only date another are included."""
    found: list[Happening] = []
    at = 0
    while at < len(marked.line):
        noun = _noun(marked, at)
        happening = _grown(marked, noun, dated) if noun else None
        if noun and happening:
            found += [happening, *happening.after]
            at = max(happening.end, noun.end)
        else:
            at = noun.end if noun else at + 1
    found = [happening for happening in found if _counts(happening, marked.lexicon)]
    return sorted([*found, *_otherwise_dated(marked, dated, found)], key=lambda happening: happening.start)


def _otherwise_dated(marked: Marked, dated: Sequence[Dated], found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield what the text dates without an event noun that is known, named by the words before the date."""
    other = marked.lexicon.having("whenUnknown", "true")
    last = None
    for date in dated:
        at = marked.line.at(date.span.start)
        last = next((h for h in found if h.dated and h.start <= at < h.end), last)
        if not other or (last and last.dated and last.start <= at < last.end):
            continue
        listed = last if last and at - last.end <= _LIST_GAP and _joins(marked, last.end, at) else None
        told = _again(marked, listed, date) if listed else _unnamed(marked, other, date, found)
        last = told or last
        if told:
            yield told


def _joins(marked: Marked, start: int, end: int) -> bool:
    """Tell whether only commas, "and" and a preposition stand between two tokens."""
    return end > start and all(marked.line.norm(at) in (",", "and", *_DATING) for at in range(start, end))


def _again(marked: Marked, listed: Happening, date: Dated) -> Happening:
    """Return another event of the kind just dated, for a further date of the list: "of May 3, June 2 and July 1"."""
    start, end = marked.line.at(date.span.start), marked.line.past(date.span.end)
    text = f"{marked.line.words(*listed.noun)}, {marked.line.words(start, end)}"
    return Happening(start, end, (start, end), listed.type, marked.line.span(start, end), text, dated=date)


def _unnamed(marked: Marked, other: str, date: Dated, found: Sequence[Happening]) -> Happening | None:
    """Return the event that the words before a date tell of, if they tell of one and it is no deadline."""
    end = marked.line.past(date.span.end)
    at = marked.line.at(date.span.start)
    at -= marked.line.norm(at - 1) in _DATING
    if marked.line.norm(at - 1) in (*_DEADLINES, *_DETERMINERS) or any(h.start <= at < h.end for h in found):
        return None
    start = _telling(marked, at)
    if start == at:
        return None
    span, words = marked.line.span(start, end), marked.line.words(start, end)
    return Happening(start, end, (start, at), other, span, words, dated=date, definite=True)


def _telling(marked: Marked, end: int) -> int:
    """Return where the words before a token begin that tell of one thing: up to a clause boundary or a report."""
    at = end - _is_participle(marked, end - 1)
    while at > 0 and end - at < _MOST_WORDS and not _stops(marked, at - 1):
        phrase = marked.phrase_over(at - 1)
        at = phrase.start if phrase else at - 1
        if marked.line.norm(at) in _DETERMINERS and marked.line.norm(at - 1) not in marked.lexicon.barriers:
            break
    while at < end and (marked.line.norm(at) in marked.lexicon.barriers or marked.past_adverbs(at) > at):
        at = max(at + 1, marked.past_adverbs(at))
    return min(at, end)


def _is_participle(marked: Marked, at: int) -> bool:
    """Tell whether a verb of saying stands at a token as a participle: "the goal, declared in October"."""
    said = marked.lexicon.acts.longest(marked.line.tokens, at) if at > 0 else None
    return bool(said and said.value.tense & Tense.PARTICIPLE and not marked.phrase_over(at - 1))


def _stops(marked: Marked, at: int) -> bool:
    """Tell whether a token ends, read backwards, what tells of an event: a mark, a conjunction, a verb of saying."""
    token = marked.line.tokens[at]
    if at in marked.shut or not token.is_word or token.norm in (*_CONJUNCTIONS, *_SUBORDINATORS):
        return True
    said = None if marked.phrase_over(at) else marked.lexicon.acts.longest(marked.line.tokens, at)
    return bool(said and said.value.tense & (Tense.PAST | Tense.ING))


def _noun(marked: Marked, at: int) -> Match[str] | None:
    """Return the event noun at a token, unless a longer issue stands there ("exchange of views")."""
    if marked.phrase_over(at):
        return None
    found = marked.lexicon.nouns["evt"].longest(marked.line.tokens, at)
    issue = marked.lexicon.nouns["issue"].longest(marked.line.tokens, at)
    return None if found and issue and issue.end > found.end else found


def _counts(happening: Happening, lexicon: Lexicon) -> bool:
    """Tell whether a mention is one of a particular event, not of a kind of event."""
    if happening.dated or happening.count or happening.dates_other:
        return True
    if is_encounter(happening.type, lexicon):
        return False
    return bool(happening.agents or (happening.owner and happening.owner.form is Form.NAME))


def _grown(marked: Marked, noun: Match[str], dated: Sequence[Dated]) -> Happening:
    """Return the event of a noun with its modifiers, parties, dates and what it came after."""
    happening = Happening(
        noun.start, noun.end, (noun.start, noun.end), noun.value, marked.line.span(noun.start, noun.end)
    )
    _take_left(marked, happening, dated)
    while _take_right(marked, happening, dated):
        pass
    earlier = _earlier(marked, happening, dated)
    if earlier:
        earlier.dates_other = True
        happening.after.append(earlier)
        happening.end = earlier.end
    happening.span = marked.line.span(happening.start, happening.end)
    happening.text = marked.line.words(happening.start, happening.end)
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
            return
        if word in _DETERMINERS:
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
            earlier = _grown(marked, noun, dated)
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

"""Events that a text dates without a noun that is known: named by the words before the date."""

from collections.abc import Iterator, Sequence

from kg.lexicon import Tense
from kg.reading.dates import Dated
from kg.reading.happening import DATING, DETERMINERS, Happening
from kg.reading.marked import Marked

_MOST_WORDS = 14
_LIST_GAP = 3
_DEADLINES = ("by", "until", "since", "from", "before")
_CONJUNCTIONS = ("and", "but", "or", "that", "which", "who", "whom", "whose", "while", "as", "than", "whether", "if")
_SUBORDINATORS = ("since", "because", "where", "when", "what")


def otherwise_dated(marked: Marked, dated: Sequence[Dated], found: Sequence[Happening]) -> Iterator[Happening]:
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
    return end > start and all(marked.line.norm(at) in (",", "and", *DATING) for at in range(start, end))


def _again(marked: Marked, listed: Happening, date: Dated) -> Happening:
    """Return another event of the kind just dated, for a further date of the list: "of May 3, June 2 and July 1"."""
    start, end = marked.line.at(date.span.start), marked.line.past(date.span.end)
    text = f"{marked.line.words(*listed.noun)}, {marked.line.words(start, end)}"
    return Happening(start, end, (start, end), listed.type, marked.line.span(start, end), text, dated=date)


def _unnamed(marked: Marked, other: str, date: Dated, found: Sequence[Happening]) -> Happening | None:
    """Return the event that the words before a date tell of, if they tell of one and it is no deadline."""
    end = marked.line.past(date.span.end)
    at = marked.line.at(date.span.start)
    at -= marked.line.norm(at - 1) in DATING
    if marked.line.norm(at - 1) in (*_DEADLINES, *DETERMINERS) or any(h.start <= at < h.end for h in found):
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
        if marked.line.norm(at) in DETERMINERS and not _goes_on(marked, at):
            break
    while at < end and (marked.line.norm(at) in marked.lexicon.barriers or marked.past_adverbs(at) > at):
        at = max(at + 1, marked.past_adverbs(at))
    return min(at, end)


def _goes_on(marked: Marked, at: int) -> bool:
    """Tell whether a noun phrase that begins at a token is only part of what happens: "would ratify" | "the treaty"."""
    done = any(marked.past_adverbs(marked.word("modal", begin)) == at - 1 for begin in (at - 2, at - 3) if begin >= 0)
    return done or marked.line.norm(at - 1) in marked.lexicon.barriers


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

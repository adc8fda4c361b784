"""Visits during which an encounter took place, and the gatherings that they were for."""

from collections.abc import Iterator

from kg.lexicon import local_name
from kg.reading.dates import Dated
from kg.reading.marked import Marked
from kg.reading.phrases import Phrase
from kg.reading.records import Event, Kind, When


def visits(marked: Marked, day: Dated | None) -> Iterator[Event]:
    """Yield the visits that a relative clause tells of ("who was visiting …"), and what they are for."""
    for at in range(len(marked.line)):
        verb = marked.lexicon.contacts.longest(marked.line.tokens, at)
        if not verb or local_name(verb.value.key) != "visit" or marked.line.norm(at - 2) != "who":
            continue
        place = marked.phrase_at(verb.end)
        visitor = _antecedent(marked, at - 2)
        if place and place.kind in (Kind.PLACE, Kind.STATE) and visitor:
            yield from _visit(marked, at - 2, place, visitor, verb.value.key, day)


def _antecedent(marked: Marked, at: int) -> Phrase | None:
    """Return the person before a relative pronoun, an office in apposition passed over."""
    before = [phrase for phrase in marked.phrases if phrase.end <= at and phrase.kind is Kind.PERSON]
    return before[-1] if before else None


def _visit(
    marked: Marked, start: int, place: Phrase, visitor: Phrase, type_key: str, day: Dated | None
) -> Iterator[Event]:
    end = place.end
    country = marked.phrase_at(end + 1) if marked.line.norm(end) == "," else None
    if country and country.kind is Kind.STATE:
        end = country.end
    purpose = marked.word("attendance", end + (marked.line.norm(end) == ","))
    gathering = _gathering(marked, purpose) if purpose else None
    if gathering:
        yield gathering[0]
        end = gathering[1]
    span = marked.line.span(start, end)
    when = None
    if day and day.day:
        when = When(f"#time-{span.start}-{span.end}", (span,), ongoing=day.day, inferred=True)
    label = f"{marked.lexicon.concepts[type_key].label} to {marked.lexicon.concepts[place.keys[0]].label}"
    yield Event(
        f"#event-{span.start}-{span.end}", type_key, label, (span,), False, when, visitor.keys[:1],
        places=place.keys if place.kind is Kind.PLACE else (), purposes=(gathering[0].key,) if gathering else (),
    )  # fmt: skip


def _gathering(marked: Marked, at: int) -> tuple[Event, int] | None:
    """Return the gathering whose capitalised name begins at a token, and the index behind it."""
    start = at + (marked.line.norm(at) == "the")
    end = start
    while end < len(marked.line) and (marked.line.tokens[end].is_capital or marked.line.norm(end) in ("-", "of", "'")):
        end += 1
    nouns = marked.lexicon.nouns["evt"]
    kinds = [found for i in range(start, end) if (found := nouns.longest(marked.line.tokens, i))]
    if end == start or not kinds:
        return None
    span = marked.line.span(at, end)
    type_key = kinds[-1].value
    event = Event(f"#event-{span.start}-{span.end}", type_key, marked.line.words(start, end), (span,))
    return event, end

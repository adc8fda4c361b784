"""When the encounter was: its day, its start with offset, its length, each as far as the text tells."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kg.reading.dates import Clock, Dated, clocks, find, lengths
from kg.reading.marked import Marked
from kg.reading.records import Span, When

ASSUMED = "the text gives no day for the encounter: the day of issue is taken"
"""The doubt about an encounter that a text does not date."""
_FEW_DAYS = timedelta(days=14)


def encounter_day(marked: Marked, issued: Dated | None) -> tuple[Dated | None, tuple[str, ...]]:
    """Return the day that a sentence gives, else the day of issue with a note that says so."""
    found = _dates(marked, issued)
    day = next((dated for dated in found if dated.day), None) or _days(found)
    if day or found or issued is None:
        deictic = day and day.inferred and issued
        return day, tuple(filter(None, (issued.doubt,))) if deictic and issued else ()
    assumed = Dated(issued.span, issued.earliest, issued.latest, inferred=True)
    return assumed, tuple(filter(None, (ASSUMED, issued.doubt)))


def gives_day(marked: Marked, issued: Dated | None) -> bool:
    """Tell whether a sentence gives a day, or a few."""
    found = _dates(marked, issued)
    return any(dated.day for dated in found) or bool(_days(found))


def _dates(marked: Marked, issued: Dated | None) -> list[Dated]:
    """Return the dates of a sentence, those aside that it tells of somebody besides."""
    found = find(marked.line.text, issued.day if issued else None, *_bounds(marked))
    return [dated for dated in found if marked.line.at(dated.span.start) not in marked.relative]


def _days(found: Sequence[Dated]) -> Dated | None:
    """Return the first run of a few days: "from 17 to 19 June"."""
    return next((dated for dated in found if dated.latest - dated.earliest <= _FEW_DAYS), None)


def encounter_time(marked: Marked, day: Dated | None, places: tuple[str, ...]) -> When | None:
    """Return the time of the encounter that a sentence tells of; the zone is that of the first place that has one."""
    if day is None:
        return None
    text, whole = marked.line.text, Span(*_bounds(marked))
    clock = next(iter(clocks(text, whole)), None)
    length = next(iter(lengths(text, whole)), None)
    zone = next((z for key in places if (z := marked.lexicon.concepts[key].note("zone"))), "") if clock else ""
    starts = datetime.combine(day.day, clock.time, ZoneInfo(zone)) if clock and zone and day.day else None
    on = _with_preposition(marked, day.span)
    return When(
        key=f"#time-{on.start}-{on.end}",
        evidence=_evidence(marked, on, clock, length),
        earliest=day.earliest,
        latest=day.latest,
        starts_at=starts,
        duration=length[1] if length else None,
        start_approximate=_hedged(marked, clock.span)[1] if clock else None,
        duration_approximate=_hedged(marked, length[0])[1] if length else None,
        zone=zone,
        inferred=day.inferred or starts is not None,
    )


def _bounds(marked: Marked) -> tuple[int, int]:
    return marked.line.tokens[0].start, marked.line.tokens[-1].end


def _evidence(marked: Marked, on: Span, clock: Clock | None, length: tuple[Span, timedelta] | None) -> tuple[Span, ...]:
    spans = [on, *([clock.span] if clock else []), *([_hedged(marked, length[0])[0]] if length else [])]
    return tuple(sorted(spans))


def _with_preposition(marked: Marked, span: Span) -> Span:
    """Return a date with the "on" before it."""
    at = marked.line.at(span.start)
    inside = at < len(marked.line) and marked.line.tokens[at].start == span.start
    return Span(marked.line.tokens[at - 1].start, span.end) if inside and marked.line.norm(at - 1) == "on" else span


def _hedged(marked: Marked, span: Span) -> tuple[Span, bool]:
    """Return a time or length with the hedge before it, and whether there is one."""
    at = marked.line.at(span.start)
    for start in (at - 2, at - 1):
        if start >= 0 and marked.word("hedge", start) == at:
            return Span(marked.line.tokens[start].start, span.end), True
    return span, False

"""Dates and times of English text: days as bounds, never finer than the text supports."""

import re
from calendar import day_name, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from kg.reading.date_forms import MAY_BE, MAY_SPAN, MONTHS, PATTERNS, RANGES, SHORT_MONTHS
from kg.reading.mood import BACK, direction
from kg.reading.records import Span

_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b\.?(?:\s*\(local time\b[^)]*\))?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:(?P<hours>\d{1,2}|an|one|two|three)\s+hours?)?(?:\s+and\s+)?(?:(?P<minutes>\d{1,3})\s+minutes)?\b",
    re.IGNORECASE,
)
_NUMBERS = {"an": 1, "one": 1, "two": 2, "three": 3}
_WEEK = timedelta(days=6)
_HALF_A_YEAR = 6
_MONTHS_OF_YEAR = 12
_LEAP_CYCLE = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression: the local calendar days that bound it; `inferred` when the year came from elsewhere."""

    span: Span
    earliest: date
    latest: date
    inferred: bool
    doubt: str = ""
    """Why the days may be others, in words."""

    @property
    def day(self) -> date | None:
        """Return the day, when it is a single one."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `local` when the text says so."""

    span: Span
    time: time
    local: bool


def has_full_date(line: str) -> bool:
    """Tell whether a line holds a date with day, month and year."""
    return any(found.day and (found.doubt or not found.inferred) for found in find(line, None))


def find(text: str, anchor: date | None, start: int = 0, end: int | None = None) -> list[Dated]:
    """Return the date expressions of `text[start:end]` in order.

    `anchor` is the date of issue: expressions without a year are left out when it is None. A date in figures that
    has two readings counts only in a dateline, where there is no date of issue yet, and with a doubt.
    """
    stop = len(text) if end is None else end
    taken: list[Dated] = []
    if not MAY_BE.search(text, start, stop):
        return taken
    ranges = RANGES if anchor and MAY_SPAN.search(text, start, stop) else ()
    for pattern in (*ranges, *PATTERNS):
        for match in pattern.finditer(text, start, stop):
            span = Span(match.start(), match.end())
            if any(span.meets(other.span) for other in taken):
                continue
            bounds = _bounds(match, anchor, text)
            if bounds:
                taken.append(Dated(span, *bounds, _doubt(match)))
    return sorted(taken, key=lambda found: found.span)


def clocks(text: str, span: Span) -> list[Clock]:
    """Return the times of day within `span`."""
    return list(_clocks(text, span))


def lengths(text: str, span: Span) -> list[tuple[Span, timedelta]]:
    """Return the durations within `span` ("1 hour and 50 minutes") with their places."""
    found = []
    for match in _LENGTH.finditer(text, span.start, span.end):
        hours, minutes = match["hours"], match["minutes"]
        if hours or minutes:
            count = _NUMBERS.get((hours or "").casefold(), 0) or int(hours or 0)
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append((Span(begin, match.end()), timedelta(hours=count, minutes=int(minutes or 0))))
    return found


def _clocks(text: str, span: Span) -> Iterator[Clock]:
    for match in _CLOCK.finditer(text, span.start, span.end):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if 1 <= hour <= 12 and minute < 60:
            hour = hour % 12 + (12 if match["half"].casefold() == "p" else 0)
            yield Clock(Span(match.start(), match.end()), time(hour, minute), "local time" in match[0])


def _bounds(match: re.Match[str], anchor: date | None, text: str) -> tuple[date, date, bool] | None:
    """Return first day, last day and whether context was needed, or None where that is not to be had."""
    groups = match.groupdict()
    try:
        if groups.get("iso"):
            day = date.fromisoformat(groups["iso"])
            return day, day, False
        if groups.get("first"):
            return _numeric(match) if anchor is None or not _doubt(match) else None
        year = _year(groups, anchor)
        if groups.get("month"):
            bare = not year and not groups.get("day")
            return _in_month(groups, year, anchor, _told(match, text) if bare else "")
    except ValueError:
        return None
    if year:
        return date(year, 1, 1), date(year, 12, 31), not groups.get("year")
    if groups.get("weekday") and anchor:
        return _on_weekday(groups, anchor, _told(match, text))
    return _relative(groups, anchor) if anchor else None


def _told(match: re.Match[str], text: str) -> str:
    return direction(text, match.start(), match.end())


def _on_weekday(groups: dict[str, str | None], anchor: date, told: str) -> tuple[date, date, bool]:
    """Return the last such day of the week up to the date of issue, or the next one if the wording looks ahead."""
    wanted = list(day_name).index(groups["weekday"] or "")
    which = (groups.get("which_day") or told or BACK).casefold()
    if which == "next":
        day = anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
    else:
        before_today = bool(groups.get("which_day")) and which == "last" and anchor.weekday() == wanted
        day = anchor - timedelta(days=7 if before_today else (anchor.weekday() - wanted) % 7)
    return day, day, True


def _numeric(match: re.Match[str]) -> tuple[date, date, bool]:
    """Return the day of 25/12/2020 or 12/25/2020; where both orders are possible the day comes first."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    day = date(year, first, second) if second > _MONTHS_OF_YEAR else date(year, second, first)
    return day, day, bool(_doubt(match))


def _doubt(match: re.Match[str]) -> str:
    """Return why a date in figures may be another: 05/03/2009 is 5 March to most of the world, not to all."""
    first, second = match.groupdict().get("first"), match.groupdict().get("second")
    both = first and second and first != second and max(int(first), int(second)) <= _MONTHS_OF_YEAR
    return f"“{match[0]}” is taken as day, month, year" if both else ""


def _year(groups: dict[str, str | None], anchor: date | None) -> int | None:
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("relative") and anchor:
        return anchor.year + {"last": -1, "this": 0, "next": 1}[groups["relative"] or "this"]
    return None


def _in_month(
    groups: dict[str, str | None], year: int | None, anchor: date | None, told: str
) -> tuple[date, date, bool] | None:
    month = _number(groups["month"] or "")
    inferred = groups.get("year") is None
    if groups.get("day"):
        first = int(groups["day"] or 0)
        year = year or _nearest_year(month, first, anchor)
        if groups.get("from_month") and year:
            return (*_across(groups, date(year, month, first)), inferred)
        last = int(groups.get("last") or first)
        return (date(year, month, first), date(year, month, max(last, first)), inferred) if year else None
    year = year or _year_of_month(month, groups.get("which") or told, anchor)
    return (*_month(year, month), inferred) if year else None


def _across(groups: dict[str, str | None], last: date) -> tuple[date, date]:
    """Return the days of a range whose last day is known: it begins before that, perhaps in the year before."""
    month, day = _number(groups["from_month"] or ""), int(groups["from_day"] or 0)
    first = date(int(groups["from_year"] or last.year), month, day)
    if first > last and not groups["from_year"]:
        first = date(last.year - 1, month, day)
    if first > last:
        raise ValueError("a range that ends before it begins")
    return first, last


def _number(month: str) -> int:
    return (MONTHS | SHORT_MONTHS)[month.rstrip(".").casefold()]


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _nearest_year(month: int, day: int, anchor: date | None) -> int | None:
    """Return the year that puts the day nearest to the date of issue."""
    if anchor is None:
        return None
    around = range(anchor.year - _LEAP_CYCLE, anchor.year + _LEAP_CYCLE + 1)
    years = [year for year in around if day <= monthrange(year, month)[1]]
    return min(years, key=lambda year: abs(date(year, month, day) - anchor), default=None)


def _year_of_month(month: int, which: str, anchor: date | None) -> int | None:
    """Return the year of a bare month: the nearest to the date of issue, unless the wording looks ahead or back."""
    if anchor is None:
        return None
    past = anchor.year if month <= anchor.month else anchor.year - 1
    coming = anchor.year if month >= anchor.month else anchor.year + 1
    if which and which.casefold() != "this":
        return coming if which.casefold() == "next" else past
    ahead = (coming - anchor.year) * 12 + month - anchor.month
    return coming if ahead < _HALF_A_YEAR else past


def _relative(groups: dict[str, str | None], anchor: date) -> tuple[date, date, bool]:
    """Return the bounds of "last month", "the same week", "yesterday"."""
    if groups.get("which"):
        shift = {"last": -1, "this": 0, "next": 1}[(groups["which"] or "").casefold()]
        index = anchor.year * 12 + anchor.month - 1 + shift
        return (*_month(index // 12, index % 12 + 1), True)
    if groups.get("deictic"):
        day = anchor + timedelta(
            days={"yesterday": -1, "today": 0, "tomorrow": 1}[(groups["deictic"] or "").casefold()]
        )
        return day, day, True
    which = (groups.get("week") or "").split()[-1]
    shift_days = {"same": 0, "this": 0, "last": -7, "next": 7}[which]
    middle = anchor + timedelta(days=shift_days)
    return middle - _WEEK, middle + _WEEK, True

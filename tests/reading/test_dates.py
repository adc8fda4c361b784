"""Dates, times of day and durations in text. The sentences are made up."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.dates import clocks, find, has_full_date, lengths
from kg.reading.records import Span

ANCHOR = date(2021, 5, 12)
"""The day of issue: a Wednesday."""


def _bounds(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str, str, bool]]:
    return [(f.span.of(text), str(f.earliest), str(f.latest), f.inferred) for f in find(text, anchor)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 3, 2021", "2021-05-03"),
        ("May 3 2021", "2021-05-03"),
        ("3 May 2021", "2021-05-03"),
        ("3rd of May, 2021", "2021-05-03"),
        ("Monday, May 3, 2021", "2021-05-03"),
        ("Monday 3 May 2021", "2021-05-03"),
        ("Sept. 1, 2020", "2020-09-01"),
        ("Feb 29, 2024", "2024-02-29"),
        ("2021-05-03", "2021-05-03"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("05.05.2021", "2021-05-05"),
    ],
)
def test_full_date(text: str, day: str) -> None:
    """A date with day, month and year needs no context, however it is written."""
    assert [(text, day, day, False)] == _bounds(f"On {text} they met.".replace("On On", "On"), None)


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2021",
        "2021-13-01",
        "31/31/2020",
        "May 42",
        "1 of them",
        "may 3",
        "12 people",
        "the March",
        "5/6/2021",
    ],
)
def test_no_date(text: str) -> None:
    """A day that does not exist, a common word and a date with two readings are no dates."""
    assert _bounds(f"They saw {text} there.") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 3", "2021-05-03"),
        ("3 May", "2021-05-03"),
        ("December 30", "2020-12-30"),
        ("October 30", "2021-10-30"),
        ("February 29", "2020-02-29"),
        ("June 1 this year", "2021-06-01"),
        ("June 1 last year", "2020-06-01"),
        ("today", "2021-05-12"),
        ("yesterday", "2021-05-11"),
        ("tomorrow", "2021-05-13"),
    ],
)
def test_day_without_year(text: str, day: str) -> None:
    """A day without a year is the one nearest to the day of issue, and the text alone does not give it."""
    assert [(text, day, day, True)] == _bounds(f"They met {text} there.")
    assert _bounds(f"They met {text} there.", None) == []


def test_leap_day_without_year() -> None:
    """A leap day without a year is the nearest one, even if that lies more than a year away."""
    assert _bounds("They met on February 29.", date(2022, 3, 4)) == [("February 29", "2024-02-29", "2024-02-29", True)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 1-3", "2021-03-01", "2021-03-03"),
        ("March 1 to 3", "2021-03-01", "2021-03-03"),
        ("March 1–3, 2019", "2019-03-01", "2019-03-03"),
        ("1 and 2 March 2019", "2019-03-01", "2019-03-02"),
    ],
)
def test_several_days(text: str, first: str, last: str) -> None:
    """Several days of a month bound the date on both sides."""
    assert [(first, last)] == [found[1:3] for found in _bounds(f"They met on {text} there.")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from 30 April to 2 May 2023", "2023-04-30", "2023-05-02"),
        ("from 30th April until 2nd of May 2023", "2023-04-30", "2023-05-02"),
        ("30 April – 2 May 2023", "2023-04-30", "2023-05-02"),
        ("from April 30 to May 2, 2023", "2023-04-30", "2023-05-02"),
        ("from April 30, 2023, to Tuesday, May 2, 2023", "2023-04-30", "2023-05-02"),
        ("between 30 April and 2 May 2023", "2023-04-30", "2023-05-02"),
        ("Between April 30 and May 2, 2023", "2023-04-30", "2023-05-02"),
        ("from 30 December to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("from 30 December 2022 to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("from 30 April to 2 May", "2021-04-30", "2021-05-02"),
        ("from 3 to 5 May 2023", "2023-05-03", "2023-05-05"),
        ("on 3-5 May 2023", "2023-05-03", "2023-05-05"),
        ("between 3 and 5 May 2023", "2023-05-03", "2023-05-05"),
        ("from May 3 through May 5, 2023", "2023-05-03", "2023-05-05"),
    ],
)
def test_range_of_days(text: str, first: str, last: str) -> None:
    """A range bounds the date by its first and its last day, also over the end of a month or a year."""
    assert [(first, last)] == [found[1:3] for found in _bounds(f"They met {text}.")]


def test_two_days_of_two_months() -> None:
    """Two days with "and" between them are no range, nor is one of a month that has no such day."""
    assert [found[1:3] for found in _bounds("They met on 30 April and 2 May 2023.")] == [
        ("2021-04-30", "2021-04-30"),
        ("2023-05-02", "2023-05-02"),
    ]
    assert ("2023-05-02", "2023-05-02") in [found[1:3] for found in _bounds("Talks from 31 April to 2 May 2023.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met in March", ("March", "2021-03-01", "2021-03-31", True)),
        ("met in December", ("December", "2020-12-01", "2020-12-31", True)),
        ("meet in July", ("July", "2021-07-01", "2021-07-31", True)),
        ("met in May", ("May", "2021-05-01", "2021-05-31", True)),
        ("will meet in July", ("July", "2021-07-01", "2021-07-31", True)),
        ("an upcoming forum in March", ("March", "2022-03-01", "2022-03-31", True)),
        ("met in July 2019", ("July 2019", "2019-07-01", "2019-07-31", False)),
        ("met last month", ("last month", "2021-04-01", "2021-04-30", True)),
        ("met last month (April)", ("last month (April)", "2021-04-01", "2021-04-30", True)),
        ("will meet next month", ("next month", "2021-06-01", "2021-06-30", True)),
        ("met this month", ("this month", "2021-05-01", "2021-05-31", True)),
        ("met last December", ("last December", "2020-12-01", "2020-12-31", True)),
        ("will meet next March", ("next March", "2022-03-01", "2022-03-31", True)),
        ("met in the same week", ("in the same week", "2021-05-06", "2021-05-18", True)),
        ("met last week", ("last week", "2021-04-29", "2021-05-11", True)),
        ("will meet next week", ("next week", "2021-05-13", "2021-05-25", True)),
        ("met last year", ("last year", "2020-01-01", "2020-12-31", True)),
        ("met in 2018", ("2018", "2018-01-01", "2018-12-31", False)),
    ],
)
def test_longer_times(text: str, expected: tuple[str, str, str, bool]) -> None:
    """A month, week or year bounds the date by its first and last day; a week reaches six days to either side."""
    assert [expected] == _bounds(f"They {text} there.")


def test_month_before_and_after_the_turn_of_the_year() -> None:
    """The month before January is in the year before, the month after December in the year after."""
    assert _bounds("last month", date(2021, 1, 5))[0][1:3] == ("2020-12-01", "2020-12-31")
    assert _bounds("next month", date(2020, 12, 5))[0][1:3] == ("2021-01-01", "2021-01-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Sept. 2019.", "Sept. 2019"),
        ("They met in March.", "March"),
    ],
)
def test_date_at_the_end_of_a_sentence(text: str, expected: str) -> None:
    """The full stop of an abbreviation belongs to the date, that of the sentence does not."""
    assert [expected] == [found[0] for found in _bounds(text)]


@pytest.mark.parametrize("text", ["last month", "in July", "on May 3", "this week", "today", "last year"])
def test_relative_date_without_anchor(text: str) -> None:
    """What is counted from the day of issue is left out where that is not known."""
    assert _bounds(f"They met {text}.", None) == []


@pytest.mark.parametrize(
    ("line", "full"),
    [("September 7, 2017", True), ("Oslo, 3 May 2021", True), ("May 3", False), ("May 2021", False), ("2021", False)],
)
def test_full_date_of_a_line(line: str, full: bool) -> None:
    """A line has a full date when day, month and year stand in it."""
    assert full == has_full_date(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 9:35 a.m. (local time) there", ("9:35 a.m. (local time)", time(9, 35), True)),
        ("at 4:05 p.m. there", ("4:05 p.m.", time(16, 5), False)),
        ("at 12:10 p.m. there", ("12:10 p.m.", time(12, 10), False)),
        ("at 12:10 a.m. there", ("12:10 a.m.", time(0, 10), False)),
        ("at 11 am there", ("11 am", time(11), False)),
        ("at 7 PM there", ("7 PM", time(19), False)),
    ],
)
def test_clock(text: str, expected: tuple[str, time, bool]) -> None:
    """A time of day counts from midnight, and says whether the text calls it local."""
    (clock,) = clocks(text, Span(0, len(text)))

    assert expected == (clock.span.of(text), clock.time, clock.local)


@pytest.mark.parametrize("text", ["at 13:10 p.m.", "at 9:75 a.m.", "at 0 a.m.", "9:35", "5 amps", "p.m."])
def test_no_clock(text: str) -> None:
    """A time that no clock shows, or without its half of the day, is none."""
    assert clocks(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for 50 minutes in all", ("50 minutes", timedelta(minutes=50))),
        ("for an hour in all", ("an hour", timedelta(hours=1))),
        ("for two hours in all", ("two hours", timedelta(hours=2))),
        ("for 1 hour and 50 minutes in all", ("1 hour and 50 minutes", timedelta(hours=1, minutes=50))),
        ("for 90 Minutes in all", ("90 Minutes", timedelta(minutes=90))),
    ],
)
def test_length(text: str, expected: tuple[str, timedelta]) -> None:
    """A duration is given in hours, minutes or both."""
    assert [expected] == [(span.of(text), length) for span, length in lengths(text, Span(0, len(text)))]


def test_length_beyond_all_measure() -> None:
    """A number of minutes that no clock could count is no duration."""
    text = "for 99999999999999 minutes"

    assert lengths(text, Span(0, len(text))) == []


@given(st.lists(st.sampled_from(["May", "3", "2021", ",", " ", "in ", "last ", "month", "-", "/", "12", "31", "Sept."]),
                max_size=14).map("".join), st.dates(date(2, 1, 1), date(9998, 12, 31)))  # fmt: skip
@settings(max_examples=300)
def test_dates_are_bounds_in_the_text(text: str, anchor: date) -> None:
    """Dates come in order, overlap nowhere, lie in the text and never end before they begin."""
    found = find(text, anchor)

    assert all(one.earliest <= one.latest for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(one.span.end <= len(text) for one in found)

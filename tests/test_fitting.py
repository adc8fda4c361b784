"""Values of parameters: those that fit are written in one way, the others are refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_engines import Oxigraph

from kg.errors import UsageError
from kg.queries import catalogue, run
from kg.queries.fitting import day, fitting


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("2031", "2031"),
        ("2031-05", "2031-05"),
        (" 2031-05-04 ", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("04 may 2031", "2031-05-04"),
        ("May 4, 2031", "2031-05-04"),
        ("4th of September 2031", ""),
        ("September 4th, 2031", "2031-09-04"),
        ("Sept. 4, 2031", "2031-09-04"),
        ("4-Sep-2031", "2031-09-04"),
        ("September 2031", "2031-09"),
    ],
)
def test_dates_as_people_write_them(word: str, found: str) -> None:
    """A date in words becomes a date in figures, as precise as it is."""
    if found:
        assert day(word) == found
    else:
        with pytest.raises(UsageError):
            day(word)


@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d %b %Y"]))
def test_every_day_in_words(when: date, form: str) -> None:
    """However a day is written in words, it stays that day."""
    assert day(when.strftime(form.replace("%Y", f"{when.year:04}"))) == when.isoformat()


@pytest.mark.parametrize(
    ("parameter", "word", "reason"),
    [
        ("from", "10/11/2014", "is no date"),
        ("from", "2014-13", "is no date"),
        ("to", "30 February 2031", "is no date"),
        ("to", "٢٠٣١", "is no date"),
        ("to", "https://example.org/2031", "is no date"),
        ("from", "", "an empty text: is no date"),
        ("days", "soon", "soon: is no whole number"),
        ("days", "-1", "is no whole number"),
        ("days", "1" * 30, "is no whole number"),
        ("settled", "maybe", "maybe: is neither yes nor no; write yes or no"),
    ],
)
def test_what_does_not_fit(parameter: str, word: str, reason: str) -> None:
    """A value that does not fit is refused with what fits."""
    with pytest.raises(UsageError, match=reason):
        fitting(parameter, word)


@pytest.mark.parametrize(
    ("parameter", "word", "found"),
    [("days", "030", "30"), ("settled", "No", "false"), ("settled", "TRUE", "true"), ("actor", " x ", " x ")],
)
def test_what_fits(parameter: str, word: str, found: str) -> None:
    """What fits is written as queries compare it; a name is left as it is."""
    assert fitting(parameter, word) == found


@pytest.mark.parametrize(
    ("query", "values"),
    [("readouts", {"from": "foo"}), ("after_tests", {"days": "soon"}), ("same_or_not", {"settled": "maybe"})],
)
def test_stored_queries_refuse(query: str, values: dict[str, str]) -> None:
    """A stored query is never run with a value that does not fit, whoever asks."""
    with pytest.raises(UsageError):
        run(Oxigraph(), catalogue()[query], values)

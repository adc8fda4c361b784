"""Whether the wording around a month looks ahead or back. The sentences are made up."""

from datetime import date

import pytest

from kg.reading.dates import find
from kg.reading.mood import AHEAD, BACK, direction

ISSUED = date(2031, 1, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both ministers stressed that the elections in October must be free.", AHEAD),
        ("Both were of the view that the elections in October must be free.", AHEAD),
        ("He said that the elections in October would be free.", AHEAD),
        ("He said that the elections in October should be watched.", AHEAD),
        ("He said that the elections in October need to be free.", AHEAD),
        ("The elections in October are to be watched.", AHEAD),
        ("Minister Soto hoped that the conference in October would succeed.", AHEAD),
        ("Minister Soto hopes for results at the conference in October.", AHEAD),
        ("They looked forward to the summit in October.", AHEAD),
        ("They look very forward to the summit in October.", AHEAD),
        ("He spoke of the upcoming summit in October.", AHEAD),
        ("They discussed preparations for the summit in October.", AHEAD),
        ("They agreed on steps ahead of the summit in October.", AHEAD),
        ("She invited him to the forum in October.", AHEAD),
        ("The treaty is to be signed in October.", AHEAD),
        ("The forum is planned in October.", AHEAD),
        ("Norway would ratify the treaty in October.", AHEAD),
        ("She will visit Santiago in October.", AHEAD),
        ("He said that the elections in October had been free.", BACK),
        ("He hoped that the accord signed in October would hold.", BACK),
        ("The accord reached in October must be kept.", BACK),
        ("He hoped for more after the summit held in October.", BACK),
        ("They must build on the summit held in October.", BACK),
        ("They met in October.", BACK),
        ("He thanked her for the talks following the elections in October.", BACK),
        ("He recalled the recent forum in October.", BACK),
        ("They recalled their meeting in October.", ""),
        ("The elections in October drew a crowd.", ""),
    ],
)
def test_direction(text: str, expected: str) -> None:
    """A participle next to the month, then the verb behind it, then the nearest telling word before it decide."""
    start = text.index("October")

    assert direction(text, start, start + len("October")) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Both ministers stressed that the elections in October must be free and fair.", 2031),
        ("Minister Soto hoped that the conference in November would succeed.", 2031),
        ("The Prime Minister looked forward to the summit in July.", 2031),
        ("She will visit Santiago in September.", 2031),
        ("She will visit Santiago in January.", 2031),
        ("He hoped that the accord signed in November would hold.", 2030),
        ("The elections in October were free.", 2030),
        ("They recalled their meeting in November.", 2030),
        ("They noted the talks in March.", 2031),
    ],
)
def test_year_of_a_month(text: str, year: int) -> None:
    """A bare month is the coming one where the wording looks ahead, past where it looks back, else the nearest."""
    [found] = find(text, ISSUED)

    assert found.earliest.year == found.latest.year == year
    assert found.inferred

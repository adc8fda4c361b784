"""Counts and figures of an evaluation: they add up, and stay within bounds. Names fit whatever their order."""

from dataclasses import fields
from functools import reduce
from operator import add
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import Comparison, Difference, Evaluation, Fault, Match, Share, Tally
from kg.evaluate.names import same_name, same_names
from kg.evaluate.report import FORMATS

COUNTS = st.integers(0, 1_000)
MATCHES = st.tuples(COUNTS, COUNTS, COUNTS).map(lambda n: Match(min(n), *n[1:]))
SHARES = st.tuples(COUNTS, COUNTS).map(lambda n: Share(min(n), max(n)))
TITLES, GIVEN = ("", "President ", "Mr. "), ("", "Ada ", "A. ", "Adam ", "Bob ")
NAMES = st.builds("{}{}{}".format, st.sampled_from(TITLES), st.sampled_from(GIVEN), st.sampled_from(["Sample", "Bod"]))


def tally(**counts: Match | Share) -> Tally:
    """Return a tally with these counts."""
    return Tally(**counts)  # type: ignore[arg-type]


@given(st.lists(MATCHES, max_size=5), st.randoms())
def test_matches_add_up_in_any_order(matches: list[Match], order: Any) -> None:
    """The sum has the counts of all, whatever the order, and adding nothing changes nothing."""
    total = reduce(add, matches, Match())
    order.shuffle(matches)

    assert reduce(add, matches, Match()) == total == total + Match()
    assert (total.read, total.gold) == (sum(one.read for one in matches), sum(one.gold for one in matches))


@given(MATCHES)
def test_f1_lies_between_precision_and_recall(match: Match) -> None:
    """Precision, recall and F1 lie between 0 and 1, F1 between the other two."""
    low, high = sorted((match.precision, match.recall))

    assert 0 <= low <= high <= 1
    assert low - 1e-9 <= match.f1 <= high + 1e-9


@pytest.mark.parametrize("match", [Match(), Match(0, 5, 0), Match(0, 0, 5)])
def test_nothing_to_divide_by(match: Match) -> None:
    """Where nothing was read or annotated the figures are 0, not an error."""
    assert (match.precision, match.recall, match.f1) == (0, 0, 0)


@given(SHARES, SHARES)
def test_shares_add_up(one: Share, other: Share) -> None:
    """A share of a sum lies between the shares of its parts; of nothing there is no share."""
    values = [share.value for share in (one, other) if share.value is not None]
    total = (one + other).value

    if total is None:
        assert values == []
    else:
        assert min(values) - 1e-3 <= total <= max(values) + 1e-3


@pytest.mark.parametrize("name", [one.name for one in fields(Tally)])
def test_every_field_is_added_and_shown(name: str) -> None:
    """Each count of a tally is added to its like, and shown under its own name alone."""
    count = Match(1, 2, 3) if isinstance(getattr(Tally(), name), Match) else Share(1, 2)

    total = tally(**{name: count}) + tally(**{name: count})

    assert getattr(total, name) == count + count
    assert total.figures() == {name: (count + count).figures()}


def test_what_was_not_counted_is_not_shown() -> None:
    """A tally of nothing has no figures; a match of nothing right is one."""
    assert Tally().figures() == {}
    assert set(tally(cue=Match(0, 1, 0), topics=Share(0, 0)).figures()) == {"cue"}


# --- reports -------------------------------------------------------------------------------------


def evaluation(*tallies: Tally) -> Evaluation:
    """Return an evaluation of documents with these counts and one difference each."""
    return Evaluation(
        tuple(
            Comparison(f"d{number}", counts, (Difference(Fault.MISSED, f"d{number}", 7, "said", "Ada", "assertive"),))
            for number, counts in enumerate(tallies)
        )
    )


def test_table_of_an_evaluation() -> None:
    """The table has a line for each document and the total; a figure that was not counted is left empty."""
    found = evaluation(tally(cue=Match(1, 1, 2), dates=Share(1, 2)), tally(cue=Match(2, 2, 2)))
    documents, matches, shares, differences = FORMATS["table"](found, 0, True).split("\n\n")

    rows = [line.split() for line in documents.splitlines()]
    assert rows[2] == ["d0", "2", "1", "0.67", "0.00", "0.00", "0.00", "0.00", "0.50"]
    assert rows[3] == ["d1", "2", "2", "1.00", "0.00", "0.00", "0.00", "0.00"]
    assert rows[4][:4] == ["total", "4", "3", "0.86"]
    assert matches.splitlines()[2].split() == ["cue", "1.000", "0.750", "0.857", "3", "3", "4"]
    assert shares.splitlines()[2].split() == ["dates", "0.500", "1", "2"]
    assert differences.splitlines()[2].split() == ["missed", "d0", "7", "said", "Ada", "assertive"]


def test_table_without_differences() -> None:
    """What is wrong is listed on demand alone, and the table fits the terminal."""
    found = evaluation(tally(cue=Match(1, 1, 2)))

    assert "missed" not in FORMATS["table"](found, 0, False)
    assert max(map(len, FORMATS["table"](found, 90, True).splitlines())) <= 140


# --- names ---------------------------------------------------------------------------------------


@given(NAMES)
def test_a_name_fits_itself(name: str) -> None:
    """Whatever a name is made of, it fits itself, also in capitals."""
    assert same_name(name, name)
    assert same_name(name, name.upper())


@given(NAMES, NAMES)
def test_names_fit_both_ways(one: str, other: str) -> None:
    """It does not matter which of two names of a person the annotation has."""
    assert same_name(one, other) is same_name(other, one)


@given(st.lists(st.sampled_from(["Ada Testperson", "Bob Sample", "Republic of Korea"]), unique=True), st.randoms())
def test_names_fit_in_any_order(names: list[str], order: Any) -> None:
    """The order of names is nothing, their number is."""
    shuffled = list(names)
    order.shuffle(shuffled)

    assert same_names(names, shuffled)
    assert not same_names(names, [*shuffled, "Carl Nobody"])
    assert not same_names([*names, "Carl Nobody"], shuffled)

"""Whose account a document is, as its metadata tell. All publishers are made up but for their states."""

import pytest

from kg.errors import SourceError
from kg.lexicon import Lexicon, local_name
from kg.reading.given import day, perspective
from kg.source import Source


def _side(lexicon: Lexicon, **metadata: str) -> str:
    return local_name(perspective(Source("They met.", "invented.txt", metadata=metadata), lexicon))


@pytest.mark.parametrize("named", ["Norway", "norway", "NO", "no", "state-no", "Kingdom of Norway"])
def test_named_side(lexicon: Lexicon, named: str) -> None:
    """A side is named by any of its names, by its code or by its key, in any case."""
    assert _side(lexicon, perspective=named) == "state-no"


def test_named_side_wins(lexicon: Lexicon) -> None:
    """What is said about the side wins over the issuer."""
    assert _side(lexicon, perspective="Chile", publisher="Ministry of Foreign Affairs of Norway") == "state-cl"


@pytest.mark.parametrize(
    ("publisher", "side"),
    [
        ("Norway", "state-no"),
        ("Ministry of Foreign Affairs of Norway", "state-no"),
        ("Norwegian Ministry of Foreign Affairs", "state-no"),
        ("Embassy of Chile", "state-cl"),
        ("The Norway Times", ""),
        ("Norwegian Kite Club", ""),
        ("United Nations", "org-un"),
        ("Embassy of Chile in Norway", ""),
        ("", ""),
        ("Nobody", ""),
    ],
)
def test_side_of_the_issuer(lexicon: Lexicon, publisher: str, side: str) -> None:
    """An issuer speaks for the one state that it is or belongs to; a newspaper named after a state does not."""
    assert side == _side(lexicon, publisher=publisher)


@pytest.mark.parametrize("named", ["Ruritania", "Nairobi", "Ada Varga", " "])
def test_unknown_side(lexicon: Lexicon, named: str) -> None:
    """A side that is no state or body of the vocabulary is refused with a word of what to give."""
    with pytest.raises(SourceError, match="is no state or body"):
        _side(lexicon, perspective=named)


@pytest.mark.parametrize(
    ("metadata", "found"), [({}, None), ({"date": ""}, None), ({"date": "2021-05-03"}, "2021-05-03")]
)
def test_day(metadata: dict[str, str], found: str | None) -> None:
    """A day that came with the document is that day; none or an empty one is none."""
    assert found == (str(day(metadata, "date")) if day(metadata, "date") else None)


def test_day_that_is_none() -> None:
    """A day that does not exist is refused."""
    with pytest.raises(ValueError, match="day"):
        day({"date": "2021-02-30"}, "date")

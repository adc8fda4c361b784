"""Names in a line: where they begin and end, and what stands beside them. All persons are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, line

from kg.lexicon import Lexicon, local_name
from kg.reading.names import Name, acts, names
from kg.reading.offices import offices


def _names(text: str, lexicon: Lexicon) -> list[Name]:
    written = line(text)
    return names(written, lexicon, offices(written, lexicon))


def _bare(text: str, lexicon: Lexicon) -> list[str]:
    """Return the names alone, without what stands before and behind them."""
    return [line(text).words(name.first, name.last) for name in _names(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms. Ada Varga met her", "Ada Varga"),
        ("Prime Minister Varga met her", "Varga"),
        ("H.E. Mr. Ben Okoro met her", "Ben Okoro"),
        ("the Hon. Ben Okoro met her", "Ben Okoro"),
        ("Mr. B. C. Okoro met her", "B. C. Okoro"),
        ("Mr. Okoro Tae-vin met her", "Okoro Tae-vin"),
        ("Mr. Okoro Tae-Vin met her", "Okoro Tae-Vin"),
        ("Mr. Kees van der Zwan met her", "Kees van der Zwan"),
        ("Mr. Omar al-Tarif met her", "Omar al-Tarif"),
        ("Mr. van Zwan met her", "van Zwan"),
        ("Ms. May Varga met her", "May Varga"),
        ("Ms. Ada Varga Monday", "Ada Varga"),
        ("Ms. Ada Varga I saw", "Ada Varga"),
        ("Mr. Ben Okoro III met her", "Ben Okoro"),
        ("Mr. Ben Okoro Norway", "Ben Okoro"),
        ("Mr. Ben Okoro Meets her", "Ben Okoro"),
        ("Mr. Ben Okoro van the man", "Ben Okoro"),
        ("President, Ben Okoro, met her", "Ben Okoro"),
        ("President, Mr. Okoro met her", "Okoro"),
        ("His Majesty King Ben of Chile", "Ben"),
    ],
)
def test_where_a_name_begins_and_ends(lexicon: Lexicon, text: str, name: str) -> None:
    """A name is the capitalised words, initials and particles behind an honorific or an office: no day, no state."""
    assert [name] == _bare(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "Ada met her",
        "the Ada Varga",
        "Ada Varga and the cook",
        "However Varga stated it",
        "Ms. was late",
        "President met her",
        "the President, Ada met her",
        "Norway President",
        "Ms. Monday",
        "mr. ada varga met",
    ],
)
def test_no_name(lexicon: Lexicon, text: str) -> None:
    """Without an honorific or an office only two or more words who act are a name."""
    assert _names(text, lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Varga met Ben",
        "Ada Varga also stated it",
        "After Ada Varga stated it",
        "Following Ada Varga stated it",
        "met with Ada Varga",
        "Ada Varga, Prime Minister of Norway, ate",
        "Ada Varga, the Prime Minister, ate",
    ],
)
def test_name_that_stands_alone(lexicon: Lexicon, text: str) -> None:
    """Two capitalised words that meet, speak, are met or hold an office are a name."""
    assert _bare(text, lexicon) == ["Ada Varga"]


@pytest.mark.parametrize(
    ("text", "gender", "titled"),
    [
        ("Ms. Varga", "f", True),
        ("Mr. Okoro", "m", True),
        ("Dr. Okoro", "", True),
        ("H.E. Mr. Okoro", "m", True),
        ("Mr. Dr. Okoro", "m", True),
        ("Prime Minister Varga", "", False),
        ("Queen Ada", "f", False),
        ("Her Majesty Queen Ada", "f", False),
        ("Prime Minister Mrs. Varga", "f", True),
        ("King Ms. Varga", "f", True),
    ],
)
def test_gender_and_honorific(lexicon: Lexicon, text: str, gender: str, titled: bool) -> None:
    """An honorific tells the gender, else an office that only one of them holds; the honorific is nearer."""
    (name,) = _names(text, lexicon)

    assert (gender, titled) == (name.gender, name.titled)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ms. Varga met her", []),
        ("President Okoro met her", [("president", "")]),
        ("President Okoro of Chile met her", [("president", "state-cl")]),
        ("Norwegian Prime Minister Varga of Chile", [("prime-minister", "state-no")]),
        ("Mr. Okoro, President of Chile, met her", [("president", "state-cl")]),
        ("Mr. Okoro, the President of Chile, met her", [("president", "state-cl")]),
        ("Mr. Okoro, who is President of Chile", []),
        (
            "President Okoro, Foreign Minister of Chile,",
            [("president", ""), ("minister-for-foreign-affairs", "state-cl")],
        ),
    ],
)
def test_offices_of_a_name(lexicon: Lexicon, text: str, offices: list[tuple[str, str]]) -> None:
    """A person holds the office before the name, with a state behind it, and that behind a comma."""
    (name,) = _names(text, lexicon)

    assert offices == [(local_name(office.role), local_name(office.holder)) for office in name.offices]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("then Mr. Okoro, Jr., came", "Mr. Okoro, Jr."),
        ("then Mr. Okoro III came", "Mr. Okoro III"),
        ("then Mr. Okoro, who came", "Mr. Okoro"),
        ("then President, Ada Varga, came", "President, Ada Varga"),
        ("then Norway’s Prime Minister Varga came", "Norway’s Prime Minister Varga"),
    ],
)
def test_extent_of_a_person(lexicon: Lexicon, text: str, whole: str) -> None:
    """A person as written takes in honorifics, the office before the name and suffixes, not what follows a comma."""
    (name,) = _names(text, lexicon)

    assert whole == line(text).words(name.start, name.end)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the President, Ada Varga, met", ["Ada Varga"]),
        ("Mr. Kees, President, Ben Okoro, met", ["Kees"]),
        ("Prime Minister of Norway, Ben Okoro met", ["Ben Okoro"]),
    ],
)
def test_comma_behind_an_office(lexicon: Lexicon, text: str, named: list[str]) -> None:
    """The holder of an office may follow a comma, unless the office itself follows the name of its holder."""
    assert named == _bare(text, lexicon)


@pytest.mark.parametrize(
    ("text", "at", "speaks"),
    [
        ("She stated it", 1, True),
        ("She also firmly stated it", 1, True),
        ("She stating it", 1, False),
        ("She kept noting it", 2, False),
        ("She, stated it", 1, False),
        ("She", 1, False),
    ],
)
def test_acts(lexicon: Lexicon, text: str, at: int, speaks: bool) -> None:
    """A finite verb counts behind adverbs too; a participle and an infinitive do not, nor does the end of a line."""
    assert speaks == acts(lexicon.acts, line(text), at, lexicon)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_names_lie_in_the_line(lexicon: Lexicon, text: str) -> None:
    """Names lie in the line in order, none overlapping another, each with at least one word of its own."""
    behind = 0

    for name in _names(text, lexicon):
        assert behind <= name.start <= name.first < name.last <= name.end <= len(line(text))
        behind = name.end

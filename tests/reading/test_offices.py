"""Offices in a line: role, state or body, and how far they reach. All offices are held by nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import WORDS, line

from kg.lexicon import Lexicon, local_name
from kg.reading.offices import OfficeMention, offices


def _offices(text: str, lexicon: Lexicon) -> list[tuple[str, str, str]]:
    written = line(text)
    return [
        (written.words(office.start, office.end), local_name(office.role), local_name(office.holder))
        for office in offices(written, lexicon).values()
    ]


@pytest.mark.parametrize(
    ("text", "words", "role", "holder"),
    [
        ("the President met her", "President", "president", ""),
        ("President of Norway", "President of Norway", "president", "state-no"),
        ("President of the Republic of Kenya", "President of the Republic of Kenya", "president", "state-ke"),
        ("Norway President", "Norway President", "president", "state-no"),
        ("Norway’s President", "Norway’s President", "president", "state-no"),
        ("Norwegian President", "Norwegian President", "president", "state-no"),
        ("the Norwegian Prime Minister", "Norwegian Prime Minister", "prime-minister", "state-no"),
        ("Secretary-General of the United Nations", None, "secretary-general", "org-un"),
        ("Minister for Foreign Affairs of Chile", None, "minister-for-foreign-affairs", "state-cl"),
        ("Foreign Minister of Chile", None, "minister-for-foreign-affairs", "state-cl"),
        ("Norway’s President of Chile", "Norway’s President of Chile", "president", "state-cl"),
    ],
)
def test_office(lexicon: Lexicon, text: str, words: str | None, role: str, holder: str) -> None:
    """An office is a role with the state or body before or behind it; the one behind it is nearer."""
    assert [(words or text, role, holder)] == _offices(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "a president of old",
        "Norway met",
        "the Norwegian coast",
        "president",
        "the prime minister of Chile",
        "of Norway",
        "Norwegian",
        "the",
        "’s",
    ],
)
def test_no_office(lexicon: Lexicon, text: str) -> None:
    """A role that the vocabulary writes with capitals and the text does not, and a state alone, are no offices."""
    assert _offices(text, lexicon) == []


def test_role_of_nothing_known(lexicon: Lexicon) -> None:
    """What stands behind "of" belongs to the office only if it is a state or body that is known."""
    assert _offices("President of the chess club", lexicon) == [("President", "president", "")]


def test_offices_in_a_row(lexicon: Lexicon) -> None:
    """Offices are found in order by their first token, and none begins within another."""
    found = offices(line("President of Chile, Prime Minister of Norway and the King"), lexicon)

    assert list(found) == [office.start for office in found.values()] == sorted(found)
    assert [local_name(office.role) for office in found.values()] == ["president", "prime-minister", "king"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_offices_lie_in_the_line(lexicon: Lexicon, text: str) -> None:
    """Offices lie in the line, have a role of the vocabulary, and do not overlap."""
    written = line(text)
    behind = 0

    for at, office in offices(written, lexicon).items():
        assert behind <= at == office.start < office.end <= len(written)
        assert lexicon.concepts[office.role].kind == "role"
        assert not office.holder or office.holder in lexicon.concepts
        behind = office.end


def test_office_mention_without_holder() -> None:
    """An office needs no state or body."""
    assert OfficeMention(0, 1, "president").holder == ""


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("President of the Chess Club of Norway Ada Varga met", "President of the Chess Club of Norway", "state-no"),
        ("President of the Chess Club of Norway met", "President", ""),
        ("Minister for Trade of Norway Ada Varga met", "Minister for Trade of Norway", "state-no"),
    ],
)
def test_long_title(lexicon: Lexicon, text: str, words: str, holder: str) -> None:
    """A title before a name takes in what it is of, and belongs to the state or body that it ends with."""
    office = _offices(text, lexicon)[0]

    assert (words, holder) == (office[0], office[2])


@pytest.mark.parametrize("length", [40, 4000])
def test_title_without_end(lexicon: Lexicon, length: int) -> None:
    """A title of titles, however long, is read in no more time than its words take."""
    found = _offices("then " + "President of the " * length + "house ate", lexicon)

    assert [words for words, _, _ in found] == ["President"] * length

"""What a reading looks like on a terminal: everything that was read, and what was not, in plain text."""

from datetime import date, datetime, timedelta, timezone

import click
import pytest
from builders import reading
from hypothesis import given
from hypothesis import strategies as st

from kg.days import days
from kg.lexicon import Lexicon
from kg.reading.records import Event, Reading, When
from kg.show import Page, render
from kg.summary import counted

LEXICON = Lexicon({})
SHOWN = render(reading(), LEXICON)


def plain(text: str) -> str:
    """Return the text with every run of blanks as one space."""
    return " ".join(text.split())


def when(**values: object) -> When:
    """Return a time with these values."""
    return When("#time", (), **values)  # type: ignore[arg-type]


def test_document_and_participants_come_first() -> None:
    """The head names the document, its date and side, the meeting with its time, and who took part in which office."""
    head = plain(SHOWN[: SHOWN.index(" 1  ")])

    assert head.startswith("Ruritania-Graustark Meeting handmade.txt · issued 2021-03-03 · account of Ruritania")
    assert "2021-03-03, from about 09:05 (+10:00" in head
    assert "90 minutes" in head
    assert "Ada Example President of Ruritania Ruritania" in head
    assert "Bob Sample" in head


def test_every_sentence_is_shown() -> None:
    """Each sentence stands there with its number, those that were not read with the reason."""
    text = plain(SHOWN)
    readout = reading()

    for sentence in readout.sentences:
        assert f"{sentence.number} {plain(sentence.span.of(readout.source.text))}" in text
    assert "! not read: no reporting verb" in text


def test_statements_stand_below_their_sentence() -> None:
    """A statement shows who, act, stance, content, issues and flags, below the sentence that holds its cue."""
    readout = reading()
    text = plain(SHOWN)

    for statement in readout.statements:
        content = " … ".join(span.of(readout.source.text) for span in statement.contents)
        sentence = readout.sentences[statement.sentence - 1].span.of(readout.source.text)
        assert text.index(plain(sentence)) < text.index(f"“{plain(content)}”")
        for reason in statement.review:
            assert f"look: {reason}" in text
    assert "jointly" in text


def test_events_and_notes() -> None:
    """Events stand below the sentence that mentions them, a set with its count; doubts end the text."""
    assert "× 2, 2021-02" in plain(SHOWN)
    assert plain(SHOWN).endswith("1 of them not read look: the place of the meeting is not given")


def test_nothing_found() -> None:
    """A reading in which nothing was found says so."""
    shown = render(Reading(reading().source, (), ()), LEXICON)

    assert "(no title)" in shown
    assert "No meeting found." in shown
    assert "0 statements, 0 sentences" in shown


@pytest.mark.parametrize("width", [40, 80, 100])
def test_width(width: int) -> None:
    """No line of prose is wider than the page, and no line ends in a blank."""
    lines = render(reading(), LEXICON, Page(width)).splitlines()

    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_colour_is_extra() -> None:
    """Colours add nothing but terminal codes: without them the text is the same."""
    coloured = render(reading(), LEXICON, Page(colour=True))

    assert coloured != SHOWN
    assert click.unstyle(coloured) == SHOWN
    assert "\x1b" not in SHOWN


@given(st.text())
def test_no_text_steers_the_terminal(text: str) -> None:
    """Whatever stands in a text, no control character of it reaches the terminal."""
    lines = Page().block(text, 4, "    !")

    assert all(character.isprintable() or ord(character) > 0x9F for line in lines for character in line)


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (None, ""),
        (when(), ""),
        (when(earliest=date(2031, 8, 7), latest=date(2031, 8, 7)), "2031-08-07"),
        (when(earliest=date(2031, 8, 1), latest=date(2031, 8, 31)), "2031-08"),
        (when(earliest=date(2032, 2, 1), latest=date(2032, 2, 29)), "2032-02"),
        (when(earliest=date(2031, 2, 1), latest=date(2031, 2, 27)), "2031-02-01/2031-02-27"),
        (when(earliest=date(2031, 12, 1), latest=date(2031, 12, 31)), "2031-12"),
        (when(earliest=date(2031, 1, 1), latest=date(2031, 12, 31)), "2031"),
        (when(earliest=date(2031, 9, 1), latest=date(2031, 9, 4)), "2031-09-01/2031-09-04"),
        (when(latest=date(2031, 9, 4)), "/2031-09-04"),
        (when(earliest=date(2031, 9, 4)), "2031-09-04/"),
        (when(ongoing=date(2031, 9, 4)), "2031-09-04"),
    ],
)
def test_days(time: When | None, shown: str) -> None:
    """Days are written as precisely as they are known, as in the answers of the stored queries."""
    assert days(time) == shown


def test_start_of_a_meeting() -> None:
    """A start is shown with its offset and zone; one that is hedged, or a length that is, with `about`."""
    start = datetime(2031, 5, 3, 9, 5, tzinfo=timezone(timedelta(hours=10)))
    time = when(starts_at=start, zone="Asia/Nowhere", duration=timedelta(minutes=1), duration_approximate=True)
    meeting = Event("m", "evt#meeting", "meeting", (), True, time)

    shown = render(Reading(reading().source, (), (), events=(meeting,), about=("m",)), LEXICON)

    assert "Meeting, no date, from 09:05 (+10:00 in Asia/Nowhere), about 1 minute" in shown


def test_counted() -> None:
    """A noun stands in the plural unless there is exactly one."""
    assert [counted(n, "issue") for n in (0, 1, 2000)] == ["0 issues", "1 issue", "2,000 issues"]

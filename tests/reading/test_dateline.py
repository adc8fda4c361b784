"""The dateline that opens a lead. Persons and texts are made up."""

from datetime import date
from time import process_time

import pytest
from plain import ADA, BEN, ReadText

from kg.lexicon import Lexicon
from kg.reading import dateline
from kg.reading.records import Part, Span

MET = "Prime Minister Ada Varga of Norway met President Ben Okoro of Chile"


@pytest.mark.parametrize(
    "opening",
    [
        "Foggy Town, 12 May 2021 —",
        "OSLO (12 May 2021) -",
        "NAIROBI, May 12, 2021 (KNA) --",
        "Oslo, 12 May 2021:",
        "[Oslo, 12 May 2021]",
        "(Oslo, 12 May 2021) —",
        "12 May 2021, Oslo.",
        "Wednesday, 12 May 2021, Port Amber:",
        "PORT AMBER, Norland, 12 May 2021 /NewsLine/ --",
        "New York, N.Y., May 12, 2021 –",
    ],
)
def test_dateline(read_text: ReadText, opening: str) -> None:
    """Place and day before the first sentence are the dateline: the day of issue, and no part of a name."""
    reading = read_text(f"A meeting\n\n{opening} {MET} yesterday. Prime Minister Varga stressed unity.\n")

    (block,) = (block for block in reading.blocks if block.part is Part.DATELINE)
    assert block.span.of(reading.source.text) == opening
    assert (reading.issued, reading.issued_span is not None) == (date(2021, 5, 12), True)
    assert {entity.label for entity in reading.entities.values() if entity.kind == "person"} == {
        "Ada Varga",
        "Ben Okoro",
    }
    (met,) = (event for event in reading.events if event.key in reading.about)
    assert (set(met.participants), met.when and met.when.earliest) == ({ADA, BEN}, date(2021, 5, 11))


def test_the_day_of_issue_is_in_doubt(read_text: ReadText) -> None:
    """A dateline dates the text: that the encounter was on that day is noted as taken."""
    reading = read_text(f"A meeting\n\nOSLO, 12 May 2021 — {MET}. Prime Minister Varga stressed unity.\n")

    assert (len(reading.notes), reading.sentences[0].span.of(reading.source.text)) == (1, f"{MET}.")


@pytest.mark.parametrize(
    "text",
    [
        f"On 12 May 2021, {MET}.",
        "On May 3, 2021, Mr. Ben Okoro met Ms. Ada Varga.",
        "May 3, 2021, Mr. Ben Okoro met Ms. Ada Varga.",
        "Prime Minister Ada Varga, 12 May 2021 - the day of the pact - met President Ben Okoro.",
        "In Oslo, 12 May 2021 — the day of the pact — was cold.",
        "Oslo was cold on 12 May 2021 — as ever.",
        "OSLO, May 12 — It was cold.",
        "OSLO, 12 May 2021 —",
        "It was cold.",
    ],
)
def test_no_dateline(lexicon: Lexicon, text: str) -> None:
    """A sentence that tells of a day, and a day without its year, are no dateline."""
    assert dateline.end(text, Span(0, len(text)), lexicon) == 0


def test_hostile_openings(lexicon: Lexicon) -> None:
    """However a text opens, looking for its dateline takes no time."""
    start = process_time()
    for opening in ("A , " * 18, "(" * 70, "A(" * 35, "A. " * 24, "Aa" * 35):
        dateline.end(f"{opening} x 12 May 2021 — It was cold.", Span(0, 90), lexicon)
        dateline.end(f"12 May 2021 {opening * 50}", Span(0, 90), lexicon)

    assert process_time() - start < 1

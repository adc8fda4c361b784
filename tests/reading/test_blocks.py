"""The structural parts of a text. The readouts are made up."""

import pytest
from plain import LEAD, ReadText

from kg.lexicon import Lexicon
from kg.reading.blocks import split
from kg.reading.records import Part

Rows = list[tuple[str, str]]


def _parts(text: str, lexicon: Lexicon) -> Rows:
    return [(block.part.value, block.span.of(text)) for block in split(text, lexicon)]


def _labels(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(block.label, block.body.of(text)) for block in split(text, lexicon)]


def test_parts_of_a_readout(lexicon: Lexicon) -> None:
    """A readout opens with title, dateline and credits, goes on with a lead and items, and ends in navigation."""
    text = (
        "Norway-Chile Meeting\n\nMay 3, 2021\nPhoto: Office of the Prime Minister\n\nMs. Varga met Mr. Okoro.\n"
        "1. They spoke.\n2. They ate.\n\nTrade\nThey agreed on trade.\n\nBack to Norway-Chile Relations"
    )

    assert _parts(text, lexicon) == [
        ("title", "Norway-Chile Meeting"),
        ("dateline", "May 3, 2021"),
        ("credit", "Photo: Office of the Prime Minister"),
        ("lead", "Ms. Varga met Mr. Okoro."),
        ("item", "1. They spoke."),
        ("item", "2. They ate."),
        ("heading", "Trade"),
        ("paragraph", "They agreed on trade."),
        ("navigation", "Back to Norway-Chile Relations"),
    ]


@pytest.mark.parametrize(
    ("line", "label", "body"),
    [
        ("1. They met.", "1", "They met."),
        ("  12) They met.", "12", "They met."),
        ("(3) They met.", "3", "They met."),
        ("(a) They met.", "a", "They met."),
        ("4  They met.", "4", "They met."),
        ("- They met.", "-", "They met."),
        ("–\u00a0They met.", "–", "They met."),
        ("•\tThey met.", "•", "They met."),
        ("○ They met.", "○", "They met."),
        ("1.They met.", "", "1.They met."),
        ("2021 was a good year.", "", "2021 was a good year."),
        ("4 They met.", "", "4 They met."),
        ("-They met.", "", "-They met."),
        ("123. They met.", "", "123. They met."),
    ],
)
def test_list_markers(lexicon: Lexicon, line: str, label: str, body: str) -> None:
    """A number, letter or bullet with space behind it marks an item; the body of the block begins behind it."""
    assert (label, body) == _labels(f"A title\n\nA lead goes before.\n{line}\n", lexicon)[-1]


def test_marker_without_text(lexicon: Lexicon) -> None:
    """A marker alone on its line marks nothing: no block is empty."""
    assert [body for _, body in _labels("A lead goes before.\n\n1. \n", lexicon)] == ["A lead goes before.", "1."]


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ("They met\nin Oslo.", 1),
        ("They met\n\nin Oslo.", 2),
        ("They met\r\nin Oslo.", 1),
        ("They met\n- in Oslo.", 2),
        ("They met.\nOslo was cold.", 2),
        ("They met in Oslo to talk about the many boats of the fishing\nMinister of the north.", 1),
        ("They met in Oslo to talk about the many boats of the north.\nThey ate.", 2),
    ],
)
def test_wrapped_lines(lexicon: Lexicon, lines: str, blocks: int) -> None:
    """A line that goes on in lower case or behind a full line belongs to the block before; an empty line parts."""
    assert blocks + 2 == len(split(f"A title\n\nA lead goes before them all.\n\n{lines}", lexicon))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(lexicon: Lexicon, line_end: str) -> None:
    """Every kind of line end parts lines, and none is in a block."""
    text = f"A title{line_end}{line_end}They met.{line_end}They ate.{line_end}"

    assert [row[1] for row in _parts(text, lexicon)] == ["A title", "They met.", "They ate."]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Office of Tests",
        "(Photo: Office of Tests)",
        "Photo by Ada Varga",
        "Ada Varga at a desk (Photo: Office of Tests)",
    ],
)
def test_credits(lexicon: Lexicon, line: str) -> None:
    """The source of a picture is a credit, in brackets or not, or in brackets at the end."""
    assert ("credit", line) == _parts(f"A title\n\n{line}\n\nMs. Varga met Mr. Okoro.", lexicon)[1]


@pytest.mark.parametrize("word", ["photo", "PHOTO", "The photo"])
def test_prose_about_photos_is_no_credit(lexicon: Lexicon, word: str) -> None:
    """A sentence that speaks of a photo further in is no credit."""
    parts = _parts(f"A title\n\nMs. Varga saw the {word} that Mr. Okoro took.", lexicon)

    assert parts[-1][0] == "lead"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norway-Chile Meeting\n\nThey met.", True),
        ("1. They met.\n\nThey ate.", False),
        ("They met. " * 20 + "\n\nThey ate.", False),
        ("", False),
    ],
)
def test_title(lexicon: Lexicon, text: str, title: bool) -> None:
    """The first line is the title if it is short and no item."""
    assert title == any(block.part is Part.TITLE for block in split(text, lexicon))


def test_text_without_title(read_text: ReadText) -> None:
    """A text that begins with the sentence that tells of the encounter has no title, but an encounter."""
    reading = read_text("Ms. Ada Varga, Prime Minister of Norway, met with Mr. Ben Okoro, President of Chile.")

    assert (reading.title, len(reading.about)) == ("", 1)


def test_prose_without_full_stop(read_talks: ReadText) -> None:
    """A line that is too long for a heading and reports something is read even if no full stop ends it."""
    reading = read_talks("President Okoro stated that trade had grown in every part of the country")

    assert len(reading.statements) == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_change_no_reading(read_text: ReadText, line_end: str) -> None:
    """Whatever ends the lines, the same parts are found: an empty line parts a title from the day below it."""
    reading = read_text(LEAD.replace("\n", line_end))

    assert [block.part for block in reading.blocks] == [Part.TITLE, Part.DATELINE, Part.LEAD]
    assert len(reading.about) == 1


def test_bullet_without_full_stop(read_talks: ReadText) -> None:
    """What a bullet says is read even if no full stop ends it."""
    reading = read_talks("• President Okoro stated that trade has grown\n• Prime Minister Varga noted that it rained\n")

    assert len(reading.statements) == 2


@pytest.mark.parametrize("line", ["May 3, 2021", "Oslo, 3 May 2021", "Monday, May 3, 2021 (provisional)"])
def test_dateline(read_text: ReadText, line: str) -> None:
    """A short line with a full date before the lead gives the day of issue."""
    reading = read_text(f"A title\n\n{line}\n\nThey met.")

    assert (str(reading.issued), reading.blocks[1].part) == ("2021-05-03", Part.DATELINE)


def test_date_of_issue_in_the_title(read_text: ReadText) -> None:
    """Where no dateline is, the title may give the day of issue; a lead that has a date does not."""
    assert str(read_text("Statement of 3 May 2021\n\nThey met.").issued) == "2021-05-03"
    assert read_text("A statement\n\nThey met on 3 May 2021.").issued is None


def test_blocks_keep_the_text(lexicon: Lexicon) -> None:
    """Blocks are trimmed of white space, no-break spaces too, and cover everything else in order."""
    text = f"\u00a0{LEAD}\u2003 1. One.\u00a0\n\n\t2. Two.  \n"

    blocks = split(text, lexicon)

    assert all(block.span.of(text) == block.span.of(text).strip() for block in blocks)
    assert "".join(text.split()) == "".join("".join(block.span.of(text).split()) for block in blocks)

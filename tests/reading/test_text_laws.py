"""What holds of blocks, sentences and dates of any text, and rules of single lines. The texts are made up."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import Lexicon
from kg.reading import blocks, dates, sentences
from kg.reading.records import Block, Part, Span

PIECES = (
    "Norway-Chile Meeting", "They met. ", "They ate", "Ms. Varga met Mr. Okoro. ", "Photo: Nobody", "Back to the start",
    "May 3, 2021", "1. ", "(a) ", "• ", "- ", "4  ", "\n", "\n\n", "\r\n", "\r", " ", "\u00a0", "\u2028", "\x1c", "(",
    ")", "“", "”", "a.m. ", "U.S. ", "Mr. ", "? ", "!” ", "x" * 130, "_", "trade and tourism ", "İ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@given(TEXTS)
def test_blocks_hold_the_text(lexicon: Lexicon, text: str) -> None:
    """Blocks ascend without overlap, hold all that is not white space, and begin and end with a character."""
    found = blocks.split(text, lexicon)

    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert "".join("".join(block.span.of(text).split()) for block in found) == "".join(text.split())
    assert all(block.span.of(text) == block.span.of(text).strip() for block in found)


@given(TEXTS)
def test_parts_in_order(lexicon: Lexicon, text: str) -> None:
    """A title comes first, at most one lead follows, datelines stand before it and paragraphs behind it."""
    parts = [block.part for block in blocks.split(text, lexicon)]
    lead = parts.index(Part.LEAD) if Part.LEAD in parts else len(parts)

    assert Part.TITLE not in parts[1:]
    assert parts.count(Part.LEAD) <= 1
    assert Part.DATELINE not in parts[lead:]
    assert Part.PARAGRAPH not in parts[:lead]


@given(TEXTS)
def test_labels_and_markers(lexicon: Lexicon, text: str) -> None:
    """A block has a label exactly if a marker stands before its body, and the body is never empty."""
    for block in blocks.split(text, lexicon):
        assert bool(block.label) == (block.marker > 0)
        assert block.label in text[block.span.start : block.body.start]
        assert block.body.of(text)[0].strip()


@given(TEXTS)
def test_sentences_tile_their_blocks(lexicon: Lexicon, text: str) -> None:
    """The sentences of a block hold all of its body but white space; only prose has sentences."""
    parts = blocks.split(text, lexicon)
    found = sentences.split(text, parts, lexicon)

    assert [sentence.number for sentence in found] == list(range(1, len(found) + 1))
    for index, block in enumerate(parts):
        inside = "".join(sentence.span.of(text) for sentence in found if sentence.block == index)
        expected = block.body.of(text) if block.part in sentences.PROSE else ""
        assert "".join(inside.split()) == "".join(expected.split())


@given(TEXTS)
def test_one_block_of_any_text(lexicon: Lexicon, text: str) -> None:
    """Whatever a paragraph holds, its sentences are apart and in order, and none begins or ends in white space."""
    if text.strip():
        begin = len(text) - len(text.lstrip())
        block = Block(Part.PARAGRAPH, Span(begin, len(text.rstrip())))
        spans = [sentence.span for sentence in sentences.split(text, [block], lexicon)]

        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(span.of(text) == span.of(text).strip() for span in spans)
        assert (spans[0].start, spans[-1].end) == (block.span.start, block.span.end)


@given(TEXTS, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40), st.integers(0, 40))
def test_dates_of_a_stretch(text: str, anchor: date, start: int, length: int) -> None:
    """Dates that are sought in a stretch of a text lie in it."""
    end = min(start + length, len(text))

    assert all(start <= found.span.start < found.span.end <= end for found in dates.find(text, anchor, start, end))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["{:%B} {:d}, {:d}", "{1:d} {0:%B} {2:d}"]))
def test_any_day_is_read_back(day: date, form: str) -> None:
    """A day written in words is found again, whatever it is, and whatever the day of issue."""
    (found,) = dates.find(f"On {form.format(day, day.day, day.year)} they met.", date(2021, 5, 12))

    assert (found.earliest, found.latest, found.inferred) == (day, day, False)


@given(st.dates(date(1901, 1, 1), date(2099, 1, 1)))
def test_day_without_year_is_near(anchor: date) -> None:
    """A day and month without a year lie within a year of the day of issue."""
    (found,) = dates.find(f"They met on {anchor:%B} {anchor.day} there.", anchor)

    assert found.earliest == anchor
    assert found.inferred


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Trade and tourism", Part.HEADING),
        ("Trade and tourism:", Part.LEAD),
        ("They met.", Part.LEAD),
        ("May 3, 2021", Part.DATELINE),
        ("They met on May 3, 2021.", Part.LEAD),
        ("1. They met.", Part.ITEM),
        ("1. Trade", Part.HEADING),
        ("• Trade", Part.ITEM),
        ("a) Trade", Part.HEADING),
        ("Ms. Ada Varga then met with the many cooks of the whole wide coast", Part.LEAD),
        ("the many cooks of the whole wide coast and the many hills behind it", Part.HEADING),
        ("(Photo: Nobody)", Part.CREDIT),
        ("A ship (Photo: Nobody)", Part.CREDIT),
        ("A ship (Photo: Nobody) at sea.", Part.LEAD),
        ("Back to the start", Part.NAVIGATION),
    ],
)
def test_part_of_a_second_line(lexicon: Lexicon, line: str, part: Part) -> None:
    """What a line is shows in its end, its length, its marker, its date and its opening words."""
    assert part is blocks.split(f"A title\n\n{line}", lexicon)[1].part


@pytest.mark.parametrize(
    ("line", "part"),
    [("They ate.", Part.PARAGRAPH), ("Trade", Part.HEADING), ("May 3, 2021", Part.HEADING), ("- Fish", Part.ITEM)],
)
def test_part_behind_the_lead(lexicon: Lexicon, line: str, part: Part) -> None:
    """Behind the lead prose is a paragraph, and a date alone no dateline any more."""
    assert part is blocks.split(f"A title\n\nThey met.\n\n{line}", lexicon)[2].part


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("They met.", False),
        ("They met", True),
        ("A meeting", True),
        ("Ms. Varga met Mr. Okoro", True),
        ("Ms. Varga met Mr. Okoro.", False),
        ("Statement to the press.", True),
    ],
)
def test_first_line(lexicon: Lexicon, line: str, title: bool) -> None:
    """The first line is the title, unless it both ends in a full stop and tells what somebody did or said."""
    (block,) = blocks.split(line, lexicon)

    assert title == (block.part is Part.TITLE)

"""The matrix: a good order, joint statements across their parties, counts where chips are too many."""

from collections import Counter
from itertools import combinations
from xml.etree import ElementTree

import pytest
from fictional_rows import BASE, SCRIPT, hostile, issue, many, meeting, row, speaker, statements_from
from hypothesis import given
from hypothesis import strategies as st

from kg.said import Statement
from kg.views.grid import grid, packed
from kg.views.keys import keys_of
from kg.views.matrix import MOST_COLUMNS, TOP_ACTORS, WIDTHS, Block, Counts, counts, is_drawn, matrix, side_by_side
from kg.views.scene import CUE, NOTE
from kg.views.svg import matrix_svg
from kg.views.text import width

TALKS = statements_from(meeting())
HOSTILE = statements_from(hostile())
SVG = "{http://www.w3.org/2000/svg}"


def said(*parties: str) -> tuple[Statement, ...]:
    """Return a statement for each word, by the actors that its letters name."""
    rows = [
        row(statement=f"{BASE}x#s{number}", start=str(number), joint=str(len(word) > 1).lower(), **speaker(letter))
        for number, word in enumerate(parties)
        for letter in word
    ]
    return statements_from(rows)


def crowd(number: int) -> tuple[Statement, ...]:
    """Return a statement by each of so many actors."""
    return statements_from(
        row(statement=f"{BASE}x#s{at}", **speaker(f"Actor {at}"), **issue(f"issue {at % 3}")) for at in range(number)
    )


def test_those_who_speak_jointly_are_neighbours() -> None:
    """The most frequent actor comes first, then always the one who spoke most often with the last."""
    found = side_by_side(said("AC", "AC", "AB", "CD", "A", "E"))

    assert [node.label for node in found] == ["A", "C", "D", "B", "E"]


def test_runs_of_neighbours() -> None:
    """A statement reaches from its first to its last party, in runs that leave out who stands between."""
    statements = said("AB", "AB", "BC", "AC", "C")
    drawn = matrix(statements, keys_of(statements))

    assert [column.node.label for column in drawn.columns] == ["A", "B", "C"]
    found = {block.key: (block.first, block.last, block.runs) for block in drawn.rows[0].blocks}
    assert found["s2"] == (2, 4, ((2, 4),))
    assert found["s3"] == (1, 4, ((1, 2), (3, 4)))
    assert found["s4"] == (3, 4, ((3, 4),))


def test_every_statement_stands_in_the_row_of_each_issue() -> None:
    """There is a block for each issue of each statement, and rows for what has no issue and no speaker."""
    drawn = matrix(HOSTILE, keys_of(HOSTILE))

    assert sum(len(one.blocks) for one in drawn.rows) == sum(max(1, len(one.issues)) for one in HOSTILE)
    assert (
        [one.node.label for one in drawn.rows if not one.key] == [drawn.rows[-1].node.label] == ["no issue recognised"]
    )
    assert {one.node.label for one in drawn.columns if not one.key} == {"unnamed speaker"}


def test_rows_of_several_documents_are_ordered_by_frequency() -> None:
    """In one document issues follow the text, in several the most frequent comes first."""
    several, one = many(90), TALKS
    sizes = [len(each.blocks) for each in matrix(several, keys_of(several)).rows]

    assert sizes == sorted(sizes, reverse=True)
    assert [each.node.label for each in matrix(one, keys_of(one)).rows][:2] == ["ferry traffic", "harbour works"]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 4)), max_size=12))
def test_lanes_hold_every_block_once_and_none_over_another(spans: list[tuple[int, int]]) -> None:
    """Packed blocks are all there, and in a lane no two share a column."""
    blocks = [Block(str(at), TALKS[0], first, first + size, ()) for at, (first, size) in enumerate(spans)]
    lanes = packed(blocks)

    assert Counter(block.key for lane in lanes for block in lane) == Counter(block.key for block in blocks)
    for lane in lanes:
        assert all(a.last <= b.first or b.last <= a.first for a, b in combinations(lane, 2))


def test_chips_of_the_picture_do_not_touch() -> None:
    """No two boxes of the picture overlap, and all stand within it."""
    statements = many(90)
    drawn = grid(matrix(statements, keys_of(statements)))

    assert all(box.x > 0 and box.x + box.width < drawn.width and box.y < drawn.height for box in drawn.boxes)
    for one, other in combinations(drawn.boxes, 2):
        assert abs(one.y - other.y) > 19 or one.x + one.width < other.x or other.x + other.width < one.x


def test_widths_become_narrower() -> None:
    """The more columns, the narrower; any number has a width."""
    assert [pixels for _, _, pixels in WIDTHS] == sorted((pixels for _, _, pixels in WIDTHS), reverse=True)
    assert matrix(crowd(500), keys_of(crowd(500))).width == "codes"


def test_too_much_is_counted() -> None:
    """More actors than fit are counted: a cell holds how many statements the actor made about the issue."""
    assert is_drawn(crowd(MOST_COLUMNS))
    statements = crowd(MOST_COLUMNS + 1)
    assert not is_drawn(statements)
    table = counts(statements, keys_of(statements))
    assert len(table.columns) == TOP_ACTORS
    assert table.extent == f"the most frequent {TOP_ACTORS} of {MOST_COLUMNS + 1} actors and 3 of 3 issues"
    assert all(sum(column) == 1 for column in zip(*(numbers for _, _, numbers in table.rows), strict=True))
    assert table.highest == table.level(1) == 1


@pytest.mark.parametrize("highest", [1, 2, 3, 5, 11, 400])
def test_every_count_has_its_shade_in_the_key(highest: int) -> None:
    """The key to the shades names each count once, in order, under the shade in which it is shown."""
    table = Counts((), (), highest, 0, 0)
    named = [table.range(level).split("–") for level in (1, 2, 3, 4) if table.range(level)]
    found = [(number, table.level(number)) for number in range(1, highest + 1)]

    assert [int(word) for words in named for word in (words[0], words[-1])] == [
        end for level in sorted({level for _, level in found})
        for ends in [[number for number, own in found if own == level]] for end in (ends[0], ends[-1])
    ]  # fmt: skip


def test_counted_picture_tells_what_is_left_out() -> None:
    """The picture of counts says how many actors and issues there are, and what its shades mean."""
    root = ElementTree.fromstring(matrix_svg(crowd(99), "A crowd"))  # noqa: S314
    words = [one.text for one in root.iter(f"{SVG}text")]

    assert any("the most frequent 60 of 99 actors and 3 of 3 issues" in (word or "") for word in words)
    assert "Statements:" in words


def test_picture_that_would_be_too_tall_is_counted() -> None:
    """A picture of more than so many pixels in height would not be sharp, so it is counted."""
    rows = [row(statement=f"{BASE}x#s{at}", **issue(f"issue {at}")) for at in range(400)]

    assert "Statements:" in matrix_svg(statements_from(rows))
    assert "Statements:" not in matrix_svg(statements_from(rows[:200]))


def test_counts_are_of_statements() -> None:
    """The most frequent issue is the one of most statements, however many made each of them."""
    pairs = [("A", "jam"), ("B", "jam"), *((f"C{at}", "tea") for at in range(99))]
    rows = [
        row(statement=f"{BASE}x#s{'' if what == 'jam' else who}", **speaker(who), **issue(what)) for who, what in pairs
    ]
    statements = statements_from(rows)

    assert [node.label for _, node, _ in counts(statements, keys_of(statements)).rows] == ["tea", "jam"]


def test_chips_with_room_say_what_was_said() -> None:
    """Of few actors a chip has the act and the beginning of the content, within its ends; of many the act alone."""
    few, some = TALKS, many(90)
    roomy = grid(matrix(few, keys_of(few))).boxes

    assert {box.content for box in roomy if box.statement is few[2]} == {"herring quotas"}
    for box in roomy:
        assert 18 + width(f"{box.word} ", CUE) + width(box.content, NOTE) <= box.width
    assert {box.content for box in grid(matrix(some, keys_of(some))).boxes} == {""}


@pytest.mark.parametrize(
    "statements", [TALKS, HOSTILE, many(90), crowd(99), ()], ids=["talks", "hostile", "many", "crowd", "none"]
)
def test_svg_is_well_formed_and_stands_alone(statements: tuple[Statement, ...]) -> None:
    """The SVG file is XML with a title and a description, and has no script, style sheet, link or image."""
    root = ElementTree.fromstring(matrix_svg(statements, SCRIPT))  # noqa: S314
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == SCRIPT
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {"svg", "title", "desc", "g", "rect", "text", "tspan"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name in {"style", "class"} or name.startswith(("on", "href", "data"))}


def test_svg_says_the_sentence_on_hover() -> None:
    """Each chip has the statement and its sentence as a title, shown on hover."""
    titles = [one.text or "" for one in ElementTree.fromstring(matrix_svg(TALKS)).iter(f"{SVG}title")]  # noqa: S314
    assert any(TALKS[2].summary in title and TALKS[2].sentence in title for title in titles)

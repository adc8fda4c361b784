"""Where everything stands in the matrix picture, in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.said import Node, Statement
from kg.views.legend import legend
from kg.views.matrix import WIDTHS, Block, Column, Matrix
from kg.views.scene import CHIP_HEIGHT, CUE, LABEL, LEADING, NOTE, Sample
from kg.views.text import shorten, width, wrap

MARGIN, NAMES, CHIP_PADDING = 12.0, 220.0, 9.0
"""Around the picture; the room for the names of issues; from the edge of a chip to its words."""
LANE, PADDING, GAP = CHIP_HEIGHT + 4.0, 5.0, 4.0
"""Height of a row of chips, space above and below them, and beside each."""
LETTERS = 2
ROOMY = {"pair", "few"}
"""The widths with room for the words of the content behind the cue."""
LONGEST = 170.0
"""How long a name may be that stands on its side."""


@dataclass(frozen=True, slots=True)
class Box:
    """One run of a chip; `x` is the left edge, `y` the middle."""

    statement: Statement
    word: str
    content: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Bridge:
    """The thin line between two runs of a joint statement."""

    statement: Statement
    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class Head:
    """The name of an actor above its column, whose middle is `x`; on its side where columns are narrow."""

    node: Node
    lines: tuple[str, ...]
    note: str
    x: float
    aside: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The row of an issue; `y` is its top."""

    node: Node
    lines: tuple[str, ...]
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole picture; rows begin at `head`."""

    width: float
    height: float
    head: float
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    bridges: tuple[Bridge, ...]
    samples: tuple[Sample, ...]


def grid(matrix: Matrix, top: float = 0.0) -> Grid:
    """Return the picture below `top` free pixels."""
    column = next(pixels for name, _, pixels in WIDTHS if name == matrix.width)
    wide = max(MARGIN * 2 + NAMES + column * len(matrix.columns), 420.0)
    kinds = {block.statement.illocution for row in matrix.rows for block in row.blocks}
    doubt = any(block.statement.review for row in matrix.rows for block in row.blocks)
    samples = legend(kinds, doubt, top, MARGIN, wide - MARGIN)
    heads = tuple(_heads(matrix.columns, column, matrix.width == "codes"))
    head = samples[-1].y + LEADING + max((_tall(one) for one in heads), default=0.0)
    bands: list[Band] = []
    boxes: list[Box] = []
    bridges: list[Bridge] = []
    y = head
    for row in matrix.rows:
        lanes = packed(row.blocks)
        lines = wrap(row.node.label, NAMES - 2 * GAP, LABEL, 3)
        height = max(LANE * len(lanes), LEADING * len(lines)) + 2 * PADDING
        bands.append(Band(row.node, lines, y, height))
        for number, lane in enumerate(lanes):
            middle = y + (height - LANE * len(lanes)) / 2 + LANE * (number + 0.5)
            boxes += [box for block in lane for box in _boxes(block, column, middle, matrix.width in ROOMY)]
            bridges += [bridge for block in lane for bridge in _bridges(block, column, middle)]
        y += height
    return Grid(wide, y + MARGIN, head, heads, tuple(bands), tuple(boxes), tuple(bridges), samples)


def code(statement: Statement) -> str:
    """Return the first letters of the reporting words, behind them a question mark if the statement is in doubt."""
    return f"{statement.cue[:LETTERS]}{'?' if statement.review else ''}"


def packed(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks in as few lanes as they fit in one after the other, none over another."""
    lanes: list[list[Block]] = []
    for block in blocks:
        free = (lane for lane in lanes if all(block.last <= one.first or one.last <= block.first for one in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([block])
        else:
            lane.append(block)
    return lanes


def _left(column: int, wide: float) -> float:
    """Return the left edge of a column, counted from 1."""
    return MARGIN + NAMES + (column - 1) * wide


def _heads(columns: Sequence[Column], wide: float, aside: bool) -> Iterator[Head]:
    for number, column in enumerate(columns, start=1):
        middle = _left(number, wide) + wide / 2
        if aside:
            yield Head(column.node, (shorten(column.node.label, LONGEST, CUE),), "", middle, aside)
        else:
            yield Head(
                column.node, wrap(column.node.label, wide - GAP, LABEL, 3, bold=True), column.note, middle, aside
            )


def _tall(head: Head) -> float:
    return width(head.lines[0], CUE) + 2 * PADDING if head.aside else LEADING * (len(head.lines) + 1) + PADDING


def _boxes(block: Block, wide: float, y: float, roomy: bool) -> Iterator[Box]:
    gap = GAP if wide > LANE * 2 else 1.0
    for start, end in block.runs:
        room = (end - start) * wide - 2 * gap
        cue = block.statement.sign
        word = code(block.statement) if wide < LANE * 2 else shorten(cue, room - 2 * GAP, CUE)
        rest = room - 2 * CHIP_PADDING - width(f"{word} ", CUE)
        content = shorten(block.statement.content, rest, NOTE) if roomy and rest > 0 else ""
        yield Box(block.statement, word, content, _left(start, wide) + gap, y, room)


def _bridges(block: Block, wide: float, y: float) -> Iterator[Bridge]:
    for (_, end), (start, _) in zip(block.runs, block.runs[1:], strict=False):
        yield Bridge(block.statement, _left(end, wide) - 1, _left(start, wide) + 1, y)

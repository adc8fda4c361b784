"""The parts of the flow picture with their places in pixels, for the template to draw."""

from dataclasses import dataclass

from kg.said import Node, Statement

LABEL, CUE, NOTE = 13.0, 12.0, 11.0
"""Font sizes: of a name, of the words in a chip, of small print."""
LEADING = 15.0
BAR, CHIP_HEIGHT = 5.0, 19.0
"""Width of the bar of an actor or issue, height of a chip."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An actor or issue: a bar as long as its statements are many, and its name beside it.

    `x` is the left edge of the bar, `y` the middle, `bar` the length; `width` is that of the words.
    """

    key: str
    node: Node
    lines: tuple[str, ...]
    note: str
    x: float
    y: float
    bar: float
    width: float

    @property
    def height(self) -> float:
        """Return the height of the bar or of the words, whichever is taller."""
        return max(self.bar, LEADING * (len(self.lines) + bool(self.note)))

    @property
    def baselines(self) -> tuple[float, ...]:
        """Return where the lines of the name stand, and last the note if there is one."""
        rows = len(self.lines) + bool(self.note)
        first = self.y - LEADING * (rows - 1) / 2 + LABEL * 0.35
        return tuple(first + LEADING * row for row in range(rows))


@dataclass(frozen=True, slots=True)
class Chip:
    """A statement: a box with the reporting words and, where it adds something, the stance.

    `x` is the left edge, `y` the middle.
    """

    key: str
    statement: Statement
    cue: str
    aspect: str
    x: float
    y: float
    width: float
    height: float = CHIP_HEIGHT


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between the statement `key` and the speaker or issue `node`; both are short names."""

    key: str
    node: str
    statement: Statement
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the name of a document, centred above its chips; `y` is the baseline."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the key: a small chip with a word beside it; `y` is the middle."""

    word: str
    illocution: str
    joint: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Where names of actors end, chips have their middle, names of issues begin and may end."""

    actors: float
    chips: float
    issues: float
    end: float


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole picture.

    Rows begin at `head`, below the key and the heads of the columns; `shift` is to be added to the height of
    every part but the key.
    """

    width: float
    height: float
    head: float
    shift: float
    columns: Columns
    actors: tuple[Mark, ...]
    chips: tuple[Chip, ...]
    issues: tuple[Mark, ...]
    curves: tuple[Curve, ...]
    headings: tuple[Heading, ...]
    samples: tuple[Sample, ...]

    @property
    def tall(self) -> bool:
        """Tell whether the picture is too tall to be legible on one printed page."""
        return self.height > 1.15 * self.width

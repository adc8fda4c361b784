"""The matrix picture: issues down, actors across, a chip for each statement, joint ones across all their parties."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, log

from kg.said import Node, Statement
from kg.views.keys import Keys

UNNAMED, NO_ISSUE = Node("", "unnamed speaker"), Node("", "no issue recognised")
"""Stand for what the text does not name."""
WIDTHS = (("pair", 2, 290), ("few", 3, 210), ("some", 7, 130), ("words", 12, 98), ("codes", 1 << 30, 27))
"""Up to how many columns are how wide, in pixels; the narrowest have room for two letters of the words."""
MOST_CHIPS, MOST_COLUMNS = 3000, 80
"""More chips or actors than these are counted instead of drawn."""
MOST_UPRIGHT = 5
"""More columns than these are printed across."""
TOP_ACTORS, TOP_ISSUES = 60, 100
"""So many of each are counted at first."""


@dataclass(frozen=True, slots=True)
class Block:
    """A statement in the row of an issue; columns count from 1, ends are exclusive."""

    key: str
    statement: Statement
    first: int
    last: int
    runs: tuple[tuple[int, int], ...]
    """Neighbouring columns of parties: between two runs stand actors who did not take part."""


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with its statements; `key` is empty for statements without an issue."""

    key: str
    node: Node
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An actor; `key` is empty for speakers without a name."""

    key: str
    node: Node
    note: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole picture."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> str:
        """Return the name of the width that so many columns have."""
        return next(name for name, most, _ in WIDTHS if len(self.columns) <= most)

    @property
    def tall(self) -> bool:
        """Tell whether the columns are few enough for a sheet that stands upright."""
        return len(self.columns) <= MOST_UPRIGHT


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements the most frequent actors made about the most frequent issues."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, Node, tuple[int, ...]], ...]
    highest: int
    actors: int
    """How many actors there are, counted or not."""
    issues: int

    def level(self, number: int) -> int:
        """Return how dark a count is shown, from 1 to 4."""
        return max(1, ceil(4 * log(number) / log(self.highest + 1)))

    def range(self, level: int) -> str:
        """Return the counts that are shown so dark, `2–4`; nothing if there is none."""
        found = [number for number in range(1, self.highest + 1) if self.level(number) == level]
        return "–".join(str(number) for number in dict.fromkeys((*found[:1], *found[-1:])))

    @property
    def extent(self) -> str:
        """Return in words how much of everything is counted."""
        shown = ((len(self.columns), self.actors, "actors"), (len(self.rows), self.issues, "issues"))
        some = " and ".join(f"{one} of {all_} {word}" for one, all_, word in shown)
        return f"the most frequent {some}"


def is_drawn(statements: Sequence[Statement]) -> bool:
    """Tell whether the chips can still be told from each other; else they are counted."""
    chips = sum(max(1, len(statement.issues)) for statement in statements)
    actors = {node for statement in statements for node in statement.speakers}
    return chips <= MOST_CHIPS and len(actors) <= MOST_COLUMNS


def matrix(statements: Sequence[Statement], keys: Keys) -> Matrix:
    """Return the matrix: who speaks jointly stands side by side, what has no issue stands last.

    Issues follow the text of one document, and their frequency in several.
    """
    actors = side_by_side(statements)
    column = {node: number for number, node in enumerate(actors, start=1)}
    about: dict[Node, list[Block]] = {}
    for statement in statements:
        block = _block(statement, keys, sorted(column[node] for node in statement.speakers or (UNNAMED,)))
        for node in statement.issues or (NO_ISSUE,):
            about.setdefault(node, []).append(block)
    several = _several(statements)
    rows = sorted(about.items(), key=lambda pair: (pair[0] == NO_ISSUE, -len(pair[1]) if several else 0))
    return Matrix(
        columns=tuple(_columns(actors, statements, keys)),
        rows=tuple(Row(keys.issues.get(node.iri, ""), node, _joint_first(blocks)) for node, blocks in rows),
    )


def counts(statements: Sequence[Statement], keys: Keys) -> Counts:
    """Return the table of counts of the actors and issues with the most statements."""
    cells = Counter((who, what) for one in statements for who in one.speakers for what in one.issues)
    said = Counter(node for one in statements for node in one.speakers)
    about = Counter(node for one in statements for node in one.issues)
    actors = [node for node, _ in said.most_common(TOP_ACTORS)]
    issues = [node for node, _ in about.most_common(TOP_ISSUES)]
    rows = tuple((keys.issues[node.iri], node, tuple(cells[actor, node] for actor in actors)) for node in issues)
    columns = tuple(_columns(actors, statements, keys))
    return Counts(columns, rows, max(cells.values(), default=1), len(said), len(about))


def side_by_side(statements: Iterable[Statement]) -> tuple[Node, ...]:
    """Return the actors so that those who often speak jointly are neighbours, beginning with the most frequent."""
    parties = [statement.speakers or (UNNAMED,) for statement in statements]
    said = Counter(node for some in parties for node in some)
    together: dict[Node, Counter[Node]] = {}
    for some in parties:
        for one, other in combinations(some, 2):
            together.setdefault(one, Counter())[other] += 1
            together.setdefault(other, Counter())[one] += 1
    return tuple(_chained(said, together))


def _chained(said: Counter[Node], together: dict[Node, Counter[Node]]) -> Iterator[Node]:
    left = dict.fromkeys(node for node, _ in said.most_common())
    last: Node | None = None
    while left:
        near = [node for node in together.get(last, ()) if node in left] if last else []
        bonds = together[last] if last and near else said
        last = max(near or left, key=lambda node: bonds[node])
        del left[last]
        yield last


def _block(statement: Statement, keys: Keys, columns: Sequence[int]) -> Block:
    runs: list[tuple[int, int]] = []
    for column in columns:
        start = runs.pop()[0] if runs and runs[-1][1] == column else column
        runs.append((start, column + 1))
    return Block(keys.statements[statement.iri], statement, columns[0], columns[-1] + 1, tuple(runs))


def _joint_first(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.first - block.last))


def _columns(actors: Iterable[Node], statements: Iterable[Statement], keys: Keys) -> Iterator[Column]:
    alone: Counter[Node] = Counter()
    joint: Counter[Node] = Counter()
    for statement in statements:
        (joint if statement.joint else alone).update(statement.speakers or (UNNAMED,))
    for node in actors:
        note = ", ".join(
            f"{found[node]} {word}" for found, word in ((alone, "alone"), (joint, "jointly")) if found[node]
        )
        yield Column(keys.actors.get(node.iri, ""), node, note)


def _several(statements: Iterable[Statement]) -> bool:
    return len({statement.document for statement in statements}) > 1

"""Where everything stands in the flow picture (actors | statements | issues), in pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, starmap

from kg.said import Document, Node, Statement
from kg.views.keys import Keys, keys_of
from kg.views.legend import legend
from kg.views.order import with_few_crossings
from kg.views.scene import BAR, CHIP_HEIGHT, CUE, LABEL, NOTE, Chip, Columns, Curve, Heading, Mark, Scene
from kg.views.text import shorten, width, wrap

MARGIN = 12.0
ACTOR_WIDTH, ISSUE_WIDTH = 140.0, 226.0
LABEL_LINES = 4
LABEL_GAP, LABEL_SPACE = 8.0, 6.0
"""Space between a name and its bar, between two names."""
CURVES = 160.0
"""Width of the room for curves between two columns."""
PORT = 4.0
"""Height that one curve takes on a bar: the bar's length counts the statements."""
CHIP_WIDTHS = (92.0, 204.0)
CHIP_PADDING = 11.0
WITHIN, BETWEEN, APART = 2.0, 7.0, 15.0
"""Space between chips: of one sentence, of two, of other speakers."""
HEADING_WIDTH, HEADING_LINES, HEADING_LEADING, HEADING_TIGHT = 180.0, 2, 14.0, 6.0
"""Of a document's name above its chips: least width, number of lines, height of one, by how much chips come nearer."""
HEAD = 43.0
"""From the key to the first row: the room for the heads of the columns."""

ACTOR_BAR = MARGIN + ACTOR_WIDTH + LABEL_GAP
CHIP_LEFT = ACTOR_BAR + BAR + CURVES

ChipsOf = dict[Node, list[Chip]]


def flow(statements: Sequence[Statement], top: float = 0.0) -> Scene:
    """Return the picture below `top` free pixels; the names of several documents stand above their statements."""
    order, keys = with_few_crossings(statements), keys_of(statements)
    chips, headings = _chips(order.statements, keys)
    said = _by_node((chip, chip.statement.speakers) for chip in chips)
    about = _by_node((chip, chip.statement.issues) for chip in chips)
    columns = _columns(chips)
    actors = _placed([_actor(node, said[node], keys) for node in order.actors], said)
    issues = _placed([_issue(node, about[node], keys, columns) for node in order.issues], about)
    doubt = any(statement.review for statement in statements)
    samples = legend({statement.illocution for statement in statements}, doubt, top, MARGIN, columns.end)
    first, last = _extent(actors, chips, issues)
    head = samples[-1].y + HEAD
    return Scene(
        width=columns.end + MARGIN,
        height=head + last - first + MARGIN,
        head=head,
        shift=head - first,
        columns=columns,
        actors=tuple(actors),
        chips=tuple(chips),
        issues=tuple(issues),
        curves=(*_from_speakers(actors, chips), *_to_issues(chips, issues)),
        headings=tuple(headings),
        samples=samples,
    )


def spread(wanted: Sequence[float], heights: Sequence[float], space: float) -> list[float]:
    """Return middles, in the given order and at least `space` apart, as near to the wanted ones as can be."""
    gaps = ((above + below) / 2 + space for above, below in pairwise(heights))
    steps = list(accumulate(gaps, initial=0.0))[: len(heights)]
    level = _rising([want - step for want, step in zip(wanted, steps, strict=True)])
    return [base + step for base, step in zip(level, steps, strict=True)]


def _rising(wanted: Iterable[float]) -> list[float]:
    """Return the values nearest to the wanted ones (least squares) of which none is below the one before it.

    Neighbours that would fall are pooled and share their mean.
    """
    pools: list[tuple[float, int]] = []
    for value in wanted:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            above_total, above_count = pools.pop()
            total, count = total + above_total, count + above_count
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def _chips(statements: Sequence[Statement], keys: Keys) -> tuple[list[Chip], list[Heading]]:
    """Return the chips from 0 downwards, and a heading wherever one of several documents begins."""
    headed = len({statement.document for statement in statements}) > 1
    words = [_words(statement) for statement in statements]
    widest = max([HEADING_WIDTH if headed else 0.0, *starmap(_chip_width, words)])
    chips: list[Chip] = []
    headings: list[Heading] = []
    y = 0.0
    for above, statement, (cue, aspect) in zip((None, *statements), statements, words, strict=False):
        y += _space(above, statement)
        if headed and _is_first(statement, above):
            lines = _heading(statement.document, y + HEADING_LEADING, widest)
            headings += lines
            y += HEADING_LEADING * (len(lines) + 1) - HEADING_TIGHT
        key, middle = keys.statements[statement.iri], y + CHIP_HEIGHT / 2
        chips.append(Chip(key, statement, cue, aspect, CHIP_LEFT, middle, widest))
        y += CHIP_HEIGHT
    return chips, headings


def _is_first(statement: Statement, above: Statement | None) -> bool:
    """Tell whether a statement is the first of its document, by the one above it."""
    return above is None or above.document != statement.document


def _heading(document: Document, top: float, widest: float) -> list[Heading]:
    """Return the lines of a document's name from `top` downwards."""
    lines = wrap(document.caption, widest, NOTE, HEADING_LINES)
    return [Heading(line, top + HEADING_LEADING * row) for row, line in enumerate(lines)]


def _space(above: Statement | None, below: Statement) -> float:
    if above is None:
        return 0.0
    if above.speakers != below.speakers:
        return APART
    same = (above.document, above.sentence_start) == (below.document, below.sentence_start)
    return WITHIN if same else BETWEEN


def _words(statement: Statement) -> tuple[str, str]:
    """Return the words of a chip: the stance gives way when both are too long."""
    room = CHIP_WIDTHS[1] - 2 * CHIP_PADDING
    aspect = statement.aspect if _chip_width(statement.sign, statement.aspect) <= CHIP_WIDTHS[1] else ""
    return shorten(statement.sign, room, CUE), aspect


def _chip_width(cue: str, aspect: str) -> float:
    words = width(cue, CUE) + (width(" · " + aspect, NOTE) if aspect else 0.0)
    return max(CHIP_WIDTHS[0], words + 2 * CHIP_PADDING)


def _by_node(pairs: Iterable[tuple[Chip, Iterable[Node]]]) -> ChipsOf:
    found: ChipsOf = {}
    for chip, nodes in pairs:
        for node in nodes:
            found.setdefault(node, []).append(chip)
    return found


def _actor(node: Node, chips: Sequence[Chip], keys: Keys) -> Mark:
    joint = sum(chip.statement.joint for chip in chips)
    counts = ((len(chips) - joint, "alone"), (joint, "jointly"))
    note = ", ".join(f"{count} {word}" for count, word in counts if count)
    lines = wrap(node.label, ACTOR_WIDTH, LABEL, LABEL_LINES, bold=True)
    wide = max(width(note, NOTE), *(width(line, LABEL, bold=True) for line in lines))
    return Mark(keys.actors[node.iri], node, lines, note, ACTOR_BAR, 0.0, PORT * len(chips), wide)


def _issue(node: Node, chips: Sequence[Chip], keys: Keys, columns: Columns) -> Mark:
    lines = wrap(node.label, ISSUE_WIDTH, LABEL, LABEL_LINES)
    wide = max(width(line, LABEL) for line in lines)
    x = columns.issues - LABEL_GAP - BAR
    return Mark(keys.issues[node.iri], node, lines, "", x, 0.0, PORT * len(chips), wide)


def _placed(marks: Sequence[Mark], chips: ChipsOf) -> list[Mark]:
    """Return the marks, each as near to the middle of its chips as its neighbours allow."""
    wanted = [sum(chip.y for chip in chips[mark.node]) / len(chips[mark.node]) for mark in marks]
    places = spread(wanted, [mark.height for mark in marks], LABEL_SPACE)
    return [replace(mark, y=y) for mark, y in zip(marks, places, strict=True)]


def _columns(chips: Sequence[Chip]) -> Columns:
    wide = chips[0].width if chips else CHIP_WIDTHS[0]
    issues = CHIP_LEFT + wide + CURVES + BAR + LABEL_GAP
    return Columns(MARGIN + ACTOR_WIDTH, CHIP_LEFT + wide / 2, issues, issues + ISSUE_WIDTH)


def _extent(actors: Sequence[Mark], chips: Sequence[Chip], issues: Sequence[Mark]) -> tuple[float, float]:
    """Return where the highest part begins and the lowest ends."""
    edges = [(part.y - part.height / 2, part.y + part.height / 2) for part in (*actors, *issues)]
    edges += [(0.0, chip.y + chip.height / 2) for chip in chips]
    return min((top for top, _ in edges), default=0.0), max((bottom for _, bottom in edges), default=0.0)


def _from_speakers(actors: Iterable[Mark], chips: Iterable[Chip]) -> list[Curve]:
    ports = {actor.node: (actor, iter(_ports(actor))) for actor in actors}
    curves = []
    for chip in chips:
        for speaker in chip.statement.speakers:
            actor, free = ports[speaker]
            curves.append(Curve(chip.key, actor.key, chip.statement, actor.x + BAR, next(free), chip.x, chip.y))
    return curves


def _to_issues(chips: Iterable[Chip], issues: Iterable[Mark]) -> list[Curve]:
    ports = {issue.node: (issue, iter(_ports(issue))) for issue in issues}
    curves = []
    for chip in chips:
        for about in chip.statement.issues:
            issue, free = ports[about]
            curves.append(Curve(chip.key, issue.key, chip.statement, chip.x + chip.width, chip.y, issue.x, next(free)))
    return curves


def _ports(mark: Mark) -> list[float]:
    """Return where curves touch the bar, from top to bottom."""
    return [mark.y - mark.bar / 2 + PORT * (row + 0.5) for row in range(round(mark.bar / PORT))]

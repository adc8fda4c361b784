"""Where the parts of the picture stand: columns side by side, curves from edge to edge, words inside their chips."""

import pytest
from fictional_rows import MEETING, hostile, issue, many, meeting, row, speaker, statements_from
from hypothesis import given
from hypothesis import strategies as st

from kg.views.layout import ACTOR_WIDTH, CHIP_PADDING, CHIP_WIDTHS, ISSUE_WIDTH, LABEL_GAP, MARGIN, PORT, flow
from kg.views.scene import BAR, CUE, LABEL, NOTE, Mark, Scene
from kg.views.text import width

TALKS = statements_from(meeting())
SCENES = {
    "talks": flow(TALKS),
    "hostile": flow(statements_from(hostile())),
    "many": flow(many(40)),
    "none": flow(()),
}


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    """Return a picture, each in turn."""
    return SCENES[request.param]


def test_columns_stand_side_by_side(scene: Scene) -> None:
    """Names of actors, their bars, chips, bars of issues and names of issues follow each other without overlap."""
    edges = [MARGIN, scene.columns.actors]
    edges += [actor.x for actor in scene.actors[:1]] + [actor.x + BAR for actor in scene.actors[:1]]
    edges += [x for chip in scene.chips[:1] for x in (chip.x, chip.x + chip.width)]
    edges += [x for mark in scene.issues[:1] for x in (mark.x, mark.x + BAR, mark.x + BAR + LABEL_GAP)]

    assert edges == sorted(edges)
    assert edges[-1] <= scene.columns.issues < scene.columns.end == scene.width - MARGIN


def test_columns_are_straight(scene: Scene) -> None:
    """All parts of a column begin at one edge, and all chips are equally wide and have their middle in theirs."""
    for column in (scene.actors, scene.chips, scene.issues):
        assert len({part.x for part in column}) <= 1
    assert {chip.x + chip.width / 2 for chip in scene.chips} <= {scene.columns.chips}


def test_names_fit_their_columns(scene: Scene) -> None:
    """No line of a name is wider than the room for it, measured in the type in which it is set."""
    for marks, room, bold in ((scene.actors, ACTOR_WIDTH, True), (scene.issues, ISSUE_WIDTH, False)):
        for mark in marks:
            lines = [width(line, LABEL, bold=bold) for line in mark.lines]
            assert max(lines) <= room
            assert mark.width == max(width(mark.note, NOTE), *lines)


def test_words_fit_their_chips(scene: Scene) -> None:
    """The words of a chip stand within it with free room at both ends; no chip is narrower or wider than chips are."""
    for chip in scene.chips:
        words = width(chip.cue, CUE) + (width(f" · {chip.aspect}", NOTE) if chip.aspect else 0.0)
        assert words + 2 * CHIP_PADDING <= chip.width + 1e-6
        assert CHIP_WIDTHS[0] <= chip.width <= CHIP_WIDTHS[1]


def test_curves_lead_from_edge_to_edge(scene: Scene) -> None:
    """A curve leaves the right edge of one part and reaches the left edge of the other, within the bar's height."""
    marks = {mark.key: mark for mark in (*scene.actors, *scene.issues)}
    chips = {chip.key: chip for chip in scene.chips}
    for curve in scene.curves:
        chip, mark = chips[curve.key], marks[curve.node]
        from_actor = mark in scene.actors
        ends = (mark.x + BAR, chip.x) if from_actor else (chip.x + chip.width, mark.x)
        port, own = (curve.y1, curve.y2) if from_actor else (curve.y2, curve.y1)

        assert (curve.x1, curve.x2) == ends
        assert own == chip.y
        assert abs(port - mark.y) <= mark.bar / 2 - PORT / 2 + 1e-6


def test_curves_of_a_bar_use_all_of_it(scene: Scene) -> None:
    """The curves of a bar lie one height of a curve apart, around the middle of the bar."""
    ports: dict[str, list[float]] = {}
    for curve in scene.curves:
        ports.setdefault(curve.node, []).append(curve.y1 if curve.node.startswith("actor") else curve.y2)
    for mark in (*scene.actors, *scene.issues):
        found = sorted(ports[mark.key])
        assert sum(found) / len(found) == pytest.approx(mark.y)
        assert max(found) - min(found) == pytest.approx(PORT * (len(found) - 1))


def test_a_wide_cue_drops_the_stance() -> None:
    """Where cue and stance are too long for one chip the stance gives way, then the cue is cut."""

    def chip(cue: str) -> tuple[str, str]:
        (only,) = flow(statements_from([row(cue=cue, stance="hope")])).chips
        return only.cue, only.aspect

    assert chip("stated") == ("stated", "hope")
    assert chip("held a frank exchange") == ("held a frank exchange", "hope")
    assert chip("held an exchange of views") == ("held an exchange of views", "")
    assert chip("held a frank exchange of views on everything")[0].endswith("…")


@pytest.mark.parametrize(
    ("joint", "note"),
    [("01", "1 alone, 1 jointly"), ("000", "3 alone"), ("1", "1 jointly"), ("0111", "1 alone, 3 jointly")],
)
def test_notes_below_actors(joint: str, note: str) -> None:
    """Below an actor stands how many statements were made alone and how many jointly, none of which is zero."""
    rows = [row(statement=f"{MEETING}#s{n}", joint="true" if one == "1" else "false") for n, one in enumerate(joint)]

    (actor,) = flow(statements_from(rows)).actors

    assert actor.note == note


def test_an_actor_stands_by_its_statements() -> None:
    """A name that has room stands in the middle of its chips."""
    (actor,) = (scene := flow(TALKS[:1])).actors

    assert actor.y == scene.chips[0].y == scene.issues[0].y


@given(st.integers(1, 12), st.integers(0, 4))
def test_heights_of_names(statements: int, words: int) -> None:
    """A mark is as tall as its bar or its words, and the lines of the name stand within it."""
    rows = [
        row(statement=f"{MEETING}#s{number}", **speaker("Ada " * (6 * words + 1)), **issue("x"))
        for number in range(statements)
    ]
    made = statements_from(rows)

    mark: Mark = flow(made).actors[0]

    assert mark.height >= mark.bar == PORT * statements
    assert len(mark.baselines) == len(mark.lines) + 1
    assert all(abs(line - mark.y) <= mark.height / 2 for line in mark.baselines)

"""Laws of the picture: fewest crossings as counted, best places, the key to it, and parts without a name."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from fictional_rows import MEETING, issue, many, meeting, row, speaker, statements_from
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.said import Statement
from kg.views.keys import keys_of
from kg.views.layout import APART, BETWEEN, HEADING_LINES, PORT, WITHIN, flow, spread
from kg.views.legend import DOUBT, ROW, legend
from kg.views.order import Order, in_order_of_text, with_few_crossings
from kg.views.palette import OTHER, PAINTS, paint
from kg.views.scene import CHIP_HEIGHT, NOTE, Scene
from kg.views.text import ELLIPSIS, shorten, width

TALKS = statements_from(meeting())
LINKS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=10)


def linked(links: Sequence[tuple[int, int]]) -> tuple[Statement, ...]:
    """Return a statement for each pair of an actor and an issue."""
    return statements_from(
        row(statement=f"{MEETING}#s{number:02}", sentenceStart=str(100 * number), start=str(100 * number),
            end=str(100 * number + 1), **speaker(f"Actor {actor}"), **issue(f"issue {about}"))
        for number, (actor, about) in enumerate(links)
    )  # fmt: skip


def crossings(order: Order) -> int:
    """Return how many pairs of curves cross, pair by pair."""
    rows = list(enumerate(order.statements))
    speakers = [(at, order.actors.index(node)) for at, statement in rows for node in statement.speakers]
    issues = [(at, order.issues.index(node)) for at, statement in rows for node in statement.issues]
    pairs = [*combinations(speakers, 2), *combinations(issues, 2)]
    return sum((one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in pairs)


# --- order ---------------------------------------------------------------------------------------


@settings(deadline=None)
@given(LINKS)
def test_crossings_are_counted_rightly(links: list[tuple[int, int]]) -> None:
    """The number of crossings is that of all pairs of curves, and the sweeps never end with more."""
    statements = linked(links)
    text, best = in_order_of_text(statements), with_few_crossings(statements)

    assert text.crossings == crossings(text)
    assert best.crossings == crossings(best) <= text.crossings
    assert set(best.statements) == set(statements)


def test_no_statements_have_no_crossings() -> None:
    """Of nothing there is an order, too."""
    assert with_few_crossings(()) == Order((), (), (), 0)


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(1, 30)), min_size=1, max_size=8), st.integers(0, 8), st.floats(0, 5)
)
def test_places_are_the_best(parts: list[tuple[float, float]], cut: int, shift: float) -> None:
    """No part of the column could be moved away from the rest and lie nearer to where it is wanted."""
    wanted, heights = zip(*parts, strict=True)
    places = spread(wanted, heights, 2)

    def distance(found: Sequence[float]) -> float:
        return sum((place - want) ** 2 for place, want in zip(found, wanted, strict=True))

    assert distance(places) <= distance([*places[:cut], *(place + shift for place in places[cut:])]) + 1e-6
    assert distance(places) <= distance([*(place - shift for place in places[:cut]), *places[cut:]]) + 1e-6
    assert sum(places) == pytest.approx(sum(wanted), abs=1e-6)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([0.0, 50.0], [0.0, 50.0]),
        ([10.0, 10.0], [4.0, 16.0]),
        ([20.0, 0.0], [4.0, 16.0]),
        ([0.0, 0.0, 99.0], [-6.0, 6.0, 99.0]),
    ],
)
def test_places_of_a_few(wanted: list[float], expected: list[float]) -> None:
    """Parts that have room stand where they want; others share the room around their mean."""
    assert spread(wanted, [10.0] * len(wanted), 2.0) == expected


# --- layout --------------------------------------------------------------------------------------


def gaps(scene: Scene) -> list[float]:
    """Return the space between each chip and the next."""
    return [round(below.y - above.y - CHIP_HEIGHT, 6) for above, below in pairwise(scene.chips)]


def test_space_tells_what_belongs_together() -> None:
    """Chips of one sentence stand closest, those of other speakers farthest apart."""
    rows = [
        row(statement=f"{MEETING}#a", start="100"),
        row(statement=f"{MEETING}#b", start="101"),
        row(statement=f"{MEETING}#c", start="201", sentenceStart="200"),
        row(statement=f"{MEETING}#d", start="301", sentenceStart="300", **speaker("Ilias Quill")),
    ]

    assert gaps(flow(statements_from(rows))) == [WITHIN, BETWEEN, APART]


def test_bars_are_as_long_as_statements_are_many() -> None:
    """The bar of an actor or issue has room for one curve from each of its statements."""
    scene = flow(TALKS)

    for column, of in ((scene.actors, "speakers"), (scene.issues, "issues")):
        assert {mark.node: mark.bar for mark in column} == {
            mark.node: PORT * sum(mark.node in getattr(statement, of) for statement in TALKS) for mark in column
        }


def test_curves_leave_each_bar_at_a_place_of_their_own() -> None:
    """No two curves touch a bar at the same height, and each begins and ends at parts of the picture."""
    scene = flow(many(30))
    ends = [(curve.x1, curve.y1) if curve.node.startswith("actor") else (curve.x2, curve.y2) for curve in scene.curves]
    parts = {part.key for part in (*scene.actors, *scene.chips, *scene.issues)}

    assert len(ends) == len(set(ends))
    assert {name for curve in scene.curves for name in (curve.key, curve.node)} <= parts


def test_several_documents_are_headed() -> None:
    """The statements of several documents stand below the names of these, those of one do not."""
    statements = many(30)
    long = f"A name that is long enough to be broken {'or cut ' * 30}"
    scene = flow([replace(one, document=replace(one.document, title=long)) for one in statements])

    assert len(scene.headings) == HEADING_LINES * 3
    assert sum(heading.text.endswith(ELLIPSIS) for heading in scene.headings) == 3
    assert all(abs(heading.y - chip.y) > CHIP_HEIGHT / 2 for heading in scene.headings for chip in scene.chips)
    assert flow(TALKS).headings == ()
    assert [one.text for one in flow(statements).headings] == [f"2031-0{at}-04 Talks {at}" for at in (1, 2, 3)]


def test_free_room_above() -> None:
    """Room for a title moves everything down by as much and changes nothing else."""
    plain, moved = flow(TALKS), flow(TALKS, 62.0)

    assert (moved.head, moved.height, moved.shift) == (plain.head + 62, plain.height + 62, plain.shift + 62)
    assert moved.chips == plain.chips
    assert [sample.y - 62 for sample in moved.samples] == [sample.y for sample in plain.samples]


# --- key, colours, names -------------------------------------------------------------------------


@given(st.sets(st.sampled_from([*PAINTS, "unheard-of"])), st.booleans(), st.floats(100, 900))
def test_key_shows_what_occurs_and_fits(occurring: set[str], doubt: bool, right: float) -> None:
    """The key has the two shapes, doubt and the kinds of act that occur, in rows that end at the margin if they can."""
    samples = legend(occurring, doubt, 10.0, 12.0, right)

    assert [sample.word for sample in samples if sample.word == DOUBT] == [DOUBT] * doubt
    assert [sample.illocution for sample in samples[2 + doubt :]] == [name for name in PAINTS if name in occurring]
    assert [sample.joint for sample in samples[:2]] == [False, True]
    for sample in samples:
        assert sample.x == 12.0 or sample.x + 22.0 + width(sample.word, NOTE) <= right
        assert (sample.y - 10.0 - ROW / 2) % ROW == pytest.approx(0)


def test_unknown_acts_have_a_colour() -> None:
    """A kind of act that the palette does not know is drawn in white and grey, not refused."""
    assert paint("unheard-of") == OTHER
    assert {paint(name) for name in PAINTS} == set(PAINTS.values())


def test_names_of_parts_that_are_alike() -> None:
    """Parts whose short names would be alike are numbered, and marks fall away."""
    rows = [
        row(statement=f"{MEETING}#s01", speaker="urn:a/b-c", issue="urn:i/éé"),
        row(statement=f"{MEETING}#S01", speaker="urn:b/b_c"),
    ]
    keys = keys_of(statements_from(rows))

    assert sorted(keys.statements.values()) == ["s01", "s01-2"]
    assert sorted(keys.actors.values()) == ["actor-b-c", "actor-b-c-2"]
    assert keys.issues["urn:i/éé"] == "issue-ee"


def test_names_in_several_documents() -> None:
    """With several documents the name of a statement begins with the number of its document, from 1."""
    names = keys_of(many(6)).statements

    assert list(names.values()) == [f"d{number // 2 + 1}-s{number:03}" for number in range(6)]


@given(st.text(max_size=40), st.floats(5, 200))
def test_shortened_text_is_a_beginning(text: str, limit: float) -> None:
    """What fits is left alone; what does not is a beginning with an ellipsis, no wider than one sign over the limit."""
    short = shorten(text, limit, 10)

    assert short == text if width(text, 10) <= limit else short.endswith(ELLIPSIS)
    assert short == text or text.startswith(short.removesuffix(ELLIPSIS))
    assert width(short, 10) <= max(limit, width(ELLIPSIS, 10))

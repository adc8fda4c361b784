"""Records check themselves: what contradicts itself cannot be made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.records import Block, Entity, Kind, Mention, Part, Span, Statement, When

SPAN = Span(0, 4)
SAID = Statement("#s01a", 1, SPAN, (SPAN,), (SPAN,), (SPAN,), ("person-ada-varga",), "act", "stance", False)
POSITIONS = st.integers(-3, 30)


@given(POSITIONS, POSITIONS)
def test_span_is_a_range(start: int, end: int) -> None:
    """A span begins at 0 or later and holds at least one character."""
    if 0 <= start < end:
        assert end - start == len(Span(start, end).of("x" * 40))
    else:
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


@given(*[st.tuples(st.integers(0, 9), st.integers(1, 5)).map(lambda p: Span(p[0], p[0] + p[1]))] * 2)
def test_spans_as_sets_of_positions(one: Span, other: Span) -> None:
    """A span covers another that lies within it, and meets one with which it shares a character."""
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))

    assert (theirs <= mine) == one.covers(other)
    assert bool(mine & theirs) == one.meets(other) == other.meets(one)


def test_body_of_a_block() -> None:
    """The body of an item begins behind its marker."""
    assert Span(5, 9) == Block(Part.ITEM, Span(2, 9), "1", 3).body


@pytest.mark.parametrize(
    "make",
    [
        lambda: Entity("x", Kind.GROUP, "x", members=("one",)),
        lambda: Entity("x", Kind.PERSON, "x", members=("one", "two")),
        lambda: Mention(SPAN, Kind.PERSON, ()),
        lambda: When("#t", (SPAN,), earliest=date(2021, 5, 2), latest=date(2021, 5, 1)),
        lambda: When("#t", (SPAN,), starts_at=datetime(2021, 5, 1)),
        lambda: replace(SAID, cues=()),
        lambda: replace(SAID, cues=(SPAN,) * 4),
        lambda: replace(SAID, contents=()),
        lambda: replace(SAID, speakers=()),
        lambda: replace(SAID, addressees=("person-ada-varga",)),
    ],
)
def test_contradictions_are_refused(make: Callable[[], object]) -> None:
    """A group of one, a mention of nothing, a time that ends first, a statement without cue or content cannot be."""
    with pytest.raises(ValueError, match=r".+"):
        make()


def test_what_is_in_doubt_may_lack_a_speaker() -> None:
    """A statement without a speaker says why, and a time may have one bound only."""
    assert replace(SAID, speakers=(), review=("nobody is named",)).speakers == ()
    assert When("#t", (SPAN,), latest=date(2021, 5, 1), starts_at=datetime(2021, 5, 1, tzinfo=UTC)).earliest is None


def test_records_are_frozen() -> None:
    """A record cannot be changed once it is made."""
    with pytest.raises(AttributeError):
        SAID.key = "#s02a"  # type: ignore[misc]

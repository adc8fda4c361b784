"""Enumerations of actors: what stands for a group, and what only looks like one."""

from kg import files
from kg.lexicon import Lexicon
from kg.reading import read
from kg.reading.records import Kind, Reading
from kg.source import Source

TEXT = """Talks

3 May 2031

President Ada Testperson of Peru met Prime Minister Bob Sample of Australia in Lima. President Testperson stated that \
{} need to coordinate on trade.
"""


def reading(states: str) -> Reading:
    """Return what is read from talks in which these states are listed."""
    return read(Source(TEXT.format(states), "talks.txt"), Lexicon.load(files.vocabulary()))


def members(one: Reading) -> list[tuple[str, ...]]:
    """Return the last letters of the members of each group."""
    return [tuple(key[-2:] for key in each.members) for each in one.entities.values() if each.kind is Kind.GROUP]


def test_listed_states_are_a_group() -> None:
    """States that are listed as acting together are one group with its members."""
    assert members(reading("Peru, Chile and Australia")) == [("pe", "cl", "au")]


def test_a_state_named_twice_is_no_group() -> None:
    """A list that names one state twice is that state."""
    one = reading("Australia and Australia")

    assert members(one) == []
    assert [key[-2:] for said in one.statements for key in said.actors] == ["au"]


def test_a_group_counts_a_state_once() -> None:
    """A state that a list names twice is one of its members."""
    assert members(reading("Peru, Australia and Australia")) == [("pe", "au")]

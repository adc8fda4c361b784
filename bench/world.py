"""A made-up world for made-up readouts: real states, led by persons who do not exist, who meet and call each other.

All of it follows from a seed, and each encounter from the seed and its number alone.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

FIRST, LAST = date(2010, 1, 4), date(2024, 12, 20)
"""The days between which everybody meets."""
HEADS, MINISTERS = "head", "minister"

_WORDS = Path(__file__).with_name("readouts.toml")
_TERM = (700, 2300)
_EARLIER = (20, 120)
_CYCLE = 5
_BUSY, _AT_A_FORUM, _OF_THREE = 0.4, 0.15, 0.06


@cache
def words() -> dict[str, Any]:
    """Return the words that readouts are made of, by their keys in readouts.toml."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class State:
    """A state, with what its readouts call its people, capital and offices, and the style of these readouts."""

    name: str
    people: str
    capital: str
    head: str
    minister: str
    style: str

    @property
    def bare(self) -> str:
        """Return the name without its article."""
        return self.name.removeprefix("the ")

    def office(self, rank: str) -> str:
        """Return the title of its head of government or of its foreign minister."""
        return self.head if rank == HEADS else self.minister


@dataclass(frozen=True, slots=True)
class Person:
    """A person who does not exist."""

    given: str
    family: str
    woman: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A person in an office on the day of an encounter."""

    person: Person
    state: State
    office: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting or a call, as it happened; two readouts may tell of it."""

    kind: str
    day: date
    rank: str
    parties: tuple[Party, ...]
    host: State
    forum: str
    issues: tuple[str, ...]
    hour: int
    minutes: int
    earlier: "Encounter | None" = None
    """The encounter of the same persons before, if the readouts recall one."""


class World:
    """The states, who led them when, and whom they met."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        draw = Random(f"{seed} world")
        self.states = [State(*row) for row in words()["states"]]
        names = ["".join(parts) for parts in product(*words()["surnames"])]
        draw.shuffle(names)
        people = _people(draw, names)
        self._terms = {state.name: _terms(draw, people) for state in self.states}

    def holder(self, state: State, rank: str, day: date) -> Person:
        """Return who held an office on a day."""
        starts, persons = self._terms[state.name][rank]
        return persons[bisect_right(starts, day) - 1]

    def encounter(self, number: int) -> Encounter:
        """Return what document `number` tells of: one in five follows on the one before."""
        if retold(number):
            return self.encounter(number - 1)
        draw = Random(f"{self._seed} encounter {number}")
        return self._again(draw, self.encounter(number - 1)) if number % _CYCLE == 2 else self._first(draw)

    def _first(self, draw: Random) -> Encounter:
        day = FIRST + timedelta(days=draw.randrange((LAST - FIRST).days - _EARLIER[1]))
        rank = draw.choice((HEADS, MINISTERS))
        states = self._meeting(draw)
        return self._drawn(draw, day, rank, states[: 3 if draw.random() < _OF_THREE else 2])

    def _meeting(self, draw: Random) -> Sequence[State]:
        """Return three states; a few of them meet far more often than the others."""
        busy = self.states[:2] + self.states[12:14] + self.states[24:26] + self.states[34:36]
        first = draw.choice(busy if draw.random() < _BUSY else self.states)
        return [first, *draw.sample([state for state in self.states if state is not first], 2)]

    def _again(self, draw: Random, before: Encounter) -> Encounter:
        day = before.day + timedelta(days=draw.randint(*_EARLIER))
        found = self._drawn(draw, day, before.rank, [party.state for party in before.parties])
        return replace(found, earlier=before) if found.parties == before.parties else found

    def _drawn(self, draw: Random, day: date, rank: str, states: Sequence[State]) -> Encounter:
        forum = draw.choice(words()["forums"]) if draw.random() < _AT_A_FORUM else ""
        return Encounter(
            kind=draw.choice(("meeting", "meeting", "call")),
            day=day,
            rank=rank,
            parties=tuple(Party(self.holder(state, rank, day), state, state.office(rank)) for state in states),
            host=draw.choice([state for state in self.states if state not in states] if forum else states),
            forum=forum,
            issues=tuple(draw.sample(words()["issues"], 6)),
            hour=draw.randint(8, 20),
            minutes=draw.randrange(15, 95, 5),
        )


def retold(number: int) -> bool:
    """Tell whether document `number` is the other side's account of the encounter of the document before."""
    return number % _CYCLE == 4


def _people(draw: Random, names: Sequence[str]) -> Iterator[Person]:
    """Yield persons without end; the first several hundred have each a family name of their own."""
    while True:
        for family in names:
            woman = draw.random() < 0.4
            yield Person(draw.choice(words()["women" if woman else "men"]), family, woman)


def _terms(draw: Random, people: Iterator[Person]) -> dict[str, tuple[list[date], list[Person]]]:
    """Return who holds the two offices of a state from when; a foreign minister may come to lead the government."""
    terms: dict[str, tuple[list[date], list[Person]]] = {}
    ministers: list[Person] = []
    for rank in (MINISTERS, HEADS):
        starts, persons = [FIRST], [next(people)]
        while starts[-1] < LAST:
            starts.append(starts[-1] + timedelta(days=draw.randint(*_TERM)))
            rising = next((one for one in ministers if one not in persons), None) if draw.random() < 0.3 else None
            persons.append(rising or next(people))
        terms[rank] = (starts, persons)
        ministers = [one for one, start in zip(persons, starts, strict=True) if start < LAST][:-1]
    return terms

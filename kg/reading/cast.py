"""The participants as a text calls them together, by their sides or by office; who spoke before does not matter."""

from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.reading.marked import Marked
from kg.reading.names import FORMER, TURNOVER
from kg.reading.parties import Register
from kg.reading.phrases import Form, Phrase
from kg.reading.stage import Stage
from kg.reading.states import stands_for

_MOST_WORDS = 2
"""Of the words that tell of a change in an office."""
_OTHERS, _OWN = "Others", "Own"


@dataclass(frozen=True, slots=True)
class Who:
    """The actors that a phrase stands for; `doubts` says in words why they may be wrong or are not known."""

    keys: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Cast:
    """Who takes part, and how to find them by what they are called."""

    def __init__(self, stage: Stage, people: Register, lexicon: Lexicon, home: str = "") -> None:
        self.stage = stage
        self.people = people
        self.lexicon = lexicon
        self.home = home or stage.home
        """The side whose account this is, as far as is known."""
        self.absent: frozenset[str] = frozenset()
        """The persons whom the text named as not there, last of all."""

    @property
    def present(self) -> tuple[str, ...]:
        """Return the participants, those left out who are named as not there."""
        return tuple(key for key in self.stage.participants if key not in self.absent)

    def collective(self, key: str, of_persons: bool, last: str = "") -> Who:
        """Return the participants, or their sides, that a collective stands for, if the number fits."""
        concept = self.lexicon.concepts[key]
        if not concept.note("standsFor"):
            return Who((), (f"“{concept.label}” is an open group",))
        stands = stands_for(self.lexicon, key)
        if stands == _OWN:
            return self._own(concept.label)
        chosen = self.present if of_persons else self.stage.sides
        if stands == _OTHERS:
            chosen = tuple(key for key in chosen if key != last)
        expected = int(concept.note("expects") or 0)
        if not chosen or (expected and len(chosen) != expected):
            doubt = f"“{concept.label}” needs {expected or 'some'} parties, {len(chosen)} are known"
            return Who(chosen, (doubt,))
        return Who(chosen)

    def side(self, phrase: Phrase) -> Who:
        """Return the participants of a side, else the state itself: "the Norwegian side"."""
        return Who(tuple(k for k in self.present if self.people.side(k) == phrase.keys[0]) or phrase.keys)

    def _own(self, label: str) -> Who:
        """Return the side whose account this is: that of who says "I", else of the participant named first."""
        side = (self.people.side(self.people.issuer) if self.people.issuer else "") or self.home
        return Who((side,)) if side else Who((), (f"it is unknown whose country “{label}” is",))

    def holders(self, marked: Marked, phrase: Phrase) -> Who:
        """Return the participants who hold an office, or all of them, whichever fits the number."""
        if phrase.states:
            return Who(tuple(key for state in phrase.states for key in self._acting_for(state, phrase.keys[0])))
        present = self.present
        fitting = tuple(k for k in present if self.people.holds(k, phrase.keys[0]))
        words = marked.line.words(phrase.start, phrase.end)
        for chosen in (fitting, present):
            if len(chosen) > 1 and phrase.count in (0, len(chosen)):
                open_number = not phrase.count and chosen != present
                return Who(chosen, (f"“{words}” may be all {len(present)} participants",) if open_number else ())
        return Who(present, (f"“{words}” does not fit the {len(present)} participants that are known",))

    def _acting_for(self, state: str, role: str) -> tuple[str, ...]:
        """Return the participants of a side who hold an office, else the only one of the side, else the side itself."""
        side = tuple(key for key in self.present if self.people.side(key) == state)
        held = tuple(key for key in side if self.people.holds(key, role))
        return held or (side if len(side) == 1 else (state,))

    def office(self, phrase: Phrase, marked: Marked) -> Who:
        """Return the participant who holds an office, or the only one whose office is not told, if it fits."""
        name = marked.line.words(phrase.start, phrase.end)
        if turned := _turnover(marked, phrase):
            return Who((), (f"“{turned} {name}” may be somebody else than who is called “{name}”",))
        here = tuple(key for key in phrase.keys if key in self.stage.participants) or phrase.keys
        if len(here) > 1 and phrase.start == 0:
            here = self._own_holder(here)
        if len(here) == 1:
            rivals = (key for key in phrase.keys if key != here[0] and self._succeeds(key, here[0]))
            return Who(here, tuple(f"“{name}” may be {self.people.label(key)}" for key in rivals))
        if here:
            return Who((), (f"{len(here)} holders of the office “{name}” take part",))
        without = [key for key in self.stage.participants if not self.people.offices(key)]
        elsewhere = all(self.people.side(key) != phrase.holder for key in self.stage.participants)
        if len(without) == 1 and phrase.holder and elsewhere:
            return Who(tuple(without))
        return Who((), (f"nobody who holds the office “{name}” is named",))

    def _own_holder(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one of several holders of an office whose account this is, or all where none is."""
        own = tuple(key for key in keys if self.people.side(key) == self.home) if self.home else keys
        first = self.stage.participants[:1]
        return own if len(own) == 1 else first if {*first} & {*keys} else keys

    def _succeeds(self, key: str, other: str) -> bool:
        """Tell whether somebody may hold an office of the side of another, too, and not only in the past."""
        sides = (self.people.side(key), self.people.side(other))
        changes = [self.people.persons[one].change for one in (key, other)]
        return changes[0] != FORMER and (sides[0] == sides[1] != "" or (any(changes) and "" in sides))


def is_own(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell whether a phrase stands for the side of who speaks: "our country"."""
    return phrase.form is Form.COLLECTIVE and stands_for(lexicon, phrase.keys[0]) == _OWN


def _turnover(marked: Marked, phrase: Phrase) -> str:
    """Return the words before an office that tell of a change in it ("the new President"), or nothing."""
    found = (marked.ending(name, phrase.start, _MOST_WORDS) for name in (TURNOVER, FORMER))
    begins = [begin for begin in found if begin is not None]
    return marked.line.words(min(begins), phrase.start) if begins else ""

"""Counts that add up over documents, and the figures that they give."""

from dataclasses import dataclass, fields
from typing import Any

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """How many things were read, how many were annotated, and how many of them are the same."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: "Match") -> "Match":
        return Match(self.right + other.right, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Return the share of what was read that is right, 0 if nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what was annotated that was read, 0 if nothing was annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1, rounded to three digits, and the three counts."""
        named = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rounded = {name: round(value, _DIGITS) for name, value in named.items()}
        return {**rounded, "right": self.right, "read": self.read, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things are so."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """Return the share, rounded to three digits; None when there was nothing to share."""
        return round(self.part / self.whole, _DIGITS) if self.whole else None

    def figures(self) -> dict[str, float | None]:
        """Return the share and the two counts."""
        return {"share": self.value, "part": self.part, "whole": self.whole}


@dataclass(frozen=True, slots=True)
class Tally:
    """What the comparison of one document, or of several, came to."""

    cue: Match = Match()
    speakers: Match = Match()
    act: Match = Match()
    full: Match = Match()
    """Cue, speakers and act are all right."""
    participants: Match = Match()
    events: Match = Match()
    """Events with a date; what was read has them with and without one."""
    content: Match = Match()
    """Characters, of the statements that were found; so are all from here on."""
    means: Match = Match()
    purposes: Match = Match()
    dates: Share = Share()
    """Of the annotated meetings, those whose day is right."""
    topics: Share = Share()
    """Of the topics of the statements that were found, those that were noticed."""
    silent: Share = Share()
    """Of the statements that were found, those with a wrong speaker and no word of doubt."""
    flagged: Share = Share()
    """Of the statements that were read, those with a word of doubt."""
    flags_right: Share = Share()
    """Of the flags, those on a wrong speaker."""
    stance: Share = Share()
    addressees: Share = Share()
    disclosure: Share = Share()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))

    def matches(self) -> dict[str, Match]:
        """Return the counts with a precision and a recall, by name, those left out that nothing was counted for."""
        return {name: value for name, value in self._counted() if isinstance(value, Match) and value != Match()}

    def shares(self) -> dict[str, Share]:
        """Return the shares by name, those left out that nothing was counted for."""
        return {name: value for name, value in self._counted() if isinstance(value, Share) and value.whole}

    def figures(self) -> dict[str, Any]:
        """Return all figures by name, those left out that nothing was counted for."""
        counted: dict[str, Match | Share] = {**self.matches(), **self.shares()}
        return {name: one.figures() for name, one in counted.items()}

    def _counted(self) -> list[tuple[str, Match | Share]]:
        return [(one.name, getattr(self, one.name)) for one in fields(self)]

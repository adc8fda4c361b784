"""A mention of an event, as a record that grows while its words are read."""

from dataclasses import dataclass, field

from kg.reading.dates import Dated
from kg.reading.phrases import Phrase
from kg.reading.records import Span

DETERMINERS = ("a", "an", "the", "this", "that", "these", "those")
DATING = ("on", "in", "of", "during", "for", "at")
"""What may stand between an event and its date."""


@dataclass(slots=True)
class Happening:
    """An event as one place in the text tells of it: tokens `start` to `end` of its line."""

    start: int
    end: int
    noun: tuple[int, int]
    type: str
    span: Span
    text: str = ""
    """The words of the span."""
    owner: Phrase | None = None
    """The possessor before the noun ("North Korea’s nuclear test", "their meeting")."""
    parties: list[Phrase] = field(default_factory=list)
    agents: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    dated: Dated | None = None
    count: int | None = None
    series: bool = False
    definite: bool = False
    after: list["Happening"] = field(default_factory=list)
    dates_other: bool = False
    """True when it only puts another event in time ("a talk after the test")."""

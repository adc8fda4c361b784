"""What the statements of a document share while they are put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon
from kg.reading.cast import Who
from kg.reading.clause import Clause
from kg.reading.contents import Proposition
from kg.reading.discourse import Discourse
from kg.reading.happening import Happening
from kg.reading.issues import Hit, Issues
from kg.reading.marked import Marked
from kg.reading.records import Mention, Statement
from kg.reading.timeline import Timeline
from kg.reading.topics import Topic


@dataclass(slots=True)
class Desk:
    """The helpers of the reading, and what was said last."""

    lexicon: Lexicon
    discourse: Discourse
    issues: Issues
    timeline: Timeline
    sides: dict[str, str]
    """The state or body of each person."""
    last: Statement | None = None
    """The last main statement: what "this momentum" takes up."""
    last_core: tuple[Hit, ...] = ()
    """The issues of its core."""
    hits: list[Hit] = field(default_factory=list)
    anaphors: list[Mention] = field(default_factory=list)

    @property
    def encounter(self) -> str:
        """Return the key of the encounter at which statements were made, or nothing."""
        encounter = self.discourse.stage.encounter
        return encounter.key if encounter else ""

    def take_hits(self) -> list[Hit]:
        """Return the issues found since they were last taken."""
        hits, self.hits = self.hits, []
        return hits

    def take_anaphors(self) -> list[Mention]:
        """Return the mentions of earlier statements found since they were last taken."""
        anaphors, self.anaphors = self.anaphors, []
        return anaphors


@dataclass(frozen=True, slots=True)
class Place:
    """The sentence that statements stand in, with its events, the topic that reaches it and its phase."""

    marked: Marked
    happenings: Sequence[Happening]
    topic: Topic
    phase: str

    def happening_between(self, start: int, end: int) -> list[Happening]:
        """Return the events whose mention begins between two tokens."""
        return [happening for happening in self.happenings if start <= happening.start < end]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reporting clause with its speakers."""

    clause: Clause
    who: Who


@dataclass(frozen=True, slots=True)
class Unit:
    """One proposition in its place: what becomes one statement."""

    place: Place
    said: Spoken
    proposition: Proposition
    head: Statement | None = None
    """The main statement that it hangs on."""

    @property
    def marked(self) -> Marked:
        """Return the sentence."""
        return self.place.marked

    @property
    def clause(self) -> Clause:
        """Return the reporting clause."""
        return self.said.clause

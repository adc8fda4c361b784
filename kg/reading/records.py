"""What the reader found, as frozen records that check themselves: no RDF, only text positions and keys.

Positions are 0-based Unicode code points into the stored text, end exclusive (Web Annotation Data Model, 4.2.4).
A *key* names a thing: an absolute IRI when a vocabulary knows it, ``#name`` when the readout owns it (a statement, an
undated event, a time), else a name that all readouts share (``person-shinzo-abe``, ``encounter-2017-09-07-…``).
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kg.reading.changes import Change as Change
from kg.reading.kinds import Kind as Kind
from kg.reading.kinds import Part as Part
from kg.reading.kinds import Status as Status
from kg.source import Source


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open, non-empty range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start},{self.end})")

    def of(self, text: str) -> str:
        """Return the characters of this span in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A structural part of the text."""

    part: Part
    span: Span
    label: str = ""
    """The number, letter or mark of a list item."""
    marker: int = 0
    """Length of the list marker with the space behind it, in code points."""
    subjects: tuple[str, ...] = ()
    """Issue keys that a topic frame ("With regard to …") sets for the block."""

    @property
    def body(self) -> Span:
        """Return the span without the list marker."""
        return Span(self.span.start + self.marker, self.span.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, numbered from 1 through the document."""

    number: int
    span: Span
    block: int
    status: Status = Status.UNREAD
    reason: str = ""
    verb: str = ""
    """Of a sentence that is not read: the word behind a party, which no vocabulary knows as a reporting verb."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, state, organisation, group, office, place or issue that the text mentions."""

    key: str
    kind: Kind
    label: str
    members: tuple[str, ...] = ()
    """Of a group whose members the text lists: their keys, two or more. Empty: the group is open."""
    holder: str = ""
    """Of an office: the key of the state or body it belongs to."""
    broader: tuple[str, ...] = ()
    """Of an issue that is not in the vocabulary itself: keys of the wider issues."""
    minted: bool = False
    """True when the name comes from the text and no vocabulary knows it."""
    given: bool = False
    """True when the text does not name it: a correction does, or it is inferred."""

    def __post_init__(self) -> None:
        if self.members and (self.kind is not Kind.GROUP or len(self.members) < 2):
            raise ValueError(f"{self.key}: only a group has members, and at least two")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or refers to one thing, or to several actors at once ("the two leaders")."""

    span: Span
    kind: Kind
    referents: tuple[str, ...]
    quoted: bool = False
    """True when the span begins and ends with quotation marks."""
    given: bool = False
    """True when a correction tells what it refers to."""

    def __post_init__(self) -> None:
        if not self.referents:
            raise ValueError(f"a mention at {self.span} that refers to nothing")


@dataclass(frozen=True, slots=True)
class When:
    """What the text supports about a time: local calendar days as bounds, and a start with offset."""

    key: str
    evidence: tuple[Span, ...]
    earliest: date | None = None
    latest: date | None = None
    ongoing: date | None = None
    starts_at: datetime | None = None
    duration: timedelta | None = None
    start_approximate: bool | None = None
    duration_approximate: bool | None = None
    zone: str = ""
    inferred: bool = False
    """True when the days, the start or the zone needed context that is not in the evidence."""
    given: str = ""
    """Key of the correction that it comes from."""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.key}: {self.earliest} lies after {self.latest}")
        if self.starts_at and self.starts_at.utcoffset() is None:
            raise ValueError(f"{self.key}: a start without an offset")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the readout presents as having happened, happening or to come."""

    key: str
    type: str
    """Key of a concept of the event-type scheme."""
    label: str
    evidence: tuple[Span, ...]
    encounter: bool = False
    when: When | None = None
    participants: tuple[str, ...] = ()
    conducted_by: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    count: int | None = None
    """Of a set of events: how many the text says there were."""
    part_of: str = ""
    """Of a member of a set: the key of the set."""
    places: tuple[str, ...] = ()
    places_inferred: bool = False
    purposes: tuple[str, ...] = ()
    """Keys of events that this one was for ("visiting … to attend the Forum")."""
    given: tuple[str, ...] = ()
    """Keys of participants and places, and of the type, that a correction gives."""
    source: str = ""
    """Key of the correction that it comes from as a whole."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person held an office on the day of the encounter, inferred if nothing says whose; evidence: where it is."""

    person: str
    office: str
    evidence: Span | None
    when: When | None = None
    given: str = ""
    """Key of the correction that it comes from."""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One reporting cue and one content clause, attributed by the readout to its speakers."""

    key: str
    sentence: int
    """Number of the sentence that holds the cue."""
    head: Span
    """The reporting verb alone; a light verb up to its noun ("shared the view")."""
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    sources: tuple[Span, ...]
    speakers: tuple[str, ...]
    act: str
    stance: str
    joint: bool
    disclosed: bool = True
    made_at: str = ""
    phase: str = ""
    issues: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    targets_inferred: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    """Keys of the events and bodies that the content mentions."""
    means: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    """Why somebody should look: empty when the reader is sure."""
    given: tuple[str, ...] = ()
    """Keys of speakers and issues that a correction gives."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.cues) <= 3:
            raise ValueError(f"{self.key}: {len(self.cues)} cue spans")
        if not self.contents:
            raise ValueError(f"{self.key}: no content")
        if not self.speakers and not self.review:
            raise ValueError(f"{self.key}: no speaker and no word about it")
        if set(self.speakers) & set(self.addressees):
            raise ValueError(f"{self.key}: a speaker is an addressee")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    source: Source
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    about: tuple[str, ...] = ()
    """Keys of the encounters that the readout is an account of."""
    holdings: tuple[Holding, ...] = ()
    statements: tuple[Statement, ...] = ()
    title: str = ""
    issued: date | None = None
    issued_span: Span | None = None
    language: str = "en"
    perspective: str = ""
    """Key of the side whose account this is; empty when nothing tells."""
    notes: tuple[str, ...] = ()
    """Doubts about the document as a whole, in words."""
    sides: dict[str, str] = field(default_factory=dict)
    """The states or bodies that the persons act for, by their keys; empty where unknown."""
    changes: tuple[Change, ...] = ()
    """What became of the corrections."""

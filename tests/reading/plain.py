"""Readings in plain words: spans as the characters that they hold, keys as local names."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.lexicon import local_name
from kg.reading.records import Event, Reading, Span, Statement

LEAD = (
    "Meeting between Norway and Chile\n\nMay 3, 2021\n\n"
    "On May 3, Ms. Ada Varga, Prime Minister of Norway, held a meeting with Mr. Ben Okoro, President of Chile.\n\n"
)
"""An invented readout up to where the parties begin to speak."""

ADA, BEN = "person-ada-varga", "person-ben-okoro"
MEETING = "encounter-2021-05-03-meeting-ada-varga-ben-okoro"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with texts in place of spans and bare names in place of keys."""

    key: str
    act: str
    stance: str
    source: str
    head: str
    cues: tuple[str, ...]
    contents: tuple[str, ...]
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    issues: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    mentions: tuple[str, ...]
    joint: bool
    disclosed: bool
    phase: str
    means: tuple[str, ...]
    purposes: tuple[str, ...]
    review: tuple[str, ...]

    @property
    def content(self) -> str:
        """Return the pieces of the content with " … " between them."""
        return " … ".join(self.contents)


ReadText = Callable[[str], Reading]
Tell = Callable[[str], list[Said]]


def bare(key: str) -> str:
    """Return a key without its namespace."""
    return local_name(key) if "://" in key else key


def texts(reading: Reading, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the characters of spans."""
    return tuple(span.of(reading.source.text) for span in spans)


def said(reading: Reading) -> list[Said]:
    """Return the statements of a reading in plain words."""
    return [_said(reading, statement) for statement in reading.statements]


def _said(reading: Reading, s: Statement) -> Said:
    return Said(
        key=s.key,
        act=bare(s.act),
        stance=bare(s.stance),
        source=" ".join(texts(reading, s.sources)),
        head=s.head.of(reading.source.text),
        cues=texts(reading, s.cues),
        contents=texts(reading, s.contents),
        speakers=s.speakers,
        addressees=s.addressees,
        issues=tuple(map(bare, s.issues)),
        actors=tuple(map(bare, s.actors)),
        targets=tuple(map(bare, (*s.targets, *s.targets_inferred))),
        mentions=tuple(map(bare, s.mentions)),
        joint=s.joint,
        disclosed=s.disclosed,
        phase=bare(s.phase),
        means=s.means,
        purposes=s.purposes,
        review=s.review,
    )


def event(reading: Reading, words: str) -> Event:
    """Return the first event whose evidence holds these words."""
    return next(e for e in reading.events if any(words in text for text in texts(reading, e.evidence)))


def named(reading: Reading, words: str, kind: str = "") -> set[str]:
    """Return what the mentions with exactly these words refer to, of one kind if it is given."""
    found = (m for m in reading.mentions if m.span.of(reading.source.text) == words and kind in ("", m.kind))
    return {bare(key) for mention in found for key in mention.referents}

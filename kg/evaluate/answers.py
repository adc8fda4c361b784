"""What the reader says about a document, in the terms in which annotations are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.days import days
from kg.lexicon import Lexicon, local_name
from kg.reading.records import Event, Kind, Mention, Reading, Span, Statement, When

LONGEST_TOPIC = 80
"""A mention of more characters than this names no topic: it would meet anything."""
_AGENTS = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANISATION, Kind.GROUP})
_TOPICS = frozenset({Kind.ISSUE, Kind.EVENT, Kind.GROUP})


@dataclass(frozen=True, slots=True)
class Reported:
    """All that was read under one cue; its contents may be several propositions."""

    cue: Span
    cue_text: str
    speakers: tuple[str, ...] | None
    """None when two propositions have different speakers: no right answer."""
    acts: frozenset[str]
    """The illocutions; more than one is no right answer."""
    flagged: bool
    stances: frozenset[str]
    """Those of the propositions that are neither means nor purpose of another."""
    contents: tuple[Span, ...]
    addressees: tuple[str, ...]
    means: tuple[Span, ...]
    purposes: tuple[Span, ...]
    disclosed: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter that the document is an account of."""

    date: str
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was read from one document."""

    statements: tuple[Reported, ...]
    topics: tuple[Span, ...]
    meetings: tuple[Meeting, ...]
    event_dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A reading, and the names of everything in it."""

    reading: Reading
    lexicon: Lexicon
    labels: dict[str, str]

    @classmethod
    def of(cls, reading: Reading, lexicon: Lexicon) -> "_View":
        """Return the view of a reading; where both have a name for a thing, that of the vocabulary counts."""
        labels = {key: entity.label for key, entity in reading.entities.items()}
        labels |= {key: concept.label for key, concept in lexicon.concepts.items()}
        return cls(reading, lexicon, labels)

    def names(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the names of things, sorted; what has none is left out."""
        return tuple(sorted(self.labels[key] for key in set(keys) if key in self.labels))

    def contents(self, statements: Iterable[Statement]) -> tuple[Span, ...]:
        """Return the content spans of statements in text order."""
        return tuple(sorted({span for statement in statements for span in statement.contents}))

    def speakers(self, statements: Iterable[Statement]) -> tuple[str, ...] | None:
        """Return the names of the speakers whom all statements have, or None if they differ."""
        found = {self.names(statement.speakers) for statement in statements}
        return found.pop() if len(found) == 1 else None

    def illocution(self, statement: Statement) -> str:
        """Return the name of the topmost act above that of a statement."""
        return local_name(self.lexicon.top(statement.act)).lower()


@dataclass(frozen=True, slots=True)
class _Group:
    """The statements under one cue, which may be means and purposes of each other."""

    statements: tuple[Statement, ...]

    @property
    def means(self) -> list[Statement]:
        """Return those that are means of another."""
        return self._with(key for one in self.statements for key in one.means)

    @property
    def purposes(self) -> list[Statement]:
        """Return those that are the purpose of another."""
        return self._with(key for one in self.statements for key in one.purposes)

    @property
    def main(self) -> list[Statement]:
        """Return those that are neither; all if each is one of the two."""
        aside = {one.key for one in (*self.means, *self.purposes)}
        return [one for one in self.statements if one.key not in aside] or list(self.statements)

    def _with(self, keys: Iterable[str]) -> list[Statement]:
        wanted = set(keys)
        return [one for one in self.statements if one.key in wanted]


def answers(reading: Reading, lexicon: Lexicon) -> Answers:
    """Return what a reading answers to the questions that an annotation answers."""
    view = _View.of(reading, lexicon)
    events = sorted({event.key: event for event in reading.events}.values(), key=lambda event: event.key)
    others = [event for event in events if event.key not in reading.about and not event.part_of]
    return Answers(
        statements=_reported(view),
        topics=_topics(reading.mentions),
        meetings=tuple(_meeting(view, event) for event in events if event.key in reading.about),
        event_dates=tuple(day(event.when) for event in others),
    )


def day(when: When | None) -> str:
    """Return the days of a time as `kg query` gives them: bounds before the start, the start before the rest."""
    if when and when.starts_at and not (when.earliest or when.latest):
        return when.starts_at.date().isoformat()
    return days(when)


def _reported(view: _View) -> tuple[Reported, ...]:
    """Return what was read, cue by cue in text order."""
    statements = sorted(view.reading.statements, key=lambda one: (one.head, one.contents, one.key))
    return tuple(
        _merged(view, head, _Group(tuple(group))) for head, group in groupby(statements, key=lambda one: one.head)
    )


def _merged(view: _View, head: Span, group: _Group) -> Reported:
    """Return the statements under one cue as one answer."""
    main = group.main
    return Reported(
        cue=head,
        cue_text=head.of(view.reading.source.text),
        speakers=view.speakers(group.statements),
        acts=frozenset(map(view.illocution, group.statements)),
        flagged=any(one.review for one in group.statements),
        stances=frozenset(local_name(one.stance) for one in main),
        contents=view.contents(group.statements),
        addressees=view.names(key for one in main for key in one.addressees),
        means=view.contents(group.means),
        purposes=view.contents(group.purposes),
        disclosed=all(one.disclosed for one in main),
    )


def _topics(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """Return where issues, events and groups are named; one span for several actors names a group, too."""
    actors: dict[Span, set[str]] = {}
    named = set()
    for mention in mentions:
        if mention.kind in _TOPICS:
            named.add(mention.span)
        if mention.kind in _AGENTS:
            actors.setdefault(mention.span, set()).update(mention.referents)
    named |= {span for span, keys in actors.items() if len(keys) > 1}
    return tuple(sorted(span for span in named if span.end - span.start <= LONGEST_TOPIC))


def _meeting(view: _View, event: Event) -> Meeting:
    return Meeting(day(event.when), view.names(event.participants))

"""Read one document: sentence by sentence, from its text to typed records with spans."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.reading import clauses, dates, event_parties, given, happenings, mentions, statements
from kg.reading.corrected import corrected
from kg.reading.dates import Dated
from kg.reading.desk import Desk, Place, Spoken
from kg.reading.discourse import Discourse
from kg.reading.document import Document
from kg.reading.happening import Happening
from kg.reading.issues import Context, Issues
from kg.reading.marked import Marked
from kg.reading.records import Block, Entity, Event, Kind, Mention, Reading, Sentence, Span, Statement, Status, When
from kg.reading.timeline import Timeline
from kg.reading.topics import Topic, framed
from kg.reading.unread import why_unread
from kg.source import Source
from kg.source.language import is_foreign


def read(source: Source, lexicon: Lexicon) -> Reading:
    """Return all that is read from a document, with its corrections applied."""
    return corrected(_Reader(source, lexicon).reading(), lexicon)


def checked(reading: Reading) -> Reading:
    """Return the reading of a readout; raises SourceError if nobody met in the text and nobody said anything."""
    if not reading.about and not reading.statements:
        if is_foreign(reading.source.text):
            raise SourceError(reading.source.name, "is not in English, as its words tell; only English is read")
        raise SourceError(reading.source.name, "not a readout: no participants and no reported statement found")
    return reading


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one sentence gave."""

    marked: Marked
    statements: list[Statement]
    happenings: list[Happening]
    dated: list[Dated]
    mentions: list[Mention]
    topic: Topic | None


class _Reader:
    """The state of one reading: what was found so far, in the order of the text."""

    def __init__(self, source: Source, lexicon: Lexicon) -> None:
        self.source = source
        self.lexicon = lexicon
        self.document = Document(source.text, lexicon, source.metadata, given.perspective(source, lexicon))
        self.told_side = self.document.side
        stage, people = self.document.stage, self.document.people
        self.discourse = Discourse(stage, people, lexicon, self.told_side)
        self.issues = Issues(lexicon, stage)
        names = {key: person.label for key, person in people.persons.items()}
        self.timeline = Timeline(stage, lexicon, self.document.day, names)
        sides = {key: people.side(key) for key in (*people.persons, *self.document.stage.participants)}
        self.desk = Desk(lexicon, self.discourse, self.issues, self.timeline, sides)
        self.topics: dict[int, Topic] = {}

    def reading(self) -> Reading:
        """Return the finished reading."""
        document, stage = self.document, self.document.stage
        outcomes = [self._sentence(marked, gap) for marked, gap in document.in_order()]
        events = [*self.timeline.encounters(), *stage.events, *self.timeline.events()]
        found = [mention for outcome in outcomes for mention in outcome.mentions]
        found += [*self._of_headers(), *self._of_events(outcomes, events)]
        return Reading(
            source=self.source,
            blocks=tuple(self._blocks()),
            sentences=self._sentences(outcomes),
            entities=self._entities(),
            mentions=mentions.merged(found),
            events=tuple(events),
            about=tuple(event.key for event in self.timeline.encounters()),
            holdings=stage.holdings,
            statements=tuple(statement for outcome in outcomes for statement in outcome.statements),
            title=document.title,
            issued=document.day,
            issued_span=document.dateline.span if document.issued and document.issued is document.dateline else None,
            perspective=self.told_side or stage.home,
            notes=stage.notes,
            sides=self.desk.sides,
        )

    def _sentence(self, marked: Marked, behind_gap: bool) -> _Outcome:
        """Read one sentence: who says what, which events it mentions, what it is about.

        Behind one that was not read, nothing is taken up of what was said before.
        """
        if behind_gap:
            self.discourse.forget()
            self.desk.last, self.desk.last_core = None, ()
        said = [c for c in clauses.scan(marked) if marked.line.tokens[c.head[0]].start != self.document.stage.verb]
        self.discourse.enter(marked, said)
        spoken = [Spoken(clause, self.discourse.speakers(marked, clause.subject, clause.act)) for clause in said]
        if not said and not self.document.tells_of_encounter(marked):
            self.discourse.notice(marked)
        span = marked.line.span(0, len(marked.line))
        dated = dates.find(self.source.text, self.document.day, span.start, span.end)
        told = happenings.find(marked, dated)
        if self.document.tells_of_encounter(marked):
            told = [happening for happening in told if not self.document.stage.tells(happening.span, happening.dated)]
        for happening in told:
            self.timeline.add(happening, *self._parties(marked, happening, spoken))
        self.timeline.order(told, marked)
        topic = framed(marked, self.issues)
        if topic:
            self.topics[marked.line.block] = topic
        place = Place(marked, told, self.topics.get(marked.line.block, Topic()), self._phase(marked))
        found = statements.of_sentence(self.desk, place, spoken)
        speakers = next((s.who.keys for s in spoken if len(s.who.keys) == 1), ())
        named = [*mentions.of_phrases(marked, self.discourse, speakers), *mentions.of_offices(marked)]
        hits = [*self.desk.take_hits(), *(topic.hits if topic else ())]
        named += [*mentions.of_hits(marked, hits), *self.desk.take_anaphors()]
        return _Outcome(marked, found, told, dated, named, topic)

    def _phase(self, marked: Marked) -> str:
        """Return the phase of the encounter that a sentence opens with."""
        found = self.lexicon.nouns["phase"].longest(marked.line.tokens, 0)
        return found.value if found else ""

    def _parties(
        self, marked: Marked, happening: Happening, spoken: Sequence[Spoken]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who took part in an event that a sentence mentions, and who carried it out."""
        before = [said for said in spoken if said.clause.start <= happening.start]
        return event_parties.parties(self.discourse, marked, happening, before[-1].who.keys if before else ())

    def _of_headers(self) -> Iterator[Mention]:
        """Yield what titles, credits and headings name: nobody says anything there."""
        for marked in self.document.headers:
            yield from mentions.of_phrases(marked, self.discourse, ())
            yield from mentions.of_hits(marked, self.issues.find(marked, 0, len(marked.line), Context()))

    def _of_events(self, outcomes: Sequence[_Outcome], events: Sequence[Event]) -> Iterator[Mention]:
        """Yield the mentions of events and of the days that date them."""
        stage = self.document.stage
        if stage.encounter and stage.mention:
            yield Mention(stage.mention, Kind.EVENT, (stage.encounter.key,))
        for event in stage.events:
            yield Mention(event.evidence[0], Kind.EVENT, (event.key,))
        sentences = [outcome.marked.line.span(0, len(outcome.marked.line)) for outcome in outcomes]
        for outcome, whens in zip(outcomes, _times(sentences, events), strict=True):
            for told in outcome.happenings:
                yield Mention(told.span, Kind.EVENT, (self.timeline.key(told),))
            yield from mentions.of_days(outcome.marked, outcome.dated, whens)
            yield from mentions.of_encounter(outcome.marked, stage, outcome.happenings)

    def _entities(self) -> dict[str, Entity]:
        """Return the persons, groups, offices and issues that are not just vocabulary entries, by key."""
        persons = (Entity(p.key, Kind.PERSON, p.label, minted=True) for p in self.document.people.persons.values())
        offices = (entity for marked in self.document.lines for entity in mentions.offices_named(marked))
        groups = mentions.groups([*self.document.lines, *self.document.headers], self.discourse)
        found = (*persons, *self.document.stage.offices, *offices, *groups, *self.issues.entities.values())
        return {entity.key: entity for entity in sorted(found, key=lambda entity: entity.key)}

    def _blocks(self) -> Iterator[Block]:
        for index, block in enumerate(self.document.blocks):
            topic = self.topics.get(index)
            yield replace(block, subjects=topic.issues) if topic else block

    def _sentences(self, outcomes: Sequence[_Outcome]) -> tuple[Sentence, ...]:
        """Return the sentences with what became of each."""
        found = {outcome.marked.line.number: outcome for outcome in outcomes}
        sentences = self.document.sentences
        return tuple(self._status(one, found[one.number]) if one.number in found else one for one in sentences)

    def _status(self, sentence: Sentence, outcome: _Outcome) -> Sentence:
        """Return a sentence with what became of it."""
        marked = outcome.marked
        if outcome.statements:
            return replace(sentence, status=Status.READ)
        if outcome.happenings or self.document.tells_of_encounter(marked):
            return replace(sentence, status=Status.EVENT)
        if marked.has("meta"):
            return replace(sentence, status=Status.META, reason="the readout speaks of itself")
        reason, verb = why_unread(marked)
        return replace(sentence, status=Status.UNREAD, reason=reason, verb=verb)


def _times(sentences: Sequence[Span], events: Sequence[Event]) -> Iterator[list[When]]:
    """Yield the times of events that the words of each of the sentences tell, in the order of the events."""
    starts = [span.start for span in sentences]
    told: list[list[When]] = [[] for _ in sentences]
    for when in filter(None, (event.when for event in events)):
        for at in dict.fromkeys(bisect_right(starts, span.start) - 1 for span in when.evidence):
            if at >= 0:
                told[at].append(when)
    yield from told

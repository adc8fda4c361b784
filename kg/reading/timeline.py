"""Mentions of events joined into events: participants, days, order, sets and their members."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.lexicon import Lexicon
from kg.reading.dates import Dated
from kg.reading.happening import Happening
from kg.reading.happenings import after_encounter
from kg.reading.marked import Marked
from kg.reading.records import Event, Kind, When
from kg.reading.stage import Stage, encounter_key, encounter_label
from kg.reading.telling import is_encounter

_MOST_MEMBERS = 50
"""A set of more events is kept with its number only."""


@dataclass(slots=True)
class Thread:
    """The mentions of one event."""

    mentions: list[Happening]
    dated: Dated | None = None
    """The first date that a mention gives."""
    participants: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    after: list["Thread"] = field(default_factory=list)
    latest: date | None = None
    """A bound that the order of events gives."""


class Timeline:
    """The events of a document, and which mention stands for which."""

    def __init__(self, stage: Stage, lexicon: Lexicon, issued: date | None, names: dict[str, str]) -> None:
        self.stage = stage
        self.lexicon = lexicon
        self.issued = issued
        self.names = names
        self.threads: list[Thread] = []
        self._alike: dict[tuple[str, bool, str], list[Thread]] = {}
        """The threads of incidents that may be spoken of again."""
        self._of: dict[int, Thread] = {}
        self._before_encounter: list[Thread] = []

    def add(self, happening: Happening, participants: tuple[str, ...], agents: tuple[str, ...]) -> None:
        """Enter a mention of an event, with who took part and who carried it out."""
        thread = self._known(happening, agents) or self._new(happening)
        thread.mentions.append(happening)
        thread.dated = thread.dated or happening.dated
        thread.participants = thread.participants or participants
        thread.agents = thread.agents or agents
        self._of[id(happening)] = thread

    def order(self, told: Sequence[Happening], marked: Marked) -> None:
        """Enter the order in which a sentence puts its events and the encounter."""
        for happening in told:
            self._of[id(happening)].after += [self._of[id(earlier)] for earlier in happening.after]
            if after_encounter(marked, happening):
                self._before_encounter.append(self._of[id(happening)])

    def key(self, happening: Happening) -> str:
        """Return the key of the event that a mention stands for."""
        return self._key(self._of[id(happening)])

    def agents(self, happening: Happening) -> tuple[str, ...]:
        """Return the agents of the event that a mention stands for."""
        return self._of[id(happening)].agents

    def events(self) -> list[Event]:
        """Return the events in the order of the text, the members of a set behind it."""
        for thread in self.threads:
            for earlier in thread.after:
                bound = self._dated(thread)
                earlier.latest = bound.latest if bound else None
        found: dict[str, list[Event]] = {}
        for event in (event for thread in self.threads for event in self._events(thread)):
            found.setdefault(event.key, []).append(event)
        if self.stage.encounter:
            found.pop(self.stage.encounter.key, None)
        return list(map(_joined, found.values()))

    def encounters(self) -> list[Event]:
        """Return the encounter of the readout, with the events that the text puts before it."""
        if self.stage.encounter is None:
            return []
        return [replace(self.stage.encounter, after=tuple(self._key(thread) for thread in self._before_encounter))]

    def _new(self, happening: Happening) -> Thread:
        thread = Thread([])
        self.threads.append(thread)
        self._alike.setdefault(self._sort(happening), []).append(thread)
        return thread

    def _known(self, happening: Happening, agents: tuple[str, ...]) -> Thread | None:
        """Return the thread of an incident spoken of before: same type, no other agent, no other day."""
        if is_encounter(happening.type, self.lexicon) or not (happening.definite or agents):
            return None
        for thread in self._alike.get(self._sort(happening), ()):
            same_agent = not (agents and thread.agents and agents != thread.agents)
            dates = {dated.earliest for dated in (thread.dated, happening.dated) if dated}
            if same_agent and len(dates) <= 1:
                return thread
        return None

    def _sort(self, happening: Happening) -> tuple[str, bool, str]:
        """Return what two mentions of one incident share: of an unknown kind, the words too."""
        unknown = happening.type == self.lexicon.having("whenUnknown", "true")
        return happening.type, happening.series, happening.text if unknown else ""

    def _dated(self, thread: Thread) -> When | None:
        """Return the time of a thread, bounded by what came after it."""
        dated = thread.dated
        if dated is None:
            return self._same_day(thread.mentions[0])
        latest = min(filter(None, (dated.latest, thread.latest, self._past(thread))), default=dated.latest)
        if latest < dated.earliest:
            latest = dated.latest
        span = dated.span
        return When(f"#time-{span.start}-{span.end}", (span,), dated.earliest, latest, inferred=dated.inferred)

    def _same_day(self, mention: Happening) -> When | None:
        """Return the days of the encounter for what goes with it: "a dinner followed"."""
        day = self.stage.encounter.when if self.stage.encounter else None
        if not day or not self.lexicon.concepts[mention.type].note("sameDay"):
            return None
        key = f"#time-{mention.span.start}-{mention.span.end}"
        return When(key, (mention.span,), day.earliest, day.latest, inferred=True)

    def _past(self, thread: Thread) -> date | None:
        """Return the date of issue as a bound for an incident: it is told as past. Other events may be to come."""
        kind = thread.mentions[0].type
        other = self.lexicon.having("whenUnknown", "true")
        open_kind = is_encounter(kind, self.lexicon) or other in (kind, *self.lexicon.ancestors(kind))
        return None if open_kind else self.issued

    def _key(self, thread: Thread) -> str:
        first = thread.mentions[0]
        day = thread.dated.day if thread.dated else None
        persons = [key for key in thread.participants if key in self.names]
        if day and len(persons) > 1 and not first.count and is_encounter(first.type, self.lexicon):
            return encounter_key(first.type, persons, day)
        return f"#event-{first.span.start}-{first.span.end}"

    def _events(self, thread: Thread) -> list[Event]:
        first = thread.mentions[0]
        when = self._dated(thread)
        key = self._key(thread)
        encounter = is_encounter(first.type, self.lexicon)
        label = self._label(thread, key, when)
        whole = Event(
            key, first.type, label, tuple(sorted({m.span for m in thread.mentions})), encounter, when,
            thread.participants if encounter else (), () if encounter else thread.agents,
            tuple(dict.fromkeys(self._key(earlier) for earlier in thread.after)), first.count,
            places=tuple(p.keys[0] for p in first.places if p.kind is Kind.PLACE and p.keys),
        )  # fmt: skip
        if not first.count or not 2 <= first.count <= _MOST_MEMBERS:
            return [whole]
        return [whole, *(self._member(whole, number) for number in range(1, first.count + 1))]

    def _label(self, thread: Thread, key: str, when: When | None) -> str:
        first = thread.mentions[0]
        if not key.startswith("#") and when and when.earliest:
            return encounter_label(
                first.type, [self.names[k] for k in thread.participants if k in self.names], when.earliest, self.lexicon
            )
        best = max(thread.mentions, key=lambda mention: (bool(mention.agents or mention.owner), -mention.span.start))
        return best.text

    @staticmethod
    def _member(whole: Event, number: int) -> Event:
        label = f"{whole.label} ({number} of {whole.count})"
        return replace(whole, key=f"{whole.key}-{number}", label=label, count=None, part_of=whole.key)


def _joined(told: Sequence[Event]) -> Event:
    """Return one event as it is told in several places."""
    evidence = {span for event in told for span in event.evidence}
    after = dict.fromkeys(key for event in told for key in event.after)
    return replace(told[0], evidence=tuple(sorted(evidence)), after=tuple(after))

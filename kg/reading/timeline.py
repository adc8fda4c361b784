"""Mentions of events joined into events: participants, days, order, sets and their members."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.lexicon import Lexicon
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
        self._of: dict[int, Thread] = {}
        self._before_encounter: list[Thread] = []

    def add(self, happening: Happening, participants: tuple[str, ...], agents: tuple[str, ...]) -> None:
        """Enter a mention of an event, with who took part and who carried it out."""
        thread = self._known(happening, agents) or self._new()
        thread.mentions.append(happening)
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
        found: dict[str, Event] = {}
        for event in (event for thread in self.threads for event in self._events(thread)):
            before = found.get(event.key, event)
            evidence = tuple(sorted({*before.evidence, *event.evidence}))
            after = tuple(dict.fromkeys((*before.after, *event.after)))
            found[event.key] = replace(before, evidence=evidence, after=after)
        if self.stage.encounter:
            found.pop(self.stage.encounter.key, None)
        return list(found.values())

    def encounters(self) -> list[Event]:
        """Return the encounter of the readout, with the events that the text puts before it."""
        if self.stage.encounter is None:
            return []
        return [replace(self.stage.encounter, after=tuple(self._key(thread) for thread in self._before_encounter))]

    def _new(self) -> Thread:
        self.threads.append(Thread([]))
        return self.threads[-1]

    def _known(self, happening: Happening, agents: tuple[str, ...]) -> Thread | None:
        """Return the thread of an incident spoken of before: same type, no other agent, no other day."""
        if is_encounter(happening.type, self.lexicon):
            return None
        for thread in self.threads:
            first = thread.mentions[0]
            same_agent = not (agents and thread.agents and agents != thread.agents)
            dates = {m.dated.earliest for m in (*thread.mentions, happening) if m.dated}
            same_kind = (
                first.type == happening.type and first.series == happening.series and self._alike(first, happening)
            )
            if same_kind and same_agent and len(dates) <= 1 and (happening.definite or agents):
                return thread
        return None

    def _alike(self, first: Happening, happening: Happening) -> bool:
        """Tell whether two mentions of one type can be one event: of an unknown kind only by the same words."""
        return first.type != self.lexicon.having("whenUnknown", "true") or first.text == happening.text

    def _dated(self, thread: Thread) -> When | None:
        """Return the time of a thread, bounded by what came after it."""
        dated = next((mention.dated for mention in thread.mentions if mention.dated), None)
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
        day = next((mention.dated.day for mention in thread.mentions if mention.dated), None)
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

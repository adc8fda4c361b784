"""The encounter a readout is about: who takes part for which side, of what type, when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.lexicon import Lexicon, Tense, local_name
from kg.reading.absent import ABSENCE, BEHALF, is_behind
from kg.reading.assembled import assembled, parties
from kg.reading.clause import past_insertion
from kg.reading.clauses import scan
from kg.reading.dates import Dated
from kg.reading.encounter_time import encounter_day, encounter_time, gives_day
from kg.reading.invited import visit_told, with_hosts
from kg.reading.marked import Marked
from kg.reading.parties import Register, office_entity, people_key
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Entity, Event, Holding, Kind, Span, When
from kg.reading.telling import (
    Telling,
    by_sentence,
    by_title,
    contact,
    contact_before,
    contact_type,
    encounter_noun,
    is_off,
)
from kg.reading.visits import visits

_ACTING = (Form.NAME, Form.LIST, Form.OFFICE)


@dataclass(frozen=True, slots=True)
class Stage:
    """The encounter with its participants, and what the sentence that tells of it says besides."""

    encounter: Event | None = None
    line: int = -1
    """Index of the line that tells of the encounter."""
    mention: Span | None = None
    """The characters that name the encounter."""
    verb: int = -1
    """Where the contact verb begins, in code points."""
    participants: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    """The states or bodies of the participants, in their order, each once."""
    home: str = ""
    """The side whose account this seems to be: that of the first participant."""
    events: tuple[Event, ...] = ()
    """Visits and the gatherings they are for."""
    holdings: tuple[Holding, ...] = ()
    offices: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()
    """Doubts about the encounter, in words."""

    def tells(self, span: Span, dated: Dated | None) -> bool:
        """Tell whether an event with this place and date is the encounter itself, or a visit or gathering around it."""
        told = [span for event in self.events for span in event.evidence] + ([self.mention] if self.mention else [])
        day = self.encounter.when if self.encounter else None
        same_day = bool(day and dated and dated.earliest <= (day.earliest or date.max) <= dated.latest)
        return same_day or any(span.meets(other) for other in told)


def find_stage(lines: Sequence[Marked], titles: Sequence[Marked], people: Register, issued: Dated | None) -> Stage:
    """Return the encounter that the first telling sentence presents, else the one that the title names.

    A title only says what kind of encounter it was: the first sentence with two persons says who took part.
    """
    for index, marked in enumerate(lines):
        noun = encounter_noun(marked) if not marked.has("called-off") else None
        persons = [*_he_who_meets(lines, index), *_participants(marked, people)]
        if noun and not persons:
            persons = _named_next(lines[index + 1 :], people)
        if (persons and noun) or (len(persons) > 1 and contact(marked) and not marked.has("called-off")):
            return _stage(lines, index, by_sentence(marked, noun), persons, people, issued)
    for index, marked in enumerate(lines):
        visit = visit_told(marked)
        persons = with_hosts(marked, _participants(marked, people)) if visit else []
        if visit and persons:
            return _stage(lines, index, visit, persons, people, issued)
    telling = next(filter(None, map(by_title, titles)), None)
    for index, marked in enumerate(lines if telling else ()):
        persons = _participants(marked, people)
        if telling and len(persons) > 1 and not is_off(marked):
            told = next((at for at in range(index) if gives_day(lines[at], issued)), index)
            return _stage(lines, told, telling, persons, people, issued)
    states = () if people.persons else parties(titles, lines)
    return Stage(participants=states, sides=states)


def _participants(marked: Marked, people: Register) -> list[str]:
    """Return the persons whom a sentence names as acting, in order: not those who only qualify another noun."""
    end = _purpose(marked)
    keys = [
        phrase.keys if phrase.form is not Form.LIST else tuple(k for part in phrase.parts for k in part.keys)
        for phrase in marked.phrases
        if phrase.kind is Kind.PERSON
        and not phrase.possessive
        and phrase.form in _ACTING
        and phrase.start not in marked.relative
        and phrase.end <= end
        and marked.line.norm(phrase.start - 1) != "of"
        and not is_behind(marked, phrase, ABSENCE, BEHALF)
    ]
    found = [key for group in keys for key in group if key in people.persons]
    found += [key for key in _bodies(marked, people, end) if people.side(key) not in map(people.side, found)]
    found += [] if found else _assembled(marked)
    says_i = any(token.text == "I" for token in marked.line.tokens)
    return list(dict.fromkeys([*([people.issuer] if says_i and people.issuer else []), *found]))


def _assembled(marked: Marked) -> tuple[str, ...]:
    """Return the states whose ministers, presidents or leaders met, as far as a sentence names nobody."""
    for phrase in marked.phrases:
        states, end = assembled(marked, phrase)
        if states and contact_type(marked, marked.past_adverbs(past_insertion(marked, end))):
            return states
    return ()


def _named_next(lines: Sequence[Marked], people: Register) -> list[str]:
    """Return whom the sentence behind the encounter names, if it reports nothing: "Mr. A and Ms. B attended"."""
    return _participants(lines[0], people) if lines and not scan(lines[0]) else []


def _he_who_meets(lines: Sequence[Marked], index: int) -> Iterator[str]:
    """Yield the person whom "he" means right before a contact verb: the first that the sentence before names."""
    marked = lines[index]
    for phrase in marked.phrases:
        meets = phrase.form is Form.PRONOUN and contact_before(marked, marked.past_adverbs(phrase.end) + 1) is not None
        if meets and marked.line.norm(phrase.start) in ("he", "she") and index:
            named = (p for p in lines[index - 1].phrases if p.kind is Kind.PERSON and p.form is Form.NAME)
            yield from (key for p in [next(named, None)] if p for key in p.keys)
            return


def _bodies(marked: Marked, people: Register, end: int) -> Iterator[str]:
    """Yield the bodies and delegations that meet or are met: right before a contact verb, or behind its preposition."""
    for phrase in marked.phrases:
        if phrase.end <= end and (_is_body(phrase) or phrase.form is Form.DELEGATION):
            before = phrase.start - 1 - (marked.line.norm(phrase.start - 1) == "the")
            meets = contact_type(marked, marked.past_adverbs(phrase.end))
            met = marked.line.norm(before) in ("with", "by") and contact_before(marked, before) is not None
            if meets or met:
                yield _entered(marked, people, phrase)


def _is_body(phrase: Phrase) -> bool:
    return phrase.kind is Kind.ORGANISATION and phrase.form is Form.NAME


def _entered(marked: Marked, people: Register, phrase: Phrase) -> str:
    """Return the key of a body, or of a delegation, which is entered among the parties."""
    if phrase.form is not Form.DELEGATION:
        return phrase.keys[0]
    noun, state = (marked.lexicon.concepts[key].label for key in phrase.keys[:2])
    key = people_key(phrase.keys, marked.lexicon)
    people.delegations[key] = (f"{noun} of {state}", phrase.keys[1])
    return key


def _purpose(marked: Marked) -> int:
    """Return the index at which a sentence begins to say what the contact was for ("to discuss …"), else its end."""
    for at in range(len(marked.line) - 1):
        act = marked.lexicon.acts.longest(marked.line.tokens, at + 1)
        if marked.line.norm(at) == "to" and marked.free(at) and act and act.value.tense & Tense.BASE:
            return at
    return len(marked.line)


def _also_present(lines: Sequence[Marked], people: Register) -> Iterator[str]:
    """Yield the persons of whom another sentence says that they were present."""
    for marked in lines:
        if marked.has("presence"):
            yield from _participants(marked, people)


def _stage(
    lines: Sequence[Marked],
    index: int,
    telling: Telling,
    persons: list[str],
    people: Register,
    issued: Dated | None,
) -> Stage:
    marked = lines[index]
    persons += [key for key in _also_present(lines[index + 1 :], people) if key not in persons]
    sides = tuple(dict.fromkeys(filter(None, map(people.side, persons))))
    day, notes = encounter_day(marked, issued)
    events = tuple(visits(marked, day))
    places, stated = _places(marked, events)
    when = encounter_time(marked, day, places)
    evidence = tuple(sorted({*telling.spans, *(when.evidence if when else ())}))
    key, label = f"#event-{evidence[0].start}-{evidence[0].end}", marked.lexicon.concepts[telling.type].label
    if when and when.earliest:
        key = encounter_key(telling.type, persons, when.earliest)
        label = encounter_label(telling.type, list(map(people.label, persons)), when.earliest, marked.lexicon)
    encounter = Event(
        key, telling.type, label, evidence, True, when, tuple(persons), places=places, places_inferred=not stated
    )
    holdings, offices = _holdings(persons, people, when, marked.lexicon)
    notes += tuple(filter(None, map(people.doubted_side, persons)))
    return Stage(
        encounter, index, telling.mention, telling.verb, tuple(persons), sides, people.side(persons[0]),
        events, holdings, offices, notes,
    )  # fmt: skip


def _places(marked: Marked, events: Sequence[Event]) -> tuple[tuple[str, ...], bool]:
    """Return where the encounter was: places named with "in" or "at" are stated, a place visited is inferred."""
    visited = {key for event in events for key in event.places}
    named = [
        phrase.keys[0]
        for phrase in marked.phrases
        if phrase.kind is Kind.PLACE and marked.line.norm(phrase.start - 1) in ("in", "at")
    ]
    stated = tuple(key for key in named if key not in visited)
    return (stated, True) if stated else (tuple(sorted(visited)), False)


def encounter_key(type_key: str, persons: Sequence[str], day: date) -> str:
    """Return a key that two accounts of one encounter share: its day, kind and parties."""
    parties = "-".join(sorted(key.rpartition("/")[2].removeprefix("#").removeprefix("person-") for key in persons))
    return f"encounter-{day}-{local_name(type_key)}-{parties}"


def encounter_label(type_key: str, names: Sequence[str], day: date, lexicon: Lexicon) -> str:
    """Return the label that every account gives an encounter."""
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{lexicon.concepts[type_key].label} of {listed}, {day}"


def _holdings(
    persons: Sequence[str], people: Register, when: When | None, lexicon: Lexicon
) -> tuple[tuple[Holding, ...], tuple[Entity, ...]]:
    """Return the offices that the participants held on the day, with the characters that say so."""
    holdings, entities = [], []
    for key in persons:
        for office, span in people.persons[key].offices if key in people.persons else ():
            if not office.holder:
                continue
            entity = office_entity(office, lexicon)
            day = when.earliest if when else None
            held = When(f"#time-{span.start}-{span.end}", (span,), ongoing=day, inferred=True) if day else None
            holdings.append(Holding(key, entity.key, span, held, inferred=office.inferred))
            entities.append(entity)
    return tuple(holdings), tuple(entities)

"""The encounter a readout is about: who takes part for which side, of what type, when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.lexicon import Lexicon, Match, Tense, local_name
from kg.reading.dates import Dated
from kg.reading.encounter_time import encounter_day, encounter_time
from kg.reading.marked import Marked
from kg.reading.parties import Register, office_entity
from kg.reading.phrases import Form
from kg.reading.records import Entity, Event, Holding, Kind, Span, When
from kg.reading.visits import visits

ENCOUNTER = "encounter"
_DETERMINERS = ("the", "a", "an", "his", "her", "their", "its", "our", "my")
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


def find_stage(lines: Sequence[Marked], people: Register, issued: Dated | None) -> Stage:
    """Return the encounter that the first telling sentence presents, or an empty stage."""
    for index, marked in enumerate(lines):
        noun = _encounter_noun(marked)
        persons = _participants(marked, people)
        if (persons and noun) or (len(persons) > 1 and _contact(marked)):
            persons += [key for key in _also_present(lines[index + 1 :], people) if key not in persons]
            return _stage(lines, index, noun, persons, people, issued)
    return Stage()


def is_encounter(key: str, lexicon: Lexicon) -> bool:
    """Tell whether an event type is a kind of encounter."""
    return any(local_name(above) == ENCOUNTER for above in (key, *lexicon.ancestors(key)))


def _encounter_noun(marked: Marked) -> Match[str] | None:
    """Return the noun that names an encounter behind a contact verb ("held a … summit meeting")."""
    nouns = marked.lexicon.nouns["evt"]
    for at in range(len(marked.line)):
        found = nouns.longest(marked.line.tokens, at) if marked.free(at) else None
        verb = _contact_before(marked, at) if found and is_encounter(found.value, marked.lexicon) else None
        if verb and not any(_begins_aim(marked, between) for between in range(verb, at)):
            return found
    return None


def _begins_aim(marked: Marked, at: int) -> bool:
    """Tell whether a token begins to say what a contact was for: "to prepare for the summit"."""
    aim = marked.line.norm(at) == "to" and marked.free(at) and marked.free(at + 1)
    return aim and not marked.line.tokens[at + 1].is_capital and marked.line.norm(at + 1) not in _DETERMINERS


def _contact_before(marked: Marked, at: int) -> int | None:
    """Return the index of the nearest contact verb before a token, in the same sentence."""
    for index in range(at - 1, -1, -1):
        verb = marked.lexicon.contacts.longest(marked.line.tokens, index)
        if verb and verb.value.tense & Tense.FINITE and marked.free(index):
            return index
    return None


def _contact(marked: Marked) -> str:
    """Return the event type of the first finite contact verb of an encounter, or nothing."""
    return next(filter(None, (_contact_type(marked, at) for at in range(len(marked.line)))), "")


def _contact_type(marked: Marked, at: int) -> str:
    """Return the event type of the finite contact verb of an encounter at a token, or nothing."""
    verb = marked.lexicon.contacts.longest(marked.line.tokens, at) if marked.free(at) else None
    if marked.word("have", at):
        return ""
    if verb and verb.value.tense & Tense.FINITE and is_encounter(verb.value.key, marked.lexicon):
        return verb.value.key
    return ""


def _participants(marked: Marked, people: Register) -> list[str]:
    """Return the persons whom a sentence names as acting, in order: not those who only qualify another noun."""
    end = _purpose(marked)
    keys = [
        phrase.keys if phrase.form is not Form.LIST else tuple(k for part in phrase.parts for k in part.keys)
        for phrase in marked.phrases
        if phrase.kind is Kind.PERSON
        and not phrase.possessive
        and phrase.form in _ACTING
        and phrase.end <= end
        and marked.line.norm(phrase.start - 1) != "of"
    ]
    found = [key for group in keys for key in group if key in people.persons]
    says_i = any(token.text == "I" for token in marked.line.tokens)
    return list(dict.fromkeys([*([people.issuer] if says_i and people.issuer else []), *found]))


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
        if any(marked.word("presence", at) for at in range(len(marked.line))):
            yield from _participants(marked, people)


def _stage(
    lines: Sequence[Marked],
    index: int,
    noun: Match[str] | None,
    persons: list[str],
    people: Register,
    issued: Dated | None,
) -> Stage:
    marked = lines[index]
    sides = tuple(dict.fromkeys(people.persons[key].side for key in persons if people.persons[key].side))
    type_key = noun.value if noun else _contact(marked)
    mention = _naming(marked, noun) if noun else None
    day, notes = encounter_day(marked, issued)
    events = tuple(visits(marked, day))
    places, stated = _places(marked, events)
    when = encounter_time(marked, day, places)
    evidence = tuple(sorted({*_telling(marked, noun), *(when.evidence if when else ())}))
    key, label = f"#event-{evidence[0].start}-{evidence[0].end}", marked.lexicon.concepts[type_key].label
    if when and when.earliest:
        key = encounter_key(type_key, persons, when.earliest)
        names = [people.persons[person].label for person in persons]
        label = encounter_label(type_key, names, when.earliest, marked.lexicon)
    encounter = Event(
        key, type_key, label, evidence, True, when, tuple(persons), places=places, places_inferred=not stated
    )
    holdings, offices = _holdings(persons, people, when, marked.lexicon)
    home = people.persons[persons[0]].side
    verb = marked.line.tokens[_contact_at(marked, noun)].start
    return Stage(encounter, index, mention, verb, tuple(persons), sides, home, events, holdings, offices, notes)


def _naming(marked: Marked, noun: Match[str]) -> Span:
    """Return the full name of the encounter: the noun with the states and capitalised words before it."""
    start = noun.start
    while start > 0:
        before = marked.phrase_over(start - 1)
        if before and before.form in (Form.DYAD, Form.NAME) and before.kind is not Kind.PERSON:
            start = before.start
        elif marked.line.tokens[start - 1].is_capital:
            start -= 1
        else:
            break
    return marked.line.span(start, noun.end)


def _telling(marked: Marked, noun: Match[str] | None) -> list[Span]:
    """Return the words that tell of the encounter, from the contact verb to the preposition of the other party."""
    verb = _contact_at(marked, noun)
    end = noun.end if noun else verb + 1
    end += marked.line.norm(end) in ("with", "on", "from", "to")
    return [marked.line.span(verb, end)]


def _contact_at(marked: Marked, noun: Match[str] | None) -> int:
    """Return the index of the contact verb: the nearest before the noun, or the first of the sentence."""
    if noun:
        return _contact_before(marked, noun.start) or 0
    return next(at for at in range(len(marked.line)) if _contact_type(marked, at))


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
    parties = "-".join(sorted(key.removeprefix("person-") for key in persons))
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
        for office, span in people.persons[key].offices:
            if not office.holder:
                continue
            entity = office_entity(office.role, office.holder, lexicon)
            day = when.earliest if when else None
            held = When(f"#time-{span.start}-{span.end}", (span,), ongoing=day, inferred=True) if day else None
            holdings.append(Holding(key, entity.key, span, held))
            entities.append(entity)
    return tuple(holdings), tuple(entities)

"""A correction of the meeting: who took part and in which office, when and where it was, of which kind."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from kg.lexicon import Lexicon, local_name
from kg.reading.called import SIDES, Called
from kg.reading.changes import Change, OrphanedError
from kg.reading.corrected_statements import Settled, as_spoken, freed
from kg.reading.dates import clocks, lengths
from kg.reading.encounter_time import ASSUMED
from kg.reading.offices import OfficeMention
from kg.reading.parties import TOOK_NO_PART, office_entity
from kg.reading.records import Entity, Event, Holding, Kind, Reading, Span, Statement, When
from kg.reading.stage import encounter_key, encounter_label
from kg.reading.telling import is_encounter
from kg.slugs import slug
from kg.source.corrections import UNKNOWN
from kg.source.records import Correction

_TIME = "#time-corrected"
_MET = "#meeting-corrected"
_MEETING = "the meeting"


def corrected_participant(
    reading: Reading, correction: Correction, lexicon: Lexicon
) -> tuple[Reading, Change, Settled]:
    """Return a reading in which somebody takes part, in an office, or no longer; OrphanedError if that cannot be."""
    meeting, called, name = _meeting(reading), Called(reading, lexicon), correction.text("name")
    key = called.known(name)
    settled: Settled = {(key or name, "participation"): not correction.removes}
    if correction.removes:
        if key not in meeting.participants:
            there = ", ".join(map(called.label, meeting.participants)) or "none"
            raise OrphanedError(f"{name!r} does not take part; the participants are: {there}")
        left = tuple(one for one in meeting.participants if one != key)
        return _with(reading, replace(meeting, participants=left), lexicon), Change(correction), settled
    if not key:
        person = Entity(f"person-{slug(name)}", Kind.PERSON, name, minted=True, given=True)
        reading, key = _knowing(reading, [person]), person.key
    if correction.text("office"):
        reading = _in_office(reading, key, correction, lexicon)
        settled[key, "office"] = [held.office for held in reading.holdings if held.person == key]
    if key not in meeting.participants:
        given = (*meeting.given, key)
        meeting = replace(meeting, participants=(*meeting.participants, key), given=given)
        reading = _present(reading, TOOK_NO_PART.format(called.label(key) if called.known(name) else name))
    return _with(reading, meeting, lexicon), Change(correction), settled


def corrected_encounter(reading: Reading, correction: Correction, lexicon: Lexicon) -> tuple[Reading, Change, Settled]:
    """Return a reading in which the meeting has another date, start, place or type; OrphanedError if it cannot."""
    called = Called(reading, lexicon)
    settled: Settled = {(_MEETING, key): value for key, value in correction.values if key != "document"}
    if not reading.about and correction.text("type"):
        reading = _having_met(reading, correction)
    meeting = _meeting(reading)
    if kind := correction.text("type"):
        key = called.concept(kind, "evt")
        if not is_encounter(key, lexicon):
            raise OrphanedError(f"{kind!r} is no kind of meeting; write for example telephone talk")
        meeting = replace(meeting, type=key, given=(*meeting.given, *([key] if key != meeting.type else [])))
    if place := correction.text("place"):
        key = called.concept(place, "place")
        told = key in meeting.places and not meeting.places_inferred
        meeting = replace(meeting, places=(key,), given=(*meeting.given, *([] if told else [key])))
    if correction.text("date") or correction.text("start"):
        reading, meeting = _dated(reading, meeting, correction)
        settled[_MEETING, "date"] = correction.text("date") or correction.text("start")[:10]
    return _with(reading, meeting, lexicon), Change(correction), settled


def _meeting(reading: Reading) -> Event:
    found = next((event for event in reading.events if event.key in reading.about), None)
    if found is None:
        raise OrphanedError("no meeting is read in the document; to make one write an [encounter] with its type")
    return found


def _having_met(reading: Reading, correction: Correction) -> Reading:
    """Return a reading with a meeting that only the correction knows of: there all statements were made."""
    meeting = Event(_MET, "", "", (), encounter=True, source=correction.key)
    statements = tuple(replace(one, made_at=_MET) for one in reading.statements)
    return replace(reading, events=(meeting, *reading.events), about=(_MET,), statements=statements)


def _knowing(reading: Reading, entities: Iterable[Entity]) -> Reading:
    """Return a reading with more entities; those that it has stay as they are."""
    new = {entity.key: entity for entity in entities}
    return replace(reading, entities=dict(sorted((new | reading.entities).items())))


def _in_office(reading: Reading, key: str, correction: Correction, lexicon: Lexicon) -> Reading:
    """Return a reading in which somebody holds one office, the one that is given."""
    called = Called(reading, lexicon)
    if not called.is_person(key):
        raise OrphanedError(f"{called.label(key)} is no person and holds no office; take the office out")
    state = correction.text("state")
    holder = called.concept(state, *SIDES) if state else reading.sides.get(key, "")
    if not holder:
        raise OrphanedError("it is unknown whose office it is; add a line with its state")
    role = called.concept(correction.text("office"), "role")
    office = office_entity(OfficeMention(0, 0, role, holder), lexicon)
    read = [held for held in reading.holdings if held.person == key and held.office == office.key]
    day = _day(reading)
    when = When(f"#time-{slug(key)}-in-office", (), ongoing=day, inferred=True, given=correction.key) if day else None
    held = read or [Holding(key, office.key, None, when, correction.key)]
    others = (holding for holding in reading.holdings if holding.person != key)
    known = _knowing(reading, [replace(office, given=not read)])
    return replace(known, holdings=(*others, *held), sides=reading.sides | {key: holder})


def _day(reading: Reading) -> date | None:
    when = _meeting(reading).when
    return when.earliest if when else None


def _dated(reading: Reading, meeting: Event, correction: Correction) -> tuple[Reading, Event]:
    """Return a reading and its meeting with another day and start; what rested on the old day goes with it."""
    before, old = meeting.when, _day(reading)
    notes = tuple(note for note in reading.notes if note != ASSUMED)
    when = _when(before, correction, reading.source.text)
    if before and when and (before.earliest, before.starts_at) == (when.earliest, when.starts_at):
        return replace(reading, notes=notes), meeting
    day = when.earliest if when else None
    gone = set(before.evidence if before else ()) - set(when.evidence if when else ())
    evidence = tuple(span for span in meeting.evidence if span not in gone) or meeting.evidence
    events = tuple(replace(event, when=_moved(event.when, old, day)) for event in reading.events)
    holdings = tuple(replace(held, when=_moved(held.when, old, day)) for held in reading.holdings)
    kept = {event.when.key for event in events if event.when and event.key != meeting.key}
    lost = before.key if before and before.key not in kept else ""
    mentions = tuple(freed(reading.mentions, lost))
    after = replace(reading, events=events, holdings=holdings, notes=notes, mentions=mentions)
    return after, replace(meeting, when=when, evidence=evidence)


def _when(before: When | None, correction: Correction, text: str) -> When | None:
    """Return the time of a meeting with another day or start, and with the length that was read."""
    said, start = correction.text("date"), correction.text("start")
    starts = datetime.fromisoformat(start) if start else None
    day = starts.date() if starts else None if said == UNKNOWN else date.fromisoformat(said)
    length = before.duration if before else None
    if day is None and length is None:
        return None
    clock = before.starts_at if before and day and not starts else None
    return When(
        key=_TIME,
        evidence=_still(before, text, clock=bool(clock), length=length is not None),
        earliest=day,
        latest=day,
        starts_at=datetime.combine(day, clock.timetz()) if clock and day else starts,
        duration=length,
        start_approximate=before.start_approximate if before and clock else None,
        duration_approximate=before.duration_approximate if before else None,
        zone=before.zone if before and clock else "",
        inferred=True,
        given=correction.key,
    )


def _still(before: When | None, text: str, *, clock: bool, length: bool) -> tuple[Span, ...]:
    """Return the evidence of a time that still supports it: of the clock and of the length."""
    spans = before.evidence if before else ()
    return tuple(span for span in spans if (clock and any(clocks(text, span))) or (length and any(lengths(text, span))))


def _moved(when: When | None, old: date | None, day: date | None) -> When | None:
    """Return a time that was known only to go on at the day of the meeting with the new day."""
    if when is None or old is None or when.ongoing != old:
        return when
    return replace(when, ongoing=day) if day else None


def _with(reading: Reading, meeting: Event, lexicon: Lexicon) -> Reading:
    """Return a reading with its meeting changed, under the key that follows, and with what follows for statements."""
    old = _meeting(reading)
    key, label = _named(meeting, Called(reading, lexicon), lexicon)
    twin = next((event.evidence for event in reading.events if event.key == key), ())
    new = replace(meeting, key=key, label=label, evidence=meeting.evidence or twin)
    others = (event for event in reading.events if event.key not in (old.key, key))
    after = _renamed(replace(reading, events=(new, *others)), old.key, key)
    absent = {one for one in old.participants if one not in new.participants}
    said = (_doubted(as_spoken(after, one, lexicon), absent, Called(after, lexicon)) for one in after.statements)
    return replace(after, statements=tuple(said))


def _named(meeting: Event, called: Called, lexicon: Lexicon) -> tuple[str, str]:
    """Return the key and the label of a meeting: made of its day, kind and parties where they are known."""
    day = meeting.when.earliest if meeting.when else None
    if day and meeting.participants:
        parties = [local_name(key) for key in meeting.participants]
        names = [called.label(key) for key in meeting.participants]
        return encounter_key(meeting.type, parties, day), encounter_label(meeting.type, names, day, lexicon)
    label = lexicon.concepts[meeting.type].label
    if not meeting.evidence:
        return _MET, label
    first = meeting.evidence[0]
    return f"#event-{first.start}-{first.end}", label


def _renamed(reading: Reading, old: str, new: str) -> Reading:
    """Return a reading in which all that refers to a key refers to another."""

    def keys(before: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if key == old else key for key in before))

    events = (replace(one, after=keys(one.after), purposes=keys(one.purposes)) for one in reading.events)
    statements = (
        replace(one, made_at=new if one.made_at == old else one.made_at, mentions=keys(one.mentions))
        for one in reading.statements
    )
    mentions = (replace(one, referents=keys(one.referents)) for one in reading.mentions)
    return replace(
        reading,
        about=keys(reading.about),
        events=tuple(events),
        statements=tuple(statements),
        mentions=tuple(mentions),
    )


def _present(reading: Reading, doubt: str) -> Reading:
    """Return a reading without the doubt about somebody who took part, as a correction says."""
    statements = (
        replace(one, review=tuple(reason for reason in one.review if reason != doubt)) for one in reading.statements
    )
    return replace(reading, statements=tuple(statements))


def _doubted(statement: Statement, absent: set[str], called: Called) -> Statement:
    """Return a statement with a doubt for each speaker who, as a correction says, did not take part."""
    doubts = (f"{called.label(key)} took no part, says a correction" for key in statement.speakers if key in absent)
    return replace(statement, review=tuple(dict.fromkeys((*statement.review, *doubts))))

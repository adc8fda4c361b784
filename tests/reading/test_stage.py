"""The encounter: who takes part for which side, of what kind, when and where. Persons and meetings are made up."""

import pytest
from plain import ADA, BEN, MEETING, ReadText, bare, event, texts

from kg.reading.records import Event, Reading, Status

LEAD = "A title\n\nMay 3, 2021\n\n{}\n\n"
FULL = "On May 3, Ms. Ada Varga, Prime Minister of Norway, {} Mr. Ben Okoro, President of Chile{}."


def _meeting(reading: Reading) -> Event:
    (key,) = reading.about
    return next(event for event in reading.events if event.key == key)


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("met", "meeting"),
        ("met with", "meeting"),
        ("held talks with", "meeting"),
        ("held a meeting with", "meeting"),
        ("held a summit meeting with", "summit-meeting"),
        ("held a Norway-Chile Summit Meeting with", "summit-meeting"),
        ("had a telephone talk with", "telephone-talk"),
        ("spoke with", "telephone-talk"),
        ("spoke by phone with", "telephone-talk"),
        ("held a video call with", "video-call"),
        ("held a working lunch with", "working-meal"),
        ("received a courtesy call from", "courtesy-call"),
        ("held a Foreign Ministers’ Meeting with", "foreign-ministers-meeting"),
    ],
)
def test_kind_of_encounter(read_text: ReadText, verb: str, kind: str) -> None:
    """The kind comes from the noun behind the contact verb, else from the verb."""
    meeting = _meeting(read_text(LEAD.format(FULL.format(verb, ""))))

    assert (kind, (ADA, BEN)) == (bare(meeting.type), meeting.participants)


def test_key_and_label_of_an_encounter(read_talks: ReadText) -> None:
    """Two accounts of one encounter give it one key and label: day, kind and parties."""
    meeting = _meeting(read_talks("They ate."))

    assert (meeting.key, meeting.label) == (MEETING, "meeting of Ada Varga and Ben Okoro, 2021-05-03")


def test_other_account_has_the_same_key(read_text: ReadText) -> None:
    """The other side's account, its own president first, has the encounter under the same key."""
    other = "On May 3, Mr. Ben Okoro, President of Chile, held a meeting with Ms. Ada Varga, Prime Minister of Norway."

    reading = read_text(LEAD.format(other))

    assert reading.about == (MEETING,)
    assert bare(reading.perspective) == "state-cl"


def test_sides(read_talks: ReadText) -> None:
    """The account is that of the side named first, and the sentence that tells of the encounter is an event."""
    reading = read_talks("They ate.")

    assert (bare(reading.perspective), reading.sentences[0].status) == ("state-no", Status.EVENT)


@pytest.mark.parametrize(
    ("tail", "evidence"),
    [
        ("", ("On May 3", "held a meeting with")),
        (" for about 50 minutes", ("On May 3", "held a meeting with", "about 50 minutes")),
        (" from 9:05 a.m.", ("On May 3", "held a meeting with", "9:05 a.m.")),
    ],
)
def test_evidence(read_text: ReadText, tail: str, evidence: tuple[str, ...]) -> None:
    """The evidence of the encounter is the contact with its noun, the day, the time and the length."""
    reading = read_text(LEAD.format(FULL.format("held a meeting with", tail)))

    assert evidence == texts(reading, _meeting(reading).evidence)


@pytest.mark.parametrize(
    ("tail", "length", "hedged"),
    [
        (" for 50 minutes", "0:50:00", False),
        (" for about 50 minutes", "0:50:00", True),
        (" for approximately one hour", "1:00:00", True),
        (" for nearly 1 hour and 10 minutes", "1:10:00", True),
    ],
)
def test_length(read_text: ReadText, tail: str, length: str, hedged: bool) -> None:
    """The length of the encounter is as written, and approximate where a word says so."""
    when = _meeting(read_text(LEAD.format(FULL.format("met", tail)))).when

    assert when is not None
    assert (length, hedged) == (str(when.duration), when.duration_approximate)


@pytest.mark.parametrize(
    ("where", "place", "inferred", "starts", "zone"),
    [
        (" in Nairobi", ("place-nairobi",), False, "2021-05-03T21:05:00+03:00", "Africa/Nairobi"),
        (" at Geneva", ("place-geneva",), False, "2021-05-03T21:05:00+02:00", "Europe/Zurich"),
        ("", (), True, "None", ""),
        (", who was visiting Nairobi, Kenya", ("place-nairobi",), True, "2021-05-03T21:05:00+03:00", "Africa/Nairobi"),
    ],
)
def test_place_and_start(
    read_text: ReadText, where: str, place: tuple[str, ...], inferred: bool, starts: str, zone: str
) -> None:
    """A place named with "in" is stated, a place visited is inferred; its zone gives the start its offset."""
    reading = read_text(LEAD.format(f"At 9:05 p.m. {FULL.format('met', where).replace('On May 3', 'on May 3')}"))

    meeting = _meeting(reading)

    assert place == tuple(map(bare, meeting.places))
    assert inferred == (meeting.places_inferred or not place)
    assert meeting.when is not None
    assert (starts, zone) == (
        meeting.when.starts_at.isoformat() if meeting.when.starts_at else "None",
        meeting.when.zone,
    )


def test_day_of_issue_is_only_inferred(read_text: ReadText) -> None:
    """Where the lead has no day, the day of issue is taken and a note says so."""
    reading = read_text(LEAD.format("Ms. Ada Varga, Prime Minister of Norway, met Mr. Ben Okoro, President of Chile."))

    when = _meeting(reading).when

    assert when is not None
    assert (str(when.earliest), when.inferred) == ("2021-05-03", True)
    assert len(reading.notes) == 1


def test_encounter_without_any_day(read_text: ReadText) -> None:
    """An encounter without a day belongs to its readout alone, and has no time."""
    reading = read_text("A title\n\nMs. Ada Varga, Prime Minister of Norway, met Mr. Ben Okoro, President of Chile.")

    meeting = _meeting(reading)

    assert meeting.key.startswith("#event-")
    assert meeting.when is None


@pytest.mark.parametrize(
    "text", ["Trade grew in the north this year.", "Ms. Ada Varga of Norway sang well.", "May 3, 2021"]
)
def test_no_encounter(read_text: ReadText, text: str) -> None:
    """A text that tells of no contact between persons is about no encounter."""
    reading = read_text(f"A title\n\n{text}")

    assert (reading.about, reading.perspective) == ((), "")


def test_visit_and_gathering(read_text: ReadText) -> None:
    """A visit during which they met is an event of the visitor, for the gathering that they came to attend."""
    text = FULL.format("met", ", who was visiting Nairobi, Kenya, to attend the World Kite Forum")

    reading = read_text(LEAD.format(text))
    visit, forum = event(reading, "who was visiting"), event(reading, "the World Kite Forum")

    assert (
        bare(visit.type),
        visit.participants,
        tuple(map(bare, visit.places)),
    ) == ("visit", (BEN,), ("place-nairobi",))
    assert ((forum.key,), "2021-05-03") == (visit.purposes, str(visit.when and visit.when.ongoing))
    assert (
        bare(forum.type), forum.label, forum.participants, forum.when, forum.places
    ) == ("forum", "World Kite Forum", (), None, ())  # fmt: skip
    assert texts(reading, visit.evidence) == ("who was visiting Nairobi, Kenya, to attend the World Kite Forum",)

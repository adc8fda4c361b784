"""What corrections of the meeting do to a reading. All persons and remarks are made up."""

from datetime import date, datetime

import pytest
from plain import ADA, BEN, LEAD, MEETING

from kg.lexicon import Lexicon, local_name
from kg.reading import read
from kg.reading.records import Event, Reading
from kg.source import Source
from kg.source.corrections import parse

FILE = "talks.txt.corrections.toml"
TEXT = LEAD + "Prime Minister Varga stated that tea is green. The two leaders agreed to meet again."
CYD = "person-cyd-newcomer"
NEW = '[[participant]]\nname = "Cyd Newcomer"\noffice = "Foreign Minister"\nstate = "CL"\n'
DAY = date(2021, 5, 4)


def corrected(lexicon: Lexicon, toml: str, text: str = TEXT) -> Reading:
    """Return what is read from a text with the corrections in a file."""
    return read(Source(text, "talks.txt", corrections=parse(toml, FILE)), lexicon)


def meeting(reading: Reading) -> Event:
    """Return the meeting that a readout is about."""
    (found,) = (event for event in reading.events if event.key in reading.about)
    return found


def test_new_participant(lexicon: Lexicon) -> None:
    """A person whom nobody knew takes part, is named by the correction alone, and is spoken to."""
    reading = corrected(lexicon, NEW)
    found, entity = meeting(reading), reading.entities[CYD]

    assert found.participants == (ADA, BEN, CYD)
    assert found.key == f"{MEETING}-cyd-newcomer"
    assert (found.given, entity.label, entity.minted, entity.given) == ((CYD,), "Cyd Newcomer", True, True)
    assert [one.addressees for one in reading.statements] == [(BEN, CYD), ()]
    assert {one.made_at for one in reading.statements} == {found.key}
    assert reading.changes[0].things == (found.key,)


def test_office(lexicon: Lexicon) -> None:
    """An office that a correction gives has no characters and names the correction; that which was read is gone."""
    reading = corrected(lexicon, '[[participant]]\nname = "Varga"\noffice = "Foreign Minister"\n' + NEW)
    held = {one.person: one for one in reading.holdings}

    assert [reading.entities[held[key].office].label for key in (ADA, CYD)] == [
        "Minister for Foreign Affairs of Norway", "Minister for Foreign Affairs of Chile",
    ]  # fmt: skip
    assert [(held[key].evidence, bool(held[key].given)) for key in (ADA, CYD)] == [(None, True)] * 2
    assert held[BEN].evidence is not None
    assert held[CYD].when is not None
    assert held[CYD].when.ongoing == date(2021, 5, 3)


def test_office_that_was_read(lexicon: Lexicon) -> None:
    """To confirm an office that was read leaves its characters as they are."""
    table = '[[participant]]\nname = "Ada Varga"\noffice = "Prime Minister"\nstate = "Norway"\n'

    assert sorted(map(repr, corrected(lexicon, table).holdings)) == sorted(map(repr, corrected(lexicon, "").holdings))


def test_joint_by_office(lexicon: Lexicon) -> None:
    """Two speakers are one side once a correction says that both hold offices of one state."""
    table = '[[participant]]\nname = "Okoro"\noffice = "Foreign Minister"\nstate = "NO"\n'

    assert [[one.joint for one in corrected(lexicon, toml).statements] for toml in ("", table)] == [
        [False, True], [False, False],
    ]  # fmt: skip


def test_no_participant(lexicon: Lexicon) -> None:
    """Who is taken out takes no part and is not spoken to; what they are said to have said is in doubt."""
    reading = corrected(lexicon, '[[participant]]\nname = "Okoro"\nremove = true\n')
    first, second = reading.statements

    assert meeting(reading).participants == (ADA,)
    assert (first.addressees, first.review) == ((), ())
    assert second.review == ("Ben Okoro took no part, says a correction",)


@pytest.mark.parametrize("value", ["2021-05-04", '"2021-05-04"'])
def test_date(lexicon: Lexicon, value: str) -> None:
    """Another day changes the name of the meeting and the day of the offices; the words of the old day go."""
    reading = corrected(lexicon, f"[encounter]\ndate = {value}\n")
    found = meeting(reading)
    quoted = [span.of(TEXT) for span in found.evidence]

    assert found.when is not None
    assert (found.when.earliest, found.when.latest, found.when.evidence) == (DAY, DAY, ())
    assert found.key.startswith("encounter-2021-05-04-")
    assert found.label.endswith("2021-05-04")
    assert quoted == ["held a meeting with"]
    assert {held.when.ongoing for held in reading.holdings if held.when} == {DAY}
    assert "May 3" not in [one.span.of(TEXT) for one in reading.mentions]


def test_date_in_doubt_is_settled(lexicon: Lexicon) -> None:
    """The doubt about a day that the text does not give goes when the day is set or confirmed."""
    text = TEXT.replace("On May 3, ", "")
    plain, reading = corrected(lexicon, "", text), corrected(lexicon, "[encounter]\ndate = 2021-05-03\n", text)

    assert (len(plain.notes), reading.notes) == (1, ())
    assert meeting(reading) == meeting(plain)


def test_unknown_date(lexicon: Lexicon) -> None:
    """A date can be taken away; the meeting then is that of the text alone."""
    reading = corrected(lexicon, '[encounter]\ndate = "unknown"\n')

    assert meeting(reading).when is None
    assert meeting(reading).key.startswith("#event-")
    assert [held.when for held in reading.holdings] == [None, None]


def test_start_place_and_type(lexicon: Lexicon) -> None:
    """The start, the place and the type are set, and each is told from what was read."""
    toml = '[encounter]\nstart = 2021-05-04T09:30:00+02:00\nplace = "Oslo"\ntype = "telephone talk"\n'
    found = meeting(corrected(lexicon, toml))

    assert found.when is not None
    assert found.when.starts_at == datetime.fromisoformat("2021-05-04T09:30:00+02:00")
    assert found.when.earliest == DAY
    assert [*map(local_name, (found.type, *found.places))] == ["telephone-talk", "place-oslo"]
    assert set(found.given) == {found.type, *found.places}


def test_start_that_moves_with_its_day(lexicon: Lexicon) -> None:
    """With another day the hour that was read stays, by the clock of the same place, and so does the length."""
    text = TEXT.replace("On May 3, ", "On May 3, at 9:35 a.m. for about 50 minutes, ").replace(
        "Chile.", "Chile in Oslo."
    )
    found = meeting(corrected(lexicon, "[encounter]\ndate = 2021-12-04\n", text))

    assert found.when is not None
    assert found.when.starts_at is not None
    assert found.when.starts_at.isoformat() == "2021-12-04T09:35:00+01:00"
    assert [span.of(text) for span in found.when.evidence] == ["9:35 a.m.", "about 50 minutes"]


def test_two_accounts_meet(lexicon: Lexicon) -> None:
    """A corrected account has the same meeting as one that had it right from the start."""
    wrong = TEXT.replace("May 3", "May 2").replace(" Ben ", " Bert ")
    toml = (
        '[encounter]\ndate = 2021-05-03\n[[participant]]\nname = "Bert Okoro"\nremove = true\n'
        '[[participant]]\nname = "Ben Okoro"\n'
    )

    assert corrected(lexicon, toml, wrong).about == corrected(lexicon, "").about == (MEETING,)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[[participant]]\nname = "Zork"\nremove = true\n', "'Zork' does not take part; the participants are: Ada"),
        ('[[participant]]\nname = "Japan"\noffice = "President"\nstate = "JP"\n', "Japan is no person and holds no"),
        ('[[participant]]\nname = "Cyd New"\noffice = "President"\n', "it is unknown whose office it is; add a line"),
        ('[[participant]]\nname = "Ada Varga"\noffice = "Presidant"\n', "is no known office; did you mean President"),
        ('[[participant]]\nname = "Cyd New"\noffice = "King"\nstate = "Zork"\n', "'Zork' is no known state or body"),
        ('[encounter]\nplace = "Osloo"\n', "is no known place; did you mean Oslo or"),
        ('[encounter]\ntype = "nuclear test"\n', "'nuclear test' is no kind of meeting"),
    ],
)
def test_orphaned(lexicon: Lexicon, toml: str, why: str) -> None:
    """A correction of the meeting that cannot be applied changes nothing and says why."""
    plain, reading = corrected(lexicon, ""), corrected(lexicon, toml)

    assert why in reading.changes[0].reason
    assert (reading.events, reading.holdings, reading.statements) == (plain.events, plain.holdings, plain.statements)


NO_MEETING = "A note\n\nMay 3, 2021\n\nMs. Ada Varga, Prime Minister of Norway, stated that tea is green."


def test_no_meeting(lexicon: Lexicon) -> None:
    """Where no meeting was read nobody took part in it, and what to write to make one is said."""
    (change,) = corrected(lexicon, NEW, NO_MEETING).changes

    assert change.reason == "no meeting is read in the document; to make one write an [encounter] with its type"


def test_meeting_that_was_not_read(lexicon: Lexicon) -> None:
    """A meeting with a type is made, on the word of the correction alone; what was said was said there."""
    toml = f'{NEW}[[participant]]\nname = "Varga"\n[encounter]\ntype = "meeting"\ndate = 2021-05-03\n'
    reading = corrected(lexicon, toml, NO_MEETING)
    found = meeting(reading)

    assert [change.reason for change in reading.changes] == [""] * 3
    assert (found.key, found.evidence) == ("encounter-2021-05-03-meeting-ada-varga-cyd-newcomer", ())
    assert {*found.participants, found.type} == set(found.given)
    assert found.source == reading.changes[0].correction.key
    assert [(one.made_at, one.addressees) for one in reading.statements] == [(found.key, (CYD,))]


def test_contradiction(lexicon: Lexicon) -> None:
    """Who is put in by one correction is not taken out by the next; two dates are one too many."""
    toml = (
        '[[participant]]\nname = "Okoro"\n[[participant]]\nname = "Ben Okoro"\nremove = true\n'
        "[[encounter]]\ndate = 2021-05-04\n[[encounter]]\ndate = 2021-05-05\n"
    )

    reasons = [change.reason for change in corrected(lexicon, toml).changes]

    assert [bool(reason) for reason in reasons] == [False, True, False, True]

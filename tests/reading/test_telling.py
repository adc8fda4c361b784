"""How a text tells of its encounter: sentences, titles, bodies, delegations, signed releases. All of it is made up."""

import pytest
from plain import ReadText, bare

from kg.reading.records import Event, Reading


def encounter(reading: Reading) -> Event:
    """Return the only encounter that a reading is about."""
    (found,) = [event for event in reading.events if event.key in reading.about]
    return found


def labels(reading: Reading) -> set[str]:
    """Return the names of the participants, as far as they are no vocabulary entries."""
    keys = encounter(reading).participants
    return {reading.entities[key].label if key in reading.entities else bare(key) for key in keys}


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        (
            "Telephone conversation with President Ben Okoro",
            "At Chile’s request, Ada Varga and President of Chile Ben Okoro discussed trade.",
            "telephone-talk",
        ),
        ("Meeting with the President of Chile", "Ms. Ada Varga and Mr. Ben Okoro agreed to meet again.", "meeting"),
        ("Visit by the President of Chile", "Mr. Ben Okoro and Ms. Ada Varga discussed trade.", "visit"),
    ],
)
def test_title_tells_of_the_encounter(read_text: ReadText, title: str, body: str, kind: str) -> None:
    """Where no sentence tells of a contact, the title says what it was and a sentence who took part."""
    reading = read_text(f"{title}\n\nMay 3, 2021\n\n{body}\n")

    assert bare(encounter(reading).type) == kind
    assert labels(reading) == {"Ada Varga", "Ben Okoro"}


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "Today, the European Council was joined by President Ben Okoro of Chile.",
            {"Ben Okoro", "org-european-council"},
        ),
        ("President Ben Okoro of Chile met with the European Council today.", {"Ben Okoro", "org-european-council"}),
        (
            "Today President Ben Okoro of Chile held a meeting with the Norwegian delegation.",
            {"Ben Okoro", "delegation of Norway"},
        ),
    ],
)
def test_bodies_and_delegations_take_part(read_text: ReadText, body: str, parties: set[str]) -> None:
    """A body or a delegation that meets or is met takes part; one that only stands by does not."""
    assert labels(read_text(f"Readout\n\nMay 3, 2021\n\n{body}\n")) == parties


def test_body_that_only_stands_by(read_text: ReadText) -> None:
    """A person's own body, and one that the contact was about, do not take part."""
    text = (
        "President Ben Okoro of Chile met today with Prime Minister Ada Varga of Norway, before the European Council."
    )

    assert labels(read_text(f"Readout\n\nMay 3, 2021\n\n{text}\n")) == {"Ben Okoro", "Ada Varga"}


def test_delegation_speaks(read_text: ReadText) -> None:
    """A delegation that speaks is the group, and "they" behind it stands for it."""
    reading = read_text(
        "Readout\n\nMay 3, 2021\n\nToday President Ben Okoro of Chile held a meeting with the Norwegian delegation.\n\n"
        "The Norwegian delegation affirmed that trade grew. They thanked their hosts.\n"
    )

    speakers = [said.speakers for said in reading.statements]
    assert speakers == [("group-delegation-of-no",)] * 2
    assert reading.entities["group-delegation-of-no"].label == "delegation of Norway"


def test_aim_of_a_contact_is_not_the_contact(read_text: ReadText) -> None:
    """A summit for which somebody prepared at a meeting is an event of its own."""
    reading = read_text(
        "Readout\n\nMay 3, 2021\n\nPresident Ben Okoro of Chile met today with Prime Minister Ada Varga of Norway"
        " to prepare for the July 11, 2021 summit in Oslo.\n"
    )

    assert bare(encounter(reading).type) == "meeting"
    assert [str(e.when.earliest) for e in reading.events if e.when and e.key not in reading.about] == ["2021-07-11"]


def test_several_days_are_bounds(read_text: ReadText) -> None:
    """An encounter of several days has the first and the last of them as bounds."""
    body = "President Ben Okoro of Chile held talks with Prime Minister Ada Varga of Norway from 28 to 30 April."
    when = encounter(read_text(f"Talks with Norway\n\nMay 3, 2021\n\n{body}\n")).when

    assert when
    assert (str(when.earliest), str(when.latest), when.starts_at) == ("2021-04-28", "2021-04-30", None)


@pytest.mark.parametrize(
    ("issued", "told", "day"),
    [
        ("2021-05-06", "On Monday", "2021-05-03"),
        ("2021-05-03", "On Monday", "2021-05-03"),
        ("2021-05-03", "Last Tuesday", "2021-04-27"),
    ],
)
def test_day_of_the_week(read_text: ReadText, issued: str, told: str, day: str) -> None:
    """A day of the week is the last such day up to the date of issue."""
    text = f"Readout\n\n{issued}\n\n{told}, President Ben Okoro of Chile met with Prime Minister Ada Varga of Norway.\n"
    when = encounter(read_text(text)).when

    assert when
    assert str(when.earliest) == day


@pytest.mark.parametrize(("date", "day", "doubts"), [("05/03/2021", "2021-03-05", 1), ("25/03/2021", "2021-03-25", 0)])
def test_dateline_in_figures(read_text: ReadText, date: str, day: str, doubts: int) -> None:
    """A dateline with two readings is taken as day, month, year, and a note says so."""
    reading = read_text(f"Readout\n\n{date}\n\nToday President Ben Okoro of Chile met with Ms. Ada Varga.\n")

    assert str(reading.issued) == day
    assert len([note for note in reading.notes if "day, month, year" in note]) == doubts


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Media Release - Minister for Foreign Affairs, Ada Varga", "Ada Varga"),
        ("Prime Minister Ada Varga", "Ada Varga"),
        ("Meeting with Prime Minister Ada Varga", "the issuer"),
    ],
)
def test_who_signs_says_i(read_text: ReadText, signature: str, name: str) -> None:
    """The person who signs a release above its text is who says "I"; one whom a heading is about is not."""
    reading = read_text(f"Fish\n\n{signature}\n\n3 May 2021\n\nToday I met with Mr. Ben Okoro, President of Chile.\n")

    assert labels(reading) == {name, "Ben Okoro"}


def test_the_key_of_an_encounter_holds_the_names_of_its_parties(read_text: ReadText) -> None:
    """A body that the vocabulary knows is named in the key of an encounter by its own name, not by a whole IRI."""
    reading = read_text("Talks\n\n3 May 2021\n\nPresident Ben Okoro of Chile met with the European Council today.\n")

    assert reading.about == ("encounter-2021-05-03-meeting-ben-okoro-org-european-council",)


def test_somebody_without_a_name_belongs_to_the_document(read_text: ReadText) -> None:
    """A person whom a document does not name has a key of the document’s own: in another it may be somebody else."""
    reading = read_text("Fish\n\n3 May 2021\n\nToday I met with Mr. Ben Okoro, President of Chile.\n")

    assert {key: one.label for key, one in reading.entities.items() if one.label == "the issuer"} == {
        "#person-the-issuer": "the issuer"
    }
    assert reading.about == ("encounter-2021-05-03-meeting-ben-okoro-the-issuer",)

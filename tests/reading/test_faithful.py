"""What looks like a report, an office or a meeting and is none, and whom one might take for another. All is made up."""

import pytest
from plain import ADA, BEN, ReadText, Tell

from kg.reading.records import Reading

ISSUED = "Meeting\n\n3 May 2031\n\n{}\n"
VARGA, OKORO = "Prime Minister Ada Varga of Norway", "President Ben Okoro of Chile"

MINISTERS = (
    "Mr. Kenji Morita, Minister for Foreign Affairs of Japan, Ms. Alice Brenner, Secretary of State of the United"
    " States, and Mr. Park Joon-ho, Minister of Foreign Affairs of the Republic of Korea, held a meeting today."
)
LEADERS = (
    "The Prime Minister of Norway, Ada Varga, the President of Chile, Ben Okoro, and the President of France,"
    " Julien Moreau, met today."
)


def offices(reading: Reading) -> dict[str, str]:
    """Return the offices held by the participants, by the name of the holder; they hold one each."""
    held = [(reading.entities[h.person].label, reading.entities[h.office].label) for h in reading.holdings]
    assert len(dict(held)) == len(held)
    return dict(held)


def meetings(reading: Reading) -> list[tuple[str, set[str]]]:
    """Return the day and the participants of what a reading is about."""
    about = [event for event in reading.events if event.key in reading.about]
    return [
        (str(e.when.earliest) if e.when else "", {reading.entities[k].label for k in e.participants}) for e in about
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{VARGA} did not meet with {OKORO} on 2 May.",
        f"{VARGA} will meet {OKORO} on 10 May.",
        f"{VARGA} was to meet {OKORO} today but the meeting was postponed.",
        f"{VARGA} cancelled her meeting with {OKORO} on 10 May.",
    ],
)
def test_meeting_that_was_not(read_text: ReadText, text: str) -> None:
    """A meeting that is denied, called off or still to come is not what a text tells of."""
    assert meetings(read_text(ISSUED.format(text))) == []


@pytest.mark.parametrize(
    ("text", "day", "parties"),
    [
        (
            f"{VARGA}, who will meet President of France Julien Moreau on 10 May, met with {OKORO} on 2 May.",
            "2031-05-02", {"Ada Varga", "Ben Okoro"},
        ),
        (f"{VARGA} met today with Ms. Cyd Ruiz, who represented {OKORO}.", "2031-05-03", {"Ada Varga", "Cyd Ruiz"}),
    ],
)  # fmt: skip
def test_who_is_told_of_besides(read_text: ReadText, text: str, day: str, parties: set[str]) -> None:
    """Whom and when a relative clause tells of is no part of the meeting."""
    assert meetings(read_text(ISSUED.format(text))) == [(day, parties)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            MINISTERS,
            {
                "Kenji Morita": "Minister for Foreign Affairs of Japan",
                "Alice Brenner": "Secretary of State of the United States",
                "Park Joon-ho": "Minister for Foreign Affairs of the Republic of Korea",
            },
        ),
        (
            LEADERS,
            {
                "Ada Varga": "Prime Minister of Norway",
                "Ben Okoro": "President of Chile",
                "Julien Moreau": "President of France",
            },
        ),
        (
            f"{VARGA} met today with Advisor to the President of Chile Ben Okoro.",
            {"Ada Varga": "Prime Minister of Norway", "Ben Okoro": "Advisor to the President of Chile"},
        ),
        (
            f"{VARGA} met today with the Chief of Staff of the President of Chile, Ben Okoro.",
            {"Ada Varga": "Prime Minister of Norway", "Ben Okoro": "Chief of Staff of the President of Chile"},
        ),
    ],
)
def test_office_of_the_neighbour(read_text: ReadText, text: str, held: dict[str, str]) -> None:
    """In a list of names and offices each holds their own; who serves an office holder does not hold that office."""
    assert offices(read_text(ISSUED.format(text))) == held


def test_subject_of_a_passive_goes_on(tell: Tell) -> None:
    """Behind a passive that names who said it, the sentence goes on with its subject."""
    thanked, stated = tell("The Prime Minister was thanked by the President and said that trade matters.")

    assert (thanked.speakers, stated.speakers) == ((BEN,), (ADA,))


@pytest.mark.parametrize(
    "text",
    [
        "Neither the Prime Minister nor the President supported the pact.",
        '"Trade matters and the Prime Minister said so."',
    ],
)
def test_nobody_said_it(tell: Tell, text: str) -> None:
    """What is denied of both, or only quoted, is nobody's statement."""
    assert tell(text) == []


def test_nobody_answers_themselves(tell: Tell) -> None:
    """A pronoun that answers means the other one."""
    asked, answered = tell("Prime Minister Varga asked whether tea was ready. He replied that it was.")

    assert (asked.speakers, answered.speakers) == ((ADA,), (BEN,))


def test_who_behind_an_object(tell: Tell) -> None:
    """A relative clause about somebody who was thanked is that person's statement."""
    thanked, emphasised = tell("Prime Minister Varga thanked her counterpart, who emphasised that Chile would help.")

    assert (thanked.speakers, emphasised.speakers) == ((ADA,), (BEN,))
    assert thanked.content == "her counterpart"


def test_pronoun_with_a_rival(read_text: ReadText) -> None:
    """A pronoun that may stand for somebody whom the last sentence names besides is in doubt."""
    reading = read_text(
        ISSUED.format(
            f"{VARGA} met today with {OKORO}. President Okoro quoted Minister Cyd Ruiz. She said that trade matters."
        )
    )

    assert reading.statements[-1].review == ("“she” may stand for Cyd Ruiz",)


def test_another_encounter(tell: Tell) -> None:
    """Behind a sentence about another meeting, "the two" are in doubt."""
    (said,) = tell("On the same day, Prime Minister Varga met with Ms. Cyd Ruiz. The two leaders discussed trade.")

    assert said.review == ("the text tells of another encounter before",)


@pytest.mark.parametrize(
    ("text", "month"),
    [("the talks would be held in August", "2021-08"), ("elections will be held in June", "2021-06")],
)
def test_what_will_be_held(read_talks: ReadText, text: str, month: str) -> None:
    """What would be held in a month is to come, though "held" alone looks back."""
    reading = read_talks(f"President Okoro stated that {text}.")

    days = [str(e.when.earliest)[:7] for e in reading.events if e.when and e.key not in reading.about]
    assert days == [month]


def test_hearsay(tell: Tell) -> None:
    """What the text itself passes on as hearsay is in doubt."""
    (said,) = tell("Allegedly, President Okoro condemned the attack.")

    assert said.review == ("the text itself passes it on as hearsay",)

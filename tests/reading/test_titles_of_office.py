"""Long titles of office before a name, and who is meant by an office alone. Persons are made up."""

import pytest
from plain import ADA, BEN, ReadText, Tell, bare

from kg.lexicon import Lexicon
from kg.reading.document import Document

LONG = "Readout\n\nMay 3, 2021\n\n{} met with President Ben Okoro of Chile.\n"


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Head of the Office of the President of Norway",
        "Chairman of the Committee on Fish of the Parliament of Norway",
        "Adviser of the Norwegian President on Arctic Affairs",
    ],
)
def test_title_with_another_office_inside(read_text: ReadText, title: str) -> None:
    """Whoever serves an office holder does not hold that office: the title as written is the office."""
    reading = read_text(LONG.format(f"{title} Ada Varga"))

    held = {reading.entities[holding.office].label for holding in reading.holdings if holding.person == ADA}
    assert held == {title}
    (office,) = [entity for entity in reading.entities.values() if entity.label == title]
    assert (bare(office.holder), office.minted) == ("state-no", True)


def test_portfolio_before_a_name(read_text: ReadText) -> None:
    """The last two capitalised words behind a portfolio are the name."""
    reading = read_text(LONG.format("EU Commissioner for Fish and Enlargement Ada Varga"))

    assert ADA in next(event for event in reading.events if event.key in reading.about).participants


def test_two_offices_of_one_person(read_text: ReadText) -> None:
    """Two offices behind a name and "and" are both the person's, and the second may tell the side."""
    reading = read_text(
        "Talks\n\nMay 3, 2021\n\nOn May 3, Ms. Ada Varga, State Secretary and Minister for Foreign Affairs of Norway,"
        " held a meeting with Mr. Ben Okoro, President of Chile.\n\nThe Norwegian side thanked Chile.\n"
    )

    assert [said.speakers for said in reading.statements] == [(ADA,)]


def test_office_of_the_only_one_without(read_text: ReadText) -> None:
    """The president of a state is the one participant whose office the text does not give."""
    reading = read_text(
        "Telephone conversation with President of Chile Ben Okoro\n\n2021-05-03\n\n"
        "Ada Varga had a telephone conversation with President of Chile Ben Okoro.\n\n"
        "The President of Norway stressed that trade grew. The President of Kenya stressed nothing.\n"
    )

    assert reading.statements[0].speakers == (ADA,)


@pytest.mark.parametrize(
    ("text", "speakers", "doubtful"),
    [
        ("The other leaders praised the tea.", (ADA,), False),
        ("His counterpart praised the tea.", (ADA,), False),
        ("The Prime Ministers of Norway and Chile praised the tea.", (ADA, BEN), False),
    ],
)
def test_others(tell: Tell, text: str, speakers: tuple[str, ...], doubtful: bool) -> None:
    """All others are all but who spoke last; holders in several states are as many as the states."""
    found = tell("President Okoro stated that trade grew. " + text)[-1]

    assert (found.speakers, bool(found.review)) == (speakers, doubtful)


def test_plural_that_fits_some(read_text: ReadText) -> None:
    """A plural without a number that fits some of the participants may mean all: that is said."""
    reading = read_text(
        "Talks\n\nMay 3, 2021\n\nOn May 3, Ms. Ada Varga, Minister for Foreign Affairs of Norway, held a meeting with"
        " Mr. Ben Okoro, Minister for Foreign Affairs of Chile, and Ms. Cleo Adeyemi, Secretary of State of Kenya.\n\n"
        "The ministers praised the tea.\n"
    )

    (said,) = reading.statements
    assert said.review == ("“The ministers” may be all 3 participants",)


def test_full_name_without_office(tell: Tell) -> None:
    """A full name that the text introduced elsewhere is a person wherever it stands."""
    (said,) = tell("As for the tea, the taste of Ben Okoro and Ada Varga differs, noted Ben Okoro.")[-1:] or tell(
        "Ben Okoro noted that the taste of Ada Varga differs."
    )

    assert said.speakers == (BEN,)


def test_our_country(tell: Tell) -> None:
    """Our country is the side whose account this is, in what is said and as who says it."""
    thanked, stated = tell("President Okoro thanked our country for its tea. Our country stated that trade grew.")

    assert [bare(key) for key in thanked.mentions] == ["state-no"]
    assert [bare(key) for key in stated.speakers] == ["state-no"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Cabinet Secretary for Foreign Affairs", "cabinet-secretary"),
        ("Cabinet Secretary for Foreign and Diaspora Affairs Dr.", "cabinet-secretary"),
        ("Cabinet Secretary for Roads and Ports Dr.", "cabinet-secretary"),
        ("Prime Cabinet Secretary", "prime-cabinet-secretary"),
        ("The Principal Secretary for Foreign Affairs, Ms.", "principal-secretary"),
        ("Permanent Secretary", "permanent-secretary"),
        ("Permanent Secretary in the Ministry of Foreign Affairs", "permanent-secretary"),
        ("State Secretary for Foreign Affairs", "state-secretary"),
        ("Ambassador-at-Large", "ambassador-at-large"),
        ("Ambassador at Large for Climate", "ambassador-at-large"),
        ("Minister Delegate", "minister-delegate"),
        ("Minister-Counsellor", "minister-counsellor"),
        ("Minister in the Presidency", "minister"),
        ("Counsellor", "counsellor"),
    ],
)
def test_titles_are_no_names(lexicon: Lexicon, title: str, role: str) -> None:
    """A title is an office of its own, and neither a shorter one nor a part of the name behind it."""
    people = Document(f"Talks\n\n{title} Ada Varga met President Ben Okoro of Chile.", lexicon).people

    held = {person.label: [bare(office.role) for office, _ in person.offices] for person in people.persons.values()}
    assert held == {"Ada Varga": [role], "Ben Okoro": ["president"]}


def test_secretaries_are_told_apart(tell: Tell) -> None:
    """Of two secretaries of different rank each is meant by the own title."""
    first, second = tell(
        "Cabinet Secretary Joe Bando and Principal Secretary Ann Moraa came in. The Principal Secretary thanked Chile. "
        "The Cabinet Secretary stressed unity."
    )

    assert (first.speakers, second.speakers) == (("person-ann-moraa",), ("person-joe-bando",))

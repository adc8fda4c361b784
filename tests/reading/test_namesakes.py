"""Two persons of one family name in a document. Persons and remarks are made up."""

import pytest
from plain import ADA, ReadText, bare

RANU, OTO, MIRA = "person-ranu-castel", "person-oto-castel", "person-mira-castel"
BROTHERS = (
    "On May 3, 2021, President Ranu Castel of Chile met with Ms. Ada Varga, Prime Minister of Norway. "
    "President Castel was there with his brother, Minister Oto Castel. "
)
COUPLE = (
    "On May 3, 2021, Mr. Ranu Castel, President of Chile, and Ms. Mira Castel, Foreign Minister of Chile, met with "
    "Ms. Ada Varga, Prime Minister of Norway. President Castel smiled. "
)


def _last(read_text: ReadText, text: str) -> tuple[tuple[str, ...], bool]:
    statement = read_text(text).statements[-1]
    return statement.speakers, bool(statement.review)


@pytest.mark.parametrize(
    ("lead", "who", "speaker"),
    [
        (BROTHERS, "President Castel", RANU),
        (BROTHERS, "Ranu Castel", RANU),
        (BROTHERS, "The President", RANU),
        (COUPLE, "Mr. Castel", RANU),
        (COUPLE, "Ms. Castel", MIRA),
        (COUPLE, "Minister Castel", MIRA),
        (COUPLE, "Foreign Minister Castel", MIRA),
        (COUPLE, "Prime Minister Varga", ADA),
    ],
)
def test_told_apart(read_text: ReadText, lead: str, who: str, speaker: str) -> None:
    """Office, gender and given name tell who of the family is meant."""
    assert _last(read_text, f"{lead}{who} said that trade grew.") == ((speaker,), False)


@pytest.mark.parametrize(
    ("lead", "who"),
    [(BROTHERS, "Castel"), (BROTHERS, "Mr. Castel"), (COUPLE, "Castel"), (COUPLE, "Dr. Castel")],
)
def test_not_told_apart(read_text: ReadText, lead: str, who: str) -> None:
    """A family name that two persons share stands for neither, and the statement says so."""
    assert _last(read_text, f"{lead}{who} said that trade grew.") == ((), True)


def test_the_brother_has_no_office(read_text: ReadText) -> None:
    """Who is named as a relative is a person of the document, with or without a title."""
    lead = BROTHERS.replace(", Minister Oto", " Oto")

    assert _last(read_text, f"{lead}Castel said that trade grew.") == ((), True)


def test_nobody_is_made_up(read_text: ReadText) -> None:
    """A family name that may mean several makes no person of its own."""
    reading = read_text(f"{BROTHERS}Mr. Castel said that trade grew.")

    assert {key for key, one in reading.entities.items() if one.kind == "person"} == {RANU, OTO, ADA}
    assert {key for event in reading.events for key in event.participants} == {RANU, ADA}


def test_two_spellings_in_one_text(read_text: ReadText) -> None:
    """A person whose name a text also spells with plain letters is one, who is heard under both spellings."""
    reading = read_text(
        "Talks\n\nMay 3, 2021\n\nOn May 3, President Ada Bø of Norway met with President Ben Okoro of Chile.\n\n"
        "Ms. Ada Bo, Chair of the Arctic Council, said that trade grew.\n"
    )

    assert [said.speakers for said in reading.statements] == [("person-ada-bo",)]
    assert [entity.label for entity in reading.entities.values() if entity.key == "person-ada-bo"] == ["Ada Bø"]
    assert {
        bare(reading.entities[held.office].holder) for held in reading.holdings if held.person == "person-ada-bo"
    } >= {"state-no"}

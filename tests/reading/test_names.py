"""Persons and their offices, by the shape of their names. All persons are made up."""

import pytest
from plain import ADA, BEN, ReadText, bare, named, texts

LEAD = "A title\n\nMay 3, 2021\n\nOn May 3, {} met with {} in Oslo.\n\n"


def _people(read_text: ReadText, one: str, other: str = "Mr. Ben Okoro") -> list[str]:
    return [e.label for e in read_text(LEAD.format(one, other)).entities.values() if e.key.startswith("person-")]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Ms. Ada Varga", "Ada Varga"),
        ("Ms Ada Varga", "Ada Varga"),
        ("H.E. Ms. Ada Varga", "Ada Varga"),
        ("His Excellency Dr. Ivo Quill", "Ivo Quill"),
        ("Prime Minister Ada Varga", "Ada Varga"),
        ("Norwegian Prime Minister Ada Varga", "Ada Varga"),
        ("Norway’s Prime Minister Ada Varga", "Ada Varga"),
        ("Ms. Zoë Ångström-Núñez", "Zoë Ångström-Núñez"),
        ("Mr. Oru Tae-vin", "Oru Tae-vin"),
        ("Mr. Kees van Zwan", "Kees van Zwan"),
        ("Mr. Omar al-Tarif", "Omar al-Tarif"),
        ("Mr. Ivo B. Quill", "Ivo B. Quill"),
        ("Mr. Ivo Quill, Jr.", "Ivo Quill"),
        ("Mr. Ivo Quill III", "Ivo Quill"),
        ("Ms. May Varga", "May Varga"),
        ("the Hon. Ada Varga", "Ada Varga"),
        ("Her Majesty Queen Ada II of Norway", "Ada"),
        ("H.E. Prime Minister Ada Varga", "Ada Varga"),
        ("Mr. Kees van der Zwan", "Kees van der Zwan"),
        ("Lena D’Amber, Prime Minister of Norway,", "Lena D’Amber"),
    ],
)
def test_name(read_text: ReadText, written: str, label: str) -> None:
    """A person is known by honorific or office; the label is the name without them and without suffixes."""
    assert sorted([label, "Ben Okoro"]) == sorted(_people(read_text, written))


@pytest.mark.parametrize("written", ["Ada Varga", "Ben Quill Senior"])
def test_name_alone(read_text: ReadText, written: str) -> None:
    """Two capitalised words that meet somebody, or are met, are a person without honorific too."""
    assert written in _people(read_text, written)
    assert written in _people(read_text, "Ms. Zoë Quill", written)


@pytest.mark.parametrize("word", ["Norway", "the Prime Minister’s Office", "Oslo", "Monday", "the Forum"])
def test_no_name(read_text: ReadText, word: str) -> None:
    """States, places, offices and days are no persons, even where a person may stand."""
    assert {"Ben Okoro", "Ada Varga"} >= set(_people(read_text, f"Ms. Ada Varga of {word}"))


def test_person_is_the_same_throughout(read_text: ReadText) -> None:
    """Full name, office with family name, honorific with family name and bare family name are one person."""
    text = (
        "A title\n\nMs. Ada Varga, Prime Minister of Norway, met with Mr. Ben Okoro, President of Chile.\n\n"
        "Prime Minister Varga stated that trade grew. Ms. Varga noted that tourism grew. Varga added that all grew."
    )

    reading = read_text(text)

    assert [statement.speakers for statement in reading.statements] == [(ADA,)] * 3
    assert [e.label for e in reading.entities.values() if e.kind == "person"] == ["Ada Varga", "Ben Okoro"]


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ("Ms. Ada Varga, Prime Minister of Norway,", "office-prime-minister-no"),
        ("Ms. Ada Varga, the Prime Minister of Norway,", "office-prime-minister-no"),
        ("Prime Minister Ada Varga of Norway", "office-prime-minister-no"),
        ("Norwegian Prime Minister Ada Varga", "office-prime-minister-no"),
        ("Norway’s Prime Minister, Ms. Ada Varga,", "office-prime-minister-no"),
        ("Ms. Ada Varga, Prime Minister of the Kingdom of Norway,", "office-prime-minister-no"),
        ("Ms. Ada Varga, Secretary-General of the United Nations,", "office-secretary-general-un"),
        ("Ms. Ada Varga, Minister for Foreign Affairs of the UK,", "office-minister-for-foreign-affairs-gb"),
    ],
)
def test_office(read_text: ReadText, written: str, office: str) -> None:
    """An office before or behind a name, with its state or body, is held on the day of the encounter."""
    reading = read_text(LEAD.format(written, "Mr. Ben Okoro"))

    (holding,) = reading.holdings
    assert (ADA, office, "2021-05-03") == (holding.person, holding.office, str(holding.when and holding.when.ongoing))
    assert reading.entities[office].holder == next(iter({reading.perspective}))


def test_office_label(read_text: ReadText) -> None:
    """The label of an office is that of the role and of the state, with an article where its name takes one."""
    reading = read_text(
        LEAD.format("Ms. Ada Varga, Foreign Minister of Norway,", "Mr. Ben Okoro, Foreign Minister of the UAE")
    )

    assert {
        "Minister for Foreign Affairs of Norway",
        "Minister for Foreign Affairs of the United Arab Emirates",
    } == {entity.label for entity in reading.entities.values() if entity.kind == "office"}


def test_office_without_state_is_not_held(read_text: ReadText) -> None:
    """Of an office without a state or body in sight nobody is said to hold it."""
    assert read_text(LEAD.format("Prime Minister Ada Varga", "Mr. Ben Okoro")).holdings == ()


@pytest.mark.parametrize(("word", "keys"), [("King", set()), ("Queen", {ADA})])
def test_gender_of_an_office(read_text: ReadText, word: str, keys: set[str]) -> None:
    """An office that only a woman or a man holds tells which pronoun fits."""
    reading = read_text(
        LEAD.format(f"{word} Ada Varga of Norway", "Mr. Ben Okoro, President of Chile")
        + f"{word} Ada Varga stated that she hopes to visit Chile. Then she noted that trade grew."
    )

    assert keys == set(reading.statements[-1].speakers)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("Ms. Ada Varga", "person"), ("Prime Minister of Norway", "office"), ("Mr. Ben Okoro", "person")],
)
def test_mentions(read_talks: ReadText, written: str, kind: str) -> None:
    """A name with its honorific is a mention of the person; an office behind it is one of the office."""
    assert len(named(read_talks("They ate."), written, kind)) == 1


def test_evidence_of_an_office(read_talks: ReadText) -> None:
    """The evidence of a holding is the office with its state, as written."""
    reading = read_talks("They ate.")

    assert [(held.person, texts(reading, (held.evidence,))) for held in reading.holdings] == [
        (ADA, ("Prime Minister of Norway",)),
        (BEN, ("President of Chile",)),
    ]
    assert bare(reading.perspective) == "state-no"

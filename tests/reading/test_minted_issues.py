"""Issues that no vocabulary knows: which words name one, alone and in enumerations. Persons are made up."""

import pytest
from plain import ReadText, bare

from kg.reading.records import Reading
from kg.slugs import slug


def minted(reading: Reading) -> list[str]:
    """Return the labels of the issues that no vocabulary knows."""
    return [entity.label for entity in reading.entities.values() if entity.kind == "issue" and entity.minted]


@pytest.mark.parametrize(
    "said",
    [
        "The two leaders agreed to stay in close contact.",
        "The two leaders agreed to meet again in June.",
        "The two leaders agreed to meet next week.",
        "The two leaders discussed last August.",
        "President Okoro stated that Norway shares this view.",
        "President Okoro stated that their turn came.",
        "President Okoro stated that Norway is ready to help.",
        "President Okoro expressed sympathy to those affected.",
        "President Okoro thanked Prime Minister Varga for the time that she had made.",
        "President Okoro stated that Norway has much to learn.",
        "President Okoro welcomed this offer.",
        "President Okoro praised the sharing of experience.",
    ],
)
def test_no_issue_of_a_verb_a_time_or_a_generic_noun(read_talks: ReadText, said: str) -> None:
    """A content that names nothing but a verb, a time or a noun without a subject has no issue."""
    reading = read_talks(said)

    assert reading.statements
    assert minted(reading) == []


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("The two leaders agreed to set up a working group on alpine weather huts.", "alpine weather huts"),
        ("President Okoro stated that Norway gives priority to salt roads.", "salt roads"),
        ("President Okoro stated that Norway firmly supports joint efforts on the salt road.", "salt road"),
        ("President Okoro stated that the pact helps the villages.", "pact"),
        ("President Okoro explained the position of Norway on the colour of milestones.", "colour of milestones"),
        ("President Okoro explained the situation on the ground.", "situation"),
        ("President Okoro explained the situation regarding school orchestras.", "school orchestras"),
        ("President Okoro raised the so-called “register of old maps” question.", "register of old maps"),
        ("The two leaders agreed to take up the harbour cranes.", "harbour cranes"),
        ("President Okoro praised the prompt dispatch of ferries.", "prompt dispatch of ferries"),
        ("President Okoro praised the national day of Norway.", "national day"),
        ("President Okoro praised a commitment to lighthouses.", "lighthouses"),
        ("President Okoro raised zeppelin routes.", "zeppelin routes"),
        ("President Okoro agreed to focus on lighthouses.", "lighthouses"),
        ("President Okoro stated that lighthouses shine brightly.", "lighthouses"),
        ("President Okoro stated that the lighthouse shines.", "lighthouse"),
        ("President Okoro stated that the old lighthouse collapsed on Monday.", "old lighthouse"),
        ("President Okoro stated that alpine huts support peace.", "alpine huts"),
        ("President Okoro stated that alpine huts in Norway support peace.", "alpine huts"),
        ("President Okoro stated that lighthouse lenses cannot wait.", "lighthouse lenses"),
        ("President Okoro stated that former keepers of the lighthouse be heard.", "former keepers of the lighthouse"),
    ],
)
def test_issue_is_the_noun_phrase_meant(read_talks: ReadText, said: str, label: str) -> None:
    """Verbs, articles and nouns that only lead to a subject are no part of an issue that nobody knows."""
    assert minted(read_talks(said)) == [label]


@pytest.mark.parametrize(
    ("said", "known", "unknown"),
    [
        ("Prime Minister Varga raised lighthouses, tariffs and zeppelins.", "tariffs", ["lighthouses", "zeppelins"]),
        ("The two leaders discussed trade, pandas, visas and mining.", "trade visas", ["pandas", "mining"]),
        (
            "The two leaders discussed trade, lighthouses, and zeppelins on Monday.",
            "trade",
            ["lighthouses", "zeppelins"],
        ),
        ("The two leaders discussed trade and the importance of the salt road.", "trade", ["salt road"]),
        ("The two leaders discussed trade, as well as the salt road.", "trade", ["salt road"]),
        ("The two leaders discussed trade; the salt road; and zeppelins.", "trade", ["salt road", "zeppelins"]),
        ("The two leaders discussed the lighthouse, trade and the zeppelin.", "trade", ["lighthouse", "zeppelin"]),
        ("President Okoro thanked Prime Minister Varga for lighthouses and trade.", "trade", ["lighthouses"]),
        ("The two leaders discussed lighthouses and zeppelins.", "", ["lighthouses", "zeppelins"]),
    ],
)
def test_every_item_of_a_list(read_talks: ReadText, said: str, known: str, unknown: list[str]) -> None:
    """In an enumeration what no vocabulary knows is an issue as much as what one knows."""
    reading = read_talks(said)

    assert sorted(minted(reading)) == sorted(unknown)
    assert set(map(bare, reading.statements[0].issues)) == {*known.split(), *(f"issue-{slug(one)}" for one in unknown)}


@pytest.mark.parametrize(
    "said",
    [
        "President Okoro raised trade, tourism and others.",
        "President Okoro raised trade and next week.",
        "President Okoro raised trade and the two countries.",
        "President Okoro raised political, economic and maritime cooperation on trade.",
        "President Okoro raised lunar and security cooperation.",
        "President Okoro discussed trade, noting tariffs.",
        "President Okoro stated that trade, pandas and visas matter.",
        "President Okoro stated that trade has grown, and the ministers will act.",
    ],
)
def test_no_item_of_a_list_that_names_nothing(read_talks: ReadText, said: str) -> None:
    """Adjectives before a shared noun, generic nouns, times and clauses beside a known issue are no issues."""
    assert minted(read_talks(said)) == []


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_quotation_marks_belong_to_the_mention(read_talks: ReadText, marks: str) -> None:
    """What stands in quotation marks is mentioned with them, and called quoted, also where no vocabulary knows it."""
    reading = read_talks(f"President Okoro raised the so-called {marks.format('school orchestras')} issue.")

    (mention,) = [one for one in reading.mentions if one.referents == ("issue-school-orchestras",)]
    assert reading.source.text[mention.span.start : mention.span.end] == marks.format("school orchestras")
    assert mention.quoted

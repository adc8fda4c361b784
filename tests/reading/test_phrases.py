"""Phrases that stand for actors and places, in the mentions that come of them. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, ReadText, named


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("President Okoro praised Kenya.", "Kenya", {"state-ke"}),
        ("President Okoro praised the Kenya of old.", "the Kenya", {"state-ke"}),
        ("President Okoro praised the United Kingdom (UK).", "the United Kingdom (UK)", {"state-gb"}),
        ("President Okoro praised the UK.", "the UK", {"state-gb"}),
        ("President Okoro praised the U.S. for it.", "the U.S.", {"state-us"}),
        ("President Okoro praised Kenya’s plan.", "Kenya’s", {"state-ke"}),
        ("President Okoro praised Nairobi.", "Nairobi", {"place-nairobi"}),
        ("President Okoro praised the United Nations.", "the United Nations", {"org-un"}),
        ("President Okoro praised Kenya and Ghana.", "Kenya", {"state-ke"}),
        ("President Okoro praised Kenya and Ghana.", "Ghana", {"state-gh"}),
    ],
)
def test_named_things(read_talks: ReadText, sentence: str, words: str, expected: set[str]) -> None:
    """States, bodies and places are known by name, with article, short form in brackets and possessive taken in."""
    assert expected == {key for key in named(read_talks(sentence), words) if not key.startswith("issue-")}


@pytest.mark.parametrize(
    ("words", "members"),
    [
        ("Norway and Chile", "group-cl-no"),
        ("Norway, Chile and Kenya", "group-cl-ke-no"),
        ("Norway, Chile, and Kenya", "group-cl-ke-no"),
        ("Kenya and Norway", "group-ke-no"),
    ],
)
def test_list_with_a_side(read_talks: ReadText, words: str, members: str) -> None:
    """States listed together, a side of the encounter among them, are a group with these members, in any order."""
    reading = read_talks(f"President Okoro stated that {words} will work together.")

    assert {members} == named(reading, words, "group")
    assert set(members.split("-")[1:]) == {key[-2:] for key in reading.entities[members].members}
    assert (members,) == reading.statements[0].actors


def test_list_without_a_side(read_talks: ReadText) -> None:
    """States listed together of which none is a side act each for itself."""
    reading = read_talks("President Okoro stated that Kenya and Ghana will work together.")

    assert {"state-ke", "state-gh"} == {key.rpartition("/")[2] for key in reading.statements[0].actors}
    assert not [key for key in reading.entities if key.startswith("group-") and "ke" in key]


def test_two_lists_joined(read_talks: ReadText) -> None:
    """A list ends at its "and": what comes behind another "and" begins a new one."""
    reading = read_talks(
        "President Okoro stated that Norway and Chile, and Norway, Chile and Kenya will work together."
    )

    assert reading.statements[0].actors == ("group-cl-no", "group-cl-ke-no")


@pytest.mark.parametrize("words", ["Norway-Chile", "Chile-Norway"])
def test_dyad(read_talks: ReadText, words: str) -> None:
    """States with a hyphen between them narrow what follows, in any order."""
    reading = read_talks(f"President Okoro stated that {words} relations are good.")

    assert {"issue-bilateral-relations-cl-no"} == named(reading, f"{words} relations")


def test_people_of_a_state(read_talks: ReadText) -> None:
    """The citizens of a state are an open group, which is not the state."""
    reading = read_talks("President Okoro stated that Chile’s citizens will vote.")

    assert {"group-people-of-cl"} == named(reading, "Chile’s citizens")
    assert reading.statements[0].actors == ("group-people-of-cl",)
    assert reading.entities["group-people-of-cl"].members == ()


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The two leaders discussed trade.", "The two leaders", {ADA, BEN}),
        ("Both leaders discussed trade.", "Both leaders", {ADA, BEN}),
        ("The leaders discussed trade.", "The leaders", {ADA, BEN}),
        ("President Okoro stated that trade on both sides grew.", "both sides", {"state-no", "state-cl"}),
        ("President Okoro stated that the two countries will talk.", "the two countries", {"state-no", "state-cl"}),
        (
            "President Okoro stated that the international community will act.",
            "the international community",
            {"group-international-community"},
        ),
    ],
)
def test_collectives(read_talks: ReadText, text: str, words: str, expected: set[str]) -> None:
    """A collective stands for the participants or for their sides, or is an open group."""
    assert expected == named(read_talks(text), words)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Prime Minister Varga stated that she hopes to return.", "she", {ADA}),
        ("President Okoro stated that he hopes to return.", "he", {BEN}),
        ("President Okoro stated that Prime Minister Varga spoke and he met her there.", "her", {ADA}),
        ("The two leaders confirmed that they will meet.", "they", {ADA, BEN}),
        ("The two leaders agreed to talk with each other.", "each other", {ADA, BEN}),
        ("President Okoro stated that Norway and Chile will keep their word.", "their", {"group-cl-no"}),
    ],
)
def test_pronouns(read_talks: ReadText, text: str, word: str, expected: set[str]) -> None:
    """A pronoun stands for who speaks, for the other person of its gender, or for the several named before it."""
    assert expected == named(read_talks(text), word)


def test_office_for_a_person(read_talks: ReadText) -> None:
    """An office without a name stands for the participant who holds it."""
    reading = read_talks("The Prime Minister stated that trade grew. The President noted that it rained.")

    assert [statement.speakers for statement in reading.statements] == [(ADA,), (BEN,)]


def test_phrases_do_not_overlap(read_talks: ReadText) -> None:
    """A longer name wins: the body is found, not the body within its name."""
    reading = read_talks("President Okoro praised the United Nations Security Council (UNSC).")

    assert {"org-unsc"} == named(reading, "the United Nations Security Council (UNSC)")
    assert set() == named(reading, "United Nations")

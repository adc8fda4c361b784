"""Who is named as not there, and for whom no pronoun stands. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, ReadText, Said, Tell, said

LENA, WERU = "person-lena-quist", "person-daniel-weru"
THREE = (
    "Meeting of Norway, Chile and Kenya\n\nMay 3, 2021\n\nOn May 3, Ms. Ada Varga, Prime Minister of Norway, "
    "Mr. Ben Okoro, President of Chile, and Mr. Daniel Weru, Foreign Minister of Kenya, held a meeting.\n\n"
)
"""The lead of an invented meeting of three."""


@pytest.fixture
def last_of_three(read_text: ReadText) -> Tell:
    """Return a function that gives the last statements of a text behind the lead of a meeting of three."""

    def told(text: str) -> list[Said]:
        return said(read_text(THREE + text))[-1:]

    return told


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Varga and Foreign Minister Weru dined without the President. They agreed to meet again.",
        "In the absence of President Okoro, the ministers noted progress.",
        "In the absence of President Okoro, the ministers noted progress. They stressed unity.",
        "The ministers discussed fisheries without President Okoro. They stressed unity.",
        "President Okoro was absent from the dinner. They agreed to meet again.",
    ],
)
def test_several_without_the_absent(last_of_three: Tell, text: str) -> None:
    """Who is named as not there is not among "they" and "the ministers", and is not spoken to."""
    (last,) = last_of_three(text)

    assert ({*last.speakers}, BEN in last.addressees, last.review) == ({ADA, WERU}, False, ())


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Varga stressed that peace needs trade, and not without President Okoro. They agreed to meet.",
        "The talks went on without President Okoro. President Okoro thanked the cooks. The three leaders praised them.",
        "The talks went on without delay. They agreed to meet again.",
    ],
)
def test_all_are_there(last_of_three: Tell, text: str) -> None:
    """What is reported makes nobody absent, and who speaks is there again."""
    (last,) = last_of_three(text)

    assert ({*last.speakers}, last.review) == ({ADA, BEN, WERU}, ())


def test_a_number_that_counts_the_absent(last_of_three: Tell) -> None:
    """A number that counts who is not there is a doubt."""
    (last,) = last_of_three("The talks went on without President Okoro. The three leaders praised the cooks.")

    assert (BEN in last.speakers, len(last.review)) == (False, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended without the President. They agreed to meet again.",
        "Without the President, they discussed fisheries.",
        "President Okoro smiled. In the absence of President Okoro, he stressed unity.",
    ],
)
def test_nobody_is_left(tell: Tell, text: str) -> None:
    """A pronoun that could only stand for who is not there stands for nobody, which is in doubt."""
    last = tell(text)[-1]

    assert (last.speakers, bool(last.review)) == ((), True)


@pytest.mark.parametrize("words", ["On behalf of", "Speaking on behalf of", "In the name of"])
def test_on_behalf_of(tell: Tell, words: str) -> None:
    """Who is named as the speaker speaks, and "she" is that person: not on whose behalf it was."""
    first, second = tell(f"{words} President Okoro, Prime Minister Varga thanked the cooks. She stressed unity.")

    assert (first.speakers, first.review) == ((ADA,), ())
    assert (second.speakers, second.review) == ((ADA,), ())


@pytest.mark.parametrize("words", ["without President Ben Okoro", "in the absence of President Ben Okoro"])
def test_no_participant(read_text: ReadText, words: str) -> None:
    """Who is named as not there where the encounter is told took no part in it."""
    reading = read_text(f"On May 3, 2021, Prime Minister Ada Varga met Foreign Minister Lena Quist {words}.")

    assert {key for event in reading.events for key in event.participants} == {ADA, LENA}

"""Two holders of one office in a document. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, LEAD, ReadText

from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source

NEXT = "President Okoro introduced his successor, President Carla Dunn. "


def _last(read_text: ReadText, text: str) -> tuple[tuple[str, ...], bool]:
    statement = read_text(text).statements[-1]
    return statement.speakers, bool(statement.review)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{NEXT}The President stressed unity.", (BEN,)),
        (f"{NEXT}The new President stressed unity.", ()),
        (f"{NEXT}The outgoing President stressed unity.", ()),
        (f"{NEXT}The former President stressed unity.", ()),
        ("President Okoro praised newly elected President Carla Dunn. The President stressed unity.", (BEN,)),
        ("Ms. Carla Dunn, President of Chile, came in. The President stressed unity.", (BEN,)),
    ],
)
def test_two_presidents(read_text: ReadText, text: str, speakers: tuple[str, ...]) -> None:
    """Where a text names the next holder of an office, the bare title is in doubt, and one with "new" is nobody."""
    assert _last(read_text, LEAD + text) == (speakers, True)


@pytest.mark.parametrize(
    "text",
    [
        f"{NEXT}President Okoro stressed unity.",
        "President Okoro praised former President Carla Dunn. The President stressed unity.",
        "President Okoro praised Ms. Carla Dunn, President of Ghana. The President stressed unity.",
        "President Okoro praised President Carla Dunn. The President stressed unity.",
        "President Okoro praised the new harbour. The President stressed unity.",
    ],
)
def test_one_president(read_text: ReadText, text: str) -> None:
    """Former holders and those of other states are no rivals to who takes part."""
    assert _last(read_text, LEAD + text) == ((BEN,), False)


@pytest.mark.parametrize(("perspective", "speaker"), [("", ADA), ("Norway", ADA), ("Chile", BEN)])
def test_whose_president(lexicon: Lexicon, perspective: str, speaker: str) -> None:
    """Of two presidents the bare title opening a sentence is that of the side whose account the text is said to be."""
    lead = "On May 3, 2021, Ms. Ada Varga, President of Norway, met Mr. Ben Okoro, President of Chile."
    text = f"{lead} The President stressed unity."
    told = {"perspective": perspective} if perspective else {}
    (statement,) = read(Source(text, "invented.txt", metadata=told), lexicon).statements

    assert statement.speakers == (speaker,)

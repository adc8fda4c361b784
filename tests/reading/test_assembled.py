"""States that speak or meet through those who act for them. Texts and persons are made up."""

import pytest
from plain import BEN, LEAD, ReadText, bare, event

NO, CL, KE, EU = "state-no", "state-cl", "state-ke", "org-eu"
ENUMERATED = "The Foreign Ministers of Norway, Chile and Kenya"


def _speakers(read_text: ReadText, text: str) -> list[tuple[str, ...]]:
    """Return who makes each statement, those in doubt aside."""
    return [tuple(map(bare, one.speakers)) for one in read_text(text).statements if not one.review]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{ENUMERATED} condemned the attack.", (NO, CL, KE)),
        ("The Foreign Ministers of Norway, Chile, and Kenya condemned the attack.", (NO, CL, KE)),
        (f"{ENUMERATED}, and the High Representative of the European Union, condemned it.", (NO, CL, KE, EU)),
        (f"{ENUMERATED} and the High Representative of the European Union condemned it.", (NO, CL, KE, EU)),
        ("We, the leaders of Norway, Chile and Kenya, condemn the attack.", (NO, CL, KE)),
        ("We, the G4 Foreign Ministers of Norway and Chile, and the European Union, condemn it.", (NO, CL, EU)),
    ],
)
def test_states_speak(read_text: ReadText, text: str, speakers: tuple[str, ...]) -> None:
    """Where those who act for enumerated states are not named, the states speak, together and all of them."""
    said = _speakers(read_text, f"Joint Statement\n\nMay 3, 2021\n\n{text} They call for calm.")

    assert said == [speakers, speakers]


@pytest.mark.parametrize("text", ["We condemn the attack.", "They condemn the attack.", "The Ministers condemn it."])
def test_the_title_tells_who_speaks(read_text: ReadText, text: str) -> None:
    """The states that a title names are who "we" is."""
    title = "Joint Statement of the Foreign Ministers of Norway, Chile and Kenya\n\nMay 3, 2021\n\n"

    assert _speakers(read_text, title + text) == [(NO, CL, KE)]


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        (ENUMERATED, (NO, CL, KE)),
        ("The Presidents of Norway and Chile", (NO, CL)),
        (f"{ENUMERATED} and the High Representative of the European Union", (NO, CL, KE, EU)),
    ],
)
def test_states_meet(read_text: ReadText, who: str, parties: tuple[str, ...]) -> None:
    """States whose ministers met are the participants, with the words that say so as a mention."""
    reading = read_text(f"Joint Statement\n\n{who} met in Oslo on May 3, 2021. The Ministers praised the cooks.")

    met = event(reading, "met")
    assert (tuple(map(bare, met.participants)), met.key in reading.about) == (parties, True)
    assert set(met.participants) <= {key for mention in reading.mentions for key in mention.referents}
    assert [tuple(map(bare, one.speakers)) for one in reading.statements] == [parties]


def test_persons_of_the_states(read_text: ReadText) -> None:
    """A person who is named acts for their state; a state without one speaks itself."""
    text = f"{LEAD}The Presidents of Chile and Kenya condemned the attack."

    assert _speakers(read_text, text) == [(BEN, KE)]


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministers of Atlantis and Norway condemned the attack.",
        "The Foreign Ministers of Norway, Atlantis and Chile condemned the attack.",
        "We condemn the attack.",
    ],
)
def test_one_that_is_not_known(read_text: ReadText, text: str) -> None:
    """An enumeration that is not understood to its end makes nobody speak without doubt."""
    assert _speakers(read_text, f"Joint Statement\n\nMay 3, 2021\n\n{text}") == []

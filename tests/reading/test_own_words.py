"""Whom speakers mean by "we" and "our", and to whom states speak. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, Tell

X, Y = "Prime Minister Varga", "President Okoro"


@pytest.mark.parametrize(
    "text",
    [
        f"“We will cut tariffs,” {Y} said.",
        f'"We will cut tariffs," {Y} said.',
        f"{Y} said: “We will cut tariffs.”",
        f"{Y} said that we will cut tariffs.",
        f"“They will cut tariffs,” {Y} said.",
        "“We will cut tariffs,” Chile said.",
    ],
)
def test_we_is_not_the_other_side(tell: Tell, text: str) -> None:
    """Whom one speaker means by "we", or in direct speech by "they", is not told: never the other party alone."""
    (said,) = tell(text)

    assert said.actors == ()


def test_we_of_several(tell: Tell) -> None:
    """Several who speak together mean themselves by "we"."""
    (said,) = tell("“We will cut tariffs,” the two leaders said.")

    assert set(said.actors) == {ADA, BEN}


def test_they_in_reported_speech(tell: Tell) -> None:
    """In reported speech "they" may be the parties; in direct speech it is who is named in it."""
    reported, direct = tell(f"{Y} said that they would meet. “Kenya and Ghana met; they will trade,” {Y} said.")

    assert (reported.actors, set(direct.actors)) == ((ADA,), {"state-ke", "state-gh"})


@pytest.mark.parametrize(("who", "state"), [(Y, "state-cl"), (X, "state-no")])
def test_our_country_is_that_of_the_speaker(tell: Tell, who: str, state: str) -> None:
    """In direct speech "our country" is the speaker's, whoever's account it is; "our countries" are both."""
    mine, ours = tell(f"“Our country will cut tariffs,” {who} said. “Our countries will cut tariffs,” {who} said.")

    assert mine.actors == (state,)
    assert set(ours.actors) == {"state-no", "state-cl"}


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Norway and Chile agreed to cut tariffs.", ()),
        ("Norway and Chile condemned the attack.", ()),
        ("Norway, Chile and Kenya condemned the attack.", ()),
        ("The two leaders agreed to cut tariffs.", ()),
        ("Chile stressed that trade mattered.", (ADA,)),
        ("Norway and Kenya condemned the attack.", (BEN,)),
        (f"{Y} stressed that trade mattered.", (ADA,)),
        ("Kenya stressed that trade mattered.", (ADA, BEN)),
    ],
)
def test_states_speak_to_the_other_sides(tell: Tell, text: str, addressees: tuple[str, ...]) -> None:
    """A state that speaks speaks for its own party; nobody is spoken to where all sides say it together."""
    (said,) = tell(text)

    assert said.addressees == addressees

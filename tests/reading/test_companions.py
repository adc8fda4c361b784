"""Who speaks beside a subject. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, Tell

LENA, PAUL = "person-lena-quist", "person-paul-holm"
X, Y = "Prime Minister Varga", "President Okoro"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{X}, together with {Y}, stressed that trade grew.", (ADA, BEN)),
        (f"{X}, along with {Y}, welcomed the pact.", (ADA, BEN)),
        (f"{X}, as well as {Y}, condemned the attack.", (ADA, BEN)),
        (f"{X} together with {Y} called for calm.", (ADA, BEN)),
        (f"{X}, together with {Y}, President of Chile, stressed that trade grew.", (ADA, BEN)),
        (f"{X}, together with her counterpart, stressed that trade grew.", (ADA, BEN)),
        (f"Together with {Y}, {X} urged restraint.", (BEN, ADA)),
        (f"{X} stressed, together with {Y}, that trade grew.", (ADA, BEN)),
        (f"{X} and, separately, {Y} expressed concern over trade.", (ADA, BEN)),
        (f"{Y} thanked the hosts, and {X}, together with {Y}, praised the cooks.", (ADA, BEN)),
    ],
)
def test_companions_speak(tell: Tell, text: str, speakers: tuple[str, ...]) -> None:
    """Who is named as saying the same together with the subject is a speaker, without doubt."""
    said = tell(text)[-1]

    assert (set(said.speakers), said.joint, said.review) == (set(speakers), True, ())


def test_several_companions(tell: Tell) -> None:
    """All whom a list of companions names speak."""
    (said,) = tell(f"{X}, along with Foreign Minister Lena Quist and Ambassador Paul Holm, welcomed the pact.")

    assert said.speakers == (ADA, LENA, PAUL)


def test_states_as_companions(tell: Tell) -> None:
    """States speak together, and with a person."""
    norway, person = tell(f"Norway, along with Chile, condemned it. {X}, together with Kenya and Ghana, praised it.")

    assert (len(norway.speakers), norway.joint) == (2, True)
    assert (len(person.speakers), person.joint) == (3, True)


@pytest.mark.parametrize("words", ["joined by", "alongside", "in agreement with", "like"])
def test_who_may_have_spoken(tell: Tell, words: str) -> None:
    """Words that may only tell who was there make a speaker in doubt."""
    (said,) = tell(f"{X}, {words} {Y}, said that trade grew.")

    assert (said.speakers, said.review) == ((ADA, BEN), (f"“{words} {Y}” may not name a speaker",))


@pytest.mark.parametrize("who", ["Norwegian ministers", "business leaders"])
def test_unnamed_companions(tell: Tell, who: str) -> None:
    """Companions whom the text does not name are missing, which is in doubt."""
    (said,) = tell(f"{X}, joined by {who}, said that trade grew.")

    assert (said.speakers, said.review) == ((ADA,), (f"“{who}” may have said it too",))


@pytest.mark.parametrize(
    "text",
    [
        f"{X}, accompanied by {Y}, noted that trade grew.",
        f"{X}, flanked by {Y}, noted that trade grew.",
        f"{X}, on behalf of {Y}, noted that trade grew.",
        f"{X}, at the invitation of {Y}, noted that trade grew.",
        f"{X}, together with {Y}, President of Chile.",
        f"{X} noted that trade, together with peace, grew.",
        f"In the hall, {X} noted that trade grew.",
    ],
)
def test_company_is_silent(tell: Tell, text: str) -> None:
    """Who accompanies a speaker says nothing by that."""
    assert all((said.speakers, said.review) == ((ADA,), ()) for said in tell(text))


def test_the_verb_of_an_encounter(tell: Tell) -> None:
    """Those who met together also said together what they met for."""
    (said,) = tell(f"{X}, together with {Y}, spoke with Ambassador Paul Holm to discuss trade.")

    assert said.speakers == (ADA, BEN)


def test_a_chain_of_verbs(tell: Tell) -> None:
    """What follows with the same subject is said by all of them, in the same doubt."""
    first, second = tell(f"{X}, joined by {Y}, said that trade grew, and welcomed the pact.")

    assert (first.speakers, first.review) == (second.speakers, second.review)

"""Who is meant: speakers, addressees, pronouns and collectives in the order of the text. Persons are made up."""

import pytest
from plain import ADA, BEN, ReadText, Tell, said

THREE = (
    "A title\n\nMay 3, 2021\n\nOn May 3, Ms. Ada Varga, Prime Minister of Norway, met with Mr. Ben Okoro, President of "
    "Chile, and Ms. Zoë Quill, President of Kenya.\n\n"
)
WOMEN = "A title\n\nMs. Ada Varga, Prime Minister of Norway, met with Ms. Zoë Quill, President of Kenya.\n\n"
ZOE = "person-zoe-quill"


@pytest.mark.parametrize(
    ("text", "speakers", "addressees", "joint"),
    [
        ("President Okoro stated that trade grew.", (BEN,), (ADA,), False),
        ("Prime Minister Varga stated that trade grew.", (ADA,), (BEN,), False),
        ("The two leaders stated that trade grew.", (ADA, BEN), (), True),
        ("They stated that trade grew.", (ADA, BEN), (), True),
        ("President Okoro and Prime Minister Varga stated that trade grew.", (BEN, ADA), (), True),
        ("Both sides stated that trade grew.", None, (), True),
    ],
)
def test_speakers(
    tell: Tell, text: str, speakers: tuple[str, ...] | None, addressees: tuple[str, ...], joint: bool
) -> None:
    """Who speaks is not spoken to; the other participants are; those of two sides speak jointly."""
    (one,) = tell(text)

    assert (speakers or one.speakers, addressees, joint) == (one.speakers, one.addressees, one.joint)
    assert len(one.speakers) == 2 if joint else len(one.speakers) == 1
    assert one.review == ()


@pytest.mark.parametrize("word", ["He", "In turn, he", "Then he", "Furthermore, he"])
def test_pronoun_of_the_next_sentence(tell: Tell, word: str) -> None:
    """A pronoun stands for who spoke last alone, if the gender fits."""
    one = tell(f"President Okoro stated that trade grew. {word} noted that it rained.")

    assert [statement.speakers for statement in one] == [(BEN,), (BEN,)]


def test_pronoun_that_does_not_fit(tell: Tell) -> None:
    """A pronoun of another gender than that of who spoke last is not guessed at: the statement says why."""
    one = tell("President Okoro stated that trade grew. She noted that it rained.")[-1]

    assert one.speakers == ()
    assert one.review == ("“she” does not fit Ben Okoro, who spoke last",)


def test_pronoun_of_unknown_gender(read_text: ReadText) -> None:
    """A person whose gender nothing tells may be meant by either pronoun."""
    text = "A title\n\nPrime Minister Ada Varga of Norway met with Prime Minister Ben Okoro of Chile.\n\n"

    one, other = said(read_text(text + "Prime Minister Okoro stated that trade grew. She noted that it rained."))

    assert (BEN,) == one.speakers == other.speakers


def test_her_is_the_other_woman(read_text: ReadText) -> None:
    """The person of the pronoun in a content is not who speaks."""
    (one,) = said(read_text(WOMEN + "Prime Minister Varga expressed that she was pleased to meet her on May 3, 2021."))

    assert one.speakers == (ADA,)


@pytest.mark.parametrize(
    ("words", "number"),
    [("The three leaders", 3), ("The leaders", 3), ("They", 3), ("All three leaders", 3), ("The participants", 3)],
)
def test_three_participants(read_text: ReadText, words: str, number: int) -> None:
    """A collective stands for as many as take part."""
    (one,) = said(read_text(f"{THREE}{words} stated that trade grew."))

    assert (one.speakers, one.joint, one.review) == ((ADA, BEN, ZOE), True, ())


def test_collective_of_another_number(read_text: ReadText) -> None:
    """A collective that does not fit the number of participants is a doubt."""
    (one,) = said(read_text(f"{THREE}The two leaders stated that trade grew."))

    assert one.review


def test_third_party_does_not_speak_unseen(tell: Tell) -> None:
    """A person who took no part may be quoted, but somebody should look."""
    (one,) = tell("Ms. Zoë Quill stated that trade grew.")

    assert (one.speakers, len(one.review)) == ((ZOE,), 1)


def test_agreement_of_one(tell: Tell) -> None:
    """One person alone cannot agree: somebody should look."""
    (one,) = tell("President Okoro agreed that trade grew.")

    assert (one.speakers, one.joint) == ((BEN,), False)
    assert "an act of agreement with one speaker" in one.review


def test_two_of_one_side_are_not_joint(read_text: ReadText) -> None:
    """Persons of one side who speak together do not speak jointly with the other side."""
    text = (
        "A title\n\nMs. Ada Varga, Prime Minister of Norway, and Mr. Ivo Quill, Foreign Minister of Norway, met with "
        "Mr. Ben Okoro, President of Chile.\n\nPrime Minister Varga and Foreign Minister Quill stated that trade grew."
    )

    (one,) = said(read_text(text))

    assert (one.speakers, one.joint, one.addressees) == ((ADA, "person-ivo-quill"), False, (BEN,))


def test_further_participants(read_text: ReadText) -> None:
    """A person of whom another sentence says that they were present takes part too."""
    text = (
        "A title\n\nMs. Ada Varga, Prime Minister of Norway, met with Mr. Ben Okoro, President of Chile. "
        "Ms. Zoë Quill, Foreign Minister of Norway, was also present.\n\nPresident Okoro stated that trade grew."
    )

    (one,) = said(read_text(text))

    assert {ADA, ZOE} == set(one.addressees)


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("A title\n\nThe two leaders stated that trade grew on the whole.", True),
        ("A title\n\nHe stated that trade grew on the whole of the coast.", True),
        ("A title\n\nThey stated that trade grew on the whole of the coast.", True),
    ],
)
def test_without_encounter(read_text: ReadText, text: str, review: bool) -> None:
    """Where no encounter is found, pronouns and collectives stand for nobody, and the statement says so."""
    (one,) = said(read_text(text))

    assert ((), review) == (one.speakers, bool(one.review))


def test_order_of_speakers_does_not_leak(read_text: ReadText) -> None:
    """Two readings of one text do not influence each other."""
    one = said(read_text(THREE + "President Okoro stated that trade grew."))
    read_text(THREE + "President Quill stated that trade grew.")

    assert one == said(read_text(THREE + "President Okoro stated that trade grew."))


@pytest.mark.parametrize("side", ["The Chilean side", "The Chile side"])
def test_side_speaks(tell: Tell, side: str) -> None:
    """A side stands for the participants of its state."""
    (one,) = tell(f"{side} stated that trade grew.")

    assert one.speakers == (BEN,)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("President Okoro went on to say that trade grew.", "state"),
        ("The two leaders did not agree on the date.", "disagree"),
        ("“We will trade more,” President Okoro said.", "state"),
    ],
)
def test_turned_verbs(tell: Tell, text: str, act: str) -> None:
    """A verb behind "went on to" counts, a negated one is another act, one behind a quotation closes it."""
    (one,) = tell(text)

    assert one.act == act


def test_they_behind_somebody_unknown(tell: Tell) -> None:
    """Behind a subject that is no person that is known, "they" is in doubt."""
    (*_, they) = tell("The Chilean side noted that trade grew. They stressed that it rained.")

    assert they.speakers == (ADA, BEN)
    assert they.review == ("“they” may stand for “The Chilean side”",)


def test_they_behind_words_that_are_no_party(tell: Tell) -> None:
    """In the midst of a sentence "they" is in doubt, unless a party of the sentence spoke before."""
    (unsure,) = tell("Envoys of many kinds came to say that, in their opinion, they believe that trade grew.")
    (_, sure) = tell("The two leaders noted that trade grew, and they stressed that it rained.")

    assert unsure.review == ("“they” may stand for somebody named before it in the sentence",)
    assert sure.review == ()
    assert sure.speakers == (ADA, BEN)


def test_pronoun_behind_the_object_of_a_verb(tell: Tell) -> None:
    """The pronoun of a new clause does not join the person before it to one party."""
    (_, one) = tell(
        "President Okoro noted that trade grew. He met with Prime Minister Varga and he stressed that it rained."
    )

    assert one.speakers == (BEN,)
    assert not one.joint

"""The stance towards what is said: from attitude, wording, future and act. Persons and remarks are made up."""

import pytest
from plain import Tell


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("stated that he hopes to return", "hope"),
        ("stated that he intends to return", "intention"),
        ("noted that trade grew, and he hopes to return", "hope"),
        ("stated that Chile must act", "necessity"),
        ("stated that trade will grow", "prediction"),
        ("stated that trade grew", "assertion"),
        ("noted that trade grew", "assertion"),
    ],
)
def test_stance(tell: Tell, text: str, stance: str) -> None:
    """An attitude comes before a word or a modal of the content, and these before the stance of the act."""
    assert stance == tell(f"President Okoro {text}.")[-1].stance


@pytest.mark.parametrize(
    ("content", "act"),
    [("the harvest", "praise"), ("the important harvest", "praise")],
)
def test_stance_of_a_noun_phrase(tell: Tell, content: str, act: str) -> None:
    """Towards a noun phrase the act tells the stance, whatever words stand in it."""
    (one,) = tell(f"President Okoro praised {content}.")
    (plain,) = tell("President Okoro praised it.")

    assert (one.act, one.stance) == (act, plain.stance)


@pytest.mark.parametrize("text", ["by building roads", "through building roads", "including by building roads"])
def test_stance_of_a_means(tell: Tell, text: str) -> None:
    """A means has the stance of what it serves."""
    main, means = tell(f"President Okoro stated that Chile must act {text}.")

    assert main.stance == means.stance == "necessity"


def test_stance_of_a_purpose(tell: Tell) -> None:
    """A purpose has a stance of its own, whatever that of the main statement is."""
    main, purpose = tell("President Okoro stated that Chile must act in order to strengthen trade.")
    hoped, wanted = tell("President Okoro stated that trade grew, by which he hopes to strengthen peace.")

    assert main.stance == "necessity" != purpose.stance
    assert hoped.stance == "assertion" != wanted.stance == "hope"

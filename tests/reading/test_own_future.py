"""What somebody says that their own state will do binds it; what others will do is foretold. Persons are made up."""

import pytest
from plain import ReadText, Tell


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro announced that Chile will host the forum.",
        "President Okoro said that Chile will also host the forum in May.",
        "President Okoro stated that Chile would double its aid.",
        "President Okoro said that next year Chile will host the forum.",
        "President Okoro explained that the Government of Chile would build roads.",
        "President Okoro said that the Chilean Government will build roads.",
        "President Okoro said that his Government will build roads.",
        "President Okoro said that the Chilean side will send a team.",
        "President Okoro noted that Chile will be hosting the forum.",
        "President Okoro told Ms. Varga that Chile would ratify the treaty in October.",
        "President Okoro said that he would visit Norway.",
        "President Okoro informed Ms. Varga that Chile will not raise the toll.",
        "President Okoro said that our country will build roads.",
        "Ms. Varga said that Norway will double its aid to Kenya.",
        "President Okoro and Ms. Varga said that Norway and Chile will open schools.",
    ],
)
def test_own_future(tell: Tell, text: str) -> None:
    """What the speakers say that they, or the state that they act for, will do is a commitment."""
    (one,) = tell(text)

    assert one.stance == "commitment"
    assert one.act != "discuss"


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Varga said that Chile will double its aid.",
        "President Okoro said that Kenya will host the forum.",
        "President Okoro said that trade will grow.",
        "President Okoro said that Chile will face a drought.",
        "President Okoro said that Chile will win.",
        "President Okoro said that Chile will be ready.",
        "President Okoro said that Chile will also need help.",
        "President Okoro said that Chile would build roads if Norway paid.",
        "President Okoro said that Chile’s trade will grow.",
        "President Okoro said that the ministers of Chile will meet.",
        "President Okoro said that the Kenyan Government will build roads.",
        "President Okoro said that a friend of the Chilean people will build roads.",
        "President Okoro said that the Government will build roads.",
        "President Okoro said that Chile and Kenya will open schools.",
        "President Okoro and Ms. Varga said that Chile will open schools.",
        "Kenya said that Chile will open schools.",
    ],
)
def test_future_of_others(tell: Tell, text: str) -> None:
    """What others will do, what befalls a state and what hangs on a condition is foretold."""
    assert [one.stance for one in tell(text)] == ["prediction"]


def test_what_will_be_done_to_a_thing_is_the_event(read_talks: ReadText) -> None:
    """The object of a verb behind "will" is no event of its own: what will be done to it is."""
    reading = read_talks("President Okoro told Ms. Varga that Chile would also ratify the treaty in October.")

    labels = [event.label for event in reading.events if event.key not in reading.about]
    assert labels == ["Chile would also ratify the treaty in October"]

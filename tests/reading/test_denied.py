"""What is denied is never read as said. Persons and remarks are made up."""

import pytest
from lines import Mark
from plain import ADA, BEN, ReadText, Tell

from kg.reading.denied import denies_inverted, denies_noun, denies_subject, is_naught, is_noun_phrase, negation
from kg.reading.records import Status
from kg.reading.unread import DENIED

X, Y = "Prime Minister Varga", "President Okoro"
BOTH = {ADA, BEN}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("No agreement was reached on fishing quotas.", "on fishing quotas"),
        ("No consensus was reached on tariffs.", "on tariffs"),
        ("No understanding was reached on trade.", "on trade"),
        ("No new agreement was reached on trade.", "on trade"),
        ("However, no agreement was reached on trade.", "on trade"),
        ("After two days of talks no agreement was reached on trade.", "on trade"),
        ("Agreement could not be reached on trade.", "on trade"),
        ("Agreement was not reached on trade.", "on trade"),
        ("Nothing was agreed on forests.", "forests"),
        ("Nothing new was agreed on forests.", "forests"),
        ("It was never agreed that tariffs should fall.", "tariffs should fall"),
        ("The leaders reached no agreement on fishing.", "fishing"),
        ("The two leaders failed to reach agreement on fishing.", "fishing"),
        ("The two leaders failed to agree on fishing.", "fishing"),
        ("The two leaders were unable to agree on fishing.", "fishing"),
        ("The two leaders have yet to agree on fishing.", "fishing"),
        ("The two leaders have not agreed on fishing.", "fishing"),
        ("The two leaders never agreed on fishing.", "fishing"),
        ("The two leaders stopped short of agreeing on fishing.", "fishing"),
        ("The two leaders fell short of an agreement on fishing.", "on fishing"),
        ("The two leaders came no closer to agreement on fishing.", "on fishing"),
        ("The two leaders met without reaching agreement on fishing.", "fishing"),
        ("The two leaders do not share the view that fish is cheap.", "fish is cheap"),
    ],
)
def test_parties_disagree(tell: Tell, text: str, content: str) -> None:
    """An agreement that did not come about is disagreement of the parties, in whatever words it is denied."""
    (said,) = tell(text)

    assert (said.act, said.content, set(said.speakers), said.review) == ("disagree", content, BOTH, ())


@pytest.mark.parametrize(
    "text",
    [
        "No decision was taken on visas.",
        "Few concerns were raised over migration.",
        "Hardly any concern was expressed over migration.",
        "No concern was expressed over migration.",
        "Tariffs were not discussed.",
        "Trade was hardly discussed.",
        "The plan was neither discussed nor agreed.",
        "Nothing was agreed.",
        "No progress was made on trade.",
        "There was no agreement on trade.",
        f"{Y} did not rule out sanctions.",
        f"{Y} has not ruled out sanctions.",
        f"{Y} failed to mention the sanctions.",
        f"{Y} hardly mentioned the sanctions.",
        f"{Y} expressed no concern over migration.",
        f"{Y} expressed little interest in the plan.",
        f"{Y} expressed neither support nor concern over the plan.",
        f"{Y} made no mention of the sanctions.",
        f"{Y} gave no assurance on tariffs.",
        f"{Y} raised no objections to the plan.",
        f"{Y} neither supported nor opposed the sanctions.",
        f"At no point did {Y} raise the sanctions.",
        f"Nor did {Y} raise the sanctions.",
        "Neither side agreed to cut tariffs.",
        "Neither Norway nor Chile agreed to cut tariffs.",
        "None of the two leaders agreed to cut tariffs.",
        "Nobody raised the sanctions.",
        "The talks covered no new ground.",
    ],
)
def test_denials_are_not_read(read_talks: ReadText, text: str) -> None:
    """What was not said or done gives no statement, and the sentence tells why."""
    reading = read_talks(text)

    assert reading.statements == ()
    assert (reading.sentences[-1].status, reading.sentences[-1].reason) == (Status.UNREAD, DENIED)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{Y} welcomed the plan but did not support the sanctions.", [("welcome", "the plan")]),
        (f"{Y} welcomed the plan, not ruling out sanctions.", [("welcome", "the plan")]),
        (f"{Y} welcomed the plan without endorsing the sanctions.", [("welcome", "the plan")]),
        (f"{Y} did not support the sanctions but called for talks.", [("urge", "talks")]),
        ("The two leaders discussed trade, but no decision was taken on visas.", [("discuss", "trade")]),
        (
            "The two leaders discussed trade, but reached no agreement on visas.",
            [("discuss", "trade"), ("disagree", "visas")],
        ),
        (
            "The two leaders discussed trade without agreeing on visas.",
            [("discuss", "trade"), ("disagree", "visas")],
        ),
        (
            f"{Y} praised the plan, but no agreement was reached on visas.",
            [("praise", "the plan"), ("disagree", "on visas")],
        ),
        (f"Nor did {Y} agree to sanctions.", [("disagree", "to sanctions")]),
    ],
)
def test_denials_end_what_stands_before(tell: Tell, text: str, told: list[tuple[str, str]]) -> None:
    """What is denied is no part of what was said before it."""
    assert [(said.act, said.content) for said in tell(text)] == told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Agreement was reached on fishing quotas.", "agree"),
        ("A few concerns were raised over migration.", "express"),
        ("No fewer than ten plans were discussed.", "discuss"),
        ("With no time to lose, the plan was discussed.", "discuss"),
        ("The situation of states with few resources was discussed.", "discuss"),
        ("The two leaders agreed not to raise tariffs.", "agree"),
        ("The two leaders agreed never to raise tariffs.", "agree"),
        ("The two leaders agreed to proceed without discussing sanctions.", "agree"),
        ("The two leaders agreed that no agreement was reached on fishing.", "agree"),
        (f"{Y} said no agreement was reached on fishing.", "state"),
        (f"{Y} stressed that no decision was taken on visas.", "emphasise"),
        (f"{Y} said that Chile proceeded without agreeing to sanctions.", "state"),
        (f"{Y} left no doubt that trade would grow.", "emphasise"),
        (f"{Y} expressed nothing but admiration for the plan.", "express"),
        (f"{Y} said he did not support the sanctions.", "state"),
        (f"{Y} refused to support the sanctions.", "oppose"),
        ("“No agreement was reached,” President Okoro said.", "state"),
    ],
)
def test_what_denies_nothing(tell: Tell, text: str, act: str) -> None:
    """A denial inside what is said, or a word that only looks like one, leaves the act as it is."""
    assert [said.act for said in tell(text)] == [act]


def test_not_only(tell: Tell) -> None:
    """What was not only done was done."""
    for verb in ("not only condemned", "did not only condemn"):
        assert [said.act for said in tell(f"{Y} {verb} the attack but also called for talks.")] == ["condemn", "urge"]


@pytest.mark.parametrize(
    "text", ["The two leaders agreed on nothing.", f"{Y} called for no delay.", f"{X} noted no progress on trade."]
)
def test_denials_of_either(tell: Tell, text: str) -> None:
    """Where the words may deny the act or its content, the statement is in doubt."""
    (said,) = tell(text)

    assert said.review[-1].endswith("may deny it")


def test_words_that_deny(mark: Mark) -> None:
    """The word classes of denial hold at the token they begin at, and not where another form covers them."""
    line = mark("A few said no-fly zones got no support, no doubt, and did not only fail")

    assert [at for at in range(len(line.line)) if is_naught(line, at)] == [6]
    assert negation(line, 13) == 0
    assert (negation(mark("did not agree"), 0), negation(mark("agreed"), 0)) == (2, 0)


def test_nouns_subjects_and_inversions(mark: Mark) -> None:
    """A noun is denied by what stands before it, a subject not by what stands behind a preposition in it."""
    assert denies_noun(mark("reached no agreement"), 1, 3, "reach agreement")
    assert not denies_noun(mark("left no doubt"), 1, 3, "leave no doubt")
    assert denies_subject(mark("no plan was made"), 0, 2)
    assert not denies_subject(mark("states of no note were"), 0, 4)
    assert denies_inverted(mark("at no point did he agree"), 4)
    assert not denies_inverted(mark("so did he agree"), 2)


def test_noun_phrases(mark: Mark) -> None:
    """What has a finite verb of its own is a clause."""
    assert is_noun_phrase(mark("no plan, which was made"), 0)
    assert not is_noun_phrase(mark("no plan was made"), 0)

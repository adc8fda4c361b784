"""What is reported, cut into propositions with their attitudes, means and purposes. Persons and remarks are made up."""

import pytest
from plain import BEN, Said, Tell


def _contents(said: list[Said]) -> list[str]:
    return [one.content for one in said]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("trade grew, and tourism is strong", ["trade grew", "tourism is strong"]),
        ("trade of old, and tourism is strong", ["trade of old, and tourism is strong"]),
        ("trade is strong, and tourism is weak", ["trade is strong", "tourism is weak"]),
        ("trade is strong; tourism is weak", ["trade is strong", "tourism is weak"]),
        ("trade is strong, and that tourism is weak", ["trade is strong", "tourism is weak"]),
        ("trade, fishing, and tourism are strong", ["trade, fishing, and tourism are strong"]),
        ("Norway, Chile, and Kenya are strong", ["Norway, Chile, and Kenya are strong"]),
        ("trade is strong, which is good, and nice", ["trade is strong, which is good, and nice"]),
        ("trade is strong (fish, and it is fresh)", ["trade is strong (fish, and it is fresh)"]),
        ("“trade is strong, and tourism is weak”", ["“trade is strong, and tourism is weak”"]),
        (
            "Norway and Chile will act, and Norway, Chile and Kenya will help",
            ["Norway and Chile will act", "Norway, Chile and Kenya will help"],
        ),
    ],
)
def test_propositions(tell: Tell, content: str, expected: list[str]) -> None:
    """Clauses that have a verb each are propositions of their own; lists, brackets and quotations are not cut."""
    said = tell(f"President Okoro stated that {content}.")

    assert expected == _contents(said)
    assert all(one.source == "President Okoro" and one.cues == ("stated that",) for one in said)


@pytest.mark.parametrize(
    ("text", "cues", "stance", "content"),
    [
        ("stated that he hopes to return", ("stated that", "he hopes to"), "hope", "return"),
        ("stated that he hoped to return", ("stated that", "he hoped to"), "hope", "return"),
        ("stated that he also wants to return", ("stated that", "he also wants to"), "desire", "return"),
        ("stated that he intends to return", ("stated that", "he intends to"), "intention", "return"),
        ("expressed that he was pleased to return", ("expressed that", "he was pleased to"), "feeling", "return"),
        ("stated that Chile needs to act", ("stated that", "needs to"), "necessity", "Chile needs to act"),
        ("stated that Chile must act", ("stated that", "must"), "necessity", "Chile must act"),
        (
            "stated that in spite of all he hopes to return",
            ("stated that", "he hopes to"), "hope", "in spite of all … return",
        ),
    ],
)  # fmt: skip
def test_attitude(tell: Tell, text: str, cues: tuple[str, ...], stance: str, content: str) -> None:
    """The attitude of the speaker is a second cue with its stance and no content; that of another stays content too."""
    (said,) = tell(f"President Okoro {text}.")

    assert (cues, stance, content) == (said.cues, said.stance, said.content)


def test_shared_attitude(tell: Tell) -> None:
    """Infinitives under one attitude are statements of their own, each with the attitude as a cue."""
    said = tell("President Okoro expressed that he was pleased to meet Prime Minister Varga, and build a house.")

    assert _contents(said) == ["meet Prime Minister Varga", "build a house"]
    assert {("expressed that", "he was pleased to")} == {one.cues for one in said}
    assert {"feeling"} == {one.stance for one in said}


@pytest.mark.parametrize(
    ("text", "main", "means", "cue"),
    [
        ("trade will grow by building roads", "trade will grow", ["building roads"], "by"),
        ("trade will grow, including by building roads", "trade will grow", ["building roads"], "including by"),
        ("trade will grow through building roads", "trade will grow", ["building roads"], "through"),
        ("by building roads, trade will grow", "trade will grow", ["building roads"], "by"),
        (
            "trade will grow by building roads and opening ports",
            "trade will grow", ["building roads", "opening ports"], "by",
        ),
        ("trade will grow by building roads and ports", "trade will grow", ["building roads and ports"], "by"),
    ],
)  # fmt: skip
def test_means(tell: Tell, text: str, main: str, means: list[str], cue: str) -> None:
    """How something is done is a statement that the main one is by means of, with its stance; each verb is one."""
    said = tell(f"President Okoro stated that {text}.")

    assert [main, *means] == _contents(said)
    assert tuple(one.key for one in said[1:]) == said[0].means
    assert {("stated that", cue)} == {one.cues for one in said[1:]}
    assert len({one.stance for one in said}) == 1


@pytest.mark.parametrize("text", ["trade grew by ten per cent", "trade by sea grew", "trade grew through the year"])
def test_no_means(tell: Tell, text: str) -> None:
    """A preposition without a verb in -ing behind it introduces no means."""
    assert [text] == _contents(tell(f"President Okoro stated that {text}."))


@pytest.mark.parametrize(
    ("text", "purpose", "cue", "stance"),
    [
        ("trade is free in order to build trust", "build trust", "in order to", "goal"),
        ("trade is free so as to build trust", "build trust", "so as to", "goal"),
        ("he intends to open ports, by which he wants to build trust", "build trust", "he wants to", "desire"),
    ],
)
def test_purpose(tell: Tell, text: str, purpose: str, cue: str, stance: str) -> None:
    """What something is for is a statement with the stance of a goal, or of the attitude that it has of its own."""
    main, other = tell(f"President Okoro stated that {text}.")

    assert (other.key,) == main.purposes
    assert (purpose, stance, cue) == (other.content, other.stance, other.cues[1])


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("President Okoro stated that trade grew.", "state", "assertion"),
        ("President Okoro stated that trade will grow.", "state", "prediction"),
        ("President Okoro pledged that trade will grow.", "promise", "commitment"),
        ("The two leaders agreed that trade will grow.", "agree", "commitment"),
        ("The two leaders agreed to open ports.", "agree", "commitment"),
        ("President Okoro stated that trade is important.", "state", "evaluation"),
        ("President Okoro stated that it is necessary to act.", "state", "necessity"),
        ("President Okoro stated that now is the time to act.", "state", "necessity"),
        ("President Okoro urged Kenya to act.", "urge", "desire"),
        ("President Okoro expressed regret over the storm.", "express", "feeling"),
        ("President Okoro condemned the storm.", "condemn", "evaluation"),
        ("President Okoro hoped that trade will grow.", "hope", "hope"),
        ("The two leaders discussed the storm.", "discuss", "assertion"),
    ],
)
def test_stance(tell: Tell, text: str, act: str, stance: str) -> None:
    """The stance comes from the attitude, else the wording, else the modal of the future, else the act."""
    (said,) = tell(text)

    assert (act, stance) == (said.act, said.stance)


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro stressed, with a view to peace, that trade grew.",
        "The two leaders agreed, by working together, that trade will grow.",
        "President Okoro stated in order to help.",
    ],
)
def test_content_that_begins_with_a_means_or_purpose(tell: Tell, text: str) -> None:
    """A means or a purpose before what is said stops nothing: the statement is read."""
    assert tell(text) != []


@pytest.mark.parametrize("text", ["President Okoro stated that he hopes to.", "He hopes to he hopes to."])
def test_attitude_towards_nothing(tell: Tell, text: str) -> None:
    """A sentence that breaks off behind an attitude is read as far as it goes."""
    assert all(said.contents for said in tell(text))


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro stated that trade grew in order to.",
        "President Okoro stated that trade grew in order to in order to build ports.",
        "President Okoro stated that trade grew, by which he hopes to.",
    ],
)
def test_purpose_of_nothing(tell: Tell, text: str) -> None:
    """A sentence that breaks off where a purpose begins is read as far as it goes."""
    assert tell(text)[0].content == "trade grew"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("President Okoro stated that Kenya will act.", ("state-ke",)),
        ("President Okoro stated that the action of Kenya is good.", ("state-ke",)),
        ("President Okoro stated that trade with Kenya is good.", ("state-ke",)),
        ("President Okoro stated that it is good that Kenya will act.", ("state-ke",)),
        ("President Okoro stated that trade grew in Kenya.", ()),
        ("President Okoro stated that he hopes to visit Kenya.", ()),
        ("President Okoro stated that Norway and Chile will grow by building roads.", ("group-cl-no",)),
        ("The two leaders confirmed that they will meet.", ("person-ada-varga", BEN)),
    ],
)
def test_actors(tell: Tell, text: str, actors: tuple[str, ...]) -> None:
    """Who does or bears what is said is an actor: the subject, and for a means that of what it serves."""
    assert {actors} == {said.actors for said in tell(text)}

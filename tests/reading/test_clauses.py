"""Reporting clauses: who is said to have said something, with which words. Persons and remarks are made up."""

import pytest
from plain import ADA, BEN, ReadText, Tell

from kg.reading.records import Status

PAIR = (ADA, BEN)


@pytest.mark.parametrize(
    ("text", "act", "head", "cue", "content"),
    [
        ("President Okoro stated that trade grew.", "state", "stated", "stated that", "trade grew"),
        ("President Okoro stated trade grew.", "state", "stated", "stated", "trade grew"),
        ("President Okoro also noted that trade grew.", "note", "noted", "also noted that", "trade grew"),
        ("President Okoro praised the cooks.", "praise", "praised", "praised", "the cooks"),
        ("President Okoro notes that trade grew.", "note", "notes", "notes that", "trade grew"),
        ("President Okoro pointed out that trade grew.", "note", "pointed out", "pointed out that", "trade grew"),
        ("The two leaders agreed on trade.", "agree", "agreed on", "agreed on", "trade"),
        ("The two leaders agreed to meet.", "agree", "agreed", "agreed", "to meet"),
        (
            "President Okoro expressed his deep gratitude for the tea.",
            "thank", "expressed his deep gratitude", "expressed his deep gratitude", "for the tea",
        ),
        (
            "The two leaders fully shared the view that trade grew.",
            "share-view", "shared the view", "fully shared the view that", "trade grew",
        ),
    ],
)  # fmt: skip
def test_clause(tell: Tell, text: str, act: str, head: str, cue: str, content: str) -> None:
    """A party, a reporting verb and what follows are a statement; adverbs and "that" belong to the cue alone."""
    (said,) = tell(text)

    assert (act, head, (cue,), content) == (said.act, said.head, said.cues, said.content)


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro had tea.",
        "It rained.",
        "The speech of President Okoro stated that trade grew.",
        "Together with President Okoro stated facts were read.",
        "President Okoro will state that trade grew.",
        "President Okoro’s note stated that trade grew.",
        "him stated that trade grew.",
    ],
)
def test_no_clause(tell: Tell, text: str) -> None:
    """Without a party as subject of a finite reporting verb nothing is stated."""
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Okoro stated that trade grew, and noted that it rained.",
            [(BEN, "state", "trade grew"), (BEN, "note", "it rained")],
        ),
        (
            "President Okoro stated that trade grew, noting that it rained.",
            [(BEN, "state", "trade grew"), (BEN, "note", "it rained")],
        ),
        (
            "President Okoro praised the cooks and thanked the guards.",
            [(BEN, "praise", "the cooks"), (BEN, "thank", "the guards")],
        ),
        (
            "President Okoro stated that trade grew, while Prime Minister Varga noted that it rained.",
            [(BEN, "state", "trade grew"), (ADA, "note", "it rained")],
        ),
        (
            "President Okoro stated that trade grew; Prime Minister Varga noted that it rained.",
            [(BEN, "state", "trade grew"), (ADA, "note", "it rained")],
        ),
        (
            "President Okoro stated that trade grew, and Prime Minister Varga noted that it rained.",
            [(BEN, "state", "trade grew"), (ADA, "note", "it rained")],
        ),
        (
            "President Okoro noted that trade grew, and he hopes to return.",
            [(BEN, "note", "trade grew"), (BEN, "hope", "return")],
        ),
        (
            "President Okoro noted that trade grew, and he intends to return.",
            [(BEN, "note", "trade grew"), (BEN, "intend", "return")],
        ),
    ],
)
def test_chain(tell: Tell, text: str, expected: list[tuple[str, str, str]]) -> None:
    """A verb behind a coordinator has the subject of the last one, or its own; what comes before it ends there."""
    assert expected == [(*said.speakers, said.act, said.content) for said in tell(text)]


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro stated that Kenya and Ghana noted the rain.",
        "President Okoro stated that (and noted that) trade grew.",
        "President Okoro stated that “trade grew, and noted that it rained”.",
        "President Okoro stated that trade grew and noted profits fell.",
    ],
)
def test_no_chain(tell: Tell, text: str) -> None:
    """A verb within the content, brackets or quotation marks opens no clause of its own."""
    assert len(tell(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "President Okoro, who came on Monday, stated that trade grew.",
        "President Okoro, for his part, stated that trade grew.",
        "President Okoro, together with Prime Minister Varga, stated that trade grew.",
    ],
)
def test_insertion_behind_the_subject(tell: Tell, text: str) -> None:
    """What stands between commas behind a party does not part it from its verb."""
    (said,) = tell(text)

    assert (said.act, said.content, BEN in said.speakers) == ("state", "trade grew", True)


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("President Okoro told Prime Minister Varga that trade grew.", "state", "trade grew"),
        ("President Okoro informed her that trade grew.", "inform", "trade grew"),
        ("President Okoro assured Prime Minister Varga that trade will grow.", "promise", "trade will grow"),
    ],
)
def test_person_who_is_told(tell: Tell, text: str, act: str, content: str) -> None:
    """Who is told something is spoken to, and is no part of what is said."""
    (said,) = tell(text)

    assert (said.act, said.content, said.addressees, said.actors) == (act, content, (ADA,), ())


@pytest.mark.parametrize("told", ["reporters", "the press", "Ambassador Cyd Ruiz"])
def test_nobody_in_the_room_is_told(tell: Tell, told: str) -> None:
    """What is told to the press, or to somebody who takes no part, is not addressed to the other party."""
    (said,) = tell(f"President Okoro told {told} that trade grew.")

    assert (said.speakers, said.content, said.addressees) == ((BEN,), "trade grew", ())


@pytest.mark.parametrize(
    ("text", "content", "disclosed"),
    [
        ("The two leaders exchanged views on the harvest.", "the harvest", False),
        ("The two leaders shared the view on the harvest.", "the harvest", False),
        ("The two leaders shared the view that the harvest was good.", "the harvest was good", True),
        ("The two leaders discussed the harvest.", "the harvest", True),
    ],
)
def test_withheld_content(tell: Tell, text: str, content: str, disclosed: bool) -> None:
    """A view "on" something is not given, only what it is about."""
    (said,) = tell(text)

    assert (content, disclosed) == (said.content, said.disclosed)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("explained Chile’s position on the fishing issue.", [("Chile’s position on", "the fishing issue")]),
        ("stated Chile’s basic position regarding tariffs.", [("Chile’s basic position regarding", "tariffs")]),
        ("explained his views on tariffs and on visas.", [("his views on", "tariffs"), ("his views on", "on visas")]),
        (
            "explained Chile’s position on tariffs and visas.",
            [("Chile’s position on", "tariffs"), ("Chile’s position on", "visas")],
        ),
        ("explained Chile’s position on bread and butter.", [("Chile’s position on", "bread and butter")]),
    ],
)
def test_position_that_is_not_given(tell: Tell, text: str, contents: list[tuple[str, ...]]) -> None:
    """A position is named and withheld; each issue that it is on makes a statement of its own."""
    said = tell(f"President Okoro {text}")

    assert contents == [one.contents for one in said]
    assert {("explain-position", "position", False)} == {(one.act, one.stance, one.disclosed) for one in said}


@pytest.mark.parametrize("position", ["the position of the ship was known", "his position on tariffs has not changed"])
def test_that_clause_is_no_position(tell: Tell, position: str) -> None:
    """A clause that happens to hold the word "position" is given content."""
    (said,) = tell(f"President Okoro explained that {position}.")

    assert (said.act, said.disclosed) == ("explain", True)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("It was agreed that trade should grow.", PAIR),
        ("The harvest was discussed.", PAIR),
        ("The two leaders met to discuss the harvest.", PAIR),
        ("Prime Minister Varga spoke with President Okoro to discuss the harvest.", (ADA,)),
    ],
)
def test_passive_and_purpose(tell: Tell, text: str, speakers: tuple[str, ...]) -> None:
    """A passive that names nobody is said by the participants; the purpose of a contact by who made it."""
    (said,) = tell(text)

    assert set(speakers) == set(said.speakers)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("President Okoro yodelled that trade grew.", "no reporting verb known behind “President Okoro”: “yodelled”"),
        ("It rained.", "no party speaks in it"),
        ("Trade with Kenya grew.", "no party speaks in it"),
    ],
)
def test_reason_for_an_unread_sentence(read_talks: ReadText, text: str, reason: str) -> None:
    """A sentence without a statement says why, and names the verb that is not known."""
    sentence = read_talks(text).sentences[-1]

    assert (Status.UNREAD, reason) == (sentence.status, sentence.reason)


def test_key_of_a_statement(tell: Tell) -> None:
    """A statement is named by its sentence and its place there."""
    said = tell("It rained. President Okoro stated that trade grew, noted that it rained, and praised the cooks.")

    assert [one.key for one in said] == ["#s03a", "#s03b", "#s03c"]


@pytest.mark.parametrize("ending", [".", ":\n- trade\n- tourism", " ."])
def test_position_without_a_subject(read_talks: ReadText, ending: str) -> None:
    """A position on nothing is what was explained itself: the reader never looks for words that are not there."""
    (one,) = read_talks(f"President Okoro explained Chile’s position on{ending}").statements

    assert one.disclosed
    assert one.contents

"""Ways of reporting besides "X stated that …": passives, asides, direct speech, light verbs. All of it is made up."""

import pytest
from plain import ADA, BEN, ReadText, Tell

PAIR = (ADA, BEN)
AGENTLESS = "a passive that does not tell who said it"


@pytest.mark.parametrize(
    ("text", "act", "head", "content"),
    [
        ("The situation in Kenya was discussed.", "discuss", "discussed", "The situation in Kenya"),
        ("It was agreed that trade should grow.", "agree", "agreed", "trade should grow"),
        ("Views were exchanged on trade.", "exchange-views", "exchanged", "on trade"),
        ("Agreement was reached on fish.", "agree", "reached", "on fish"),
    ],
)
def test_passive_of_both(tell: Tell, text: str, act: str, head: str, content: str) -> None:
    """A passive that takes two and names nobody means the parties together, without doubt."""
    (said,) = tell(text)

    assert (act, head, content) == (said.act, said.head, said.content)
    assert (set(said.speakers), said.review) == (set(PAIR), ())


@pytest.mark.parametrize(
    ("text", "act", "head", "content"),
    [
        ("It was emphasised that trade grew.", "emphasise", "emphasised", "trade grew"),
        ("Concern was expressed over the drought.", "express", "expressed", "over the drought"),
        ("Particular attention was paid to fishing.", "note", "paid", "to fishing"),
    ],
)
def test_passive_of_one(tell: Tell, text: str, act: str, head: str, content: str) -> None:
    """A passive that one may have said names both, and says that this is in doubt."""
    (said,) = tell(text)

    assert (act, head, content) == (said.act, said.head, said.content)
    assert AGENTLESS in said.review


@pytest.mark.parametrize("text", ["The delegation was invited to tea.", "He was thanked.", "Trade was congratulated."])
def test_no_passive(tell: Tell, text: str) -> None:
    """A passive of an act that nobody reports without its agent is no statement."""
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Views were exchanged between President Okoro and Prime Minister Varga on trade.", PAIR[::-1]),
        ("The plan was presented by President Okoro and discussed.", (BEN,)),
        ("Concern over the drought was expressed by President Okoro.", (BEN,)),
    ],
)
def test_agent_of_a_passive(tell: Tell, text: str, speakers: tuple[str, ...]) -> None:
    """Who stands behind "by" or "between" is who said it, and nothing is in doubt."""
    found = [said for said in tell(text) if said.act != "discuss"]

    assert [(said.speakers, said.review) for said in found] in ([(speakers, ())], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Okoro, who described the visit as timely, remarked that trade grew.",
            [("described", BEN), ("remarked", BEN)],
        ),
        (
            "President Okoro, while explaining that it rained, undertook to study the matter.",
            [("explaining", BEN), ("undertook", BEN)],
        ),
        (
            "President Okoro, noting that it rained, asked for umbrellas.",
            [("noting", BEN), ("asked for", BEN)],
        ),
        (
            "The two leaders discussed trade, with President Okoro underscoring the price of tea.",
            [("discussed", ADA), ("underscoring", BEN)],
        ),
    ],
)
def test_aside(tell: Tell, text: str, expected: list[tuple[str, str]]) -> None:
    """What stands between commas before the main verb, or behind "with X", is a statement of its own."""
    assert [(said.head, said.speakers[0]) for said in tell(text)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We shall begin tomorrow,” said President Okoro.", "“We shall begin tomorrow,”"),
        ('"We shall begin tomorrow," said Ben Okoro.', '"We shall begin tomorrow,"'),
        ("“We are ready to begin,” he said.", "“We are ready to begin,”"),
    ],
)
def test_direct_speech(read_talks: ReadText, tell: Tell, text: str, content: str) -> None:
    """The verb of saying that closes direct speech reports it; what is said inside is no report."""
    (said,) = tell("President Okoro praised the tea. " + text)[1:]

    assert (said.act, said.content, said.speakers) == ("state", content, (BEN,))


@pytest.mark.parametrize(
    ("text", "act", "head"),
    [
        ("President Okoro heartily welcomed the visit.", "welcome", "welcomed"),
        ("President Okoro gave Prime Minister Varga a detailed account of the drought.", "explain", None),
        ("President Okoro has agreed to a visit.", "agree", "agreed"),
        ("The talks covered trade and fishing.", "discuss", "covered"),
        ("The conversation between Ada Varga and Ben Okoro focused on trade.", "discuss", "focused on"),
        ("The heads of state spoke in favour of more trade.", "support", "spoke in favour of"),
        ("They were united in the view that trade helps.", "share-view", "were united in the view"),
    ],
)
def test_wording(tell: Tell, text: str, act: str, head: str | None) -> None:
    """Adverbs in -ly, the perfect, hearers before the noun, and talks as subjects do not hide a report."""
    (said,) = tell(text)

    assert said.act == act
    assert head in (None, said.head)


def test_bare_reply(tell: Tell) -> None:
    """A bare "agreed" is about what was said before it."""
    asked, agreed, thanked = tell(
        "Prime Minister Varga proposed sanctions on Kenya. President Okoro agreed and expressed his gratitude."
    )

    assert (agreed.speakers, agreed.issues) == ((BEN,), asked.issues)
    assert (agreed.content, thanked.act) == ("agreed", "thank")


def test_what_a_directive_asks_for(tell: Tell) -> None:
    """Behind what somebody demands, which is in no past tense, a past verb is the narrator's again."""
    found = tell("President Okoro demanded that Kenya withdraw its boats and urged it to accept an inquiry.")

    assert [(said.head, said.speakers) for said in found] == [("demanded", (BEN,)), ("urged", (BEN,))]


def test_feeling_of_a_person(tell: Tell) -> None:
    """A cue with "his" in it behind a that-clause about a state is said of the person who speaks."""
    found = tell("President Okoro said that Kenya was to blame and expressed his support for Ghana.")

    assert [said.speakers for said in found] == [(BEN,), (BEN,)]


@pytest.mark.parametrize("text", ["Okoro-Testperson stated", "“President Okoro stated that it rained”"])
def test_nothing_is_read_from_quotations_alone(tell: Tell, text: str) -> None:
    """What stands in quotation marks without a narrator is nobody's report."""
    assert tell(text) == []

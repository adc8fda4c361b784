"""What is talked about: issues of the vocabulary, alone or narrowed to states, and topics. Persons are made up."""

import pytest
from plain import ReadText, Tell, bare, named

SAID = "President Okoro stated that {}."


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("climate change is bad", {"climate-change"}),
        ("CLIMATE CHANGE is bad", {"climate-change"}),
        ("trade and tourism grew", {"trade", "tourism-cooperation"}),
        ("human rights matter", {"human-rights"}),
        ("exchanges of views are good", {"leader-level-dialogue"}),
        ("the whaling issue is difficult", {"fisheries"}),
    ],
)
def test_issues(tell: Tell, content: str, issues: set[str]) -> None:
    """An issue is found by its labels, the longest first, in any case and in the plural."""
    assert issues == set(tell(SAID.format(content))[0].issues)


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("Norway-Chile relations are good", {"issue-bilateral-relations-cl-no"}),
        ("relations between Norway and Chile are good", {"issue-bilateral-relations-cl-no"}),
        ("relations with Kenya are good", {"issue-bilateral-relations-ke"}),
        ("bilateral relations are good", {"issue-bilateral-relations-cl-no"}),
        ("cooperation is good", {"issue-cooperation-cl-no"}),
        ("cooperation among Norway, Chile and Kenya is good", {"issue-cooperation-cl-ke-no"}),
        ("Norway and Chile will act", {"issue-coordination-cl-no"}),
    ],
)
def test_parties_narrow_an_issue(tell: Tell, content: str, issues: set[str]) -> None:
    """What states share is narrowed to those named beside it, else to those that act, else to both sides."""
    assert issues == set(tell(SAID.format(content))[0].issues)


@pytest.mark.parametrize(
    ("content", "issues", "targets"),
    [
        ("pressure on Kenya will grow", {"issue-pressure-ke"}, ("state-ke",)),
        ("sanctions against Kenya will grow", {"issue-sanctions-ke"}, ("state-ke",)),
        (
            "the involvement of Kenya and Ghana is good",
            {"issue-third-party-involvement-gh-ke"},
            ("state-ke", "state-gh"),
        ),
        ("pressure will grow", {"pressure"}, ()),
        ("Kenya’s nuclear test is bad", {"issue-nuclear-tests-ke"}, ()),
        ("anxiety among Chile’s citizens is high", {"issue-public-anxiety-cl"}, ()),
    ],
)
def test_state_narrows_an_issue(tell: Tell, content: str, issues: set[str], targets: tuple[str, ...]) -> None:
    """What is directed at a state has it as a target; what a state does or feels targets nobody."""
    (said,) = tell(SAID.format(content))

    assert (issues, targets) == (set(said.issues), said.targets)


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("Kenya is far", {"issue-situation-ke"}),
        ("Norway is far", set()),
        ("Chile shares a border with Kenya", {"issue-situation-ke"}),
    ],
)
def test_state_as_a_subject(tell: Tell, content: str, issues: set[str]) -> None:
    """A state that is no side of the encounter is a subject of its own; a side is not."""
    assert issues == {issue for issue in tell(SAID.format(content))[0].issues if "situation" in issue}


def test_broader_issues(read_talks: ReadText) -> None:
    """A narrowed issue lies below the general one; one directed at a state also below that state as a subject."""
    entities = read_talks(SAID.format("pressure on Kenya will grow, and Norway-Chile relations are good")).entities

    assert [bare(key) for key in entities["issue-pressure-ke"].broader] == ["pressure", "issue-situation-ke"]
    assert entities["issue-pressure-ke"].label == "pressure on Kenya"
    assert [bare(key) for key in entities["issue-bilateral-relations-cl-no"].broader] == ["bilateral-relations"]
    assert entities["issue-bilateral-relations-cl-no"].label == "Chile–Norway relations"


@pytest.mark.parametrize(("one", "other"), [("Norway-Chile", "Chile-Norway")])
def test_order_of_states_is_no_matter(tell: Tell, one: str, other: str) -> None:
    """The key of a narrowed issue does not tell in which order the text names the states."""
    assert (
        tell(SAID.format(f"{one} relations are good"))[0].issues
        == tell(SAID.format(f"{other} relations are good"))[0].issues
    )


def test_wider_issue_beside_a_narrower_one(tell: Tell) -> None:
    """Of two issues side by side of which one says what the other says the narrower is kept."""
    (said,) = tell(SAID.format("a future-oriented Norway-Chile relationship is good"))

    assert said.issues == ("issue-future-oriented-relationship-cl-no",)


def test_scare_quotes(read_talks: ReadText) -> None:
    """An issue in quotation marks is mentioned with them, and the mention says so."""
    reading = read_talks("President Okoro explained Chile’s position on the “whaling” issue.")

    (mention,) = [m for m in reading.mentions if m.quoted]
    assert (mention.span.of(reading.source.text), mention.kind) == ("“whaling”", "issue")
    assert {"fisheries"} == named(reading, "“whaling”")


def test_issue_that_no_vocabulary_knows(read_talks: ReadText) -> None:
    """A content that names nothing known is about its first noun phrase, as a new issue that is marked as such."""
    reading = read_talks("President Okoro praised the cooks.")

    assert reading.statements[0].issues == ("issue-cooks",)
    assert reading.entities["issue-cooks"].minted


@pytest.mark.parametrize("content", ["Kenya and Ghana", "Nairobi", "Prime Minister Varga", "the United Nations"])
def test_no_known_thing_becomes_a_new_issue(read_talks: ReadText, content: str) -> None:
    """A person, state, place or body that is known is never taken for an issue that nobody knows."""
    reading = read_talks(f"President Okoro stressed {content}.")

    assert [entity.key for entity in reading.entities.values() if entity.kind == "issue" and entity.minted] == []


@pytest.mark.parametrize(
    "content",
    [
        "agreed to meet again in July",
        "agreed to meet on Monday",
        "agreed to do so",
    ],
)
def test_no_day_becomes_a_new_issue(read_talks: ReadText, content: str) -> None:
    """A day, a month or a word that stands for others is never taken for an issue that nobody knows."""
    entities = read_talks(f"The two leaders {content}.").entities

    assert [entity.label for entity in entities.values() if entity.kind == "issue" and entity.minted] == []


@pytest.mark.parametrize(
    ("frame", "issues"),
    [
        ("With regard to climate change, ", ("climate-change",)),
        ("Regarding climate change, ", ("climate-change",)),
        ("Additionally, with regard to climate change, ", ("climate-change",)),
        ("With regard to Norway-Chile relations, ", ("issue-bilateral-relations-cl-no",)),
        ("With regard to Kenya, ", ("issue-situation-ke",)),
        ("On trade and tourism, ", ("trade", "tourism-cooperation")),
    ],
)
def test_topic_frame(read_talks: ReadText, frame: str, issues: tuple[str, ...]) -> None:
    """What a sentence is said to be about is the subject of its block, and of what names no other."""
    reading = read_talks(f"{frame}President Okoro stated that he hopes to return soon.")

    assert issues == tuple(map(bare, reading.blocks[-1].subjects))
    assert issues == tuple(map(bare, reading.statements[0].issues))


def test_frame_reaches_to_the_end_of_its_block(read_talks: ReadText) -> None:
    """A topic holds for the sentences behind it in the block, and for no other block."""
    reading = read_talks(
        "1. With regard to climate change, President Okoro stated that he hopes to return. He noted that it will do.\n"
        "2. President Okoro noted that it will do."
    )

    assert [tuple(map(bare, s.issues)) for s in reading.statements[:2]] == [("climate-change",), ("climate-change",)]
    assert "climate-change" not in map(bare, reading.statements[2].issues)
    assert reading.blocks[-1].subjects == ()


def test_frame_gives_the_target(read_talks: ReadText) -> None:
    """A state in the frame is whom an issue without a state is directed at; that is inferred, not stated."""
    reading = read_talks("With regard to Kenya, President Okoro stated that pressure will grow.")

    (statement,) = reading.statements
    assert (statement.targets, list(map(bare, statement.targets_inferred))) == ((), ["state-ke"])
    assert statement.issues == ("issue-pressure-ke",)


def test_content_that_takes_up_what_was_said(read_talks: ReadText) -> None:
    """The words “this momentum” stand for the statement before them, whose issues are taken over."""
    one, other = read_talks(
        "President Okoro stated that pressure on Kenya will grow. "
        "He noted that Norway and Chile will use this momentum."
    ).statements

    assert set(one.issues) <= set(other.issues)
    assert list(map(bare, other.targets_inferred)) == ["state-ke"]


def test_hope_without_an_issue_of_its_own(tell: Tell) -> None:
    """A coordinated hope that names no issue is about what was said just before."""
    one, other = tell(
        "President Okoro noted that Norway and Chile have been coordinating, and he hopes to strengthen cooperation."
    )

    assert one.issues == other.issues


def test_frame_before_the_event_of_the_same_state(tell: Tell) -> None:
    """An event in a framed sentence raises its issue once, narrowed to the state of the frame."""
    (said,) = tell(
        "With regard to Kenya, President Okoro stated that following the nuclear test conducted in the same week, "
        "it rained."
    )

    assert said.issues == ("issue-nuclear-tests-ke",)


def test_issue_that_serves_another(read_talks: ReadText) -> None:
    """Involving others, said with regard to a state, is a way to pressure on that state, and is kept apart by it."""
    reading = read_talks("With regard to Kenya, President Okoro called for the involvement of Ghana and Peru.")

    (said,) = reading.statements
    involvement = "issue-third-party-involvement-gh-pe-over-ke"
    assert said.issues == (involvement,)
    assert reading.entities[involvement].label == "involvement of Ghana–Peru over Kenya"
    assert "issue-pressure-ke" in reading.entities[involvement].broader
    assert {bare(key) for key in said.targets} == {"state-gh", "state-pe"}


@pytest.mark.parametrize(
    "content",
    [
        "not", "he believes", "this is not so", "why", "he thinks that too", "nobody believes otherwise", "very soon",
        "it would not be possible", "there is still more", "much remains", "this will last",
        "what happened must happen",
    ],
)  # fmt: skip
def test_no_issue_of_function_words(read_talks: ReadText, content: str) -> None:
    """Function words, and the verb of a pronoun, name no issue."""
    reading = read_talks(f"President Okoro stated that {content}.")

    assert [entity.label for entity in reading.entities.values() if entity.kind == "issue" and entity.minted] == []


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("this old lighthouse", "old lighthouse"),
        ("nobody wants a lighthouse", "lighthouse"),
        ("no lighthouse", "lighthouse"),
    ],
)
def test_the_noun_among_function_words(read_talks: ReadText, content: str, label: str) -> None:
    """The noun phrase between function words is the issue."""
    reading = read_talks(f"President Okoro stressed {content}.")

    assert [entity.label for entity in reading.entities.values() if entity.kind == "issue" and entity.minted] == [label]

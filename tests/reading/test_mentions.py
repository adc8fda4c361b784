"""Mentions and entities: what the text names, and where. Persons and remarks are made up."""

from itertools import pairwise

import pytest
from plain import ADA, BEN, LEAD, ReadText, bare, named

TEXT = (
    "1. At the beginning, Prime Minister Varga stated that she hopes to visit Nairobi, Kenya in July. "
    "The two leaders agreed that Norway, Chile and Kenya will work together on the “whaling” issue.\n"
    "2. President Okoro noted that Chile’s citizens fear the UK’s nuclear test, and thanked her for the meeting.\n"
    "\nBack to Norway-Chile Relations"
)


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Ms. Ada Varga", "person", {ADA}),
        ("Prime Minister Varga", "person", {ADA}),
        ("she", "person", {ADA}),
        ("her", "person", {ADA}),
        ("The two leaders", "group", {ADA, BEN}),
        ("Kenya", "state", {"state-ke"}),
        ("Nairobi", "place", {"place-nairobi"}),
        ("Norway, Chile and Kenya", "group", {"group-cl-ke-no"}),
        ("Chile’s citizens", "group", {"group-people-of-cl"}),
        ("President of Chile", "office", {"office-president-cl"}),
        ("“whaling”", "issue", {"fisheries"}),
        ("Norway-Chile Relations", "issue", {"issue-bilateral-relations-cl-no"}),
        ("the meeting", "event", {"encounter-2021-05-03-meeting-ada-varga-ben-okoro"}),
        ("trade", "issue", set()),
    ],
)
def test_mention(read_talks: ReadText, words: str, kind: str, expected: set[str]) -> None:
    """Everything that the text names or refers to is a mention with its kind and what it stands for."""
    assert expected == named(read_talks(TEXT), words, kind)


def test_mentions_are_in_order_and_single(read_talks: ReadText) -> None:
    """Mentions are sorted by place and kind, and no place has two of one kind."""
    mentions = read_talks(TEXT).mentions

    assert all((one.span, one.kind) < (other.span, other.kind) for one, other in pairwise(mentions))


def test_headers_are_mentioned_but_say_nothing(read_talks: ReadText) -> None:
    """Titles, headings and navigation name things; nobody speaks there and nothing happens."""
    text = "\nPresident Okoro stated that Kenya agreed\n\nThe two leaders discussed trade."

    reading = read_talks(text)

    assert [bare(statement.act) for statement in reading.statements] == ["discuss"]
    assert {"state-ke"} == named(reading, "Kenya", "state")


def test_every_key_is_declared(read_talks: ReadText) -> None:
    """What statements, events, mentions and holdings name is an entity, an event, a statement, a time or known."""
    reading = read_talks(TEXT)

    declared = {*reading.entities, *(e.key for e in reading.events), *(s.key for s in reading.statements)}
    declared |= {e.when.key for e in reading.events if e.when}
    used = {key for mention in reading.mentions for key in mention.referents}
    for s in reading.statements:
        used |= {
            *s.speakers,
            *s.addressees,
            *s.actors,
            *s.targets,
            *s.issues,
            *s.mentions,
            s.made_at,
            *s.means,
            *s.purposes,
        }
    assert set() == {key for key in used if "://" not in key} - declared


def test_entities_are_what_no_vocabulary_lists(read_talks: ReadText) -> None:
    """Persons of the text are minted; groups, offices and narrowed issues are made of known parts."""
    entities = read_talks(TEXT).entities

    assert all(key == entity.key and "://" not in key for key, entity in entities.items())
    assert {ADA, BEN} == {entity.key for entity in entities.values() if entity.minted and entity.kind == "person"}
    assert sorted(map(bare, entities["group-cl-ke-no"].members)) == ["state-cl", "state-ke", "state-no"]
    assert bare(entities["office-president-cl"].holder) == "state-cl"


@pytest.mark.parametrize(
    "text",
    [
        "the two leaders",
        "A title\n\nIt rained when the two leaders met.",
        "A title\n\nMs. Ada Varga met Mr. Ben Okoro. Ms. Varga stated that trade on both sides grew.",
        "The international community and Norway’s citizens\n\nThey met.",
        "Norway and Chile\n\nMs. Ada Varga of Norway met Mr. Ben Okoro, President of Chile.",
        "Both",
        "The ministers and the parties\n\nAll three ministers agreed.",
    ],
)
def test_collective_that_stands_for_nobody_known(read_text: ReadText, text: str) -> None:
    """A collective without parties in sight, in a heading too, refers to nothing that is not declared."""
    reading = read_text(text)

    used = {key for mention in reading.mentions for key in mention.referents if "://" not in key}
    used |= {key for s in reading.statements for key in (*s.actors, *s.mentions) if "://" not in key}
    assert used <= {*reading.entities, *(event.key for event in reading.events)}


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("At the beginning, President Okoro", "opening"),
        ("At the outset of the meeting, President Okoro", "opening"),
        ("At the end of the meeting President Okoro", "closing"),
        ("In closing, President Okoro", "closing"),
        ("President Okoro", ""),
    ],
)
def test_phase(read_text: ReadText, words: str, phase: str) -> None:
    """The words that open a sentence may put it at the opening or the closing of the encounter."""
    (statement,) = read_text(f"{LEAD}{words} stated that trade grew.").statements

    assert phase == bare(statement.phase)

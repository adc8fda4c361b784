"""Events that a text mentions besides the encounter, joined into a timeline. Persons and events are made up."""

import pytest
from plain import ADA, BEN, MEETING, ReadText, bare, event, named, said, texts

SAID = "President Okoro stated that {}."


@pytest.mark.parametrize(
    ("words", "kind", "evidence"),
    [
        ("Kenya’s nuclear test was loud", "nuclear-test", "Kenya’s nuclear test"),
        ("the nuclear test by Kenya was loud", "nuclear-test", "the nuclear test by Kenya"),
        ("the nuclear test conducted by Kenya was loud", "nuclear-test", "the nuclear test conducted by Kenya"),
        ("the nuclear test on May 1 was loud", "nuclear-test", "the nuclear test on May 1"),
        ("the earthquake in March was bad", "disaster", "the earthquake in March"),
        ("the series of provocative actions by Kenya was bad", "provocation",
         "the series of provocative actions by Kenya"),
        ("the telephone talk on May 1 was good", "telephone-talk", "the telephone talk on May 1"),
        ("three telephone talks with Prime Minister Varga were good", "telephone-talk",
         "three telephone talks with Prime Minister Varga"),
        ("their meeting in March was good", "meeting", "their meeting in March"),
        ("their two meetings in March were good", "meeting", "their two meetings in March"),
        ("Kenya’s two nuclear tests were loud", "nuclear-test", "Kenya’s two nuclear tests"),
    ],
)  # fmt: skip
def test_event(read_talks: ReadText, words: str, kind: str, evidence: str) -> None:
    """An event noun with a day, a number or an agent is an event; its evidence takes in who, with whom and when."""
    reading = read_talks(SAID.format(words))

    assert kind == bare(event(reading, evidence).type)
    assert evidence in {text for one in reading.events for text in texts(reading, one.evidence)}


def test_chain_of_events(read_talks: ReadText) -> None:
    """Of events each of which is put in time by the next, every one is told, behind the one that it came after."""
    words = "the earthquake in April after the meeting in March following the nuclear test on May 1"
    reading = read_talks(SAID.format(f"{words} was bad"))

    chain = [one for one in reading.events if one.key not in reading.about]
    assert [bare(one.type) for one in chain] == ["disaster", "meeting", "nuclear-test"]
    assert [(chain[1].key,), (chain[2].key,), ()] == [one.after for one in chain]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("two telephone talks with Prime Minister Varga were good", ["telephone-talk"] * 3),
        ("the 3 telephone talks with Prime Minister Varga were good", ["telephone-talk"] * 4),
        ("their two telephone talks were good", ["telephone-talk"] * 3),
        ("the 2018 global summits were good", []),
        ("the June 29 trilateral meeting was good", ["trilateral-meeting"]),
        ("the May 1 talks with Prime Minister Varga were good", ["meeting"]),
        ("three hundred meetings with Prime Minister Varga were good", []),
        ("999999999 telephone talks were good", ["telephone-talk"]),
    ],
)
def test_number_of_events(read_talks: ReadText, words: str, kinds: list[str]) -> None:
    """A number before a plural counts events, and they make a set; a year or a day does not count."""
    reading = read_talks(SAID.format(words))

    assert [bare(one.type) for one in reading.events if one.key not in reading.about] == kinds


@pytest.mark.parametrize(
    "words",
    [
        "the nuclear test was loud",
        "a meeting was planned",
        "the meeting went well",
        "frank exchanges of views are good",
        "trade grew",
    ],
)
def test_no_event(read_talks: ReadText, words: str) -> None:
    """A kind of event, the encounter itself and an issue that sounds like an event are no further events."""
    assert [one.key for one in read_talks(SAID.format(words)).events] == [MEETING]


@pytest.mark.parametrize(
    ("words", "agents"),
    [
        ("Kenya’s nuclear test was loud", ("state-ke",)),
        ("the nuclear test by Kenya was loud", ("state-ke",)),
        ("the nuclear test on May 1 was loud", ()),
    ],
)
def test_agents_of_an_incident(read_talks: ReadText, words: str, agents: tuple[str, ...]) -> None:
    """Who possesses an incident or stands behind "by" carried it out; nobody takes part in it."""
    (_, incident) = read_talks(SAID.format(words)).events

    assert (agents, ()) == (tuple(map(bare, incident.conducted_by)), incident.participants)


@pytest.mark.parametrize(
    "words",
    [
        "the telephone talk with Prime Minister Varga on May 1 was good",
        "a telephone talk with her on May 1 was good",
    ],
)
def test_day_makes_an_encounter_shared(read_talks: ReadText, words: str) -> None:
    """A dated encounter of two persons has the key and label that every account gives it."""
    (_, talk) = read_talks(SAID.format(words)).events

    assert talk.key == "encounter-2021-05-01-telephone-talk-ada-varga-ben-okoro"
    assert talk.label == "telephone talk of Ada Varga and Ben Okoro, 2021-05-01"
    assert (talk.participants, talk.encounter) == ((ADA, BEN), True)


def test_set_of_events(read_talks: ReadText) -> None:
    """Several events at once are a set with as many members, which share its kind, parties and time."""
    reading = read_talks(SAID.format("three telephone talks with Prime Minister Varga last month were good"))

    (_, whole, *members) = reading.events
    assert (whole.count, len(members)) == (3, 3)
    assert [f"{whole.key}-{number}" for number in (1, 2, 3)] == [member.key for member in members]
    assert {(whole.key, None, whole.participants, whole.when)} == {
        (member.part_of, member.count, member.participants, member.when) for member in members
    }
    assert (
        str(whole.when and whole.when.earliest),
        str(whole.when and whole.when.latest),
    ) == ("2021-04-01", "2021-04-30")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("two nuclear tests in March were bad", 2),
        ("the ten nuclear tests in March were bad", 10),
        ("12 nuclear tests in March were bad", 12),
        ("the nuclear test in March was bad", None),
        ("the 2017 nuclear test by Kenya was bad", None),
        ("0 nuclear tests in March were bad", None),
        ("² nuclear tests in March were bad", None),
    ],
)
def test_count_of_events(read_talks: ReadText, words: str, count: int | None) -> None:
    """A number before an event tells how many there were; a year, a nought or another sign does not."""
    events = read_talks(SAID.format(words)).events

    assert [count] == [one.count for one in events if "test" in bare(one.type) and not one.part_of]
    assert len(events) == 2 + (count or 0)


def test_great_number_of_events(read_talks: ReadText) -> None:
    """A number too great to tell the events apart is kept, without a member for each."""
    (_, whole) = read_talks(SAID.format("3000 nuclear tests in March were bad")).events

    assert whole.count == 3000


def test_order_of_events(read_talks: ReadText) -> None:
    """An event told to be after another comes after it, which bounds the day of the other."""
    reading = read_talks(
        SAID.format("the telephone talk with Prime Minister Varga on May 1 after Kenya’s nuclear test was good")
    )

    (_, talk, test) = reading.events
    assert (test.key,) == talk.after
    assert bare(test.type) == "nuclear-test"


def test_encounter_comes_after_an_earlier_meeting(read_talks: ReadText) -> None:
    """Who is pleased to meet again following a meeting says that the encounter came after it."""
    reading = read_talks(
        "President Okoro expressed that he was pleased to meet Prime Minister Varga again "
        "following their meeting in March."
    )

    earlier = event(reading, "their meeting in March")
    encounter = next(one for one in reading.events if one.key == MEETING)
    assert (earlier.key,) == encounter.after
    assert (earlier.participants, str(earlier.when and earlier.when.earliest)) == ((ADA, BEN), "2021-03-01")


def test_incident_spoken_of_twice(read_talks: ReadText) -> None:
    """A second mention of an incident, with the article or the same agent, is of the same event."""
    text = SAID.format("Kenya’s nuclear test was loud") + " " + SAID.format("the nuclear test in the same week was bad")

    (_, test) = read_talks(text).events

    assert len(test.evidence) == 2
    assert (str(test.when and test.when.earliest), str(test.when and test.when.latest)) == ("2021-04-27", "2021-05-03")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya’s nuclear test was loud", "Ghana’s nuclear test was bad"),
        ("the nuclear test on May 1 was loud", "the nuclear test on May 2 was bad"),
        ("the telephone talk on May 1 was long", "the telephone talk on May 2 was good"),
        ("Kenya’s nuclear test was loud", "Kenya’s missile launch was bad"),
    ],
)
def test_different_events(read_talks: ReadText, one: str, other: str) -> None:
    """Another agent, day or kind is another event."""
    assert len(read_talks(f"{SAID.format(one)} {SAID.format(other)}").events) == 3


def test_past_incident_ends_by_the_day_of_issue(read_talks: ReadText) -> None:
    """The day of issue bounds what somebody is said to have done, and does not bound a meeting."""
    reading = read_talks(
        SAID.format("Kenya’s nuclear test this month was loud")
        + " "
        + SAID.format("the meeting this month will be good")
    )

    bounds = [str(one.when.latest) for one in reading.events if one.when and one.key != MEETING]
    assert bounds == ["2021-05-03", "2021-05-31"]


@pytest.mark.parametrize(
    "text",
    [
        SAID.format("the telephone talk with her on May 1 was good")
        + " He noted that the telephone talk with her on May 1 was long.",
        SAID.format("the meeting with Prime Minister Varga on May 3 was good"),
    ],
)
def test_encounter_spoken_of_twice(read_talks: ReadText, text: str) -> None:
    """A second mention of an encounter of the same persons on the same day is of the same event."""
    keys = [one.key for one in read_talks(text).events]

    assert sorted(set(keys)) == sorted(keys)


def test_event_that_the_order_gives_a_day(read_talks: ReadText) -> None:
    """A statement names an event by the key that the event has, even if only what came after it tells the day."""
    reading = read_talks(
        SAID.format("the telephone talk with Prime Minister Varga on May 1 after their meeting this month was good")
    )

    assert {key for key in reading.statements[0].mentions if "talk" in key or "event" in key} <= {
        e.key for e in reading.events
    }


def test_dated_thing_without_an_event_noun(read_talks: ReadText) -> None:
    """What a text dates without a noun that is known is an event all the same, named by its words."""
    reading = read_talks(SAID.format("the regatta on May 1 was fast"))

    regatta = event(reading, "the regatta on May 1")
    assert (bare(regatta.type), str(regatta.when and regatta.when.earliest)) == ("other-event", "2021-05-01")


def test_statement_mentions_its_events(read_talks: ReadText) -> None:
    """A statement names the events of its content, and none of another statement."""
    one, other = said(read_talks(SAID.format("Kenya’s nuclear test was loud") + " " + SAID.format("trade grew")))

    assert (len(one.mentions), other.mentions) == (1, ())
    assert tuple(issue.removeprefix("issue-") for issue in one.issues) == ("nuclear-tests-ke",)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Kenya’s nuclear test", "event"), ("May 1", "date"), ("the meeting", "event")],
)
def test_mentions_of_events_and_days(read_talks: ReadText, words: str, kind: str) -> None:
    """Events, the days that date them and "the meeting" for the encounter are mentions."""
    reading = read_talks(
        SAID.format("Kenya’s nuclear test was loud") + " " + SAID.format("the telephone talk on May 1 was good")
        + " At the end of the meeting the two leaders agreed on trade."
    )  # fmt: skip

    assert named(reading, words, kind)


def test_clauses_share_a_sentence_with_events(read_talks: ReadText) -> None:
    """A date before an event does not become a second event of its own."""
    reading = read_talks(SAID.format("they met at the conference in March and will meet at the conference in July"))

    assert len([one for one in reading.events if bare(one.type) == "forum"]) == 2


@pytest.mark.parametrize(("text", "days"), [("A dinner followed.", ["2021-05-03"]), ("A meeting followed.", [])])
def test_meal_of_the_same_day(read_talks: ReadText, text: str, days: list[str]) -> None:
    """A meal goes with the encounter, on its day, though no date stands beside it; another meeting does not."""
    reading = read_talks(text)

    assert [str(e.when.earliest) for e in reading.events if e.when and e.key not in reading.about] == days

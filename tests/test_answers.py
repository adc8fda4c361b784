"""What a reading answers to the questions of an annotation: statements by cue, topics, meetings and days."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import CALLS, EAST, MEETING, at, reading

from kg import files
from kg.evaluate.answers import LONGEST_TOPIC, Reported, answers, day
from kg.lexicon import Lexicon
from kg.reading.records import Kind, Mention, Reading, Span, Statement, When
from kg.vocab import CONCEPTS

LEXICON = Lexicon.load(files.vocabulary())
ADA, BOB = "Ada Example", "Bob Sample"
NONE = replace(reading(), statements=(), mentions=(), events=(), about=())


def said(*statements: Statement) -> list[Reported]:
    """Return the answers to a reading with these statements."""
    return list(answers(replace(reading(), statements=statements), LEXICON).statements)


def hope(**changes: object) -> Statement:
    """Return the first statement of the handmade reading without means or purpose, changed."""
    plain = replace(reading().statements[0], means=(), purposes=())
    return replace(plain, **changes)  # type: ignore[arg-type]


def one(*statements: Statement) -> Reported:
    """Return the only answer to a reading with these statements."""
    (answer,) = said(*statements)
    return answer


# --- statements under one cue --------------------------------------------------------------------


def test_what_a_statement_answers() -> None:
    """A statement answers with names, with the kind of act, and with the words of its cue."""
    answer = one(hope())

    assert (answer.cue, answer.cue_text) == (at("said"), "said")
    assert (answer.speakers, answer.addressees) == ((ADA,), (BOB,))
    assert (answer.acts, answer.stances) == ({"assertive"}, {"hope"})
    assert (answer.flagged, answer.disclosed) == (False, True)


def test_propositions_under_one_cue_are_one_answer() -> None:
    """The contents of all propositions under a cue are those of the answer, in text order and each once."""
    second = hope(key="#s03z", contents=(at("opening the border"), at("hopes to")))

    assert one(second, hope()).contents == (at("hopes to"), at("end the “wine dispute”"), at("opening the border"))


def test_cues_follow_the_text() -> None:
    """Answers stand in the order of their cues, whatever the order of the statements."""
    statements = reading().statements

    assert [answer.cue_text for answer in said(*statements)] == ["said", "concurred"]
    assert said(*reversed(statements)) == said(*statements)


def test_different_speakers_are_no_answer() -> None:
    """Where two propositions under one cue have different speakers there is no right answer."""
    other = hope(key="#s03z", speakers=("person-bob-sample",), addressees=())

    assert one(hope(), other).speakers is None
    assert one(hope(), hope(key="#s03z")).speakers == (ADA,)


def test_speakers_without_a_name_are_left_out() -> None:
    """What nothing is known of has no name; names are sorted, each once."""
    speakers = ("person-nobody", "person-bob-sample", "person-ada-example", "person-bob-sample")

    assert one(hope(speakers=speakers, addressees=())).speakers == (ADA, BOB)


def test_kinds_of_act_add_up() -> None:
    """Acts are told by the kind that stands above them; two kinds under one cue are two."""
    acts = [str(CONCEPTS["act"][name]) for name in ("state", "concur")]

    assert one(*(hope(key=f"#s03{n}", act=act) for n, act in enumerate(acts))).acts == {"assertive", "agreement"}


def test_means_and_purposes() -> None:
    """What is means or purpose of another proposition is so in the answer, and its stance does not count."""
    main = hope(means=("#means",), purposes=("#end",))
    means = hope(key="#means", contents=(at("opening the border"),), stance=str(CONCEPTS["stance"]["assertion"]))
    end = hope(key="#end", contents=(at("two calls"),), disclosed=False, addressees=())

    answer = one(main, means, end)

    assert (answer.means, answer.purposes) == ((at("opening the border"),), (at("two calls"),))
    assert (answer.stances, answer.addressees, answer.disclosed) == ({"hope"}, (BOB,), True)


def test_means_of_each_other() -> None:
    """Where each proposition is means or purpose of another, all count as main."""
    ring = (hope(purposes=("#b",)), hope(key="#b", means=(hope().key,), stance=str(CONCEPTS["stance"]["assertion"])))

    assert one(*ring).stances == {"hope", "assertion"}


@pytest.mark.parametrize("field", ["review", "disclosed"])
def test_one_doubt_is_a_doubt(field: str) -> None:
    """One doubtful proposition flags the answer; one main content that is not disclosed makes it undisclosed."""
    doubtful = hope(key="#s03z", **({"review": ("look",)} if field == "review" else {"disclosed": False}))

    answer = one(hope(), doubtful)

    assert (answer.flagged, answer.disclosed) == (field == "review", field != "disclosed")


# --- topics --------------------------------------------------------------------------------------


def topics(*mentions: Mention) -> tuple[Span, ...]:
    """Return the topics of a reading with these mentions."""
    return answers(replace(NONE, mentions=mentions), LEXICON).topics


@pytest.mark.parametrize("kind", Kind)
def test_kinds_that_are_topics(kind: Kind) -> None:
    """Issues, events and groups are topics, persons and places are none."""
    found = topics(Mention(Span(3, 9), kind, ("x",)))

    assert bool(found) is (kind in {Kind.ISSUE, Kind.EVENT, Kind.GROUP})


@pytest.mark.parametrize(
    ("mentions", "count"),
    [
        ((Mention(Span(3, 9), Kind.PERSON, ("a", "b")),), 1),
        ((Mention(Span(3, 9), Kind.PERSON, ("a",)), Mention(Span(3, 9), Kind.STATE, ("b",))), 1),
        ((Mention(Span(3, 9), Kind.PERSON, ("a",)), Mention(Span(3, 9), Kind.PERSON, ("a",))), 0),
        ((Mention(Span(3, 9), Kind.PLACE, ("a", "b")),), 0),
        ((Mention(Span(3, 9), Kind.ISSUE, ("a",)), Mention(Span(3, 9), Kind.EVENT, ("b",))), 1),
    ],
)
def test_several_actors_are_a_group(mentions: tuple[Mention, ...], count: int) -> None:
    """Words that name several actors at once name a group; words that name two topics are one span."""
    assert len(topics(*mentions)) == count


def test_long_mentions_are_no_topics() -> None:
    """A mention that is too long to name a topic is left out."""
    spans = [Span(5, 5 + LONGEST_TOPIC), Span(5, 6 + LONGEST_TOPIC)]

    assert topics(*(Mention(span, Kind.ISSUE, ("x",)) for span in spans)) == (spans[0],)


# --- meetings and days ---------------------------------------------------------------------------


def test_meetings_and_other_events() -> None:
    """What the document is about is its meeting; members of a set are no events of their own."""
    found = answers(reading(), LEXICON)

    assert [(meeting.date, meeting.participants) for meeting in found.meetings] == [("2021-03-03", (ADA, BOB))]
    assert sorted(found.event_dates) == ["", "", "2021-02"]


def test_an_event_that_was_found_twice() -> None:
    """Two records of one event are one event, the last of them."""
    meeting = next(event for event in reading().events if event.key == MEETING)
    twice: Reading = replace(NONE, about=(MEETING,), events=(meeting, replace(meeting, when=None)))

    assert [one.date for one in answers(twice, LEXICON).meetings] == [""]
    assert answers(replace(twice, about=(CALLS,)), LEXICON).event_dates == ("",)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"earliest": date(2031, 5, 3), "latest": date(2031, 5, 3)}, "2031-05-03"),
        ({"starts_at": datetime(2031, 5, 3, 23, 30, tzinfo=EAST)}, "2031-05-03"),
        ({"starts_at": datetime(2031, 5, 3, 9, tzinfo=EAST), "ongoing": date(2031, 5, 4)}, "2031-05-03"),
        ({"starts_at": datetime(2031, 5, 3, 9, tzinfo=EAST), "earliest": date(2031, 5, 1)}, "2031-05-01/"),
        ({"earliest": date(2031, 1, 1), "latest": date(2031, 12, 31)}, "2031"),
        ({"ongoing": date(2031, 5, 4)}, "2031-05-04"),
        ({}, ""),
    ],
)
def test_day(values: dict[str, date], shown: str) -> None:
    """Bounds count before the start, the start before a day on which it was going on; the day is a local one."""
    assert day(When("#when", (), **values)) == shown  # type: ignore[arg-type]
    assert day(None) == ""

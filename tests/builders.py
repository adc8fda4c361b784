"""A small readout, wholly invented, with its reading made by hand: every kind of record occurs in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from kg.reading.records import Block, Entity, Event, Holding, Kind, Mention, Part  # isort: skip
from kg.reading.records import Reading, Sentence, Span, Statement, Status, When  # isort: skip
from kg.source import Source
from kg.vocab import CONCEPTS, ID

TEXT = """Ruritania-Graustark Meeting

March 3, 2021

On March 3, at around 9:05 a.m. for 90 minutes, Ms. Ada Example, President of Ruritania, who was in Zenda to attend the Zenda Fair, met with Mr. Bob Sample of Graustark. Tea was taken.
  1. At the outset, President Example said that she hopes to end the “wine dispute” by opening the border, following two calls last month.
  2. The two sides concurred on the need for pressure on Elbonia."""  # noqa: E501

NOW = datetime(2021, 3, 4, 12, 30, tzinfo=UTC)
EAST = timezone(timedelta(hours=10))


def at(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Return the span of the nth occurrence of `words`, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def key(what: str, words: str) -> str:
    """Return the key of a thing that the readout owns and that these words name."""
    span = at(words)
    return f"#{what}-{span.start}-{span.end}"


MEETING = "encounter-2021-03-03-meeting-gk-rt"
CALLS = key("event", "two calls")
VISIT = key("event", "was in Zenda")
FAIR = key("event", "the Zenda Fair")
MORNING = key("time", "On March 3")
FEBRUARY = key("time", "last month")
TERM = key("time", "President of Ruritania")


def source(text: str = TEXT, name: str = "handmade.txt") -> Source:
    """Return the invented document."""
    return Source(text, name, location=f"file:///somewhere/{name}", metadata={"publisher": "Ministry of Tests"})


def reading() -> Reading:
    """Return all that is to be read from the invented document."""
    return Reading(
        source=source(),
        blocks=_blocks(),
        sentences=_sentences(),
        entities={entity.key: entity for entity in _entities()},
        mentions=_mentions(),
        events=_events(),
        about=(MEETING,),
        holdings=(_holding(),),
        statements=(_hope(), _opening(), _pressure()),
        title="Ruritania-Graustark Meeting",
        issued=date(2021, 3, 3),
        issued_span=at("March 3, 2021"),
        perspective="state-ruritania",
        notes=("the place of the meeting is not given",),
    )


def minimal(text: str = "Nobody said anything.", title: str = "", name: str = "minimal.txt") -> Reading:
    """Return a reading that found nothing but one paragraph of one sentence."""
    whole = Span(0, len(text))
    return Reading(
        source=Source(text, name),
        blocks=(Block(Part.PARAGRAPH, whole),),
        sentences=(Sentence(1, whole, 0),),
        title=title,
    )


def _blocks() -> tuple[Block, ...]:
    lead, first, second = (at(line) for line in TEXT.split("\n")[4:])
    return (
        Block(Part.TITLE, at("Ruritania-Graustark Meeting")),
        Block(Part.DATELINE, at("March 3, 2021")),
        Block(Part.LEAD, lead),
        Block(Part.ITEM, first, "1", marker=5, subjects=("issue-wine-dispute",)),
        Block(Part.ITEM, second, "2", marker=5),
    )


def _sentences() -> tuple[Sentence, ...]:
    met = at("On March 3")
    hope, pressure = at("At the outset"), at("The two sides")
    return (
        Sentence(1, Span(met.start, at(" Tea").start), 2, Status.EVENT),
        Sentence(2, at("Tea was taken."), 2, Status.UNREAD, "no reporting verb"),
        Sentence(3, Span(hope.start, at("last month.").end), 3, Status.READ),
        Sentence(4, Span(pressure.start, len(TEXT)), 4, Status.READ),
    )


def _entities() -> tuple[Entity, ...]:
    return (
        Entity("person-ada-example", Kind.PERSON, "Ada Example", minted=True),
        Entity("person-bob-sample", Kind.PERSON, "Bob Sample", minted=True),
        Entity("state-ruritania", Kind.STATE, "Ruritania", minted=True),
        Entity("state-graustark", Kind.STATE, "Graustark", minted=True),
        Entity("state-elbonia", Kind.STATE, "Elbonia", minted=True),
        Entity(str(ID["org-unsc"]), Kind.ORGANISATION, "United Nations Security Council"),
        Entity("place-zenda", Kind.PLACE, "Zenda", minted=True),
        Entity("office-president-ruritania", Kind.OFFICE, "President of Ruritania", holder="state-ruritania"),
        Entity("group-both", Kind.GROUP, "the two sides", members=("state-ruritania", "state-graustark")),
        Entity("group-vintners", Kind.GROUP, "the vintners"),
        Entity("issue-wine-dispute", Kind.ISSUE, "wine dispute", minted=True),
        Entity(
            "issue-pressure-elbonia",
            Kind.ISSUE,
            "pressure on Elbonia",
            broader=(str(CONCEPTS["issue"]["pressure"]),),
        ),
    )


def _mentions() -> tuple[Mention, ...]:
    return (
        Mention(at("Ms. Ada Example"), Kind.PERSON, ("person-ada-example",)),
        Mention(at("“wine dispute”"), Kind.ISSUE, ("issue-wine-dispute",), quoted=True),
        Mention(at("The two sides"), Kind.GROUP, ("state-ruritania", "state-graustark")),
        Mention(at("On March 3"), Kind.DATE, (MORNING,)),
        Mention(at("two calls"), Kind.EVENT, (CALLS,)),
    )


def _events() -> tuple[Event, ...]:
    parties = ("person-ada-example", "person-bob-sample")
    call = str(CONCEPTS["evt"]["telephone-talk"])
    february = When(FEBRUARY, (at("last month"),), date(2021, 2, 1), date(2021, 2, 28), inferred=True)
    calls = (at("two calls last month"),)
    return (
        Event(
            MEETING,
            str(CONCEPTS["evt"]["meeting"]),
            "Meeting of Ada Example and Bob Sample",
            (at("met with"), at("On March 3")),
            encounter=True,
            when=_meeting_time(),
            participants=parties,
            after=(CALLS,),
            places=("place-zenda",),
            places_inferred=True,
        ),
        Event(
            VISIT,
            str(CONCEPTS["evt"]["visit"]),
            "Visit of Ada Example to Zenda",
            (at("was in Zenda"),),
            conducted_by=parties[:1],
            places=("place-zenda",),
            purposes=(FAIR,),
        ),
        Event(FAIR, str(CONCEPTS["evt"]["forum"]), "Zenda Fair", (at("the Zenda Fair"),)),
        Event(CALLS, call, "two calls", calls, True, february, parties, count=2),
        Event(f"{CALLS}-1", call, "call 1", calls, True, february, parties, part_of=CALLS),
        Event(f"{CALLS}-2", call, "call 2", calls, True, february, parties, part_of=CALLS),
    )


def _meeting_time() -> When:
    return When(
        MORNING,
        (at("On March 3"), at("9:05 a.m."), at("90 minutes")),
        earliest=date(2021, 3, 3),
        latest=date(2021, 3, 3),
        starts_at=datetime(2021, 3, 3, 9, 5, tzinfo=EAST),
        duration=timedelta(minutes=90),
        start_approximate=True,
        duration_approximate=False,
        zone="Asia/Vladivostok",
        inferred=True,
    )


def _holding() -> Holding:
    words = at("Ms. Ada Example, President of Ruritania")
    when = When(TERM, (words,), ongoing=date(2021, 3, 3))
    return Holding("person-ada-example", "office-president-ruritania", words, when)


def _hope() -> Statement:
    return Statement(
        key="#s03a",
        sentence=3,
        head=at("said"),
        cues=(at("said that"), at("she hopes to")),
        contents=(at("end the “wine dispute”"),),
        sources=(at("President Example"),),
        speakers=("person-ada-example",),
        act=str(CONCEPTS["act"]["state"]),
        stance=str(CONCEPTS["stance"]["hope"]),
        joint=False,
        made_at=MEETING,
        phase=str(CONCEPTS["phase"]["opening"]),
        issues=("issue-wine-dispute",),
        actors=("group-vintners",),
        targets=("state-graustark",),
        targets_inferred=("state-elbonia",),
        addressees=("person-bob-sample",),
        mentions=(CALLS, str(ID["org-unsc"])),
        means=("#s03b",),
    )


def _opening() -> Statement:
    return replace(
        _hope(),
        key="#s03b",
        cues=(at("said that"), at("by")),
        contents=(at("opening the border"),),
        phase="",
        actors=(),
        targets=(),
        targets_inferred=(),
        mentions=(),
        means=(),
        purposes=("#s03a",),
    )


def _pressure() -> Statement:
    return Statement(
        key="#s04",
        sentence=4,
        head=at("concurred"),
        cues=(at("concurred on"),),
        contents=(at("the need"), at("pressure on Elbonia")),
        sources=(at("The two sides"),),
        speakers=("person-ada-example", "person-bob-sample"),
        act=str(CONCEPTS["act"]["concur"]),
        stance=str(CONCEPTS["stance"]["necessity"]),
        joint=True,
        disclosed=False,
        made_at=MEETING,
        issues=("issue-pressure-elbonia",),
        targets=("state-elbonia",),
        targets_inferred=("state-elbonia",),
        review=("two sides stand for two speakers",),
    )

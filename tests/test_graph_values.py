"""Python values as RDF terms, and the readings that are refused because they contradict themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from builders import TEXT, minimal, reading
from hypothesis import given
from rdflib import BNode, Literal
from stores import made as graphs
from strategies import DURATIONS, MOMENTS, TEXTS

from kg.errors import SourceError, UsageError
from kg.graph import terms
from kg.reading.records import Block, Entity, Event, Kind, Mention, Part, Reading, Sentence, Span, When
from kg.terms import native
from kg.vocab import CONCEPTS, DRO, RDF, XSD

EVENT = str(CONCEPTS["evt"]["meeting"])


# --- values as terms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(minutes=50), "PT50M"),
        (timedelta(minutes=90), "PT1H30M"),
        (timedelta(hours=26), "P1DT2H"),
        (timedelta(days=2), "P2D"),
        (timedelta(0), "PT0S"),
        (timedelta(seconds=2.5), "PT2.5S"),
        (timedelta(seconds=70), "PT1M10S"),
    ],
)
def test_durations_are_canonical(length: timedelta, written: str) -> None:
    """A duration has the canonical form of xsd:dayTimeDuration."""
    assert terms.duration(length) == native(Literal(written, datatype=XSD.dayTimeDuration, normalize=False))


@given(DURATIONS)
def test_durations_read_back(length: timedelta) -> None:
    """The length can be read by rdflib, as it was written, to the millisecond."""
    read = Literal(terms.duration(length).value, datatype=XSD.dayTimeDuration).toPython()

    assert abs(timedelta(seconds=read.total_seconds()) - length) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2017, 9, 7, 9, 35, tzinfo=timezone(timedelta(hours=10))), "2017-09-07T09:35:00+10:00"),
        (datetime(2017, 9, 7, 9, 35, tzinfo=UTC), "2017-09-07T09:35:00+00:00"),
        (datetime(2017, 9, 7, 9, 35, 0, 500_000, timezone(timedelta(hours=-3.5))), "2017-09-07T09:35:00.5-03:30"),
    ],
)
def test_times_have_a_numeric_offset(moment: datetime, written: str) -> None:
    """A time is written with its own offset as numbers, never as Z."""
    assert terms.moment(moment) == native(Literal(written, datatype=XSD.dateTime, normalize=False))


@given(MOMENTS)
def test_times_read_back(moment: datetime) -> None:
    """A time that was written is the same moment when it is read."""
    assert datetime.fromisoformat(terms.moment(moment).value) == moment


@pytest.mark.parametrize(
    "offset", [timedelta(minutes=567, seconds=52), timedelta(hours=15)], ids=["seconds", "15 hours"]
)
def test_offsets_that_xsd_lacks_are_refused(offset: timedelta) -> None:
    """An offset with seconds or beyond fourteen hours raises."""
    with pytest.raises(ValueError, match="offset"):
        terms.moment(datetime(1887, 1, 1, tzinfo=timezone(offset)))


def test_a_time_without_offset_is_refused() -> None:
    """A time whose offset is unknown raises: nothing is guessed."""
    with pytest.raises(ValueError, match="offset"):
        terms.moment(datetime(2017, 9, 7))


@pytest.mark.parametrize("made", [lambda: terms.offset(-1), lambda: terms.count(0)], ids=["offset", "count"])
def test_numbers_out_of_range_are_refused(made: object) -> None:
    """A negative offset and a count below one raise."""
    with pytest.raises(ValueError, match=r"-1|0"):
        made()  # type: ignore[operator]


def test_negative_duration_is_refused() -> None:
    """A negative duration raises."""
    with pytest.raises(ValueError, match="negative"):
        terms.duration(timedelta(minutes=-1))


@given(TEXTS)
def test_text_is_kept_as_it_is(text: str) -> None:
    """A literal has exactly the characters of the text."""
    assert terms.text(text).value == text


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_xml_forbids_are_refused(character: str) -> None:
    """A character that no RDF/XML file can carry raises, and the message says which and where."""
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X} at 2"):
        terms.text(f"ab{character}")


@pytest.mark.parametrize("bad", ["", "x", "no scheme", "https://a b", "https://a/<", "https://a#b#c", "https://a/%zz"])
def test_only_valid_iris_are_iris(bad: str) -> None:
    """A relative reference and a malformed IRI raise."""
    with pytest.raises(ValueError, match=r".+"):
        terms.iri(bad)


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "base",
    ["", "x", "readouts/", "urn:x:/", "ftp://a/", "https:///x/", "https://a", "https://a/#", "https://a/?q=/",
     "https://a/#/", "https://a b/", "https://a/\n/", "file:///a/"],
)  # fmt: skip
def test_unusable_base_is_refused(base: str) -> None:
    """A base that is no web address ending in a slash is a wrong argument, told in one line."""
    with pytest.raises(UsageError) as caught:
        graphs(base=base)
    assert "\n" not in str(caught.value)


def test_control_characters_in_the_text_are_refused() -> None:
    """A text that was not cleaned when it was read is refused with its name."""
    with pytest.raises(SourceError, match=r"raw\.txt"):
        graphs(minimal("a\x0bb", name="raw.txt"))


def broken() -> dict[str, Reading]:
    """Return readings that contradict themselves, by what is wrong with them."""
    good, span = reading(), Span(0, 6)
    event = Event("#e", EVENT, "e", (span,))
    days = [When("#when", (span,), earliest=date(2021, 1, day)) for day in (1, 2)]
    entities = {**good.entities, "#x": Entity("#x", Kind.EVENT, "x")}
    return {
        "unknown referent": replace(good, mentions=(Mention(span, Kind.PERSON, ("person-nobody",)),)),
        "unknown speaker": replace(good, statements=(replace(good.statements[0], speakers=("nobody",)),)),
        "unknown encounter": replace(good, about=("encounter-none",)),
        "unknown sentence": replace(good, statements=(replace(good.statements[0], sentence=99),)),
        "unknown block": replace(good, sentences=(Sentence(1, span, 99),)),
        "act without scheme": replace(good, statements=(replace(good.statements[0], act="state"),)),
        "event type without scheme": replace(good, events=(*good.events, replace(event, type="meeting"))),
        "span past the end": replace(good, blocks=(Block(Part.ITEM, Span(0, len(TEXT) + 1)),), sentences=()),
        "two times of one name": replace(
            good,
            events=(*good.events, replace(event, when=days[0]), replace(event, key="#f", when=days[1])),
        ),
        "entity under another key": replace(good, entities={**good.entities, "x": good.entities["place-zenda"]}),
        "event as entity": replace(good, entities=entities),
        "malformed IRI": replace(good, about=("https://example.org/a b",)),
        "empty key": replace(good, entities={**good.entities, "": Entity("", Kind.PERSON, "Nobody")}),
    }


@pytest.mark.parametrize("fault", broken())
def test_contradictory_records_are_refused(fault: str) -> None:
    """Records that refer to nothing or to two things raise ValueError instead of giving a broken graph."""
    with pytest.raises(ValueError, match=r".+"):
        graphs(broken()[fault])


def test_blank_nodes_have_no_quad() -> None:
    """A blank node that somebody added to a graph is refused on the way to the store."""
    made = graphs()
    made.stated.add((BNode(), RDF.type, DRO.Event))

    with pytest.raises(TypeError, match="not an IRI"):
        list(made.quads())

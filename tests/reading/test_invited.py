"""Official visits that have no meeting: host, visitor and days. Persons are made up."""

import pytest
from plain import ADA, BEN, ReadText, bare

from kg.reading.records import Event

HOST = "H.E. Ms. Ada Varga, Foreign Minister of Norway"
VISITOR = "H.E. Mr. Ben Okoro, Minister of Foreign Affairs of Chile"


def _text(lead: str) -> str:
    return f"Oslo, 2 May 2031\n\n{lead} The two Ministers welcomed the ceasefire.\n"


def _about(read_text: ReadText, lead: str) -> Event:
    reading = read_text(_text(lead))
    [event] = [event for event in reading.events if event.key in reading.about]
    return event


@pytest.mark.parametrize(
    "lead",
    [
        f"At the invitation of {HOST}, {VISITOR}, paid an official visit to Norway from 30 April to 2 May 2031.",
        f"At the kind invitation of {HOST}, {VISITOR}, visited Norway from 30 April to 2 May 2031.",
        f"{VISITOR}, paid a three-day working visit to Norway from 30 April to 2 May 2031 at the invitation of {HOST}.",
        f"Upon the invitation of {HOST}, {VISITOR}, made a State visit to Norway between 30 April and 2 May 2031.",
    ],
)
def test_visit_at_an_invitation(read_text: ReadText, lead: str) -> None:
    """A visit at somebody's invitation is the encounter of visitor and host, on all its days; both speak together."""
    event = _about(read_text, lead)
    reading = read_text(_text(lead))

    assert bare(event.type).endswith("visit")
    assert set(event.participants) == {ADA, BEN}
    assert event.when
    assert (str(event.when.earliest), str(event.when.latest)) == ("2031-04-30", "2031-05-02")
    assert len(reading.events) == 1
    assert [(set(said.speakers), said.review) for said in reading.statements] == [({ADA, BEN}, ())]
    assert {(held.person, held.inferred) for held in reading.holdings} == {(ADA, False), (BEN, False)}


def test_meeting_during_a_visit(read_text: ReadText) -> None:
    """Where the text tells of a meeting, too, that is the encounter."""
    lead = f"At the invitation of {HOST}, {VISITOR}, visited Norway. On 1 May, Minister Varga met with Minister Okoro."

    assert bare(_about(read_text, lead).type) == "meeting"


@pytest.mark.parametrize(
    "lead",
    [
        f"At the invitation of {HOST}, {VISITOR}, will pay an official visit to Norway from 3 to 5 May 2031.",
        f"At the invitation of {HOST}, {VISITOR}, would visit Norway from 3 to 5 May 2031.",
        f"At the invitation of {HOST}, experts of Chile paid a visit to Norway from 30 April to 2 May 2031.",
        f"The official visit of {VISITOR}, was praised by {HOST}.",
    ],
)
def test_no_visit_of_the_past(read_text: ReadText, lead: str) -> None:
    """A visit that is to come, or of nobody who is named, is no encounter."""
    reading = read_text(_text(lead))

    assert reading.about == ()

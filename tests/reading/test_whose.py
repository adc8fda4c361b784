"""Whose office it is when a text does not say so: of the side whose account it is. Persons are made up."""

from collections.abc import Mapping

import pytest
from lines import line
from plain import ADA, BEN, ReadText, bare

from kg.graph import to_graphs
from kg.lexicon import Lexicon
from kg.reading import read
from kg.reading.given import issuing
from kg.reading.records import Reading
from kg.source import Source
from kg.vocab import BASIS, DEFAULT_BASE, DRO, ORG

NORWAY = {"perspective": "Norway"}
HEAD = "Readout\n\nMay 3, 2031\n\n"


def _read(lexicon: Lexicon, lead: str, metadata: Mapping[str, str] = NORWAY, head: str = HEAD) -> Reading:
    return read(Source(f"{head}{lead}\n", "invented.txt", metadata=dict(metadata)), lexicon)


def _side(reading: Reading, person: str) -> str:
    return bare(reading.sides[person])


def _held(reading: Reading, person: str) -> list[tuple[str, bool]]:
    """Return the offices that somebody holds, and of each whether that is inferred."""
    return [(holding.office, holding.inferred) for holding in reading.holdings if holding.person == person]


@pytest.mark.parametrize(
    ("lead", "office"),
    [
        (
            "Foreign Minister Ada Varga spoke today with Chilean Foreign Minister Ben Okoro.",
            "minister-for-foreign-affairs",
        ),
        ("Secretary of State Ada Varga met with President Ben Okoro of Chile.", "secretary-of-state"),
        ("Foreign Secretary Ada Varga met Mr. Ben Okoro, President of Chile, in Oslo.", "foreign-secretary"),
        ("Deputy Secretary of State Ada Varga met Chilean President Ben Okoro.", "deputy-secretary"),
        ("Chilean President Ben Okoro met Prime Minister Ada Varga.", "prime-minister"),
        ("Mr. Ben Okoro, President of Chile, met with Ms. Ada Varga, Prime Minister.", "prime-minister"),
    ],
)
def test_office_of_the_issuing_side(lexicon: Lexicon, lead: str, office: str) -> None:
    """An office without a state is that of the side whose account it is; this is inferred, what is said is not."""
    reading = _read(lexicon, lead)

    assert _held(reading, ADA) == [(f"office-{office}-no", True)]
    assert [inferred for _, inferred in _held(reading, BEN)] == [False]
    assert (_side(reading, ADA), _side(reading, BEN)) == ("state-no", "state-cl")
    assert bare(reading.perspective) == "state-no"
    assert not any("not known whose" in note for note in reading.notes)


def test_title_of_second_mention(lexicon: Lexicon) -> None:
    """The shorter title by which a text goes on to call somebody is no office beside the full one."""
    reading = _read(
        lexicon, "Secretary of State Ada Varga met President Ben Okoro of Chile. Secretary Varga said that trade grew."
    )

    assert _held(reading, ADA) == [("office-secretary-of-state-no", True)]
    assert [said.speakers for said in reading.statements] == [(ADA,)]


def test_list_of_one_side(lexicon: Lexicon) -> None:
    """All persons of the list that comes first act for the side, if none of them has a state of their own."""
    reading = _read(
        lexicon, "Prime Minister Ada Varga and Foreign Minister Ida Lund met President Ben Okoro of Chile in Oslo."
    )

    assert _side(reading, ADA) == _side(reading, "person-ida-lund") == "state-no"


@pytest.mark.parametrize(
    ("lead", "unknown"),
    [
        ("Foreign Minister Ada Varga met Foreign Minister Ben Okoro in Oslo.", BEN),
        ("Prime Minister Ada Varga met Chilean President Ida Lund and Foreign Minister Ben Okoro.", BEN),
        ("Chilean President Ida Lund and Foreign Minister Ben Okoro met Prime Minister Ada Varga.", BEN),
        ("Ada Varga, Prime Minister of Norway, met Foreign Minister Ben Okoro.", BEN),
        ("Prime Minister Ada Varga of Norway and President Ben Okoro met in Oslo.", BEN),
        ("Prime Minister Ada Varga met Secretary-General Ben Okoro in Oslo.", BEN),
    ],
)
def test_office_that_may_be_of_another_side(lexicon: Lexicon, lead: str, unknown: str) -> None:
    """Nobody else is taken for one of the side, and the reading says whose side is not known."""
    reading = _read(lexicon, lead)

    assert _side(reading, ADA) == "state-no"
    assert _side(reading, unknown) == ""
    assert [note for note in reading.notes if "not known whose" in note and "Ben Okoro" in note]


def test_nothing_tells_whose_account_it_is(lexicon: Lexicon) -> None:
    """Where nothing tells whose account it is, the office has no state, and the reading says so."""
    reading = _read(lexicon, "Secretary of State Ada Varga met President Ben Okoro of Chile.", {})

    assert _side(reading, ADA) == ""
    assert _held(reading, ADA) == []
    assert "it is not known whose Secretary of State Ada Varga is" in reading.notes


def test_office_of_a_body(lexicon: Lexicon) -> None:
    """In the account of an international body, it is the office that such bodies have."""
    lead = "High Representative Ada Varga met President Ben Okoro of Chile."

    assert _side(_read(lexicon, lead, {"perspective": "EU"}), ADA) == "org-eu"
    assert _side(_read(lexicon, lead), ADA) == ""


def test_office_alone(lexicon: Lexicon) -> None:
    """Whom the account of a side calls by the office alone acts for that side."""
    reading = _read(lexicon, "The Prime Minister met President Ben Okoro of Chile. The Prime Minister welcomed this.")

    assert _held(reading, "#person-prime-minister") == [("office-prime-minister-no", True)]


@pytest.mark.parametrize(
    ("head", "state"),
    [
        (
            "From: Foreign, Commonwealth & Development Office\nPublished: 3 May 2031\n\nForeign Minister in Oslo\n\n",
            "gb",
        ),
        ("Office of the Spokesperson\nU.S. Department of State\n\nReadout\n\nMay 3, 2031\n\n", "us"),
        ("Ministry of Foreign Affairs of Japan\n\nTalks in Oslo\n\nMay 3, 2031\n\n", "jp"),
        ("Ministry of Foreign Affairs\nREPUBLIC OF KENYA\n\nTalks\n\nMay 3, 2031\n\n", "ke"),
        ("Ministry of Foreign Affairs\n\nKenya and Norway\n\nMay 3, 2031\n\n", ""),
        ("Visit to the Ministry of Foreign Affairs of Japan\n\nMay 3, 2031\n\n", ""),
        ("Norway and the Government of Japan\n\nMay 3, 2031\n\n", ""),
        ("Prime Minister Ida Lund of Japan\n\nMay 3, 2031\n\n", ""),
        (HEAD, ""),
    ],
)
def test_issuer_above_the_text(lexicon: Lexicon, head: str, state: str) -> None:
    """A line above the text that is the name of a ministry tells whose account it is, one that only names it not."""
    reading = _read(lexicon, "Foreign Minister Ada Varga met President Ben Okoro of Chile.", {}, head)

    assert _side(reading, ADA) == (f"state-{state}" if state else "")
    assert bare(reading.perspective) == (f"state-{state}" if state else "")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Prime Minister's Office of Norway", "no"),
        ("Issuer: The White House", "us"),
        ("Federal Foreign Office", "de"),
        ("Embassy of Chile in Norway", ""),
        ("the ministry of Norway is closed", ""),
        ("Norway", ""),
    ],
)
def test_name_of_an_issuer(lexicon: Lexicon, text: str, state: str) -> None:
    """The name of a ministry, office or embassy of one state, in capitals and with nothing else, is an issuer."""
    assert bare(issuing(line(text), "", lexicon)) == (f"state-{state}" if state else "")


def test_what_came_with_it_wins(lexicon: Lexicon) -> None:
    """What is said of the account wins over a line above it."""
    head = "U.S. Department of State\n\nReadout\n\nMay 3, 2031\n\n"

    assert (
        bare(_read(lexicon, "Foreign Minister Ada Varga met President Ben Okoro of Chile.", head=head).perspective)
        == "state-no"
    )


def test_senator_with_an_office(read_text: ReadText) -> None:
    """An office before the name of a senator is theirs."""
    reading = read_text(
        "Joint statement\n\n3 May 2031\n\nThe Minister for Foreign Affairs of Norway, Senator Ada Varga, met with the"
        " President of Chile, Ben Okoro, in Oslo on 3 May 2031. Senator Varga said that trade grew.\n"
    )

    assert ("office-minister-for-foreign-affairs-no", False) in _held(reading, ADA)
    assert [said.speakers for said in reading.statements] == [(ADA,)]


def test_graph_of_an_inferred_office(lexicon: Lexicon) -> None:
    """An office whose side goes without saying stands in the inferred graph, with the characters that name it."""
    made = to_graphs(_read(lexicon, "Foreign Minister Ada Varga met President Ben Okoro of Chile."), DEFAULT_BASE, "v1")

    known = [set(graph.subjects(DRO.basis, BASIS.inferred)) for graph in (made.stated, made.inferred)]
    assert (len(known[0]), len(known[1])) == (0, 1)
    [office] = made.inferred.objects(known[1].pop(), DRO.office)
    assert (office, ORG.postIn, None) in made.inferred
    assert (office, ORG.postIn, None) not in made.stated

"""The comparison with an annotation: what counts as right, statement by statement."""

from typing import Any

import pytest

from kg.evaluate import Fault, Gold, GoldStatement, Match, Share, Tally, compare
from kg.evaluate.answers import Answers, Meeting, Reported
from kg.evaluate.names import same_name, same_names
from kg.reading.records import Span
from kg.source import Source

ADA, BOB = "Ada Testperson", "Bob Sample"


def noted(start: int, *speakers: str, acts: str = "assertive", **more: Any) -> GoldStatement:
    """Return an annotated statement with a cue of five characters."""
    return GoldStatement(Span(start, start + 5), "noted", speakers, frozenset(acts.split("|")), **more)


def read(start: int, *speakers: str, acts: str = "assertive", **more: Any) -> Reported:
    """Return a statement as the reader gives it, with a cue of five characters."""
    given: dict[str, Any] = {
        "cue": Span(start, start + 5),
        "cue_text": "noted",
        "speakers": speakers,
        "acts": frozenset(acts.split("|")),
        "flagged": False,
        "stances": frozenset({"assertion"}),
        "contents": (),
        "addressees": (),
        "means": (),
        "purposes": (),
        "disclosed": True,
    }
    return Reported(**(given | more))


def tally(gold: list[GoldStatement], answers: list[Reported], topics: tuple[Span, ...] = ()) -> Tally:
    """Return the counts of statements alone."""
    annotated = Gold("a", Source("x", "a.txt"), tuple(gold), None, (), ())
    return compare(annotated, Answers(tuple(answers), topics, (), ())).tally


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Moon Jae-in", "Moon", True),
        ("Moon Jae-in", "Moon Jae-In", True),
        ("Hayashi Yoshimasa", "Yoshimasa Hayashi", True),
        ("Joseph R. Testperson, Jr.", "President Joe Testperson", True),
        ("A. Testperson", "Ada Testperson", True),
        ("Ada Testperson", "Bob Testperson", False),
        ("Ada Testperson", "Bob Sample", False),
        ("José Ejemplo", "Jose Ejemplo", True),
        ("Prime Minister", "the Prime Minister", True),
        ("President", "Prime Minister", False),
        ("ROK", "Republic of Korea", True),
        ("North Korea", "South Korea", False),
        ("United States", "United Kingdom", False),
        ("United Nations", "United Nations Security Council", False),
        ("China", "Testland", False),
        ("the United Nations", "UN", True),
        ("Republic of Korea", "Republic of Testland", False),
        ("Republic of Testland", "Republic of Korea", False),
        ("Ada Testperson", "Alan Testperson", False),
        ("Al Testperson", "Alan Testperson", False),
        ("Theodor Sample", "Sample", True),
    ],
)
def test_names(gold: str, found: str, same: bool) -> None:
    """Names fit in any order, with titles, initials and short forms; bodies fit by their known names only."""
    assert same_name(gold, found) is same


def test_sets_of_names() -> None:
    """Sets of names are the same when each name has a mate of its own and none is left."""
    assert same_names([ADA, BOB], ["Sample", "Testperson"])
    assert same_names([], [])
    assert not same_names([ADA], [ADA, BOB])
    assert not same_names([ADA, BOB], ["Testperson", ADA])


def test_right_wrong_missed_and_extra() -> None:
    """A cue counts where the spans meet, once; speakers and act count where the cue was found."""
    gold = [noted(0, ADA), noted(10, BOB), noted(20, ADA, BOB), noted(30, ADA, acts="assertive|agreement")]
    answers = [read(3, ADA), read(10, ADA), read(30, ADA, acts="agreement"), read(50, BOB)]

    found = tally(gold, answers)

    assert (found.cue, found.speakers) == (Match(3, 4, 4), Match(2, 4, 4))
    assert (found.act, found.full) == (Match(3, 4, 4), Match(2, 4, 4))
    assert (found.full.precision, found.full.recall, found.full.f1) == (0.5, 0.5, 0.5)


def test_two_answers_under_one_cue_are_wrong() -> None:
    """Different speakers or different acts under one cue are no right answer, even if one of them is right."""
    found = tally([noted(0, ADA), noted(10, ADA)], [read(0, speakers=None), read(10, ADA, acts="assertive|agreement")])

    assert (found.cue.right, found.speakers.right, found.act.right, found.full.right) == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("assertive", "assertive", 1),
        ("assertive|agreement", "agreement", 1),
        ("assertive", "agreement", 0),
        ("assertive|agreement", "assertive|agreement", 0),
    ],
)
def test_acts(gold: str, found: str, right: int) -> None:
    """An act is right if it is the only one, and one of those that the annotation allows."""
    assert tally([noted(0, ADA, acts=gold)], [read(0, ADA, acts=found)]).act.right == right


@pytest.mark.parametrize(
    ("gold", "found", "count"),
    [
        ([(0, 5), (10, 15)], [(4, 6), (14, 20)], Match(2, 2, 2)),
        ([(0, 5), (4, 9)], [(3, 6)], Match(1, 1, 2)),
        ([(0, 5)], [(5, 9)], Match(0, 1, 1)),
        ([(0, 5)], [], Match(0, 0, 1)),
        ([], [(0, 5)], Match(0, 1, 0)),
    ],
)
def test_each_span_has_one_mate(gold: list[tuple[int, int]], found: list[tuple[int, int]], count: Match) -> None:
    """Means are right where they meet one that was read, each of which serves once."""
    spans = [tuple(Span(*pair) for pair in pairs) for pairs in (gold, found)]

    assert tally([noted(0, ADA, means=spans[0])], [read(0, ADA, means=spans[1])]).means == count


def test_silence_and_flags() -> None:
    """A wrong speaker is silent without a flag; a flag is right on a wrong speaker."""
    gold = [noted(0, ADA), noted(10, ADA), noted(20, ADA)]
    answers = [read(0, BOB), read(10, BOB, flagged=True), read(20, ADA, flagged=True), read(40, ADA, flagged=True)]

    found = tally(gold, answers)

    assert (found.silent, found.flagged, found.flags_right) == (Share(1, 3), Share(3, 4), Share(1, 3))


def test_topics_of_found_statements() -> None:
    """Topics count for statements that were found, and are noticed where a mention meets them."""
    gold = [noted(0, ADA, topics=(Span(6, 9), Span(70, 80))), noted(90, ADA, topics=(Span(96, 99),))]

    assert tally(gold, [read(0, ADA)], (Span(8, 12), Span(96, 99))).topics == Share(1, 2)


def test_meeting_and_events() -> None:
    """Dates are compared to the day, each event once; of several meetings that with most participants counts."""
    gold = Gold("a", Source("x", "a.txt"), (), "2031-05-03", (ADA, BOB), ("2031-07", "2031-07", "2030"))
    meetings = (Meeting("2031-05-03", ("Carl Nobody",)), Meeting("", ("Testperson", "Carl Nobody", "Sample")))

    found = compare(gold, Answers((), (), meetings, ("2031-07", "2030-01-01/2030-03-01", ""))).tally

    assert (found.dates, found.participants, found.events) == (Share(1, 1), Match(2, 3, 2), Match(1, 3, 3))
    assert compare(gold, Answers((), (), (), ())).tally.participants == Match(0, 0, 2)


def test_optional_fields() -> None:
    """Stance, content, addressees, means, purposes and disclosure count where they were annotated."""
    details: dict[str, Any] = {
        "stances": frozenset({"hope", "desire"}),
        "contents": (Span(10, 20),),
        "addressees": (BOB,),
        "means": (Span(15, 20),),
        "purposes": (),
        "disclosed": True,
    }
    answer = read(
        0,
        ADA,
        stances=frozenset({"hope"}),
        contents=(Span(12, 18), Span(30, 32)),
        addressees=("Sample",),
        means=(Span(16, 18),),
        purposes=(Span(30, 32),),
        disclosed=False,
    )

    found = tally([noted(0, ADA, **details)], [answer])

    assert (found.stance, found.addressees, found.disclosure) == (Share(1, 1), Share(1, 1), Share(0, 1))
    assert (found.content, found.means, found.purposes) == (Match(6, 8, 10), Match(1, 1, 1), Match(0, 1, 0))
    assert set(tally([noted(0, ADA)], [answer]).shares()).isdisjoint({"stance", "addressees", "disclosure"})


def test_differences_name_what_is_wrong() -> None:
    """What was missed, wrong or too much is listed in text order with what the annotation and the reader say."""
    gold = Gold("a", Source("x", "a.txt"), (noted(0, ADA), noted(10, ADA), noted(20, BOB)), None, (), ())
    found = compare(gold, Answers((read(5, BOB), read(10, BOB), read(20, BOB)), (), (), ()))

    listed = [(one.fault, one.start, one.gold_speakers, one.read_speakers) for one in found.differences]

    assert listed == [(Fault.MISSED, 0, ADA, ""), (Fault.EXTRA, 5, "", BOB), (Fault.WRONG, 10, ADA, BOB)]


def test_figures_add_up() -> None:
    """The total is counted over all documents, not the mean of their figures."""
    total = Tally(cue=Match(1, 1, 1)) + Tally(cue=Match(0, 3, 1))

    assert total.cue == Match(1, 4, 2)
    assert total.figures() == {"cue": {"precision": 0.25, "recall": 0.5, "f1": 0.333, "right": 1, "read": 4, "gold": 2}}

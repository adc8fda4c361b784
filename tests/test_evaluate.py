"""The comparison with annotations: what counts as right, and what `kg evaluate` prints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from talks import TALKS

from kg.cli import cli
from kg.errors import SourceError
from kg.evaluate import Fault, Gold, GoldStatement, Match, Share, Tally, compare, load_all
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


def annotation(**changes: Any) -> dict[str, Any]:
    """Return the annotation of the invented readout `TALKS`, in which the second cue is given to one speaker only."""

    def statement(cue: str, *speakers: str, act: str) -> dict[str, Any]:
        start = TALKS.index(cue)
        return {"cue": [start, start + len(cue)], "cue_text": cue, "speakers": speakers, "act": act, "topics": []}

    return {
        "document": "talks",
        "meeting": {"type": "meeting", "date": "2031-05-03", "participants": [[ADA, "President", "Ruritania"], BOB]},
        "events": [{"type": "meeting", "date": "2031-07"}, {"type": "meeting", "date": "before 2031"}],
        "statements": [statement("stated", ADA, act="assertive"), statement("agreed", ADA, act="agreement")],
    } | changes


def written(folder: Path, content: object, text: str | None = TALKS) -> Path:
    """Return a folder with one annotation, and its text beside it unless that is None."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "talks.json").write_text(json.dumps(content))
    if text is not None:
        (folder / "talks.txt").write_text(text)
    return folder


def run(*words: object) -> Result:
    """Return the result of `kg evaluate`."""
    return CliRunner().invoke(cli, ["evaluate", *map(str, words)])


def test_command_as_table(tmp_path: Path) -> None:
    """The table has a line for each document and each figure, and below them what is wrong."""
    result = run(written(tmp_path, annotation()), "--misses")

    lines = [line.split() for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert ["talks", "2", "2", "1.00", "0.50", "1.00", "0.50", "1.00", "1.00", "1.00"] in lines
    assert ["full", "0.500", "0.500", "0.500", "1", "2", "2"] in lines
    assert ["silent", "0.500", "1", "2"] in lines
    assert lines[-1][:4] == ["wrong", "talks", str(TALKS.index("agreed")), "agreed"]


def test_command_as_json(tmp_path: Path) -> None:
    """The JSON has the figures of each document and of the total, and the differences only on demand."""
    folder = written(tmp_path, annotation())
    content = json.loads(run(folder, "-f", "json", "--misses").stdout)

    assert content["total"] == content["documents"]["talks"]
    assert content["total"]["full"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "read": 2, "gold": 2}
    assert content["total"]["events"]["right"] == 1
    assert [one["fault"] for one in content["differences"]] == ["wrong"]
    assert "differences" not in json.loads(run(folder, "-f", "json").stdout)


def test_command_says_no(tmp_path: Path) -> None:
    """With --at-least the exit code is 1 when the total is below."""
    folder = written(tmp_path, annotation())

    assert [run(folder, "--at-least", least).exit_code for least in (0.5, 0.51)] == [0, 1]


@pytest.mark.parametrize("place", ["gold", "readouts", "elsewhere"])
def test_where_the_text_is(place: str, tmp_path: Path) -> None:
    """The text stands beside the annotation, in the folder readouts beside its folder, or where the user says."""
    folder = written(tmp_path / "gold", annotation(), None)
    (tmp_path / place).mkdir(exist_ok=True)
    (tmp_path / place / "talks.txt").write_text(TALKS)

    (gold,) = load_all(folder, tmp_path / place if place == "elsewhere" else None)

    assert (gold.source.text, gold.event_dates) == (TALKS, ("2031-07",))


@pytest.mark.parametrize(
    ("content", "text", "words"),
    [
        (annotation(), None, "its text is not in"),
        (annotation(), TALKS.replace("The tea", "The green tea"), "the text has"),
        (annotation(sha256="0"), TALKS, "sha256 is that of another text"),
        (annotation(statements=[{"cue": [5, 1]}]), TALKS, "not a span"),
        (annotation(statements=[{"cue": [1, 5]}]), TALKS, "lacks 'cue_text'"),
        ([], TALKS, "is no annotation"),
    ],
)
def test_unusable_annotations(content: object, text: str | None, words: str, tmp_path: Path) -> None:
    """An annotation that does not fit its text, or is none, is refused with one line and exit code 2."""
    result = run(written(tmp_path, content, text))

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_folder_without_annotations(tmp_path: Path) -> None:
    """A folder without annotations is refused."""
    with pytest.raises(SourceError, match="has no annotation"):
        load_all(tmp_path)


def test_example_of_the_guide(tmp_path: Path) -> None:
    """The worked example in the guide is an annotation that fits its text, and its spans say what they name."""
    guide = (Path(__file__).parent.parent / "docs" / "annotating.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```text\n(.+?)```", guide, re.DOTALL)
    (content,) = re.findall(r"```json\n(.+?)```", guide, re.DOTALL)

    (gold,) = load_all(written(tmp_path, json.loads(content), text))

    first, second = gold.statements
    assert [span.of(text) for span in first.topics] == json.loads(content)["statements"][0]["topics"]
    assert [span.of(text) for span in first.contents or ()] == ["deepen trade by opening a second port"]
    assert [span.of(text) for span in first.means or ()] == ["opening a second port"]
    assert [span.of(text) for span in second.contents or ()] == ["meet again in July"]
    assert run(tmp_path, "--at-least", 1).exit_code == 0

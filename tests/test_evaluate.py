"""Annotations as files, and what `kg evaluate` prints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from talks import TALKS

from kg.cli import cli
from kg.errors import SourceError
from kg.evaluate import load_all

ADA, BOB = "Ada Testperson", "Bob Sample"


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

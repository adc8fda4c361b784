"""What the command line says when a file, a query or a place cannot be used: one line that helps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from talks import Write
from test_cli import ROOT, one_line, run

COMMAND = [sys.executable, "-m", "kg"]
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_closed_output() -> None:
    """Without a standard output there is one line, and without standard error none."""
    code = "import os, sys; os.close({}); os.execv(sys.executable, {})"
    for closed, words in ((1, [*COMMAND, "queries"]), (2, [*COMMAND, "query", "nix"])):
        start = [sys.executable, "-c", code.format(closed, words)]
        result = subprocess.run(start, env=ENV, capture_output=True, text=True, check=False)
        said = "standard output is closed" in one_line(result.stderr) if closed == 1 else result.stderr == ""
        assert (result.returncode, said) == (2, True)


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"], ["queries"]])
def test_full_output_of_help(words: list[str]) -> None:
    """Help that cannot be written is one line, too."""
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*COMMAND, *words], env=ENV, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert (result.returncode, one_line(result.stderr)) == (2, "kg: output: No space left on device")


def test_validated_files(tmp_path: Path) -> None:
    """A file that is not there is said not to be, and an empty one to be empty."""
    missing, empty = tmp_path / "missing.ttl", tmp_path / "empty.ttl"
    empty.write_text("# nothing\n")

    gone, bare = run("validate", missing), run("validate", empty)

    assert (gone.exit_code, one_line(gone.stderr)) == (2, f"kg: {missing}: there is no such file; check the path")
    assert (bare.exit_code, "empty.ttl: is empty" in one_line(bare.stderr)) == (0, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?a WHERE { ?a ?b }", "error at 1:26: expected one of "),
        ("SELECT ?a WHERE { ?a ?b ?c }\nORDER BY foo", "error at 2:13: expected one of "),
        ("SELECT ?a\nFROM x { ?a }", "Expected SelectQuery"),
    ],
)
def test_malformed_queries(built: Path, tmp_path: Path, text: str, told: str) -> None:
    """A query that is no SPARQL is named with the place of the error, and few of the words that could follow."""
    path = tmp_path / "mine.rq"
    path.write_text(text)

    line = one_line(run("query", path, "--store", built).stderr).removeprefix(f"kg: {path}: ")

    assert told in line
    assert len(line) < 160


def test_show_a_text_that_is_no_readout(write: Write) -> None:
    """What `build` sets aside is not shown as an empty readout."""
    result = run("show", write("recipe.txt", "Boil the eggs.\n"))

    assert (result.exit_code, "recipe.txt: not a readout" in one_line(result.stderr)) == (2, True)


@pytest.mark.parametrize("place", ["/proc/x", "/dev/null/x"])
def test_a_store_that_cannot_be_made(write: Write, place: str) -> None:
    """Nobody is told to delete a folder that never was."""
    result = run("build", write(), "--store", place)

    line = one_line(result.stderr)
    assert (result.exit_code, "cannot be made" in line, "delete" in line) == (2, True, False)

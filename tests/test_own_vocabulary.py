"""A vocabulary of one's own beside the built-in one, and doubt as an exit code. All persons and remarks are made up."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from talks import TALKS, Write

from kg import cli, files
from kg.errors import VocabularyError
from kg.lexicon import Lexicon

VERB = """@prefix act: <https://w3id.org/readout/vocab/act#> .
@prefix lex: <https://w3id.org/readout/lexicon#> .
act:emphasise lex:cue "hammer home" .
"""
HAMMERED = TALKS.replace("stated that", "hammered home that")
DOUBTFUL = TALKS + "Prime Minister Nobody Present stated that it rained.\n"


def run(*words: str | Path) -> Result:
    """Return the result of a command."""
    return CliRunner().invoke(cli.cli, [str(word) for word in words])


def test_own_verb(write: Write, tmp_path: Path) -> None:
    """A cue in a file of one's own is read beside the built-in ones, by `build` and by `show`."""
    readout, verb, store = write("a.txt", HAMMERED), write("verbs/own.ttl", VERB), tmp_path / "store"
    asked = ("query", "statements", "--store", store, "-f", "csv")
    plain = run("build", readout, "--store", store), run(*asked).stdout

    added = run("build", readout, "--store", store, "--vocabulary", verb.parent), run(*asked).stdout

    assert [result.exit_code for result in (plain[0], added[0])] == [0, 0]
    assert ("hammered" in plain[1], "hammered" in added[1]) == (False, True)
    assert "emphasise" in run("show", readout, "--vocabulary", verb).stdout


def test_vocabulary_changes_the_version(write: Write) -> None:
    """With a file of one's own the vocabulary has another version, so that everything is read again."""
    own = write("own.ttl", VERB)

    assert Lexicon.load(files.vocabulary()).version != Lexicon.load(files.vocabulary([own])).version


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_no_vocabulary_there(tmp_path: Path, name: str) -> None:
    """A path without Turtle files is refused, not passed over."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(VocabularyError, match="holds no vocabulary"):
        files.vocabulary([tmp_path / name])


@pytest.mark.parametrize(("text", "code"), [(TALKS, 0), (DOUBTFUL, 1)])
def test_strict(write: Write, tmp_path: Path, text: str, code: int) -> None:
    """Under --strict a statement whose speaker may be wrong makes the exit code 1; without it, 0."""
    readout = write("a.txt", text)

    assert run("build", readout, "--store", tmp_path / "lenient").exit_code == 0
    assert run("build", readout, "--store", tmp_path / "strict", "--strict").exit_code == code

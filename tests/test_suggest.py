"""Suggestions for the vocabulary. All persons and remarks are made up."""

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from talks import TALKS, Write

from kg import cli, files
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source
from kg.suggest import Suggestions, as_turtle, suggest

MORE = TALKS + "President Testperson yodelled that tea is trade. The two leaders discussed marmalade duties.\n"


@pytest.fixture(scope="module")
def found() -> Suggestions:
    """Return what two invented readouts hold that no vocabulary knows."""
    lexicon = Lexicon.load(files.vocabulary())
    texts = (MORE, MORE.replace("3 May", "4 May"))
    return suggest(read(Source(text, f"{number}.txt"), lexicon) for number, text in enumerate(texts))


def test_unknown_verb(found: Suggestions) -> None:
    """A word where a reporting verb is expected is offered in its base form, with a sentence that holds it."""
    seen = found.verbs["yodel"] if "yodel" in found.verbs else found.verbs["yodell"]

    assert (seen.times, seen.readouts) == (2, {"0.txt", "1.txt"})
    assert seen.example == "President Testperson yodelled that tea is trade."


def test_unknown_issue_and_person(found: Suggestions) -> None:
    """What was minted from the texts is offered under its label; what the vocabulary knows is not."""
    assert "marmalade duties" in found.issues
    assert "trade" not in found.issues
    assert {"Ada Testperson", "Bob Sample"} == set(found.persons)


def test_suggestions_are_a_vocabulary(found: Suggestions, write: Write) -> None:
    """What is printed can be added as it is: then nothing of it is suggested again."""
    own = write("own.ttl", as_turtle(found, 20))

    lexicon = Lexicon.load(files.vocabulary([own]))
    again = suggest([read(Source(MORE, "a.txt"), lexicon)])

    assert (again.verbs, again.issues) == ({}, {})


def test_most_frequent_first(found: Suggestions) -> None:
    """No more than the wanted number of each kind is printed."""
    verbs = [quad for quad in ox.parse(as_turtle(found, 1), format=ox.RdfFormat.TURTLE) if "cue" in str(quad.predicate)]

    assert len(verbs) == 1


def test_command(write: Write) -> None:
    """The command prints the suggestions of a folder and says what it could not read."""
    folder = write("texts/a.txt", MORE).parent

    result = CliRunner().invoke(cli.cli, ["suggest", str(folder), str(folder / "absent")])

    assert "marmalade duties" in result.stdout

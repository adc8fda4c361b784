"""A vocabulary of one's own beside the built-in one, and doubt as an exit code. All persons and remarks are made up."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from talks import TALKS, Write

from kg import cli, files
from kg.errors import VocabularyError
from kg.lexicon import Lexicon, overlooked
from kg.lexicon.concepts import Concept
from kg.vocab import PREFIXES

VERB = """@prefix act: <https://w3id.org/readout/vocab/act#> .
@prefix lex: <https://w3id.org/readout/lexicon#> .
act:emphasise lex:cue "hammer home" .
"""
PREFIXED = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
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


def test_own_files_that_are_left_out(write: Write, tmp_path: Path) -> None:
    """Who builds or shows without the files of their own with which the store was built is told so, once."""
    readout, verb, store = write("a.txt", HAMMERED), write("verbs/own.ttl", VERB), tmp_path / "store"
    with_it, without = ("build", readout, "--store", store, "--vocabulary", verb), ("build", readout, "--store", store)

    assert run(*with_it).stderr == ""
    readout.rename(tmp_path / "elsewhere.txt")
    assert "this is read without own.ttl" in run("show", "a.txt", "--store", store).stderr
    assert run("show", "a.txt", "--store", store, "--vocabulary", verb).stderr == ""
    (tmp_path / "elsewhere.txt").rename(readout)
    assert "this build reads without own.ttl, with which the store was last built" in run(*without).stderr
    assert run(*without).stderr == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            'issue:zep a skos:Concept ; skos:prefLabel "zeppelins"@en .',
            "issue:zep is no concept in a scheme and is not read; write skos:inScheme <https://w3id.org/readout/vocab/issue>",
        ),
        ('act:emfasise lex:cue "hammer" .', "act:emfasise is no concept in a scheme; did you mean act:emphasise?"),
        ('act:emphasise lex:qeu "hammer" .', "act:emphasise has lex:qeu, which is no term of the lexicon"),
        ('act:emphasise lex:cues "hammer" .', "lex:cues, which is no term of the lexicon; did you mean lex:cue?"),
        ("act:explain lex:narrows act:emfasise .", "act:emfasise, which is unknown; did you mean act:emphasise?"),
        ("issue:sanctions lex:composes lex:Partys .", "lex:Partys, which is unknown; did you mean lex:Parties?"),
        ('id:ada skos:prefLabel "Ada"@en .', "id:ada is no concept in a scheme and is not read; write a class such as"),
    ],
)
def test_what_the_reader_passes_over(write: Write, tmp_path: Path, line: str, told: str) -> None:
    """A misspelt term and a concept in no scheme have one line with file, subject, and what is most like it."""
    own = write("own.ttl", f"{PREFIXED}{line}\n")

    result = run("build", write("a.txt", TALKS), "--store", tmp_path / "store", "--vocabulary", own)

    (found,) = [each for each in result.stderr.splitlines() if told in each]
    assert found.startswith(f"kg: {own}: ")
    assert result.exit_code == 0


def test_own_issue(write: Write, tmp_path: Path) -> None:
    """An issue of one's own needs a scheme and a label, no class, to be read and to be asked for."""
    scheme = "<https://w3id.org/readout/vocab/issue>"
    own = write(
        "own.ttl", f'{PREFIXED}issue:zep a skos:Concept ; skos:inScheme {scheme} ; skos:prefLabel "zeppelins"@en .'
    )
    readout, store = write("a.txt", TALKS.replace("climate change", "zeppelins")), tmp_path / "store"
    assert run("build", readout, "--store", store, "--vocabulary", own).stderr == ""

    found = run("query", "said_by", "-p", "issue=zeppelins", "-f", "csv", "--store", store)

    assert (found.stderr, "zeppelins" in found.stdout) == ("", True)


def test_what_others_go_by_is_no_matter_of_the_reader(write: Write) -> None:
    """That two persons are the same or not may be said of names that no vocabulary knows."""
    own = write("own.ttl", f"{PREFIXED}id:person-ada owl:sameAs id:person-bob .\n")

    assert overlooked([own], Lexicon.load(files.vocabulary([own])).concepts) == ()


def test_nothing_of_the_built_in_vocabulary_is_passed_over() -> None:
    """What travels with the program has no misspelt term."""
    own = files.vocabulary()

    assert overlooked(own, Lexicon.load(own).concepts) == ()


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


PREFIXES = """@prefix act: <https://w3id.org/readout/vocab/act#> .
@prefix issue: <https://w3id.org/readout/vocab/issue#> .
@prefix lex: <https://w3id.org/readout/lexicon#> .
@prefix own: <https://example.org/own#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
OWN_ACT = """own:hammer a skos:Concept ; skos:inScheme <https://w3id.org/readout/vocab/act> ;
    skos:prefLabel "hammer"@en ; lex:cue "hammer home" """
OWN_ISSUE = """own:{0} a skos:Concept ; skos:inScheme <https://w3id.org/readout/vocab/issue> ; skos:prefLabel "{0}"@en ;
    skos:broader own:{1} .
"""


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (f"{OWN_ACT} .", "own#hammer leads to no illocution"),
        (f"{OWN_ACT} ; skos:broader <http://www.wikidata.org/entity/Q1> .", "own#hammer leads to no illocution"),
        (f"{OWN_ACT} ; skos:broader own:hammer .", "own#hammer is above itself"),
        (f"{OWN_ACT} ; skos:broader act:state . act:state skos:broader own:hammer .", " is above itself"),
        (OWN_ISSUE.format("kites", "toys") + OWN_ISSUE.format("toys", "kites"), "own#kites is above itself"),
    ],
)
def test_no_order_of_concepts(write: Write, tmp_path: Path, lines: str, reason: str) -> None:
    """A circle of wider concepts, and an act without illocution, are refused at once, by file and concept."""
    own = write("verbs/own.ttl", PREFIXES + lines)

    result = run("build", write("a.txt", HAMMERED), "--store", tmp_path / "store", "--vocabulary", own)

    assert result.exit_code == 2
    assert reason in result.stderr
    assert ".ttl: " in result.stderr
    assert "report" not in result.stderr


def test_wider_concept_of_another_vocabulary(write: Write, tmp_path: Path) -> None:
    """A concept may be narrower than one that stands elsewhere, such as in Wikidata: it is read as without that."""
    foreign = "skos:broader <http://www.wikidata.org/entity/Q1>"
    issue = OWN_ISSUE.format("kites", "toys").replace("skos:broader own:toys", foreign)
    own = write("verbs/own.ttl", f"{PREFIXES}{OWN_ACT} ; skos:broader act:state ; {foreign} .\n{issue}")
    readout, store = write("a.txt", HAMMERED.replace("trade", "kites")), tmp_path / "store"

    built = run("build", readout, "--store", store, "--vocabulary", own)

    assert (built.exit_code, built.exception) == (0, None)
    assert "hammer" in run("query", "statements", "--store", store, "-f", "csv").stdout


def test_long_chain_of_concepts() -> None:
    """Concepts may lie as deep as one likes; one that is not known has nothing above it, and is its own top."""
    many = 2 * sys.getrecursionlimit()
    lexicon = Lexicon({str(n): Concept(str(n), broader=[str(n + 1)] * (n < many)) for n in range(many + 1)})

    assert lexicon.top("0") == str(many)
    assert len(lexicon.ancestors("0")) == many
    assert (lexicon.top("x"), lexicon.ancestors("x"), lexicon.inherited("x", "issue")) == ("x", (), "")

"""The compiled vocabulary: which words of a text stand for what. Words, persons and remarks are made up."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import files
from kg.errors import VocabularyError
from kg.lexicon import Lexicon, Tense, local_name
from kg.lexicon.verbs import inflect, irregular_forms
from kg.reading import read
from kg.source import Source
from kg.words import tokens

LEXICON = Lexicon.load(files.vocabulary())
CUES = {(concept.key, cue) for concept in LEXICON.concepts.values() for cue in concept.notes.get("cue", ())}
EXAMPLES = {
    concept.key: example
    for concept in LEXICON.concepts.values()
    if concept.kind == "act"
    for example in concept.notes.get("example", ())
}
IRREGULAR = irregular_forms(form for concept in LEXICON.concepts.values() for form in concept.notes.get("form", ()))
LEAD = "A meeting\n\nOn May 3, President Ada Varga of Norway met with Prime Minister Ben Okoro of Chile.\n\n"


def test_inflection() -> None:
    """The first word of a pattern is inflected by rule, or by the table, and the rest kept."""
    table = irregular_forms(["see sees saw seen seeing", "be is was been being", "be are were been being"])

    assert inflect("note", table) == {
        "note": Tense.BASE | Tense.PRESENT,
        "notes": Tense.PRESENT,
        "noted": Tense.PAST | Tense.PARTICIPLE,
        "noting": Tense.ING,
    }
    assert [form.split()[0] for form in inflect("see eye to eye", table)] == ["see", "sees", "saw", "seen", "seeing"]
    assert {"is", "are", "was", "were"} <= set(inflect("be", table))


@given(st.sampled_from(sorted(CUES)), st.booleans())
def test_every_form_of_every_cue_is_found(cue: tuple[str, str], upper: bool) -> None:
    """Every inflected form of every cue of the vocabulary is found as a whole, for its act, in any case."""
    act, pattern = cue
    for shape, tense in inflect(pattern, IRREGULAR).items():
        line = tokens(f"{shape.upper() if upper else shape} something")

        match = LEXICON.acts.longest(line, 0)

        assert match is not None
        assert len(line) - 1 == match.end
        assert (act, tense) in [(verb.key, verb.tense & tense) for verb in match.values]


def test_number_of_examples() -> None:
    """Every act that is no illocution has an example, so that none goes untested."""
    acts = [concept for concept in LEXICON.concepts.values() if concept.kind == "act"]

    assert {concept.key for concept in acts if concept.broader} == set(EXAMPLES)
    assert len(EXAMPLES) >= 44


@pytest.mark.parametrize(
    ("act", "example"), [pytest.param(*pair, id=local_name(pair[0])) for pair in sorted(EXAMPLES.items())]
)
def test_example_of_an_act(act: str, example: str) -> None:
    """The example of an act is read as a statement with that act and somebody who speaks."""
    reading = read(Source(LEAD + example, "invented.txt"), LEXICON)

    found = [statement for statement in reading.statements if statement.act == act]

    assert [local_name(act)] == [local_name(statement.act) for statement in found]
    assert all(statement.speakers for statement in found)


def test_plural_nouns_and_names() -> None:
    """The plural of a lower-case noun is found without being listed; a name keeps its letters."""
    calls = LEXICON.nouns["evt"].longest(tokens("telephone calls"), 0)

    assert calls is not None
    assert local_name(calls.value) == "telephone-talk"
    assert LEXICON.named.longest(tokens("norway"), 0) is None
    assert LEXICON.named.longest(tokens("Norway"), 0) is not None


def test_concepts_know_what_is_above_them() -> None:
    """The act of noting is an assertive, and a default stance is taken from the nearest concept that has one."""
    acts = {local_name(key): key for key in LEXICON.concepts if "/act#" in key}

    assert local_name(LEXICON.top(acts["note"])) == "assertive"
    assert [acts["assertive"]] == list(LEXICON.ancestors(acts["note"]))
    assert local_name(LEXICON.inherited(acts["promise"], "defaultStance")) == "commitment"
    assert LEXICON.inherited(acts["note"], "nosuchnote") == ""
    assert list(LEXICON.ancestors("no such key")) == []


def test_word_classes() -> None:
    """A word class has its forms and those of narrower classes, but not its own label."""
    assert LEXICON.has_word("honorific", "the Ms. of the house")
    assert LEXICON.has_word("adverb", "they also met")
    assert not LEXICON.has_word("adverb", "adverb")
    assert not LEXICON.has_word("nosuchclass", "also")


def test_version_tells_files_apart(tmp_path: Path) -> None:
    """The version is twelve hexadecimal digits, the same for the same files and another for others."""
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text("<https://example.org/a> <https://example.org/b> 1 .")
    other.write_text("<https://example.org/a> <https://example.org/b> 2 .")

    versions = [Lexicon.load([path]).version for path in (one, one, other)]

    assert versions[0] == versions[1] != versions[2]
    assert all(len(version) == 12 and int(version, 16) >= 0 for version in versions)


@pytest.mark.parametrize("content", [b"<a> <b> .", b"\xff\xfe\x00", b"@prefix : <x> :a :b"])
def test_damaged_vocabulary(tmp_path: Path, content: bytes) -> None:
    """A vocabulary file that is no Turtle is refused with a message that names it."""
    path = tmp_path / "damaged.ttl"
    path.write_bytes(content)

    with pytest.raises(VocabularyError, match=r"damaged\.ttl"):
        Lexicon.load([path])


def test_missing_vocabulary(tmp_path: Path) -> None:
    """A vocabulary file that does not exist is refused with a message that names it."""
    with pytest.raises(VocabularyError, match=r"missing\.ttl"):
        Lexicon.load([tmp_path / "missing.ttl"])

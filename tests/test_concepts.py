"""What vocabulary files say, as records: kinds, labels, names and notes. All entries are made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.lexicon import local_name
from kg.lexicon.concepts import Concept, read
from kg.vocab import PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
TEA = "urn:x:tea"
Read = Callable[..., dict[str, Concept]]


@pytest.fixture
def concepts(tmp_path: Path) -> Read:
    """Return a function that reads Turtle, each argument as a file of its own."""

    def found(*bodies: str) -> dict[str, Concept]:
        paths = [tmp_path / f"{number}.ttl" for number in range(len(bodies))]
        for path, body in zip(paths, bodies, strict=True):
            path.write_text(HEAD + body, encoding="utf-8")
        return read(paths)

    return found


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("a dro:State", "state"),
        ("a dro:Place", "place"),
        ("a dro:Organization", "organisation"),
        ("a dro:Person", "person"),
        ("skos:inScheme <urn:x:vocab/issue>", "issue"),
        ("skos:inScheme <urn:x:vocab#act> ; skos:topConceptOf <urn:x:vocab#act>", "act"),
        ("a dro:State ; skos:inScheme <urn:x:vocab/place>", "place"),
        ("skos:inScheme <urn:x:vocab/place> ; a dro:State", "place"),
    ],
)
def test_kinds(concepts: Read, said: str, kind: str) -> None:
    """The kind of an entry is its scheme, else its class."""
    assert concepts(f"<{TEA}> {said} .")[TEA].kind == kind


@pytest.mark.parametrize(
    "said", ["a skos:Concept", "skos:prefLabel 'tea'", "a dro:Issue", "skos:broader <urn:x:drink>"]
)
def test_what_has_no_kind_is_no_entry(concepts: Read, said: str) -> None:
    """Something without a class or scheme that counts is no entry, whatever else is said about it."""
    assert concepts(f"<{TEA}> {said} .") == {}


def test_names(concepts: Read) -> None:
    """The preferred name is the label and stands first among the forms; the others follow by their letters."""
    tea = concepts(
        f"<{TEA}> a dro:Place ; skos:altLabel 'brew', 'char' ; skos:hiddenLabel 'a cuppa' ; skos:prefLabel 'tea' ."
    )[TEA]

    assert (tea.label, tea.forms) == ("tea", ["tea", "a cuppa", "brew", "char"])


def test_an_entry_without_a_preferred_name(concepts: Read) -> None:
    """Other names are forms, but none of them becomes the label."""
    tea = concepts(f"<{TEA}> a dro:Place ; skos:altLabel 'brew' .")[TEA]

    assert (tea.label, tea.forms) == ("", ["brew"])


def test_notes(concepts: Read) -> None:
    """What else is said is a note under the local name of its property, values in the order of their letters."""
    said = f"<{TEA}> a dro:Place, skos:Concept ; lex:cue 'pour', 'brew' ; skos:broader <urn:b>, <urn:a> ."
    tea = concepts(said, "<urn:a> a dro:Place . <urn:b> a dro:Place .")[TEA]

    assert tea.notes == {"cue": ["brew", "pour"], "type": [f"{PREFIXES['skos']}Concept"]}
    assert (tea.note("cue"), tea.note("marker")) == ("brew", "")
    assert tea.broader == ["urn:a", "urn:b"]


def test_files_add_up_in_any_order(concepts: Read) -> None:
    """What one file says of an entry is added to what another says; their order is nothing."""
    one = f"<{TEA}> a dro:Place ; skos:prefLabel 'tea' ; lex:cue 'pour' ."
    two = f"<{TEA}> skos:altLabel 'brew' ; lex:cue 'brew' . <urn:x:cup> a dro:Place ."

    assert concepts(one, two) == concepts(two, one)
    assert list(concepts(one, two)) == ["urn:x:cup", TEA]
    assert concepts(one, two)[TEA].forms == ["tea", "brew"]


def test_a_user_file_can_name_what_is_built_in(concepts: Read) -> None:
    """A file that only adds names to an entry of another file needs not repeat its kind."""
    assert concepts(f"<{TEA}> skos:altLabel 'brew' .") == {}
    assert concepts(f"<{TEA}> a dro:Place .", f"<{TEA}> skos:altLabel 'brew' .")[TEA].forms == ["brew"]


def test_blank_nodes_are_passed_over(concepts: Read) -> None:
    """What has no name cannot be cited: it is neither an entry nor a note."""
    found = concepts(f"[] a dro:Place . <{TEA}> a dro:Place ; lex:cue [ a dro:Place ] .")

    assert list(found) == [TEA]
    assert found[TEA].notes == {}


@pytest.mark.parametrize("body", ["<urn:x:tea> a", "<tea> a <urn:x:a> .", "<urn:x:tea> a nowhere:Place ."])
def test_damaged_files(concepts: Read, body: str) -> None:
    """A file that is no Turtle is refused by its name, even if another one is sound."""
    with pytest.raises(VocabularyError, match=r"1\.ttl: is not Turtle: .*; mend the file or leave it out"):
        concepts("<urn:x:cup> a dro:Place .", body)


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://example.org/act#state", "state"),
        ("https://example.org/act/state", "state"),
        ("https://example.org/a#b/c", "c"),
        ("urn:x:tea", "urn:x:tea"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_local_names(iri: str, name: str) -> None:
    """The local name of an IRI is what follows its last slash or hash, else all of it."""
    assert local_name(iri) == name

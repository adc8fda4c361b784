"""Corrections in a folder of the vocabulary, for documents that have no file beside them. All is made up."""

from pathlib import Path

import pytest
from corrected import ISSUE, SPEAKER, fate, kg, rows
from talks import OTHER, Write

from kg.build import build
from kg.store import Store
from kg.summary import Fate


def test_corrections_beside_the_vocabulary(write: Write, store: Path, tmp_path: Path) -> None:
    """A file in a folder of the vocabulary corrects the document that it names; without it all is as it was."""
    path, own = write(), write("own/corrections.toml", f'{SPEAKER}document = "talks.txt"\n')
    assert fate(path, store) is Fate.ADDED

    assert fate(path, store, own.parent) is Fate.REPLACED
    assert rows(store, "statements")[0]["speakers"] == "Bob Sample"
    assert fate(path, store, own) is Fate.UNCHANGED
    assert "corrected by corrections.toml" in kg("show", path, "--vocabulary", own.parent).stdout
    assert fate(path, store) is Fate.REPLACED


def test_vocabulary_beside_the_documents(write: Write, store: Path) -> None:
    """Where one folder holds documents and vocabulary, the file beside a document is about that document."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER)
    write("corrections.toml", f'{ISSUE}document = "talks.txt"\n')

    assert fate(path.parent, store, path.parent) is Fate.ADDED
    assert [row["file"] for row in rows(store, "corrections")] == ["corrections.toml", "talks.txt.corrections.toml"]


@pytest.mark.parametrize("name", ["iri", "id", "sha256"])
def test_document_named_by_its_content(write: Write, store: Path, name: str) -> None:
    """A document is named by the IRI or id of its readout, or by the hash of its text, whatever its file is called."""
    path = write("elsewhere.txt")
    build([path], store)
    with Store.open(store) as opened:
        (held,) = opened.readouts()
    document = {"iri": held.iri, "id": held.iri.rpartition("/")[2], "sha256": held.sha256}[name]

    assert fate(path, store, write("own/corrections.toml", f'{SPEAKER}document = "{document}"\n')) is Fate.REPLACED


def test_corrections_of_an_unknown_document(write: Write, store: Path) -> None:
    """A correction beside the vocabulary whose document is neither given nor stored is reported."""
    write("own/corrections.toml", f'{SPEAKER}document = "talks.txt"\n\n{SPEAKER}document = "gone.txt"\n')
    first, second = write(), write("b.txt", OTHER)
    own = first.parent / "own"

    for path in (first, second):
        result = kg("build", path, "--store", store, "--vocabulary", own)
        assert result.stderr.count("\n") == 1
        assert "line 6: [[statement]] corrects nothing: its document 'gone.txt' is neither here" in result.stderr


def test_wrong_file_beside_the_vocabulary(write: Write, store: Path) -> None:
    """A malformed file in a folder of the vocabulary ends the command with one line."""
    own = write("own/corrections.toml", "[[statement]]\n")

    for words in (["build", write(), "--store", store], ["show", write()]):
        result = kg(*words, "--vocabulary", own.parent)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert f"{own}, line 1: its [[statement]] has no quote" in result.stderr

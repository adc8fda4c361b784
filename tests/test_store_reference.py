"""Ontology and vocabulary in the store: put in once, replaced when a file changes."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import VocabularyError
from kg.store import Store
from kg.vocab import ONTOLOGY, SCHEMA, VOCABULARY


def contents(store: Store) -> set[str]:
    """Return all that a store holds."""
    return set(map(str, store.quads()))


@pytest.fixture
def store() -> Iterator[Store]:
    """Give an empty store in memory."""
    with Store.in_memory() as opened:
        yield opened


def test_reference_graphs_are_put_in_once(store: Store) -> None:
    """Ontology and vocabulary are put in their graphs, and a second time changes nothing."""
    assert store.put_reference()
    before = contents(store)

    assert not store.put_reference()
    assert contents(store) == before
    assert {name.value for name in store.engine.named_graphs()} == {str(ONTOLOGY), str(VOCABULARY)}


def test_changed_vocabulary_replaces_the_old_one(store: Store, tmp_path: Path) -> None:
    """A vocabulary file that has changed replaces what its graph held, whatever the order of the files."""
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text("<urn:a> <urn:p> [ <urn:q> 'x' ] .")
    two.write_text("<urn:b> <urn:p> <urn:c> .")
    store.put_reference([], [one, two])

    assert not store.put_reference([], [two, one])
    two.write_text("<urn:b> <urn:p> <urn:d> .")
    assert store.put_reference([], [one, two])
    assert sorted(quad.predicate.value for quad in store.quads(str(VOCABULARY))) == [
        str(SCHEMA.sha256), "urn:p", "urn:p", "urn:q",
    ]  # fmt: skip
    assert store.match(None, "urn:p", ox.NamedNode("urn:c")) == []


def test_interrupted_change_is_made_again(store: Store) -> None:
    """Without the mark that comes last, the reference graphs are put in anew, and nothing stands twice."""
    store.put_reference()
    before = contents(store)
    for graph in (ONTOLOGY, VOCABULARY):
        for mark in store.match(None, str(SCHEMA.sha256), None, str(graph)):
            store.engine.remove(mark)

    assert store.put_reference()
    assert len(contents(store)) == len(before)


@pytest.mark.parametrize("content", [None, "this is not Turtle"], ids=["missing", "malformed"])
def test_unusable_vocabulary_is_refused(store: Store, tmp_path: Path, content: str | None) -> None:
    """A vocabulary file that is missing or malformed is named, and the store stays as it was."""
    path = tmp_path / "mine.ttl"
    if content is not None:
        path.write_text(content)

    with pytest.raises(VocabularyError, match=r"mine\.ttl"):
        store.put_reference([], [path])
    assert not list(store.quads(str(VOCABULARY)))

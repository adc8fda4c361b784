"""What came with a document goes through the graph and back; what is packaged can be imported."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from builders import NOW, minimal
from hypothesis import given
from hypothesis import strategies as st
from stores import holding, made
from strategies import TEXTS

import kg
from kg import files, known
from kg.errors import VocabularyError
from kg.graph.document import kept_metadata
from kg.source import Source
from kg.store import Store

KEYS = st.sampled_from(["date", "title", "perspective", "language", "published", "publisher"])
ADDRESS = "https://example.org/talks"


def document(metadata: dict[str, str], location: str = "file:///talks.txt") -> Source:
    """Return a document that came with this."""
    return Source("Nobody said anything.", "talks.txt", location=location, metadata=metadata)


# --- metadata ------------------------------------------------------------------------------------


@given(st.dictionaries(KEYS, TEXTS))
def test_metadata_comes_back(metadata: dict[str, str]) -> None:
    """What came with a document can be had from the store again, whatever it says."""
    graphs = made(replace(minimal(), source=document(metadata)))

    with holding(graphs) as store:
        assert known.metadata(store, str(graphs.iri)) == metadata == kept_metadata(document(metadata))


@pytest.mark.parametrize(
    ("location", "source", "address"),
    [
        (ADDRESS, "", ADDRESS),
        ("file:///talks.txt", ADDRESS, ADDRESS),
        (ADDRESS, "https://example.org/other", ADDRESS),
        ("file:///talks.txt", "file:///elsewhere.txt", None),
        ("", "", None),
    ],
)
def test_address_that_is_told(location: str, source: str, address: str | None) -> None:
    """Where a document was fetched counts before what it says of itself; a path of this machine is never told."""
    found = kept_metadata(document({"source": source} if source else {}, location))

    assert found.get("source") == address


def test_nothing_is_known_of_an_unknown_readout() -> None:
    """Of a readout that is not in the store nothing came along."""
    with Store.in_memory() as store:
        assert known.metadata(store, ADDRESS) == {}


def test_other_facts_are_not_taken_for_metadata() -> None:
    """What else the store holds of a readout, such as its title in the text, is not what came with it."""
    graphs = made(replace(minimal(title="Talks"), source=document({"title": "Talks: a report"})))

    with holding(graphs) as store:
        store.place(str(graphs.iri), ADDRESS, NOW)

        assert known.metadata(store, str(graphs.iri)) == {"title": "Talks: a report"}


# --- files of the program ------------------------------------------------------------------------


def test_added_vocabulary_comes_behind(tmp_path: Path) -> None:
    """Files that a user adds follow the built-in ones in the order in which they were given, folders sorted."""
    for name in ("b.ttl", "a.ttl", "c.txt", "deep/d.ttl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    built_in = files.vocabulary()
    found = files.vocabulary([tmp_path / "deep" / "d.ttl", tmp_path])

    assert built_in == sorted(built_in)
    assert found == [*built_in, tmp_path / "deep" / "d.ttl", tmp_path / "a.ttl", tmp_path / "b.ttl"]


@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_vocabulary_that_is_not_there(tmp_path: Path, place: str) -> None:
    """A path that is not there, or a folder without Turtle, is refused by its name."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(VocabularyError, match=f"{place}: holds no vocabulary"):
        files.vocabulary([tmp_path / place])


def test_a_folder_that_was_not_packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program lacks its own files it says to install it again."""
    monkeypatch.setattr(files, "_PACKAGE", tmp_path / "kg")

    with pytest.raises(VocabularyError, match=r"ontology: folder not found .*install the package again"):
        files.ontology()


# --- modules -------------------------------------------------------------------------------------

MODULES = sorted(
    module.name for module in walk_packages(kg.__path__, "kg.") if module.name != "kg.__main__"
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_public_names_are_there(name: str) -> None:
    """Every module can be imported by itself, and has each name that it says is public."""
    module = import_module(name)

    assert [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)] == []


def test_parts_of_the_package() -> None:
    """Each part that the package names is there, nothing else is, and the list of names is sorted."""
    assert list(kg.__all__)[1:] == sorted(kg.__all__[1:])
    assert all(hasattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = kg.nonsense

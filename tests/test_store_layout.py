"""The default graph, which repeats the named graphs without repetition, and stores that other versions wrote."""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import NOW
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from stores import holding, made

from kg.cli import cli
from kg.errors import StoreError
from kg.store import Store
from kg.store.layout import LAYOUT, MARKED

HERE = "file:///here.txt"

TERMS = st.sampled_from([ox.NamedNode(f"urn:x:{letter}") for letter in "abc"])
VALUES = st.one_of(
    TERMS,
    st.sampled_from(
        [
            ox.Literal("3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
            ox.Literal("2031-02-03T04:05:06+00:00", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")),
            ox.Literal('a "quoted" \\ line\n', language="en"),
        ]
    ),
)
QUADS = st.frozensets(st.builds(ox.Quad, TERMS, TERMS, VALUES, TERMS), max_size=6)


def default_graph(store: Store) -> list[ox.Triple]:
    """Return the triples of the default graph, each as often as it stands there."""
    return [quad.triple for quad in store.match(None, None, None)]


@given(st.lists(st.tuples(QUADS, QUADS), max_size=6))
def test_the_default_graph_is_the_union(changes: Sequence[tuple[frozenset[ox.Quad], frozenset[ox.Quad]]]) -> None:
    """Whatever comes and goes, the default graph holds each triple of the named graphs once, and no other."""
    expected: set[ox.Quad] = set()
    with Store.in_memory() as store:
        for gone, come in changes:
            store.swap(set(gone & expected), set(come))
            expected = (expected - gone) | come

        assert set(store.quads()) == expected
        assert sorted(map(str, default_graph(store))) == sorted({str(quad.triple) for quad in expected})


def test_a_shared_triple_stays_as_long_as_anybody_says_it() -> None:
    """What two readouts say is counted once, and is still there when one of them is taken out."""
    one, two = made(), made(base="https://example.org/other/")
    with holding(one, two) as store:
        store.remove(str(one.iri))
        left = [triple for triple in default_graph(store) if "/nowhere-else/" not in str(triple.object)]
    with holding(two) as alone:
        kept = [triple for triple in default_graph(alone) if "/nowhere-else/" not in str(triple.object)]
    assert sorted(map(str, left)) == sorted(map(str, kept))


def test_a_store_of_an_older_layout_is_converted(tmp_path: Path) -> None:
    """A store without a mark is refused by readers in one line, and converted by the next that may write."""
    path = tmp_path / "store"
    old = ox.Store(path)
    old.extend(made().quads())
    old.flush()
    del old
    with pytest.raises(StoreError, match="was written by an older version of kg; convert it: run `kg build` once"):
        Store.open(path)

    with Store.open(path, write=True) as store:
        assert set(store.quads()) == set(made().quads())
    with Store.open(path) as store:
        assert {str(triple) for triple in default_graph(store)} == {str(quad.triple) for quad in made().quads()}


def test_a_store_of_a_newer_layout_is_refused(tmp_path: Path) -> None:
    """A store that a later version wrote is never misread: the line says what to do."""
    path = tmp_path / "store"
    with Store.open(path, create=True) as store:
        (mark,) = store.engine.quads_for_pattern(MARKED, None, None, MARKED)
        store.engine.extend([ox.Quad(MARKED, mark.predicate, ox.Literal(LAYOUT + 1), MARKED)])
    result = CliRunner().invoke(cli, ["query", "statements", "--store", str(path)])

    assert result.exit_code == 2
    assert result.stderr == f"kg: {path}: was written by a newer version of kg; install that version\n"


def test_the_mark_is_no_content(tmp_path: Path) -> None:
    """What the store says about itself stands in no list of quads and answers no question."""
    with Store.open(tmp_path / "store", create=True) as store:
        store.replace(made(), HERE, NOW)
        assert MARKED not in {quad.graph_name for quad in store.quads()}
        assert all(triple.subject != MARKED for triple in default_graph(store))

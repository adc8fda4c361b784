"""The store: what goes in comes out, twice is once, and a new text replaces the old one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pyoxigraph as ox
import pytest
from builders import NOW, TEXT, minimal, reading, source
from hypothesis import given
from stores import made
from strategies import readings

from kg import files
from kg.errors import QueryError, UsageError
from kg.graph import ReadoutGraphs, to_graphs
from kg.reading.records import Reading
from kg.store import Readout, Store
from kg.vocab import OA, PROV, SCHEMA, VOCABULARY

HERE, THERE = "file:///texts/here.txt", "file:///texts/there.txt"
LATER = NOW + timedelta(days=1)


def other() -> ReadoutGraphs:
    """Return the graphs of another document."""
    return made(minimal("Nothing was said at all.", "Silence", "other.txt"))


def reread() -> ReadoutGraphs:
    """Return the graphs of the handmade document, read otherwise."""
    return made(replace(reading(), notes=("read again",), mentions=reading().mentions[1:], language="fr"))


def contents(store: Store) -> set[str]:
    """Return all that a store holds."""
    return set(map(str, store.quads()))


def of(store: Store, graphs: ReadoutGraphs) -> set[ox.Quad]:
    """Return what a store holds in the graphs of a readout."""
    return set(store.quads(*(str(g.identifier) for g in (graphs.stated, graphs.inferred, graphs.provenance))))


@pytest.fixture
def store() -> Iterator[Store]:
    """Give an empty store in memory."""
    with Store.in_memory() as opened:
        yield opened


# --- one readout ---------------------------------------------------------------------------------


def test_a_readout_is_found_by_text_and_by_place(store: Store) -> None:
    """A readout that was put in is listed, and found by the hash of its text and by its location."""
    assert store.replace(made(), HERE, NOW)
    expected = Readout(str(made().iri), "handmade.txt", source().sha256, (HERE,))

    assert store.readouts() == [expected]
    assert store.with_sha256(source().sha256) == expected
    assert store.at(HERE) == expected
    assert expected.location == HERE


def test_unknown_texts_and_places_are_not_found(store: Store) -> None:
    """An empty answer is None, and the hash of the vocabulary is no readout."""
    store.put_reference()
    mark = next(iter(store.match(ox.NamedNode(str(VOCABULARY)), str(SCHEMA.sha256), None)))

    assert store.with_sha256("0" * 64) is None
    assert store.with_sha256(str(mark.object).strip('"')) is None
    assert store.at(HERE) is None
    assert store.readouts() == []


def test_twice_is_once(store: Store) -> None:
    """The same content from the same place changes nothing, not even the time of the run."""
    store.replace(made(), HERE, NOW)
    before = contents(store)

    assert not store.replace(made(), HERE, LATER)
    assert contents(store) == before


def test_another_reading_of_a_text_replaces_it(store: Store) -> None:
    """The graphs of a readout are replaced as a whole: nothing of the old reading is left."""
    store.replace(made(), HERE, NOW)

    assert store.replace(reread(), HERE, LATER)
    assert of(store, reread()) == set(reread().quads())
    assert [readout.locations for readout in store.readouts()] == [(HERE,)]


@given(readings(), readings())
def test_what_goes_in_comes_out(one: Reading, two: Reading) -> None:
    """Whatever the texts hold, the quads of the last reading come out as they went in, with their types."""
    first = made(one)
    second = made(replace(two, source=one.source, title=one.title, blocks=(), sentences=(), events=(), mentions=()))
    with Store.in_memory() as store:
        store.replace(first, HERE, NOW)
        assert of(store, first) == set(first.quads())
        store.replace(second, HERE, LATER)
        assert of(store, second) == set(second.quads())
        assert len(store.readouts()) == 1


def test_types_that_the_engine_forgets_come_back(store: Store) -> None:
    """Offsets keep their datatype, and a time at offset zero keeps its numbers."""
    store.replace(made(), HERE, NOW)
    offsets = {str(quad.object) for quad in store.match(None, str(OA.start), None)}
    times = {str(quad.object) for quad in store.match(None, str(PROV.endedAtTime), None)}

    assert offsets
    assert all(offset.endswith("#nonNegativeInteger>") for offset in offsets)
    assert [time.startswith('"2021-03-04T12:30:00+00:00"') for time in times] == [True]


def test_removal_leaves_nothing(store: Store) -> None:
    """A readout that is taken out leaves no quad and no empty graph."""
    store.replace(made(), HERE, NOW)
    store.remove(str(made().iri))

    assert contents(store) == set()
    assert list(store.engine.named_graphs()) == []


@pytest.mark.parametrize("iri", ["https://example.org/none", "not an IRI", ""])
def test_unknown_readouts_cannot_be_removed(store: Store, iri: str) -> None:
    """Taking out or placing what is not there is a wrong argument."""
    with pytest.raises(UsageError, match="not in the store"):
        store.remove(iri)
    with pytest.raises(UsageError, match="not in the store"):
        store.place(iri, HERE, NOW)


# --- places --------------------------------------------------------------------------------------


def test_a_new_text_in_the_same_place_replaces_the_old_one(store: Store) -> None:
    """When a file has changed, what was read from it before goes, record and all."""
    store.replace(made(), HERE, NOW)
    store.replace(other(), HERE, LATER)

    assert [readout.iri for readout in store.readouts()] == [str(other().iri)]
    assert not of(store, made())
    assert len(store.match(None, str(PROV.endedAtTime), None)) == 1


def test_a_text_in_two_places_survives_the_change_of_one(store: Store) -> None:
    """A text that was found elsewhere, too, stays when one of its files changes."""
    store.replace(made(), HERE, NOW)
    assert store.place(str(made().iri), THERE, LATER)
    store.replace(other(), HERE, LATER)

    assert {readout.iri: readout.locations for readout in store.readouts()} == {
        str(made().iri): (THERE,),
        str(other().iri): (HERE,),
    }


def test_a_copy_of_a_known_text_replaces_what_stood_in_its_place(store: Store) -> None:
    """When a file becomes a copy of a known text, its old text goes and the known one has two places."""
    store.replace(made(), HERE, NOW)
    store.replace(other(), THERE, NOW)
    store.place(str(made().iri), THERE, LATER)

    assert [readout.locations for readout in store.readouts()] == [(HERE, THERE)]


def test_placing_twice_is_placing_once(store: Store) -> None:
    """A place that is known already changes nothing, and the time of the run stays."""
    store.replace(made(), HERE, NOW)
    before = contents(store)

    assert not store.place(str(made().iri), HERE, LATER)
    assert contents(store) == before


def test_a_readout_can_replace_another_wherever_it_stood(store: Store) -> None:
    """A readout named as replaced goes, whatever its places."""
    store.replace(other(), THERE, NOW)
    store.replace(made(), HERE, LATER, replaces=str(other().iri))

    assert [readout.iri for readout in store.readouts()] == [str(made().iri)]


def test_texts_from_memory_have_no_place_and_replace_nobody(store: Store) -> None:
    """Two texts without location stand side by side."""
    store.replace(made(), "", NOW)
    store.replace(other(), "", NOW)

    assert [readout.location for readout in store.readouts()] == ["", ""]


def test_readers_of_other_bases_stand_side_by_side(store: Store) -> None:
    """One text read under two bases gives two readouts, and each can be taken out alone."""
    moved = to_graphs(reading(), "https://example.org/kg/", "v1")
    store.replace(made(), HERE, NOW)
    store.replace(moved, THERE, NOW)
    store.remove(str(made().iri))

    assert [readout.iri for readout in store.readouts()] == [str(moved.iri)]
    assert of(store, moved) == set(moved.quads())


def test_the_first_document_of_two_is_untouched_by_the_second(store: Store) -> None:
    """Putting in one readout leaves the graphs of the others alone."""
    store.replace(made(), HERE, NOW)
    store.replace(made(replace(reading(), source=source(TEXT + " More."))), THERE, NOW)

    assert of(store, made()) == set(made().quads())


# --- questions -----------------------------------------------------------------------------------


def test_queries_see_all_graphs_at_once(store: Store) -> None:
    """A query without graph names joins what is stated with its provenance."""
    store.replace(made(), HERE, NOW)
    text = (files.queries() / "questions" / "versions.rq").read_text("utf-8")
    rows = store.query(text)

    assert isinstance(rows, ox.QuerySolutions)
    found = [(str(row["source"]), str(row["vocabulary"])) for row in rows]
    assert found == [('"handmade.txt"', '"v1"')]


def test_a_malformed_query_is_refused(store: Store) -> None:
    """Text that is no SPARQL raises QueryError."""
    with pytest.raises(QueryError):
        store.query("who said what?")


def test_a_closed_store_answers_nothing() -> None:
    """Using a store after it was closed is a mistake in the program; closing it twice is none."""
    store = Store.in_memory()
    store.close()
    store.close()

    with pytest.raises(ValueError, match="closed"):
        store.readouts()


def test_a_part_is_asked_alone(store: Store) -> None:
    """Of some graphs alone a query finds what they hold, and nothing of the others."""
    first, second = (ox.NamedNode(f"https://example.org/{name}") for name in "ab")
    store.swap(set(), {ox.Quad(graph, graph, graph, graph) for graph in (first, second)})
    ask = "SELECT ?s WHERE { ?s ?s ?s }"

    assert [row["s"] for row in store.part(first.value).query(ask)] == [first]
    assert {row["s"] for row in store.part(first.value, second.value).query(ask)} == {first, second}

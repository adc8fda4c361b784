"""The mapping of a reading to RDF: one layout, IRIs from content, and a refusal of what contradicts itself."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import MEETING, NOW, TEXT, at, minimal, reading, source
from hypothesis import given
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node
from stores import made as graphs
from strategies import ANY, readings

from kg.graph import Shard, found_at, read_at
from kg.graph.shard import lines
from kg.graph.vocab import DRO as DRAFTED
from kg.graph.world import CLASSES
from kg.reading.records import Block, Entity, Event, Kind, Part, Reading, Span, When
from kg.source import Source
from kg.vocab import CONCEPTS, DCTERMS, DEFAULT_BASE, DRO, OA, PART, PROV, RDF, SCHEMA, SKOS, XSD

GOLDEN = Path(__file__).parent / "golden" / "handmade.trig"
BASE = "https://example.org/kg/"
EVENT = str(CONCEPTS["evt"]["meeting"])


def value(graph: Graph, subject: Node, predicate: URIRef) -> str:
    """Return the one value of a property."""
    return str(graph.value(subject, predicate, any=False))


# --- the layout ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["stated", "inferred", "provenance"])
def test_handmade_reading_gives_the_expected_graph(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graphs of the handmade reading are those that were written by hand."""
    monkeypatch.setattr("kg.graph.document.program_version", lambda: "0.1.0")
    made = graphs()
    triples = [q.triple for q in ox.parse(path=GOLDEN) if str(q.graph_name) == f"<{made.iri}/{name}>"]
    expected = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")

    assert isomorphic(expected, getattr(made, name))


def test_golden_file_holds_the_three_graphs_and_no_other() -> None:
    """The expected file names the three graphs of the readout."""
    names = {str(quad.graph_name) for quad in ox.parse(path=GOLDEN)}

    assert names == {f"<{graphs().iri}/{name}>" for name in ("stated", "inferred", "provenance")}


def test_readout_is_named_by_date_title_and_hash() -> None:
    """A readout's IRI is its date, the slug of its title and the start of its hash, under the base."""
    made = graphs(base=BASE)

    start = source().sha256[:8]
    assert str(made.iri) == f"{BASE}id/2021-03-03-ruritania-graustark-meeting-{start}"
    assert str(graphs(minimal()).iri).startswith(f"{DEFAULT_BASE}id/undated-")


def test_what_is_not_known_is_not_said() -> None:
    """A readout without title, date and side has none of them in its graphs."""
    made = graphs(minimal())

    for graph in (made.stated, made.inferred):
        assert {DCTERMS.title, DCTERMS.issued, DRO.perspective}.isdisjoint(graph.predicates(made.iri))


def test_spans_are_named_by_their_characters() -> None:
    """The same characters have the same node, with bounds in code points and the exact text."""
    text = "\U00020bb7\U0001f600 yes"
    made = graphs(replace(minimal(text), mentions=()))
    sentence = URIRef(f"{made.iri}#sentence-0-{len(text)}")

    assert value(made.stated, sentence, OA.end) == "6"
    assert value(made.stated, sentence, OA.exact) == text
    assert made.stated.value(sentence, OA.start) == Literal("0", datatype=XSD.nonNegativeInteger)


def test_every_span_quotes_the_text() -> None:
    """What a span repeats is what stands between its bounds."""
    stated = graphs().stated
    for span in stated.subjects(OA.hasSource):
        bounds = slice(int(value(stated, span, OA.start)), int(value(stated, span, OA.end)))
        assert TEXT[bounds] == value(stated, span, OA.exact)


def test_what_is_cited_is_an_iri() -> None:
    """There are no blank nodes in any graph."""
    made = graphs()
    terms_ = [term for graph in (made.stated, made.inferred, made.provenance) for triple in graph for term in triple]

    assert not [term for term in terms_ if isinstance(term, BNode)]


def test_nothing_is_both_stated_and_inferred() -> None:
    """What the text states is not inferred again."""
    made = graphs()

    assert not set(made.stated) & set(made.inferred)


def test_other_base_moves_minted_things_and_nothing_else() -> None:
    """The base names what texts mint; the vocabulary keeps its IRIs."""
    moved = graphs(base=BASE)
    expected = {
        tuple(str(term).replace(f"{DEFAULT_BASE}id/", f"{BASE}id/") for term in triple) for triple in graphs().inferred
    }

    assert {tuple(map(str, triple)) for triple in moved.inferred} == expected


def test_provenance_tells_no_time_and_no_place_of_this_machine() -> None:
    """The location of the file and the time of the run are in no graph of the readout."""
    written = graphs().quads_bytes().decode()

    assert "somewhere" not in written
    assert "endedAtTime" not in written


@pytest.mark.parametrize("found", ["location", "metadata"])
def test_address_on_the_web_is_the_source(found: str) -> None:
    """An address is kept as the source of the document, wherever it was found."""
    address = "https://example.org/readout?id=1"
    extra = {"location": address} if found == "location" else {"metadata": {"source": address}}
    made = graphs(replace(minimal(), source=Source("Nobody spoke.  Nobody.", "n.txt", **extra)))

    assert value(made.provenance, made.iri, DCTERMS.source) == address


def test_run_record_says_when_and_where() -> None:
    """The record of a run is about the act of reading and stands in the graph of runs."""
    made = graphs()
    record = read_at(made.iri, NOW) | found_at(made.iri, "file:///a%20b.txt")

    assert {str(quad.graph_name) for quad in record} == {f"<{DEFAULT_BASE}id/runs>"}
    assert {str(quad.subject) for quad in record} == {f"<{made.iri}#reading>"}
    assert {quad.predicate.value for quad in record} == {
        str(PROV.generated), str(PROV.endedAtTime), str(PROV.atLocation)
    }  # fmt: skip
    assert found_at(made.iri, "") == set()


def test_holdings_with_one_evidence_stay_apart() -> None:
    """Two offices that the same words give to a person are two holdings."""
    first = reading().holdings[0]
    office = Entity("office-chair", Kind.OFFICE, "Chair", minted=True)
    both = replace(
        reading(),
        entities={**reading().entities, office.key: office},
        holdings=(first, replace(first, office=office.key)),
    )
    stated = graphs(both).stated

    assert len(set(stated.subjects(RDF.type, DRO.OfficeHolding))) == 2


def test_a_time_from_the_text_alone_is_stated() -> None:
    """Days that need no context stand in the stated graph."""
    span = at("March 3, 2021")
    when = When("#when", (span,), earliest=date(2021, 3, 3), zone="Europe/Vienna")
    made = graphs(replace(reading(), events=(*reading().events, Event("#e", EVENT, "e", (span,), when=when))))
    node = URIRef(f"{made.iri}#when")

    assert value(made.stated, node, DRO.earliest) == "2021-03-03"
    assert value(made.stated, node, DRO.timeZone) == "Europe/Vienna"


def test_doubts_about_the_document_are_kept() -> None:
    """A doubt about the document as a whole is a note on the readout."""
    made = graphs()

    assert value(made.stated, made.iri, SKOS.editorialNote) == "the place of the meeting is not given"
    assert value(made.stated, made.iri, SCHEMA.about).endswith(MEETING)


def test_parts_of_records_are_parts_of_the_scheme() -> None:
    """Each structural part that the reader knows has its concept."""
    for part in Part:
        made = graphs(replace(minimal(), blocks=(Block(part, Span(0, 6)),)))
        assert (None, DCTERMS.type, PART[part.value]) in made.stated


def test_kinds_are_entities_or_not() -> None:
    """Every kind of mention has a class of entities, or is an event, a date or a statement."""
    assert set(Kind) - CLASSES.keys() == {Kind.EVENT, Kind.DATE, Kind.STATEMENT}


# --- the same everywhere -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    """Another process with another hash seed writes the same bytes."""
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "import builders, kg.graph, kg.vocab\n"
        "made = kg.graph.to_graphs(builders.reading(), kg.vocab.DEFAULT_BASE, 'v1')\n"
        "sys.stdout.buffer.write(made.quads_bytes())"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", script, str(here), str(here.parent)],
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )

    assert done.stdout == graphs().quads_bytes()


def test_bytes_are_sorted_lines() -> None:
    """The N-Quads are sorted by line, each line once."""
    lines = graphs().quads_bytes().split(b"\n")

    assert lines[-1] == b""
    assert lines[:-1] == sorted(set(lines[:-1]))


@given(readings())
def test_any_reading_gives_rdf_that_parses_back(given_: Reading) -> None:
    """Whatever texts, names and keys hold, the quads parse back, and every IRI is valid."""
    made = graphs(given_)

    assert set(ox.parse(made.quads_bytes(), ox.RdfFormat.N_QUADS)) == set(made.quads())


@given(readings())
def test_a_shard_is_what_the_library_writes(given_: Reading) -> None:
    """The lines of a shard are the sorted N-Quads of its graphs, then each triple once without a graph."""
    made = graphs(given_)
    quads = set(made.quads())
    named, union = (lines(found) for found in (quads, {quad.triple for quad in quads}))

    assert Shard.of(str(made.iri), made.facts()).nquads == b"".join([*named, *union])


def test_terms_are_drafted_as_the_vocabulary_spells_them() -> None:
    """A term of a draft is the one of the closed namespace, made once; a misspelt one raises."""
    assert DRAFTED.speaker.value == str(DRO.speaker)
    assert DRAFTED.speaker is DRAFTED.speaker
    with pytest.raises(AttributeError):
        _ = DRAFTED.speeker


@given(ANY, ANY)
def test_different_keys_have_different_iris(one: str, other: str) -> None:
    """No two keys of one kind share an IRI."""
    keys = {f"#{key}" for key in (one, other)}
    span = Span(0, 6)
    made = graphs(replace(minimal(), events=tuple(Event(key, EVENT, "e", (span,)) for key in sorted(keys))))

    assert len(set(made.stated.subjects(RDF.type, DRO.Event))) == len(keys)

"""Exports: every syntax carries everything that it should, and nothing else."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pytest
import rdflib
from builders import TEXT, reading, source
from hypothesis import given, settings
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from stores import holding, made, written
from strategies import readings

from kg.export import EXPORTERS
from kg.reading.records import Reading
from kg.store import Store
from kg.vocab import CONCEPTS, DCTERMS, DRO, ONTOLOGY, RDFS, SCHEMES, SKOS, VOCABULARY

TRIPLES = ("turtle", "ntriples", "jsonld", "rdfxml")
NAMED = ("trig", "nquads")
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
OXIGRAPH = {name: ox.RdfFormat.from_media_type(exporter.media_type) for name, exporter in EXPORTERS.items()}
HERE = Path(__file__).parent


def by_rdflib(content: bytes, form: str) -> Graph:
    """Return what rdflib reads in a file of triples, numbers and times as they are written."""
    as_written = patch.object(rdflib, "NORMALIZE_LITERALS", False)
    own_names = warnings.catch_warnings(action="ignore", category=DeprecationWarning)
    with as_written, own_names:
        return Graph().parse(data=content, format=RDFLIB[form])


def by_oxigraph(content: bytes, form: str) -> set[ox.Quad]:
    """Return what pyoxigraph reads in a file."""
    return set(ox.parse(content, OXIGRAPH[form]))


def plain(quads: set[ox.Quad]) -> set[ox.Triple]:
    """Return quads without their graphs."""
    return {quad.triple for quad in quads}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the handmade readout, ontology and vocabulary."""
    with holding(made(), reference=True) as opened:
        yield opened


# --- what is in it -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", TRIPLES)
@settings(max_examples=25)
@given(given_=readings())
def test_triples_survive_every_syntax(form: str, given_: Reading) -> None:
    """Whatever the texts hold, two libraries read back what is stated and inferred, and nothing else."""
    graphs = made(given_)
    content = written(holding(graphs), form)
    expected = {quad.triple for quad in graphs.quads() if "/provenance" not in str(quad.graph_name)}

    assert plain(by_oxigraph(content, form)) == expected
    assert isomorphic(by_rdflib(content, form), graphs.stated + graphs.inferred)


@pytest.mark.parametrize("form", NAMED)
@settings(max_examples=25)
@given(given_=readings())
def test_quads_survive_every_syntax(form: str, given_: Reading) -> None:
    """Whatever the texts hold, the three graphs are read back, each under its name."""
    graphs = made(given_)

    assert by_oxigraph(written(holding(graphs), form), form) == set(graphs.quads())


def test_trig_is_read_by_rdflib(store: Store) -> None:
    """The other library reads the named graphs, too."""
    graphs = made()
    lines = written(store, "trig").decode()
    turtle = re.search(rf"<{re.escape(graphs.inferred.identifier)}> {{\n(.*?)\n}}", lines, re.DOTALL)

    assert turtle
    prefixes = lines[: lines.index("\n\n")]
    assert isomorphic(Graph().parse(data=prefixes + turtle[1], format="turtle"), graphs.inferred)


def test_one_readout_as_nquads_is_its_canonical_form(store: Store) -> None:
    """The N-Quads of one readout are the bytes that its graphs give before any store."""
    assert written(store, "nquads") == made().quads_bytes()


@pytest.mark.parametrize("form", TRIPLES)
def test_all_syntaxes_hold_the_same_triples(store: Store, form: str) -> None:
    """Labels included, each syntax holds what the others hold."""
    assert plain(by_oxigraph(written(store, form), form)) == plain(by_oxigraph(written(store, "turtle"), "turtle"))


def test_a_file_stands_alone(store: Store) -> None:
    """Terms of ours that a Turtle file uses have a label there, concepts their type and scheme."""
    graph = by_rdflib(written(store, "turtle"), "turtle")
    used = {term for triple in made().stated for term in triple if isinstance(term, URIRef)}
    terms = {term for term in used if str(term).startswith((str(DRO), f"{VOCABULARY}/act#", f"{VOCABULARY}/evt#"))}
    hope = CONCEPTS["stance"]["hope"]

    assert terms
    assert {t for t in terms if not (graph.value(t, RDFS.label) or graph.value(t, SKOS.prefLabel))} == set()
    assert (hope, SKOS.inScheme, SCHEMES["stance"]) in graph
    assert (hope, RDF.type, SKOS.Concept) in graph
    assert graph.value(SCHEMES["stance"], SKOS.prefLabel)


def test_terms_that_are_not_used_stay_out(store: Store) -> None:
    """A file holds no more of the vocabulary than it needs."""
    graph = by_rdflib(written(store, "turtle"), "turtle")

    assert (CONCEPTS["stance"]["feeling"], None, None) not in graph


def test_what_has_no_label_is_not_described(tmp_path: Path) -> None:
    """Of a term without a label nothing is told; of one with a label its type, name and scheme and no more."""
    path = tmp_path / "own.ttl"
    hope, state = CONCEPTS["stance"]["hope"], CONCEPTS["act"]["state"]
    path.write_text(
        f"<{hope}> a <{SKOS.Concept}> ; <{SKOS.note}> 'no name' .\n"
        f"<{state}> a <{SKOS.Concept}> ; <{SKOS.prefLabel}> 'state' ; <{SKOS.note}> 'much more' ."
    )
    with holding(made()) as store:
        store.put_reference([], [path])
        graph = by_rdflib(written(store, "turtle"), "turtle")

    assert (hope, None, None) not in graph
    assert set(graph.predicates(state)) == {RDF.type, SKOS.prefLabel}


def test_narrow_scope_holds_what_is_stated(store: Store) -> None:
    """The narrow scope leaves out what is inferred, and where it comes from."""
    narrow = by_rdflib(written(store, "turtle", scope="stated"), "turtle")
    graphs = {str(quad.graph_name) for quad in by_oxigraph(written(store, "nquads", scope="stated"), "nquads")}

    assert set(made().stated) <= set(narrow)
    assert not set(made().inferred) & set(narrow)
    assert graphs == {f"<{made().stated.identifier}>"}


def test_provenance_stands_in_named_graphs_alone(store: Store) -> None:
    """A file of triples has no provenance, a file of named graphs has."""
    assert (None, DCTERMS.identifier, None) not in by_rdflib(written(store, "turtle"), "turtle")
    assert b'"handmade.txt"' in written(store, "trig")


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("reference", [False, True], ids=["plain", "reference"])
def test_no_export_tells_when_and_where(store: Store, form: str, reference: bool) -> None:
    """The runs, with times and paths of this machine, are never exported."""
    content = written(store, form, reference=reference)

    assert b"nowhere-else" not in content
    assert b"endedAtTime" not in content


@pytest.mark.parametrize("form", EXPORTERS)
def test_reference_adds_ontology_and_vocabulary(store: Store, form: str) -> None:
    """On request the whole ontology and vocabulary go along, and are read back."""
    found = by_oxigraph(written(store, form, reference=True), form)
    subjects = {str(quad.subject) for quad in found}

    assert {f"<{ONTOLOGY}>", f"<{CONCEPTS['stance']['feeling']}>"} <= subjects
    if form in NAMED:
        assert len(found) == len(list(made().quads())) + len(list(store.quads(str(ONTOLOGY), str(VOCABULARY))))


def test_readouts_can_be_chosen() -> None:
    """Only the readouts that are named are exported, in whatever order they are named."""
    graphs = [made(replace(reading(), source=source(f"{TEXT} {n}"), title=f"Number {n}")) for n in range(3)]
    store = holding(*graphs)
    chosen = [str(graph.iri) for graph in graphs[:2]]
    content = written(store, "nquads", readouts=chosen)

    assert content == written(store, "nquads", readouts=[*reversed(chosen), chosen[0]])
    assert by_oxigraph(content, "nquads") == {quad for graph in graphs[:2] for quad in graph.quads()}
    assert written(store, "nquads", readouts=[]) == b""


@pytest.mark.parametrize("form", EXPORTERS)
def test_an_empty_store_gives_an_empty_file_that_parses(form: str) -> None:
    """With nothing to export the file is valid and holds nothing."""
    assert by_oxigraph(written(holding(), form), form) == set()


def test_shared_things_are_written_once() -> None:
    """What two readouts say of one person stands once in a file of triples."""
    two = holding(made(), made(replace(reading(), source=source(f"{TEXT} More."))))
    lines = written(two, "ntriples").splitlines()

    assert len(lines) == len(set(lines))
    assert written(two, "turtle").count(b"id:person-ada-example a dro:Person") == 1

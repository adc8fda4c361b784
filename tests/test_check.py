"""A store and what is exported from it are checked alike: readout by readout, with the vocabulary beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import minimal, reading
from shape_cases import cases
from stores import holding, made, written

from kg import check
from kg.errors import GraphError
from kg.graph import graph_names
from kg.store import Store
from kg.validate import Report, core
from kg.vocab import DCTERMS, SCHEMA, SKOS


@pytest.fixture
def store() -> Store:
    """Return a store of two readouts, one of which has lost its hash and its title."""
    sound, broken = made(), made(minimal("Nothing was said that day."))
    opened = holding(sound, broken, reference=True)
    names = {str(SCHEMA.sha256), str(DCTERMS.title)}
    lost = {quad for quad in opened.quads(*graph_names(str(broken.iri))) if quad.predicate.value in names}
    opened.swap(lost, set())
    return opened


def shapes(report: Report) -> set[str]:
    """Return the names of the shapes that are broken."""
    return {finding.shape for finding in report.findings}


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_an_export_is_checked_like_its_store(store: Store, tmp_path: Path, form: str) -> None:
    """What is found in a store is found in its export, and nothing else."""
    path = tmp_path / {"nquads": "all.nq", "trig": "all.trig"}[form]
    path.write_bytes(written(store, form))

    assert check.files([path]) == check.stored(store)
    assert "readout: SHA-256" in shapes(check.stored(store))
    assert not check.stored(store).conforms


def test_an_export_is_checked_readout_by_readout(tmp_path: Path) -> None:
    """What one readout leaves out is missed in its export as in its store, though another one has it."""
    whole, lacking = made(), made(replace(reading(), title="Another title"))
    opened = holding(whole, lacking, reference=True)
    labels = {quad for quad in lacking.quads() if quad.predicate.value == str(SKOS.prefLabel)}
    opened.swap(labels, set())
    path = tmp_path / "all.nq"
    path.write_bytes(written(opened, "nquads"))

    assert "named: preferred label" in shapes(check.stored(opened))
    assert check.files([path]) == check.stored(opened)


def test_readouts_are_handed_on_one_by_one(store: Store) -> None:
    """Who watches gets the report on every readout, and is told how many there will be."""
    seen: list[Report] = []
    told: list[int] = []

    def watch(reports: Iterable[Report], number: int) -> Iterator[Report]:
        told.append(number)
        for report in reports:
            seen.append(report)
            yield report

    report = check.stored(store, watch)

    assert told == [len(seen)] == [2]
    assert {finding for one in seen for finding in one.findings} < set(report.findings)


@pytest.mark.parametrize("ending", ["ttl", "nt", "trig"])
def test_triples_without_a_graph(tmp_path: Path, ending: str) -> None:
    """Triples in no named graph are checked as one graph, with those of a graph that has no IRI."""
    [case] = [case for case in cases() if case.name == "Group/unclear"]
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(case.graph.serialize(format="nt", encoding="utf-8"))
    more = tmp_path / "more.nq"
    more.write_text(
        "<urn:x:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/readout/ontology#Span> _:g ."
    )
    alone, both = check.files([path]), check.files([path, more])

    assert alone.violations == core(case.graph).violations
    assert {str(one.focus) for one in set(both.findings) - set(alone.findings)} == {"urn:x:s"}


def test_empty_files_are_told(tmp_path: Path) -> None:
    """A file without a triple is named to the caller; one that repeats another is none."""
    empty, one, again = (tmp_path / name for name in ("empty.ttl", "one.nt", "again.nt"))
    empty.write_text("")
    for path in (one, again):
        path.write_text("<urn:x:a> <urn:x:b> <urn:x:c> .")
    told: list[Path] = []

    assert check.files([empty, one, again], told.append).conforms
    assert told == [empty]


def test_triples_about_triples_are_refused(tmp_path: Path) -> None:
    """A triple about a triple, of which SHACL knows nothing, is an error with the name of the file."""
    path = tmp_path / "about.nt"
    path.write_text("<urn:x:a> <urn:x:b> <<( <urn:x:a> <urn:x:b> <urn:x:c> )>> .")

    with pytest.raises(GraphError, match=r"about\.nt.*triple about a triple"):
        check.files([path])


def test_forms_go_by_the_ending() -> None:
    """A report is written as the ending of its file says, else as text for people."""
    assert [check.form_of(Path(name)) for name in ("a.ttl", "a.CSV", "a.table", "a.md", "a")] == [
        "ttl",
        "csv",
        "table",
        "text",
        "text",
    ]
    assert check.form_of(None) == "text"


def test_a_term_of_the_store_is_as_it_was_written(store: Store) -> None:
    """Offsets have the type that they were written with, so that a sound store has no finding about them."""
    assert not {name for name in shapes(check.stored(store)) if name.startswith("span")}
    assert any(store.engine.quads_for_pattern(None, None, ox.Literal(0), None))

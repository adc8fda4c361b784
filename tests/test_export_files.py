"""Exports as files: the same bytes each time, for people to read, whole or not at all."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import TEXT, reading, source
from rdflib import URIRef
from stores import holding, made, written

from kg.errors import KGError, UsageError
from kg.export import EXPORTERS, export
from kg.store import Store
from kg.vocab import DEFAULT_BASE, DRO, PREFIXES

HERE = Path(__file__).parent


def everything(store: Store) -> bytes:
    """Return a store in all formats, with and without ontology and vocabulary."""
    return b"".join(written(store, form, reference=more) for form in EXPORTERS for more in (False, True))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the handmade readout, ontology and vocabulary."""
    with holding(made(), reference=True) as opened:
        yield opened


# --- how it is written ---------------------------------------------------------------------------


def test_bytes_do_not_depend_on_the_hash_seed(store: Store) -> None:
    """Another process with another hash seed writes the same bytes in every format."""
    script = (
        "import sys, io; sys.path[:0] = sys.argv[1:]\n"
        "import test_export_files as t\n"
        "with t.holding(t.made(), reference=True) as store:\n"
        "    sys.stdout.buffer.write(t.everything(store))"
    )
    command = [sys.executable, "-c", script, str(HERE), str(HERE.parent)]
    done = subprocess.run(command, env={"PYTHONHASHSEED": "1"}, capture_output=True, check=True)

    assert done.stdout == everything(store)


def test_order_of_arrival_does_not_show() -> None:
    """Two stores that were filled in another order export the same bytes."""
    graphs = [made(replace(reading(), source=source(f"{TEXT} {n}"))) for n in range(3)]

    for form in EXPORTERS:
        assert written(holding(*graphs), form) == written(holding(*reversed(graphs)), form)


def test_turtle_is_for_reading(store: Store) -> None:
    """Turtle declares the prefixes it uses, begins with the readout and keeps the lines of the text."""
    content = written(store, "turtle").decode()
    declared = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", content, re.MULTILINE))
    first = content[content.index("\n\n") :].lstrip()

    assert {p: n for p, n in declared.items() if p != "r"}.items() <= PREFIXES.items()
    assert declared["r"] == f"{made().iri}#"
    assert all(f"{prefix}:" in content.split("\n\n", 1)[1] for prefix in declared)
    assert first.startswith(f"id:{made().iri.removeprefix(f'{DEFAULT_BASE}id/')} a dro:Readout ;")
    assert TEXT in content
    assert content.index("char\\=66\\,75 a") < content.index("char\\=249\\,266 a")


def test_jsonld_needs_no_remote_context(store: Store) -> None:
    """The context of JSON-LD is in the file."""
    document = json.loads(written(store, "jsonld"))

    assert document["@context"]["dro"] == str(DRO)
    assert all(isinstance(value, str) for value in document["@context"].values())


def test_predicates_must_be_xml_names() -> None:
    """A predicate that cannot be an element name is refused, in one line, by RDF/XML alone."""
    graphs = made()
    graphs.stated.add((graphs.iri, URIRef("https://example.org/123"), graphs.iri))
    graphs.stated.add((graphs.iri, URIRef(f"{DRO}1st"), graphs.iri))

    with pytest.raises(KGError, match="choose another format"):
        written(holding(graphs), "rdfxml")
    assert b"<https://example.org/123>" in written(holding(graphs), "turtle")


def test_other_bases_have_a_prefix() -> None:
    """Under another base the things that texts mint are as short in Turtle."""
    content = written(holding(made(base="https://example.org/kg/")), "turtle")

    assert b"@prefix base: <https://example.org/kg/id/> ." in content
    assert b"base:person-ada-example a dro:Person" in content


# --- where it goes -------------------------------------------------------------------------------


def test_a_file_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    """A file is written under its name and nothing is left beside it."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    export(store, "turtle", path)

    assert path.read_bytes() == written(store, "turtle")
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_link_stays_a_link(store: Store, tmp_path: Path) -> None:
    """Writing to a link changes the file that it points to."""
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    export(store, "nquads", tmp_path / "link.nq")

    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").read_bytes() == made().quads_bytes()


@pytest.mark.parametrize("name", ["missing/graph.ttl", ".", "file/graph.ttl", "x" * 300])
def test_unwritable_paths_are_told(store: Store, tmp_path: Path, name: str) -> None:
    """A path that cannot be written is an error of one line that names it, and nothing is left behind."""
    (tmp_path / "file").write_text("old")
    with pytest.raises(KGError) as caught:
        export(store, "turtle", tmp_path / name)

    assert str(caught.value).startswith(f"{tmp_path / name}: cannot be written")
    assert "\n" not in str(caught.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_full_disk_is_told(store: Store) -> None:
    """A full disk is an error of one line, for a device and for an open stream."""
    with pytest.raises(KGError, match="/dev/full: cannot be written: No space left on device"):
        export(store, "turtle", Path("/dev/full"))
    with pytest.raises(KGError, match="No space left"), Path("/dev/full").open("wb", buffering=0) as stream:
        export(store, "turtle", stream)


def test_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    """When writing fails, the file that was there is untouched."""
    graphs = made()
    graphs.stated.add((graphs.iri, URIRef("https://example.org/123"), graphs.iri))
    path = tmp_path / "graph.rdf"
    path.write_text("old")

    with pytest.raises(KGError):
        export(holding(graphs), "rdfxml", path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.rdf"]


@pytest.mark.parametrize(
    "options", [{"form": "docx"}, {"scope": "everything"}, {"readouts": ["https://example.org/none"]}], ids=str
)
def test_unknown_names_are_refused(store: Store, options: dict[str, object], tmp_path: Path) -> None:
    """An unknown format, scope or readout is a wrong argument, told before any file is touched."""
    path = tmp_path / "graph"
    with pytest.raises(UsageError):
        export(store, **{"form": "turtle", "target": path, **options})  # type: ignore[arg-type]
    assert not path.exists()


def test_formats_have_media_types_and_endings() -> None:
    """Each format has the media type and the ending by which libraries know it."""
    for name, exporter in EXPORTERS.items():
        media_type = ox.RdfFormat.from_media_type(exporter.media_type)
        assert media_type is not None, name
        assert media_type == ox.RdfFormat.from_extension(exporter.suffix.removeprefix("."))

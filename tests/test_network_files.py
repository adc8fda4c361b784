"""Networks as files: readers that are not ours find all that is in them, whatever the texts hold."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pydot
import pytest
from fictional_networks import HOSTILE, hostile, talks
from lxml import etree

from kg.cells import inert
from kg.errors import KGError, UsageError
from kg.network import NETWORKS, SHAPES, write
from kg.network.shapes import Network
from kg.network.workbook import LONGEST_CELL
from kg.network.writers import LONGEST_IN_DOT
from kg.said import Statement
from kg.source.records import legal

BOTH = pytest.mark.parametrize("shape", SHAPES)
PYDOT = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""pydot calls its parser by names that the parser gave up."""
EACH = pytest.mark.parametrize("said", [talks(), hostile(), ()], ids=["talks", "hostile", "nothing"])


def content(said: Sequence[Statement], form: str, shape: str = "edges") -> bytes:
    """Return a file as bytes."""
    stream = io.BytesIO()
    write(said, form, stream, shape)
    return stream.getvalue()


def facts(network: Network) -> tuple[list[object], list[object]]:
    """Return nodes and edges with their attributes, as a reader is to find them."""
    nodes = [(vertex.name, dict(vertex.attributes)) for vertex in network.vertices]
    return nodes, sorted(((link.tail, link.head, dict(link.attributes)) for link in network.links), key=str)


def in_graph(graph: nx.MultiDiGraph, *extra: str) -> tuple[list[object], list[object]]:
    """Return nodes and edges of a graph with their attributes but those that the format adds."""

    def own(told: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in told.items() if name not in extra}

    edges = [(tail, head, own(told)) for tail, head, told in graph.edges(data=True)]
    return [(name, own(told)) for name, told in graph.nodes(data=True)], sorted(edges, key=str)


# --- GraphML, GEXF, Cytoscape JSON, DOT ----------------------------------------------------------


@BOTH
@EACH
def test_graphml(said: Sequence[Statement], shape: str) -> None:
    """What networkx reads in GraphML is the network, with the types of its values."""
    graph = nx.parse_graphml(content(said, "graphml", shape).decode(), force_multigraph=True)
    network = SHAPES[shape](said)
    names = {f"n{number}": vertex.name for number, vertex in enumerate(network.vertices)}

    assert graph.is_directed()
    assert in_graph(nx.relabel_nodes(graph, names), "id") == facts(network)


@BOTH
@EACH
def test_graphml_of_igraph(said: Sequence[Statement], shape: str, tmp_path: Path) -> None:
    """The parser of igraph finds the same nodes, edges and texts in GraphML."""
    write(said, "graphml", tmp_path / "file.graphml", shape)
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "file.graphml"))
    network = SHAPES[shape](said)
    names = [vertex.name for vertex in network.vertices]

    assert len(graph.vs) == len(names)
    assert [(names[edge.source], names[edge.target]) for edge in graph.es] == [(e.tail, e.head) for e in network.links]
    for read, written in zip([*graph.vs, *graph.es], [*network.vertices, *network.links], strict=True):
        for name, value in written.attributes.items():
            assert read[name] == (float(value) if type(value) is int else value), name


@BOTH
@EACH
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_schema(form: str, said: Sequence[Statement], shape: str) -> None:
    """GraphML and GEXF are what their schemas allow, and no id stands for two things."""
    root = etree.fromstring(content(said, form, shape), etree.XMLParser(huge_tree=True))
    schema = etree.RelaxNG(file=str(Path(__file__).parent / f"{form}.rng"))
    parts = [one.get("id") for one in root.iter("{*}node", "{*}edge")]

    assert schema.validate(root), schema.error_log
    assert len(set(parts)) == len(parts)


@BOTH
@EACH
def test_gexf(said: Sequence[Statement], shape: str) -> None:
    """What networkx reads in GEXF is the network, parallel edges and all."""
    graph = nx.read_gexf(io.BytesIO(content(said, "gexf", shape)))

    assert in_graph(nx.MultiDiGraph(graph), "id") == facts(SHAPES[shape](said))


@BOTH
@EACH
def test_gexf_declares_what_it_uses(said: Sequence[Statement], shape: str) -> None:
    """Every value in GEXF is of a declared attribute, every edge has an id of its own and ends at known nodes."""
    root = etree.fromstring(content(said, "gexf", shape))
    find = etree.XPath("//g:*[name()=$name]/@*[name()=$attribute]", namespaces={"g": root.nsmap[None]})

    def values(name: str, attribute: str) -> list[str]:
        return list(find(root, name=name, attribute=attribute))

    assert {*values("attvalue", "for")} <= {*values("attribute", "id")}
    assert {*values("edge", "source"), *values("edge", "target")} <= {*values("node", "id")}
    assert len(set(values("edge", "id"))) == len(SHAPES[shape](said).links)


@BOTH
@EACH
def test_cytoscape(said: Sequence[Statement], shape: str) -> None:
    """What networkx reads in the JSON of Cytoscape is the network, and ids are unique over nodes and edges."""
    read = json.loads(content(said, "cytoscape", shape))
    graph = nx.cytoscape_graph(read)
    ids = [one["data"]["id"] for kind in ("nodes", "edges") for one in read["elements"][kind]]
    extra = ("id", "value", "name", "key", "source", "target", "interaction")

    assert in_graph(graph, *extra) == facts(SHAPES[shape](said))
    assert len(set(ids)) == len(ids)


@PYDOT
@BOTH
@EACH
def test_dot(said: Sequence[Statement], shape: str) -> None:
    """The parser of pydot finds every node and every edge in DOT, and no string that is too long for Graphviz."""
    text = content(said, "dot", shape).decode()
    (graph,) = pydot.graph_from_dot_data(text)
    network = SHAPES[shape](said)

    assert len(graph.get_nodes()) == len(network.vertices)
    assert len(graph.get_edges()) == len(network.links)
    assert all(len(one.get("tooltip")) <= LONGEST_IN_DOT + 2 for one in graph.get_edges())


@PYDOT
def test_dot_keeps_words() -> None:
    """Quotation marks and backslashes in DOT are read back as they were, and a joint edge is bold."""
    (graph,) = pydot.graph_from_dot_data(content(hostile(), "dot").decode())
    quotes = {edge.get("quote")[1:-1].replace('\\"', '"').replace("\\\\", "\\") for edge in graph.get_edges()}

    assert 'tab break return "quoted", \\N and back\\' in quotes
    assert {edge.get_style() for edge in graph.get_edges()} == {"bold"}


# --- CSV and workbooks ---------------------------------------------------------------------------


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return [*csv.DictReader(io.StringIO(text, newline=""))]


@BOTH
@EACH
def test_csv(said: Sequence[Statement], shape: str, tmp_path: Path) -> None:
    """A folder and an archive hold the same two files, with a row for each node and for each edge."""
    write(said, "csv", tmp_path / "new" / "folder", shape)
    files = {path.name: path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()}
    with zipfile.ZipFile(io.BytesIO(content(said, "csv", shape))) as archive:
        assert files == {name: archive.read(name) for name in archive.namelist()}
    network = SHAPES[shape](said)
    edges = rows_of(files["edges.csv"].decode())

    assert [row["Id"] for row in rows_of(files["nodes.csv"].decode())] == [one.name for one in network.vertices]
    assert [(row["Source"], row["Target"]) for row in edges] == [(one.tail, one.head) for one in network.links]
    assert len({row["Id"] for row in edges}) == len(edges)


def test_csv_has_no_formulas_and_no_mark() -> None:
    """No cell begins as a formula does, an apostrophe in front is all that changes, and no byte-order mark is there."""
    with zipfile.ZipFile(io.BytesIO(content(hostile(), "csv"))) as archive:
        text = archive.read("edges.csv").decode()
    quotes = {row["quote"] for row in rows_of(text)}

    assert text.startswith("Source,Target,Type,Id,Label,")
    assert quotes == {inert(legal(text)) for text in HOSTILE}
    assert {cell for row in rows_of(text) for cell in row.values() if cell.startswith(("=", "+", "-", "@"))} <= {"-2"}


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """Return the rows of each sheet of a workbook, empty cells as empty texts."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "b", "inlineStr"}
    return {sheet.title: [["" if c is None else c for c in row] for row in sheet.values] for sheet in book}


def fitting(text: str) -> str:
    """Return a text as a cell can hold it: line breaks as XML reads them, and not too long."""
    return legal(text).encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def test_workbook() -> None:
    """A workbook has a row for each statement, whose texts are texts, and the nodes and edges of the network."""
    read = sheets(content(talks(), "xlsx"))
    header, *rows = read["statements"]
    first = dict(zip(header, rows[0], strict=True))

    assert [*read] == ["statements", "nodes", "edges"]
    assert (first["speakers"], first["addressees"], first["issues"]) == ("Ada Brook", "Ilias Quill", "ferry | harbour")
    assert (first["joint"], first["begins"], first["date"]) == (False, 1, "2031-05-04")
    assert [len(rows) for rows in read.values()] == [6, 6, 7]


def test_workbook_of_hostile_texts() -> None:
    """Formulas, errors and control characters are texts in a workbook, and what is too long is cut."""
    header, *rows = sheets(content(hostile(), "xlsx", "statements"))["statements"]

    assert [row[header.index("quote")] for row in rows] == [fitting(text) for text in HOSTILE]


def test_workbook_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows than a sheet holds are refused."""
    monkeypatch.setattr("kg.network.workbook.MOST_ROWS", 5)
    with pytest.raises(UsageError, match="statements: has 6 rows, and a sheet holds 5"):
        content(talks(), "xlsx")


def test_workbook_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl it is said what to install."""
    monkeypatch.setattr("kg.network.formats.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'readout-kg\[xlsx\]'"):
        content(talks(), "xlsx")


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", NETWORKS)
@BOTH
def test_same_bytes_each_time(form: str, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file tells nothing of when it was made."""
    before = content(talks(), form, shape)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))

    assert content(talks(), form, shape) == before


def everything() -> bytes:
    """Return the hostile statements in all formats and shapes."""
    return b"".join(content(hostile(), form, shape) for form in NETWORKS for shape in SHAPES)


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    """Another process with another hash seed writes the same bytes in every format."""
    here = Path(__file__).parent
    script = f"import sys; sys.path[:0] = {[str(here), str(here.parent)]}\nimport test_network_files as t\n"
    command = [sys.executable, "-c", f"{script}sys.stdout.buffer.write(t.everything())"]
    done = subprocess.run(command, env={"PYTHONHASHSEED": "1"}, capture_output=True, check=True)

    assert done.stdout == everything()


@pytest.mark.parametrize("form", NETWORKS)
def test_file_that_fails_leaves_the_old_one(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a network cannot be written, the file that was there stays, and nothing else."""
    path = tmp_path / f"file{NETWORKS[form].suffix}"
    path.write_text("old")

    def fail(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(NETWORKS, form, _failing(NETWORKS[form], fail))
    with pytest.raises(KGError, match="No space left on device"):
        write(talks(), form, path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


def _failing(known: object, pieces: Callable[..., bytes]) -> object:
    return type(known)(pieces, known.media_type, known.suffix)  # type: ignore[attr-defined, call-arg]


def test_folder_of_csv_files(tmp_path: Path) -> None:
    """A network is two files: it does not fit into one with the ending .csv, nor into a folder that is a file."""
    (tmp_path / "file").write_text("old")
    with pytest.raises(UsageError, match=r"net\.csv: is the name of one file"):
        write(talks(), "csv", tmp_path / "net.csv")
    with pytest.raises(KGError, match="file: cannot be written"):
        write(talks(), "csv", tmp_path / "file")


@pytest.mark.parametrize(("form", "shape"), [("pajek", "edges"), ("gexf", "star")])
def test_unknown_format_or_shape(form: str, shape: str) -> None:
    """An unknown format or shape is refused with those that there are."""
    with pytest.raises(UsageError, match="choose one of"):
        write(talks(), form, io.BytesIO(), shape)

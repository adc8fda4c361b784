"""The networks of who said what about which issue: which statements, in which shape, as a graph of networkx."""

import doctest
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from fictional_networks import hostile, rows_of, talks
from fictional_rows import ADA, BASE, ILIAS, MEETING
from query_corpus import CORPUS

import kg
from kg.build import build
from kg.errors import UsageError
from kg.network import NETWORKS, SHAPES
from kg.network.shapes import Network
from kg.said import Node, statements, statements_from
from kg.store import Store

BOTH = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the invented corpus."""
    with Store.in_memory() as opened:
        opened.swap(set(), set(ox.parse(path=str(CORPUS))))
        yield opened


# --- shapes --------------------------------------------------------------------------------------


def ends(network: Network) -> list[tuple[str, str, str]]:
    """Return the last word of tail, head and key of each edge."""
    return [
        tuple(word.rpartition("-")[2].rpartition("#")[2] for word in (e.tail, e.head, e.key)) for e in network.links
    ]  # type: ignore[misc]


def test_edges_are_one_for_each_statement_and_pair() -> None:
    """In the shape of edges each speaker is linked to each issue, and it is told who was joint with whom."""
    network = SHAPES["edges"](talks())

    assert ends(network) == [
        (ADA, "ferry", "s1"),
        (ADA, "harbour", "s1"),
        (ADA, "herring", "s2"),
        (ILIAS, "herring", "s2"),
        (ILIAS, "ferry", "s3"),
        (ADA, "ferry", "s5"),
    ]
    assert [link.attributes["jointly_with"] for link in network.links[1:4]] == ["", ILIAS, ADA]


def test_statements_are_nodes_with_roles() -> None:
    """In the shape of statements edges lead from speakers, to addressees and to issues."""
    network = SHAPES["statements"](talks())

    assert ends(network)[:4] == [
        (ADA, "s1", "speaker"),
        ("s1", ILIAS, "addressee"),
        ("s1", "ferry", "about"),
        ("s1", "harbour", "about"),
    ]
    assert [vertex.attributes["kind"] for vertex in network.vertices] == [
        *["actor"] * 2, *["statement"] * 5, *["issue"] * 3
    ]  # fmt: skip


def back(graph: nx.MultiDiGraph) -> list[dict[str, object]]:
    """Return the statements that a graph with statements as nodes holds."""

    def nodes(names: Iterable[str]) -> tuple[Node, ...]:
        told = [graph.nodes[name] for name in names]
        return tuple(Node(one["iri"], one["label"], one["category"]) for one in told)

    found = []
    for name, told in graph.nodes(data=True):
        if told["kind"] == "statement":
            edges = [*graph.in_edges(name, keys=True), *graph.out_edges(name, keys=True)]
            ends = {role: nodes(tail if tail != name else head for tail, head, key in edges if key == role)
                    for role in ("speaker", "addressee", "about")}  # fmt: skip
            found.append({**told, **ends})
    return found


def test_shape_of_statements_loses_nothing(store: Store) -> None:
    """From the graph with statements as nodes every statement can be had back whole, with its document."""
    expected = [
        {
            **{name: getattr(one, name) for name in ("act", "illocution", "stance", "joint")},
            "quote": one.quote, "sentence": one.sentence, "review": one.review,
            "kind": "statement", "layer": 1, "iri": one.iri, "statement": one.iri, "label": one.cue,
            "begins": one.start, "ends": one.end, "date": one.document.date, "address": one.document.address,
            "document": one.document.iri, "document_name": one.document.source, "document_title": one.document.title,
            "speaker": one.speakers, "addressee": one.addressees, "about": one.issues,
        }
        for one in statements(store)
    ]  # fmt: skip
    assert back(kg.actor_issue_graph(store, "statements")) == expected


@BOTH
def test_what_is_actor_and_issue_is_two_nodes(shape: str) -> None:
    """An organisation that speaks and is spoken about is two nodes, which share their IRI."""
    said = statements_from([{**row, "node": f"{BASE}person-{ADA}"} for row in rows_of("s1", (ADA,), (ADA,))])
    network = SHAPES[shape](said)
    found = {v.name: v.attributes["iri"] for v in network.vertices if v.attributes["kind"] != "statement"}

    assert found == {f"{BASE}person-{ADA}": f"{BASE}person-{ADA}", f"issue {BASE}person-{ADA}": f"{BASE}person-{ADA}"}


@BOTH
def test_attributes_are_plain_values(shape: str) -> None:
    """No attribute is missing, a list or a date, and no name means something else to a network format."""
    network = SHAPES[shape](hostile())
    told = [part.attributes for part in (*network.vertices, *network.links)]

    assert {type(value) for attributes in told for value in attributes.values()} <= {str, int, bool}
    assert not {"id", "type", "weight", "start", "end", "source", "target"} & {name for one in told for name in one}


# --- the graph -----------------------------------------------------------------------------------


def test_graph_has_nodes_by_iri_and_edges_by_statement(store: Store) -> None:
    """The graph of networkx has an edge for each statement and pair, under the IRI of the statement."""
    graph = kg.actor_issue_graph(store, actor="Quill")
    said = {
        (graph.nodes[tail]["label"], graph.nodes[head]["label"], act) for tail, head, act in graph.edges(data="act")
    }

    assert isinstance(graph, nx.MultiDiGraph)
    assert ("Petra Quill", "rocket tests", "condemn") in said
    assert all(key == told["statement"] for *_, key, told in graph.edges(keys=True, data=True))


def test_graph_has_layers(store: Store) -> None:
    """Edges of speakers and issues lead one layer on, those of addressees back."""
    graph = kg.actor_issue_graph(store, "statements")
    steps = {
        (role, graph.nodes[head]["layer"] - graph.nodes[tail]["layer"]) for tail, head, role in graph.edges(data="role")
    }

    assert steps == {("speaker", 1), ("about", 1), ("addressee", -1)}


def test_unknown_shape(store: Store) -> None:
    """A shape that there is not is refused with those that there are."""
    with pytest.raises(UsageError, match="star: is not a shape; choose one of edges, statements"):
        kg.actor_issue_graph(store, "star")


def test_networkx_is_imported_when_it_is_needed() -> None:
    """Neither the package nor the files of networks need networkx."""
    code = "import sys, kg, kg.network; assert 'networkx' not in sys.modules; kg.actor_issue_graph; import networkx"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(kg.__file__).parent.parent)


def test_meeting_of_rows() -> None:
    """A statement of which nothing is known but its words has neither speakers nor issues."""
    (one,) = statements_from(rows_of("s1", (), ()))

    assert (one.iri, one.speakers, one.addressees, one.issues) == (f"{MEETING}#s1", (), (), ())


def test_manual_tells_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the manual shows in Python is what Python shows over the readout that comes with the project."""
    root = Path(kg.__file__).parent.parent
    manual = (root / "docs" / "networks.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build([root / "data"], tmp_path / "kg-store")
    told = doctest.DocTestParser().get_doctest(manual, {}, "networks.md", None, 0)
    problems: list[str] = []

    results = doctest.DocTestRunner().run(told, out=problems.append)

    assert (results.failed, problems) == (0, [])
    assert results.attempted > 10


def test_manual_lists_all_formats_and_attributes() -> None:
    """The tables of the manual name every format, shape, attribute and measure."""
    manual = (Path(kg.__file__).parent.parent / "docs" / "networks.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`(\w+)[`(]", manual))
    parts = [part for shape in SHAPES.values() for net in [shape(talks())] for part in (*net.vertices, *net.links)]

    assert {*NETWORKS, *SHAPES} <= words
    assert {name for part in parts for name in part.attributes} <= words

"""The networks of who said what about which issue: which statements, in which shape, as a graph of networkx."""

import doctest
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from fictional_networks import hostile, rows_of, talks
from fictional_rows import ADA, BASE, ILIAS, MEETING
from query_corpus import CORPUS
from talks import OTHER, TALKS

import kg
from kg.build import build
from kg.errors import UsageError
from kg.network import NETWORKS, SHAPES, Narrowing, Statement, statements
from kg.network.records import Node, statements_from
from kg.network.shapes import Network
from kg.store import Store

BOTH = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the invented corpus."""
    with Store.in_memory() as opened:
        opened.swap(set(), set(ox.parse(path=str(CORPUS))))
        yield opened


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with two readouts that the program read."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "talks.txt").write_text(TALKS)
    (folder / "other.txt").write_text(OTHER)
    build([folder / "talks.txt", folder / "other.txt"], folder / "store")
    with Store.open(folder / "store") as opened:
        yield opened


# --- which statements ----------------------------------------------------------------------------


def test_statements_are_whole_and_in_order(store: Store) -> None:
    """Each statement of the corpus comes once, with all who made it, in the order of readouts and text."""
    found = statements(store)
    joint = found[3]

    assert len(found) == len({one.iri for one in found}) == 16
    assert [(one.document, one.begins) for one in found] == sorted((one.document, one.begins) for one in found)
    assert [node.label for node in joint.speakers] == ["Jonas Belik", "Mira Tovan"]
    assert (joint.act, joint.illocution, joint.stance, joint.joint) == ("share-view", "agreement", "evaluation", True)
    assert joint.quote == "Dravia’s rocket test in the same week is a serious threat"
    assert joint.ends - joint.begins == len(joint.quote)
    assert (joint.document_name, joint.date) == ("arvania/a.txt", "2021-03-04")


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"actor": "Tovan"}, 6),
        ({"actor": "https://w3id.org/readout/id/person-mira-tovan"}, 6),
        ({"issue": "grain trade"}, 3),
        ({"since": "2021-03-05"}, 9),
        ({"until": "2021-03"}, 12),
        ({"since": "2021-03-05", "until": "2021-03-05"}, 5),
        ({"actor": "Tovan", "issue": "coordination", "since": "2021-03-05"}, 1),
        ({"since": "2022"}, 0),
        ({"actor": "", "issue": "", "document": "", "since": "", "until": ""}, 16),
    ],
)
def test_narrowing(store: Store, narrowing: Narrowing, expected: int) -> None:
    """Actor, issue and dates, alone and together, leave so many statements of the corpus."""
    assert len(statements(store, **narrowing)) == expected


def test_narrowing_keeps_statements_whole(store: Store) -> None:
    """A statement that is kept for one speaker keeps the other, too."""
    assert {"Mira Tovan", "Jonas Belik"} in [
        {n.label for n in one.speakers} for one in statements(store, actor="Tovan")
    ]


def test_narrower_issues_are_included(store: Store) -> None:
    """A broad issue takes in the statements about what is narrower, by name and by IRI."""
    by_name = statements(store, issue="fishing rights")
    by_iri = statements(store, issue="https://w3id.org/readout/vocab/issue#fishing-rights")

    assert by_name == by_iri
    assert [[node.label for node in one.issues] for one in by_name] == [["sturgeon quota"], ["fishing rights"]]


@pytest.mark.parametrize("name", ["talks.txt", "IRI", "id"])
def test_document(two: Store, name: str) -> None:
    """A readout is found by its name, its IRI and the id at the end of it."""
    (iri,) = (one.iri for one in two.readouts() if one.source == "talks.txt")
    found = statements(two, document={"IRI": iri, "id": iri.rpartition("/")[2]}.get(name, name))

    assert {one.document for one in found} == {iri}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("narrowing", "reason"),
    [
        ({"actor": "Nobody"}, "Nobody: is no name in the store"),
        ({"issue": "nothing"}, "nothing: is no name in the store"),
        ({"document": "nowhere"}, "nowhere: is neither a file nor a readout"),
        ({"since": "2031-5"}, "2031-5: is no date"),
        ({"until": "٢٠٣١"}, "is no date"),
    ],
)
def test_unknown_names(store: Store, narrowing: Narrowing, reason: str) -> None:
    """What nothing is called, and what is no date, is said to be so."""
    with pytest.raises(UsageError, match=reason):
        statements(store, **narrowing)


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


def back(graph: nx.MultiDiGraph) -> list[Statement]:
    """Return the statements that a graph with statements as nodes holds."""

    def nodes(names: Iterable[str]) -> tuple[Node, ...]:
        told = [graph.nodes[name] for name in names]
        return tuple(Node(one["iri"], one["label"], one["category"]) for one in told)

    found = []
    for name, told in graph.nodes(data=True):
        if told["kind"] == "statement":
            own = {field.name: told[field.name] for field in fields(Statement) if field.name in told}
            edges = [*graph.in_edges(name, keys=True), *graph.out_edges(name, keys=True)]
            ends = {role: nodes(tail if tail != name else head for tail, head, key in edges if key == role)
                    for role in ("speaker", "addressee", "about")}  # fmt: skip
            found.append(Statement(**own, cue=told["label"], speakers=ends["speaker"], addressees=ends["addressee"],
                                   issues=ends["about"]))  # fmt: skip
    return found


def test_shape_of_statements_loses_nothing(store: Store) -> None:
    """From the graph with statements as nodes every statement can be had back whole."""
    assert back(kg.actor_issue_graph(store, "statements")) == [*statements(store)]


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

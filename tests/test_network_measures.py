"""Measures of who raised what: counted by hand for five statements, the same in both shapes of the graph."""

from collections.abc import Iterator

import networkx as nx
import pyoxigraph as ox
import pytest
from fictional_networks import talks
from fictional_rows import ADA, BASE, ILIAS
from query_corpus import CORPUS

import kg
from kg.errors import UsageError
from kg.network import SHAPES
from kg.network.graph import graph_of
from kg.network.measures import (
    Raised,
    Shared,
    Weight,
    centrality,
    raised,
    raised_by_one,
    shared_issues,
    weighted,
    weights,
)
from kg.queries import catalogue, run
from kg.store import Store

FERRY, HARBOUR, HERRING = (f"{BASE}issue-{name}" for name in ("ferry", "harbour", "herring"))


@pytest.fixture(params=SHAPES)
def graph(request: pytest.FixtureRequest) -> nx.MultiDiGraph:
    """Return the graph of the five statements in each shape."""
    return graph_of(talks(), request.param)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the invented corpus."""
    with Store.in_memory() as opened:
        opened.swap(set(), set(ox.parse(path=str(CORPUS))))
        yield opened


def test_weights(graph: nx.MultiDiGraph) -> None:
    """A pair of actor and issue weighs by its statements, those made together among them, and by its documents."""
    ada, ilias = f"{BASE}person-{ADA}", f"{BASE}person-{ILIAS}"

    assert weights(graph) == {
        (ada, FERRY): Weight(statements=2, joint=0, documents=2),
        (ada, HARBOUR): Weight(statements=1, joint=0, documents=1),
        (ada, HERRING): Weight(statements=1, joint=1, documents=1),
        (ilias, HERRING): Weight(statements=1, joint=1, documents=1),
        (ilias, FERRY): Weight(statements=1, joint=0, documents=1),
    }
    assert Weight(3, 1, 2).alone == 2


def test_shared_issues(graph: nx.MultiDiGraph) -> None:
    """What both raise is told with how often each did and how often together, the most frequent first."""
    assert shared_issues(graph, ADA, ILIAS) == (
        Shared(FERRY, "ferry", one=Weight(2, 0, 2), other=Weight(1, 0, 1), together=0),
        Shared(HERRING, "herring", one=Weight(1, 1, 1), other=Weight(1, 1, 1), together=1),
    )


def test_issues_of_one_side(graph: nx.MultiDiGraph) -> None:
    """What one raises and the other never does is told with how often."""
    assert raised_by_one(graph, ADA, ILIAS) == (Raised(HARBOUR, "harbour", Weight(1, 0, 1)),)
    assert raised_by_one(graph, ILIAS, ADA) == ()


def test_issues_of_an_actor(graph: nx.MultiDiGraph) -> None:
    """The issues of an actor come with the most frequent first; the actor may be given by the IRI."""
    assert [one.label for one in raised(graph, ADA)] == ["ferry", "harbour", "herring"]
    assert raised(graph, f"{BASE}person-{ADA}") == raised(graph, ADA)


def test_centrality(graph: nx.MultiDiGraph) -> None:
    """Degree counts neighbours, centrality is their share, and statements count once for each node."""
    found = [
        (one.label, one.degree, round(one.centrality, 2), one.statements, one.documents) for one in centrality(graph)
    ]

    assert found == [
        (ADA, 3, 1.0, 3, 2),
        (ILIAS, 2, 0.67, 2, 1),
        ("ferry", 2, 1.0, 3, 2),
        ("herring", 2, 1.0, 1, 1),
        ("harbour", 1, 0.5, 1, 1),
    ]


def test_centrality_is_that_of_networkx(store: Store) -> None:
    """The share is what networkx calls the degree centrality of a two-mode graph."""
    simple = weighted(kg.actor_issue_graph(store))
    simple.remove_nodes_from([*nx.isolates(simple)])
    actors = [name for name, kind in simple.nodes(data="kind") if kind == "actor"]
    ours = {one.node: one.centrality for one in centrality(kg.actor_issue_graph(store))}

    assert ours == pytest.approx(nx.bipartite.degree_centrality(simple, actors))


@pytest.mark.parametrize(("by", "expected"), [("statements", 2), ("documents", 2)])
def test_weighted_graph(graph: nx.MultiDiGraph, by: str, expected: int) -> None:
    """The simple graph has one edge for each pair, weighted as was asked for, and two sides."""
    simple = weighted(graph, by)

    assert nx.is_bipartite(simple)
    assert simple.number_of_edges() == 5
    assert simple.edges[f"{BASE}person-{ADA}", FERRY]["weight"] == expected
    assert {told["bipartite"] for _, told in simple.nodes(data=True)} == {0, 1}


def test_measures_agree_with_the_stored_question(store: Store) -> None:
    """What one of two participants raises and the other never does is what the query `raised_by_one` finds."""
    graph = kg.actor_issue_graph(store)
    answer = run(store, catalogue()["raised_by_one"])
    asked = {(row["raiser"], row["silent"]) for row in answer.records()}  # type: ignore[union-attr]
    rows = {(row["raiser"], row["silent"], row["topic"], row["statements"]) for row in answer.records()}  # type: ignore[union-attr]
    everyone = {told["label"] for _, told in graph.nodes(data=True) if told["kind"] == "actor"}

    assert rows
    for one, other in asked:
        if {one, other} <= everyone:
            found = {(one, other, each.issue, str(each.weight.statements)) for each in raised_by_one(graph, one, other)}
            assert {row for row in rows if row[:2] == (one, other)} <= found


def test_empty_graph() -> None:
    """In a graph of nothing there is nothing to measure."""
    for shape in SHAPES:
        assert (weights(graph_of((), shape)), centrality(graph_of((), shape))) == ({}, ())


def test_unknown_names(graph: nx.MultiDiGraph) -> None:
    """Who is no actor of the graph is said not to be, with who is called alike; so is an unknown weight."""
    with pytest.raises(UsageError, match=r"Ada Brok: is no actor of the graph; did you mean Ada Brook\?"):
        raised(graph, "Ada Brok")
    with pytest.raises(UsageError, match="words: is nothing to weigh by; choose one of statements, documents"):
        weighted(graph, "words")


def test_two_actors_of_one_name() -> None:
    """A name that two actors have is refused with their nodes."""
    graph = nx.MultiDiGraph(shape="edges")
    graph.add_nodes_from((name, {"kind": "actor", "label": ADA}) for name in ("a", "b"))

    with pytest.raises(UsageError, match="is the name of several actors; give one of the nodes a, b"):
        raised(graph, ADA)

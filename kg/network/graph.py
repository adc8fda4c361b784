"""The networks as graphs of networkx, for notebooks and measures."""

from collections.abc import Sequence
from typing import Unpack

import networkx as nx

from kg.errors import UsageError
from kg.network.shapes import SHAPES
from kg.said import Narrowing, Statement, statements
from kg.store import Readable


def actor_issue_graph(store: Readable, shape: str = "edges", **narrowing: Unpack[Narrowing]) -> nx.MultiDiGraph:
    """Return who said what about which issue as a directed multigraph of networkx, nodes and edges in a fixed order.

    `shape` is a key of SHAPES: "edges" has an edge from actor to issue for each statement and pair, its key the IRI of
    the statement; in "statements" each statement is a node, and the key of an edge is its role. Nodes are named by IRI
    and have `kind` ("actor", "statement", "issue") and `layer` (0, 1, 2: for `nx.multipartite_layout`); what is both
    an actor and an issue is two nodes, the second named "issue " and its IRI. `actor`, `issue`, `document`, `since`
    and `until` narrow it to some statements, each of which is kept whole. Raises UsageError on an unknown shape, name
    or date.
    """
    return graph_of(statements(store, **narrowing), shape)


def graph_of(said: Sequence[Statement], shape: str = "edges") -> nx.MultiDiGraph:
    """Return the graph of these statements, as `actor_issue_graph` does."""
    if shape not in SHAPES:
        raise UsageError(shape, "is not a shape", f"choose one of {', '.join(SHAPES)}")
    network = SHAPES[shape](said)
    graph = nx.MultiDiGraph(shape=shape)
    graph.add_nodes_from((vertex.name, dict(vertex.attributes)) for vertex in network.vertices)
    graph.add_edges_from((link.tail, link.head, link.key, dict(link.attributes)) for link in network.links)
    return graph

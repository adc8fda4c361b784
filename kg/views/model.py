"""The actor-issue graph as a networkx graph: for notebooks, measures and network formats."""

from collections.abc import Iterable

import networkx as nx

from kg.views.statements import Node, Row, Statement, statements_from


def actor_issue_graph(rows: Iterable[Row]) -> nx.MultiDiGraph:
    """Return the tripartite graph of the rows of the view query `actor_issue`: actor → statement → issue.

    A statement is a node, so that who was joint with whom is kept. Nodes are named by IRI and carry `kind`
    ("actor", "statement" or "issue"), `layer` (0, 1, 2: for `nx.multipartite_layout`), `iri` and `label`;
    statements also carry `document`, `sentence`, `start`, `end`, `act`, `illocution`, `stance` and `joint`.
    Edges have the key and attribute `role`: "speaker" or "issue". An IRI that is both an actor and an issue
    is two nodes, and the issue's name gets "issue " in front.
    """
    statements = statements_from(rows)
    graph = nx.MultiDiGraph()
    actors = dict.fromkeys(speaker for statement in statements for speaker in statement.speakers)
    for actor in actors:
        graph.add_node(actor.iri, kind="actor", layer=0, iri=actor.iri, label=actor.label)
    for statement in statements:
        _add(graph, statement)
    return graph


def _add(graph: nx.MultiDiGraph, statement: Statement) -> None:
    graph.add_node(
        statement.iri,
        kind="statement",
        layer=1,
        iri=statement.iri,
        label=statement.cue,
        document=statement.document,
        sentence=statement.sentence,
        start=statement.start,
        end=statement.end,
        act=statement.act,
        illocution=statement.illocution,
        stance=statement.stance,
        joint=statement.joint,
    )
    for speaker in statement.speakers:
        graph.add_edge(speaker.iri, statement.iri, key="speaker", role="speaker")
    for issue in statement.issues:
        graph.add_edge(statement.iri, _add_issue(graph, issue), key="issue", role="issue")


def _add_issue(graph: nx.MultiDiGraph, issue: Node) -> str:
    taken = graph.nodes.get(issue.iri, {}).get("kind", "issue") != "issue"
    name = f"issue {issue.iri}" if taken else issue.iri
    graph.add_node(name, kind="issue", layer=2, iri=issue.iri, label=issue.label)
    return name

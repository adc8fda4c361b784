"""Measures of who raised what: plain counts over a graph of either shape.

To raise an issue is to make a statement about it, alone or jointly. Silence is not disagreement: an issue that only one
side raises may be agreed, settled or not reported. An issue and a narrower one are two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import networkx as nx

from kg.errors import UsageError

BY = ("statements", "documents")
"""What an edge can be weighted by."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How often an actor raised an issue."""

    statements: int
    joint: int
    """So many of the statements were made together with others."""
    documents: int

    @property
    def alone(self) -> int:
        """Return how many statements the actor made alone."""
        return self.statements - self.joint


@dataclass(frozen=True, slots=True)
class Raised:
    """An issue that an actor raised, and how often."""

    issue: str
    """The name of the node."""
    label: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Shared:
    """An issue that two actors raised, how often each of them, and how often in one statement."""

    issue: str
    label: str
    one: Weight
    other: Weight
    together: int


@dataclass(frozen=True, slots=True)
class Centrality:
    """How many neighbours an actor or an issue has, and how much was said between them."""

    node: str
    label: str
    kind: str
    degree: int
    """So many issues an actor raised, or so many actors raised an issue."""
    centrality: float
    """The degree as a share of what it could be at most: all issues that were raised, or all actors that raised any."""
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class _Raising:
    """One statement of one actor about one issue."""

    actor: str
    issue: str
    statement: str
    document: str
    joint: bool


def weights(graph: nx.MultiDiGraph) -> dict[tuple[str, str], Weight]:
    """Return how often each actor raised each issue, by the names of both nodes, in the order of the graph."""
    found: dict[tuple[str, str], list[_Raising]] = {}
    for one in _raisings(graph):
        found.setdefault((one.actor, one.issue), []).append(one)
    return {pair: _weight(raisings) for pair, raisings in found.items()}


def weighted(graph: nx.MultiDiGraph, by: str = "statements") -> nx.Graph:
    """Return the simple two-mode graph of actors and issues for any measure of networkx.

    Its edges have `weight`, the number of statements or of documents as `by` says, and `statements`, `alone`, `joint`
    and `documents`; its nodes are the actors and issues of the graph, with `bipartite` 0 and 1.
    """
    if by not in BY:
        raise UsageError(by, "is nothing to weigh by", f"choose one of {', '.join(BY)}")
    simple = nx.Graph(by=by)
    for name, told in graph.nodes(data=True):
        if told["kind"] != "statement":
            simple.add_node(name, bipartite=int(told["kind"] == "issue"), **told)
    for (actor, issue), weight in weights(graph).items():
        counts = {"statements": weight.statements, "documents": weight.documents}
        simple.add_edge(actor, issue, weight=counts[by], alone=weight.alone, joint=weight.joint, **counts)
    return simple


def raised(graph: nx.MultiDiGraph, actor: str) -> tuple[Raised, ...]:
    """Return the issues that an actor raised, the most frequent first; an actor is given by node or by label."""
    name = _actor(graph, actor)
    found = [
        Raised(issue, _label(graph, issue), weight) for (who, issue), weight in weights(graph).items() if who == name
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight.statements, one.label, one.issue)))


def shared_issues(graph: nx.MultiDiGraph, one: str, other: str) -> tuple[Shared, ...]:
    """Return the issues that both actors raised, in one statement or each in their own, the most frequent first."""
    first, second = _actor(graph, one), _actor(graph, other)
    counts, said = weights(graph), _statements(graph)
    both = [issue for who, issue in counts if who == first and (second, issue) in counts]
    found = [
        Shared(
            issue,
            _label(graph, issue),
            counts[first, issue],
            counts[second, issue],
            len(said[first, issue] & said[second, issue]),
        )
        for issue in both
    ]
    return tuple(sorted(found, key=lambda one: (-one.one.statements - one.other.statements, one.label, one.issue)))


def raised_by_one(graph: nx.MultiDiGraph, one: str, other: str) -> tuple[Raised, ...]:
    """Return the issues that the one actor raised and the other never did, the most frequent first."""
    theirs = {found.issue for found in raised(graph, other)}
    return tuple(found for found in raised(graph, one) if found.issue not in theirs)


def centrality(graph: nx.MultiDiGraph) -> tuple[Centrality, ...]:
    """Return the actors that raised an issue, then the issues, those with the most neighbours first."""
    around: dict[str, list[_Raising]] = {}
    for one in _raisings(graph):
        around.setdefault(one.actor, []).append(one)
        around.setdefault(one.issue, []).append(one)
    kinds = [graph.nodes[name]["kind"] for name in around]
    possible = {"actor": kinds.count("issue"), "issue": kinds.count("actor")}
    found = [_centrality(graph, name, raisings, possible) for name, raisings in around.items()]
    return tuple(sorted(found, key=lambda one: (one.kind, -one.degree, -one.statements, one.label, one.node)))


def _centrality(graph: nx.MultiDiGraph, name: str, raisings: list[_Raising], possible: dict[str, int]) -> Centrality:
    kind = graph.nodes[name]["kind"]
    degree = len({one.issue if kind == "actor" else one.actor for one in raisings})
    weight = _weight(raisings)
    return Centrality(
        name, _label(graph, name), kind, degree, degree / possible[kind], weight.statements, weight.documents
    )


def _weight(raisings: list[_Raising]) -> Weight:
    statements = {one.statement for one in raisings}
    joint = {one.statement for one in raisings if one.joint}
    return Weight(len(statements), len(joint), len({one.document for one in raisings}))


def _statements(graph: nx.MultiDiGraph) -> dict[tuple[str, str], set[str]]:
    """Return the statements of each actor about each issue."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in _raisings(graph):
        found.setdefault((one.actor, one.issue), set()).add(one.statement)
    return found


def _raisings(graph: nx.MultiDiGraph) -> Iterator[_Raising]:
    """Yield each statement of each actor about each issue, in the order of the graph, whatever its shape."""
    if graph.graph["shape"] == "edges":
        for actor, issue, told in graph.edges(data=True):
            yield _Raising(actor, issue, told["statement"], told["document"], told["joint"])
        return
    for name, told in graph.nodes(data=True):
        if told["kind"] == "statement":
            actors = [actor for actor, _, role in graph.in_edges(name, data="role") if role == "speaker"]
            issues = [issue for _, issue, role in graph.out_edges(name, data="role") if role == "about"]
            for actor in actors:
                yield from (_Raising(actor, issue, name, told["document"], told["joint"]) for issue in issues)


def _actor(graph: nx.MultiDiGraph, name: str) -> str:
    """Return the node of an actor that is given by node or by label; UsageError unless there is exactly one."""
    actors: dict[str, str] = {node: _label(graph, node) for node, kind in graph.nodes(data="kind") if kind == "actor"}
    found = [node for node, label in actors.items() if name in (node, label)]
    if len(found) == 1:
        return found[0]
    near = get_close_matches(name, actors.values(), n=1)
    remedy = f"give one of the nodes {', '.join(found)}" if found else f"did you mean {near[0]}?" if near else ""
    raise UsageError(name, "is the name of several actors" if found else "is no actor of the graph", remedy)


def _label(graph: nx.MultiDiGraph, name: str) -> str:
    return str(graph.nodes[name]["label"])

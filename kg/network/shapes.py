"""The two shapes of a network: actors linked to issues, or statements as nodes between them.

    edges         actor ─ one edge for each statement and pair ─▶ issue
    statements    actor ─speaker▶ statement ─about▶ issue, statement ─addressee▶ actor: nothing is lost

The attributes of nodes and edges are texts, whole numbers and truth values, never lists, dates or nothing, and none is
called `id`, `type`, `weight`, `start`, `end`, `source` or `target`: network formats and their readers give those names
a meaning of their own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.said import Node, Statement

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node of a network; its name is unique in it."""

    name: str
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Link:
    """A directed edge of a network; its key tells it from others between the same two nodes."""

    tail: str
    head: str
    key: str
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in a fixed order: the actors, the statements if they are nodes, the issues; edges by the text."""

    vertices: tuple[Vertex, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class _Draft:
    """A network that grows."""

    vertices: dict[str, Vertex] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def node(self, kind: str, layer: int, node: Node) -> str:
        """Return the name of an actor or issue, which is added; what is both is two nodes."""
        known = self.vertices.get(node.iri)
        name = node.iri if known is None or known.attributes["kind"] == kind else f"{kind} {node.iri}"
        own: dict[str, Value] = {"kind": kind, "layer": layer, "iri": node.iri}
        self.vertices.setdefault(name, Vertex(name, {**own, "label": node.label, "category": node.category}))
        return name

    def done(self) -> Network:
        """Return the network."""
        order = sorted(self.vertices.values(), key=lambda vertex: vertex.attributes["layer"])
        return Network(tuple(order), tuple(self.links))


def as_edges(statements: Sequence[Statement]) -> Network:
    """Return the network of actors and issues; a statement is an edge from each speaker to each issue.

    An actor that raises no issue that was recognised, and an issue that nobody named raises, are nodes without an edge.
    """
    draft = _Draft()
    actors = {node: draft.node("actor", 0, node) for node in _once(one.speakers for one in statements)}
    issues = {node: draft.node("issue", 2, node) for node in _once(one.issues for one in statements)}
    for one in statements:
        for speaker in one.speakers:
            own = {**attributes_of(one), "jointly_with": _names(node for node in one.speakers if node != speaker)}
            draft.links += [Link(actors[speaker], issues[issue], one.iri, own) for issue in one.issues]
    return draft.done()


def as_statements(statements: Sequence[Statement]) -> Network:
    """Return the network in which each statement is a node, with edges from speakers, to addressees and to issues."""
    draft = _Draft()
    actors = {
        node: draft.node("actor", 0, node) for node in _once((*one.speakers, *one.addressees) for one in statements)
    }
    for one in statements:
        draft.vertices[one.iri] = Vertex(
            one.iri, {"kind": "statement", "layer": 1, "iri": one.iri, **attributes_of(one)}
        )
    issues = {node: draft.node("issue", 2, node) for node in _once(one.issues for one in statements)}
    for one in statements:
        draft.links += [_role(actors[node], one.iri, "speaker") for node in one.speakers]
        draft.links += [_role(one.iri, actors[node], "addressee") for node in one.addressees]
        draft.links += [_role(one.iri, issues[node], "about") for node in one.issues]
    return draft.done()


def _role(tail: str, head: str, role: str) -> Link:
    return Link(tail, head, role, {"label": role, "role": role})


def attributes_of(one: Statement) -> dict[str, Value]:
    """Return all that a statement holds but its nodes."""
    return {
        "label": one.cue,
        "statement": one.iri,
        "act": one.act,
        "illocution": one.illocution,
        "stance": one.stance,
        "joint": one.joint,
        "date": one.document.date,
        "quote": one.quote,
        "sentence": one.sentence,
        "begins": one.start,
        "ends": one.end,
        "review": one.review,
        "document": one.document.iri,
        "document_name": one.document.source,
        "document_title": one.document.title,
        "address": one.document.address,
    }


def _once(groups: Iterable[Iterable[Node]]) -> list[Node]:
    """Return each node once, by name."""
    return sorted({node for group in groups for node in group}, key=lambda node: (node.label, node.iri))


def _names(nodes: Iterable[Node]) -> str:
    return " | ".join(sorted(node.label for node in nodes))


SHAPES: dict[str, Callable[[Sequence[Statement]], Network]] = {"edges": as_edges, "statements": as_statements}
"""The shapes by name."""

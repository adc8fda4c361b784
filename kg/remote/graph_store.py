"""A server that keeps graphs, by the Graph Store Protocol."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.remote.connection import SECONDS, Connection, Reply
from kg.remote.endpoint import MERGING
from kg.remote.values import restored_triple
from kg.store.typed import as_written
from kg.vocab import PUSHED, UNION

_TRIPLES = "application/n-triples"
_MISSING = 404
_SUCCESS = range(200, 300)


class GraphStore(Connection):
    """The graphs at the address of a Graph Store.

    `union` names the graph that gets each triple once; empty stands for the default graph, None for what the server
    can: a server without a default graph gets one of the name `kg.vocab.UNION`.
    """

    def __init__(self, address: str, seconds: float = SECONDS, union: str | None = None) -> None:
        super().__init__(address, seconds)
        with self.closed_on_error():
            greeting = self.send("GET", _named(str(PUSHED)), headers={"Accept": _TRIPLES})
        merges = MERGING in greeting.server.lower()
        self.union = (str(UNION) if merges else "") if union is None else union

    def get(self, graph: str) -> list[ox.Triple]:
        """Return what stands in a graph, nothing if there is no such graph; raises RemoteError if it cannot be had."""
        reply = self.send("GET", _named(graph), headers={"Accept": _TRIPLES})
        if reply.status == _MISSING:
            return []
        try:
            form = ox.RdfFormat.from_media_type(self._accepted(reply).media) or ox.RdfFormat.N_TRIPLES
            return [_as_sent(quad) for quad in ox.parse(reply.content, format=form)]
        except SyntaxError as error:
            reason = f"gives {reply.media or 'something'} that cannot be read as triples"
            raise self.error(reason, "is it the address of the graph store?") from error

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let a graph hold these triples and no others."""
        self._written("PUT", graph, triples)

    def post(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Add triples to a graph."""
        self._written("POST", graph, triples)

    def delete(self, graph: str) -> None:
        """Take a graph away, if it is there."""
        reply = self.send("DELETE", _named(graph))
        if reply.status != _MISSING:
            self._accepted(reply)

    def is_empty(self, graph: str) -> bool:
        """Tell whether nothing stands in a graph."""
        reply = self.send("GET", _named(graph), headers={"Accept": _TRIPLES}, most=1)
        return reply.status == _MISSING or not self._accepted(reply).content.strip()

    def _written(self, method: str, graph: str, triples: Iterable[ox.Triple]) -> None:
        content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        self._accepted(self.send(method, _named(graph), content=content, headers={"Content-Type": _TRIPLES}))

    def _accepted(self, reply: Reply) -> Reply:
        if reply.status not in _SUCCESS:
            raise self.refusal(reply)
        return reply


def _named(graph: str) -> list[tuple[str, str]]:
    """Return the field that names a graph; an empty name stands for the default graph."""
    return [("graph", graph)] if graph else [("default", "")]


def _as_sent(quad: ox.Quad) -> ox.Triple:
    """Return a triple as it was before the server stored it."""
    triple = restored_triple(quad.triple)
    return as_written(ox.Quad(triple.subject, triple.predicate, triple.object)).triple

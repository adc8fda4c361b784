"""A SPARQL endpoint that is asked like a store: by queries, for its readouts, and for the content of its graphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

import pyoxigraph as ox

from kg import files
from kg.errors import QueryError, RemoteError
from kg.graph import graph_names
from kg.queries import Query, Table, Term, load, run
from kg.queries.engine import Result, table_of
from kg.queries.guard import keyword
from kg.remote.connection import SECONDS, Connection, Reply
from kg.remote.values import legible, restored, restored_triple, triple_of
from kg.store import Readout
from kg.store.typed import as_written
from kg.vocab import ONTOLOGY, UNION, VOCABULARY

DEFAULT_GRAPH = "default-graph-uri"
"""The field of the protocol that names what stands for the default graph."""
MERGING = "virtuoso"
"""How a server calls itself that has no default graph, but shows all that it holds in place of one."""
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_TABLE = "application/sparql-results+json"
"""XML would do, but its readers cut white space off the ends of values."""
_TRIPLES = "application/n-triples, text/turtle;q=0.8"
_BUILDING = frozenset({"CONSTRUCT", "DESCRIBE"})
_SUCCESS = range(200, 300)
_REFUSED_QUERY = 400
_RAISE = "raise ResultSetMaxRows in its settings, or ask for less"


class Endpoint(Connection):
    """The endpoint at an address; raises RemoteError if it answers no SPARQL.

    The address may hold `?default-graph-uri=…`. A server that shows all it holds in place of a default graph is asked
    for the graph that `kg push` makes there.
    """

    def __init__(self, address: str, seconds: float = SECONDS) -> None:
        super().__init__(address, seconds)
        given = parse_qsl(urlsplit(self.address).query)
        self._graphs = tuple(value for name, value in given if name == DEFAULT_GRAPH)
        self.path = self.address
        self.address, others = self.address.partition("?")[0], [pair for pair in given if pair[0] != DEFAULT_GRAPH]
        self._others = tuple(others)
        with self.closed_on_error():
            self.server = self._greeted()

    @property
    def merges(self) -> bool:
        """Tell whether the server shows all that it holds in place of a default graph."""
        return MERGING in self.server.lower()

    @property
    def maker(self) -> str:
        """Return the name of the program that serves."""
        return self.server.partition("/")[0]

    def query(self, text: str, graphs: tuple[str, ...] = ()) -> Result:
        """Return the result of a query, over these graphs if any are given.

        Raises RemoteError if there is none, QueryError if the server does not accept it.
        """
        asked = keyword(text)
        if self.merges and asked in _BUILDING:
            reason = f"is a {self.maker}, which leaves triples out of long answers to {asked} without a word"
            raise self.error(reason, "ask with SELECT")
        reply = self._reply_to(text, [(DEFAULT_GRAPH, graph) for graph in graphs or self._graphs])
        return self._whole(self._result(reply, asked), reply)

    def quads(self, *graphs: str) -> Iterator[ox.Quad]:
        """Yield the quads of these named graphs; RemoteError if the server gives less than it says it has."""
        for graph in graphs:
            name = ox.NamedNode(graph)
            for row in self._rows(graph):
                triple = triple_of(row)
                yield as_written(ox.Quad(triple.subject, triple.predicate, triple.object, name))

    def readouts(self) -> list[Readout]:
        """Return the readouts there, sorted by IRI."""
        answer = run(self, _stored("readouts"))
        rows = answer.records() if isinstance(answer, Table) else []
        return [Readout(row["readout"], row["source"], row["sha256"], ()) for row in rows]

    def holds(self, readout: str) -> bool:
        """Tell whether the readout with this IRI is there."""
        return "://" in readout and run(self, _stored("held"), {"readout": readout}) is True

    def alone(self, readout: str) -> "Part":
        """Return what answers about a readout, with ontology and vocabulary but without all the others."""
        return Part(self, tuple(map(str, (*graph_names(readout), ONTOLOGY, VOCABULARY))))

    def _greeted(self) -> str:
        """Return what the server calls itself, once it has answered a question that every endpoint can."""
        reply = self._reply_to(_stored("greeting").text, [])
        self._result(reply, "ASK")
        if MERGING in reply.server.lower() and not self._graphs:
            self._graphs = (str(UNION),)
        return reply.server

    def _rows(self, graph: str) -> Iterable[tuple[Term | None, ...]]:
        """Return the triples of a graph as rows, fetched page by page where the server cuts answers off."""
        text = _stored("graph").bind({"graph": graph})
        reply = self._reply_to(text, [])
        first = self._result(reply, "SELECT")
        if not _cut(first, reply):
            return first.terms if isinstance(first, Table) else ()
        found: set[tuple[Term | None, ...]] = set()
        size = self._size(graph)
        step = _most(reply) - 1
        for done in range(0, size, step):
            page = self._result(self._reply_to(f"{text}LIMIT {step} OFFSET {done}", []), "SELECT")
            found.update(page.terms if isinstance(page, Table) else ())
        if len(found) != size:
            raise self.error(f"gives {len(found):,} of the {size:,} triples of {graph}", _RAISE)
        return found

    def _size(self, graph: str) -> int:
        """Return how many triples the server says to have in a graph."""
        answer = self._result(self._reply_to(_stored("size").bind({"graph": graph}), []), "SELECT")
        return int(answer.rows[0][0]) if isinstance(answer, Table) else 0

    def _reply_to(self, text: str, fields: Iterable[tuple[str, str]]) -> Reply:
        accepted = _TRIPLES if keyword(text) in _BUILDING else _TABLE
        form = urlencode([("query", text), *self._others, *fields]).encode()
        return self.send("POST", content=form, headers={**_FORM, "Accept": accepted})

    def _result(self, reply: Reply, asked: str) -> Result:
        """Return what a reply holds; raises RemoteError or QueryError unless it is whole."""
        if reply.status == _REFUSED_QUERY and reply.first_line():
            raise QueryError(self.address, f"the server refuses the query: {reply.first_line()}")
        if reply.status not in _SUCCESS:
            raise self.refusal(reply)
        if state := reply.headers.get("x-sql-state"):
            raise self.error(
                f"has stopped before the answer was whole ({state})", "ask for less, or raise its time limit"
            )
        try:
            return _triples(reply) if asked in _BUILDING else _table(reply, asked)
        except (SyntaxError, ValueError) as error:
            raise self._no_result(reply, error) from error.with_traceback(None)  # rows stay in their thread

    def _no_result(self, reply: Reply, error: Exception) -> RemoteError:
        if reply.media in ("", "text/html", "text/plain"):
            reason = f"answers with {reply.media or 'no media type'}, which is no result of SPARQL"
            return self.error(reason, "is it the address of the endpoint?")
        told = " ".join(str(error).split())[:200]
        return self.error(
            f"gives an answer that is broken: {told}", "the server may have run out of time: ask for less"
        )

    def _whole(self, result: Result, reply: Reply) -> Result:
        """Return the result unless the server has left rows out."""
        if _cut(result, reply):
            raise self.error(f"cuts answers off after {_most(reply):,} rows", _RAISE)
        return result


def _most(reply: Reply) -> int:
    """Return the number of rows after which the server says to cut answers off, 0 if it does not say."""
    most = reply.headers.get("x-sparql-maxrows", "")
    return int(most) if most.isdigit() else 0


def _cut(result: Result, reply: Reply) -> bool:
    return isinstance(result, Table) and 0 < _most(reply) <= len(result.terms)


@dataclass(frozen=True, slots=True)
class Part:
    """Some named graphs of an endpoint."""

    whole: Endpoint
    graphs: tuple[str, ...]

    def query(self, text: str) -> Result:
        """Return the result of a query over these graphs, as the endpoint does."""
        return self.whole.query(text, self.graphs)


@cache
def _stored(name: str) -> Query:
    """Return one of the queries that endpoints are asked."""
    return load(files.queries() / "remote" / f"{name}.rq")


def _table(reply: Reply, asked: str) -> Table | bool:
    """Return the table or truth in a reply; some servers answer an ASK with a table that has a row or none."""
    form = ox.QueryResultsFormat.from_media_type(reply.media)
    if form is None:
        raise ValueError(f"comes as {reply.media or 'nothing'}")
    result = ox.parse_query_results(legible(reply.content), format=form)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    table = restored(table_of(result))
    return bool(table.terms) if asked == "ASK" else table


def _triples(reply: Reply) -> list[ox.Triple]:
    form = ox.RdfFormat.from_media_type(reply.media)
    if form is None:
        raise ValueError(f"comes as {reply.media or 'nothing'}")
    return [restored_triple(quad.triple) for quad in ox.parse(reply.content, format=form)]

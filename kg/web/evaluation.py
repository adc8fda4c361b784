"""Running a query that came from outside: admitted first, then bounded, then written down."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError, RefusedError
from kg.export.content import in_order
from kg.export.writers import jsonld, rdfxml, turtle
from kg.queries import Answer, Table, Triples
from kg.queries.engine import table_of, term_of
from kg.queries.guard import chosen_graphs, reading
from kg.queries.results import RESULT_FORMATS
from kg.store import Store, faults
from kg.vocab import PREFIXES
from kg.web.media import GRAPHS, RESULTS
from kg.web.problems import LimitError, UnacceptableError
from kg.web.protocol import Asked

Used = TypeVar("Used")

_SPACE = re.compile(r"[^#/]*$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The media types that the request likes best for a table and for a graph; None where it takes none."""

    table: str | None
    graph: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it goes out."""

    media: str
    content: bytes


def evaluate(store: Store, asked: Asked, wanted: Wanted, most: int) -> Written:
    """Return the answer to a query; raises QueryError, RefusedError, LimitError or UnacceptableError."""
    return _used(store, asked, lambda result: _written(result, wanted, most))


def shown(store: Store, asked: Asked, most: int) -> tuple[Answer, bool]:
    """Return the answer to a query for a page, at most so many rows of it, and whether there are more."""
    return _used(store, asked, lambda result: _shown(result, most))


def _used(store: Store, asked: Asked, use: Callable[[Any], Used]) -> Used:
    """Return what is made of the result of a query, which is evaluated while it is used."""
    text, dataset = reading(asked.query), _dataset(store, asked)
    with faults(store.path, reader=True):
        try:
            return use(store.engine.query(text, **dataset))
        except (SyntaxError, ValueError) as error:
            raise QueryError("query", " ".join(str(error).split())) from error


def _shown(result: Any, most: int) -> tuple[Answer, bool]:
    if isinstance(result, ox.QueryBoolean):
        return bool(result), False
    found: list[Any] = list(islice(result, most))
    more = next(result, None) is not None
    if isinstance(result, ox.QueryTriples):
        rows = [(term_of(one.subject), term_of(one.predicate), term_of(one.object)) for one in found]
        return Triples(
            Table(("subject", "predicate", "object"), tuple(rows)), written_graph(set(found), "turtle")
        ), more
    return table_of(result, found), more


def _dataset(store: Store, asked: Asked) -> dict[str, Any]:
    """Return the graphs to ask, as the engine wants them: those of the request, else those of FROM, else all."""
    chosen = chosen_graphs(asked.query)
    default, named = asked.default_graphs, asked.named_graphs
    if not (default or named):
        if chosen is None:
            return {}
        default, named = chosen
    return {
        "default_graph": [_held(store, graph) for graph in default],
        "named_graphs": [_held(store, graph) for graph in named],
    }


def _held(store: Store, graph: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(graph)
    except ValueError as error:
        raise QueryError("query", f"names a graph by {graph!r}, which is no IRI") from error
    if not store.engine.contains_named_graph(node):
        raise RefusedError("query", f"names the graph {graph}, which is not in the store", "nothing is fetched")
    return node


def _written(result: Any, wanted: Wanted, most: int) -> Written:
    if isinstance(result, ox.QueryTriples):
        media = _chosen(wanted.graph, GRAPHS)
        triples = set(_bounded(result, most, "triples"))
        return Written(media, written_graph(triples, GRAPHS[media]).encode())
    media = _chosen(wanted.table, RESULTS)
    answer = bool(result) if isinstance(result, ox.QueryBoolean) else table_of(result, _bounded(result, most, "rows"))
    return Written(media, RESULT_FORMATS[RESULTS[media]](answer).encode())


def _chosen(media: str | None, offered: dict[str, str]) -> str:
    if media is None:
        raise UnacceptableError(
            "answer", "is not to be had in any type that is accepted", f"accept {next(iter(offered))}"
        )
    return media


def _bounded(found: Iterator[Any], most: int, what: str) -> Iterator[Any]:
    """Yield what was found; LimitError where it is too much, for an answer cut short would pass for a whole one."""
    yield from islice(found, most)
    if next(found, None) is not None:
        raise LimitError("query", f"has more than {most:,} {what}", "ask for less, or add a LIMIT")


def written_graph(triples: set[ox.Triple], form: str) -> str:
    """Return triples in the RDF syntax with this short name, in an order that does not change."""
    if form == "ntriples":
        lines = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode().splitlines(keepends=True)
        return "".join(sorted(lines))
    write = {"turtle": turtle, "jsonld": jsonld, "rdfxml": rdfxml}[form]
    return "".join(write(in_order(triples), _prefixes(triples) if form == "rdfxml" else PREFIXES))


def _prefixes(triples: set[ox.Triple]) -> dict[str, str]:
    """Return the prefixes with one for each other namespace of a predicate: XML has no other way to write it."""
    spaces = {_SPACE.sub("", triple.predicate.value) for triple in triples} - set(PREFIXES.values())
    return PREFIXES | {f"ns{number}": space for number, space in enumerate(sorted(spaces), start=1)}

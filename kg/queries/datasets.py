"""The graphs that a query is to be asked over, where it names them with FROM."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urljoin

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError


class Chosen(NamedTuple):
    """The graphs that a query is asked over: the IRIs of those merged as the default graph, and of the named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def choice_of_graphs(text: str, name: str) -> Chosen | None:
    """Return the graphs that the query names with FROM and FROM NAMED, None if it names none."""
    parts: list[Any] = list(_parts(_parsed(text, name)))
    clauses = [part for part in parts if getattr(part, "name", "") == "DatasetClause"]
    if not clauses:
        return None
    spelled = _Spelled(
        {part.get("prefix", ""): str(part["iri"]) for part in parts if getattr(part, "name", "") == "PrefixDecl"},
        next((str(part["iri"]) for part in parts if getattr(part, "name", "") == "Base"), ""),
    )
    return Chosen(
        tuple(spelled.out(clause["default"], name) for clause in clauses if "default" in clause),
        tuple(spelled.out(clause["named"], name) for clause in clauses if "named" in clause),
    )


class _Spelled(NamedTuple):
    """What short names and relative addresses of a query stand for."""

    prefixes: dict[str, str]
    base: str

    def out(self, graph: Any, name: str) -> str:
        """Return the whole IRI of a graph that a query names; QueryError if its prefix is not declared."""
        if isinstance(graph, str):
            return urljoin(self.base, graph)
        prefix = graph.get("prefix", "")
        if prefix not in self.prefixes:
            raise QueryError(name, f"the prefix {prefix}: is not declared", f"write PREFIX {prefix}: <…> above")
        return f"{self.prefixes[prefix]}{graph.get('localname', '')}"


def _parsed(text: str, name: str) -> object:
    try:
        return parseQuery(text)
    except (ParseBaseException, ValueError, OverflowError, RecursionError) as error:
        where = f"{error.lineno}:{error.col}: {error.msg}" if isinstance(error, ParseBaseException) else str(error)
        reason = f"may hold the word FROM and cannot be parsed to be sure: {where}"
        raise QueryError(name, reason, "correct it or leave the word out") from error


def _parts(parsed: object) -> Iterator[object]:
    """Yield what the parser made of a query, and all that is in it."""
    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        yield part
        # The parser's lists pass for mappings of their named members, so both views are taken.
        if isinstance(part, Mapping):
            waiting.extend(part.values())
        if isinstance(part, Iterable) and not isinstance(part, str):
            waiting.extend(part)

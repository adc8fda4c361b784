"""Whether a query would call another machine: the engine sends what follows SERVICE to any address."""

from collections.abc import Iterable, Iterator, Mapping

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError


def calls_out(text: str, name: str) -> bool:
    """Tell whether the query has a SERVICE call at any depth; QueryError if it cannot be parsed to be sure."""
    return any(getattr(part, "name", "") == "ServiceGraphPattern" for part in _parts(_parsed(text, name)))


def _parsed(text: str, name: str) -> object:
    try:
        return parseQuery(text)
    except (ParseBaseException, ValueError, OverflowError, RecursionError) as error:
        where = f"{error.lineno}:{error.col}: {error.msg}" if isinstance(error, ParseBaseException) else str(error)
        reason = f"may hold the word SERVICE and cannot be parsed to be sure: {where}"
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

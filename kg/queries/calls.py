"""Whether a query would call another machine: the engine sends what follows SERVICE to any address."""

from collections.abc import Iterable, Mapping

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError


def calls_out(text: str, name: str) -> bool:
    """Tell whether the query has a SERVICE call at any depth; QueryError if it cannot be parsed to be sure."""
    try:
        waiting: list[object] = [parseQuery(text)]
    except (ParseBaseException, ValueError, OverflowError, RecursionError) as error:
        where = f"{error.lineno}:{error.col}: {error.msg}" if isinstance(error, ParseBaseException) else str(error)
        reason = f"may hold the word SERVICE and cannot be parsed to be sure: {where}"
        raise QueryError(name, reason, "correct it or leave the word out") from error
    while waiting:
        part = waiting.pop()
        if getattr(part, "name", "") == "ServiceGraphPattern":
            return True
        # The parser's lists pass for mappings of their named members, so both views are taken.
        if isinstance(part, Mapping):
            waiting.extend(part.values())
        if isinstance(part, Iterable) and not isinstance(part, str):
            waiting.extend(part)
    return False

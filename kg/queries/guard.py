"""What a query from outside may do: read the store, and nothing else."""

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError, RefusedError
from kg.queries.calls import kept_here

if TYPE_CHECKING:
    from kg.queries.datasets import Chosen

_START = re.compile(r"\A(?:\s+|#[^\r\n]*|PREFIX\s+[^\s:]*:\s*<[^<>]*>|BASE\s+<[^<>]*>)*(\w*)", re.IGNORECASE)
_FROM = re.compile(r"(?<![?$\w])from\b", re.IGNORECASE)
_UPDATES = frozenset({"add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move", "with"})


def keyword(text: str) -> str:
    """Return the first word behind the prefixes in capitals, such as SELECT; empty if there is none."""
    start = _START.match(text)
    return start[1].upper() if start else ""


def admit(text: str, name: str = "query") -> str:
    """Return a query as it can be run safely: it asks the same, and neither another machine nor chosen graphs.

    Raises RefusedError for an update, a LOAD or a SERVICE, and QueryError for FROM. It names the graphs to ask; the
    store asks all that it holds, so it would be passed over without a word. Whether the query is well-formed is left
    to the engine, except where safety hangs on it.
    """
    admitted = reading(text, name)
    if chosen_graphs(text, name):
        raise QueryError(name, "FROM is not supported: all graphs are asked", "write GRAPH <…> { … } around a pattern")
    return admitted


def reading(text: str, name: str = "query") -> str:
    """Return a query as it can be run over chosen graphs; raises RefusedError for an update, a LOAD or a SERVICE."""
    if keyword(text).lower() in _UPDATES:
        remedy = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise RefusedError(name, f"{keyword(text)} is an update, not a query", remedy)
    return kept_here(text, name)


def chosen_graphs(text: str, name: str = "query") -> "Chosen | None":
    """Return the graphs that the query names with FROM, None if it names none; QueryError where it cannot be told."""
    if not _FROM.search(text):
        return None
    from kg.queries.datasets import choice_of_graphs  # its parser is slow to load and seldom needed

    return choice_of_graphs(text, name)

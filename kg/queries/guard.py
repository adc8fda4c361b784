"""What a query from outside may do: read the store, and nothing else."""

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError, RefusedError

if TYPE_CHECKING:
    from kg.queries.calls import Chosen

_START = re.compile(r"\A(?:\s+|#[^\r\n]*|PREFIX\s+[^\s:]*:\s*<[^<>]*>|BASE\s+<[^<>]*>)*(\w*)", re.IGNORECASE)
_SUSPECT = re.compile(r"service|\\u|(?<![?$\w])from\b", re.IGNORECASE)
_UPDATES = frozenset({"add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move", "with"})


def keyword(text: str) -> str:
    """Return the first word behind the prefixes in capitals, such as SELECT; empty if there is none."""
    start = _START.match(text)
    return start[1].upper() if start else ""


def admit(text: str, name: str = "query") -> None:
    """Raise QueryError unless the text can be run safely: no update, no LOAD, no SERVICE, no FROM.

    FROM names the graphs to ask; the store asks all that it holds, so it would be passed over without a word. Whether
    the query is well-formed is left to the engine, except where safety hangs on it.
    """
    if chosen_graphs(text, name):
        raise QueryError(name, "FROM is not supported: all graphs are asked", "write GRAPH <…> { … } around a pattern")


def chosen_graphs(text: str, name: str = "query") -> "Chosen | None":
    """Return the graphs that the query names with FROM, None if it names none.

    Raises RefusedError for an update, a LOAD or a SERVICE, and QueryError where it cannot be told.
    """
    if keyword(text).lower() in _UPDATES:
        remedy = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise RefusedError(name, f"{keyword(text)} is an update, not a query", remedy)
    # An escape such as \u0053 could spell the word, too.
    if not _SUSPECT.search(text):
        return None
    from kg.queries.calls import calls_out, choice_of_graphs  # its parser is slow to load and seldom needed

    if calls_out(text, name):
        raise RefusedError(name, "SERVICE asks another machine", "query the store alone")
    return choice_of_graphs(text, name)

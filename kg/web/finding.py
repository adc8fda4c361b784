"""What pages ask the store: several stored queries at once, answered one after the other over the same data."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg import files
from kg.queries import Answer, Query, Table, Triples, Unknown, answered, load, run
from kg.store import Store

Rows = list[dict[str, str]]


class Wish(NamedTuple):
    """A query with the values of its parameters."""

    query: Query
    values: Mapping[str, str]


def wish(name: str, **values: str) -> Wish:
    """Return the wish for the answer to a query of `queries/pages`."""
    return Wish(_page_query(name), values)


@cache
def _page_query(name: str) -> Query:
    return load(files.queries() / "pages" / f"{name}.rq")


def found(store: Store, *wishes: Wish) -> tuple[Rows, ...]:
    """Return the rows of each answer."""
    return tuple(_rows(run(store, query, values)) for query, values in wishes)


def _rows(answer: Answer) -> Rows:
    return answer.records() if isinstance(answer, Table) else []


class Stretch(NamedTuple):
    """Some rows of the answer to a question."""

    answer: Table | bool
    unknown: tuple[Unknown, ...]
    """The names among the values that nothing in the store has."""
    total: int
    """Rows of the whole answer."""


def stretch(store: Store, query: Query, values: Mapping[str, str], start: int, number: int) -> Stretch:
    """Return so many rows of the answer to a question, from the one with this index on; of triples, their parts."""
    answer, unknown = answered(store, query, values)
    table = answer.table if isinstance(answer, Triples) else answer
    if not isinstance(table, Table):
        return Stretch(table, unknown, 1)
    return Stretch(Table(table.columns, table.terms[start : start + number]), unknown, len(table.terms))

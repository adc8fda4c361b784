"""Running a query: the only place that knows what results of the database library look like."""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.queries.answers import Answer, Table, Term, Triples
from kg.queries.guard import admit, reading
from kg.queries.stored import Kind, Query

_TRIPLE = ("subject", "predicate", "object")
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE | re.MULTILINE)
_FEW = 5
_TEXT = ox.Literal("").datatype

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Table | bool | list[ox.Triple]
"""What a query gives: as the database library has it, or taken apart already."""


class Queryable(Protocol):
    """Anything that answers SPARQL over the union of its graphs: a store, or an endpoint elsewhere."""

    def query(self, text: str, /) -> Result:
        """Return the result of a query."""


def run(store: Queryable, query: Query, values: Mapping[str, str] | None = None) -> Answer:
    """Return the answer of a store to a query with these values for its parameters.

    Raises QueryError when the query is no SPARQL, would ask another machine, breaks off, or does not have the
    columns that its header promises.
    """
    text = query.bind(values or {})
    if query.kind is Kind.FILE:
        admit(query.text, query.name)
        text = reading(text, query.name)
    try:
        answer = _answer(store.query(text), text)
    except QueryError as error:
        raise QueryError(query.name, _shortened(error.reason), error.remedy) from error
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(query.name, _shortened(str(error))) from error
    except OSError as error:
        raise StoreError("store", f"cannot be read: {error}") from error
    if query.columns and isinstance(answer, Table) and answer.columns != query.columns:
        raise QueryError(query.name, f"has the columns {', '.join(answer.columns)}", "write them in its header")
    return answer


def _shortened(complaint: str) -> str:
    """Return what the engine says in one line, with the first few of all the words that it would have expected."""
    told = " ".join(complaint.split())
    before, expected, after = told.partition(" expected one of ")
    words = after.split(", ")
    return f"{before}{expected}{', '.join(words[:_FEW])}, …" if len(words) > _FEW else told


def _answer(result: Result, text: str) -> Answer:
    if isinstance(result, ox.QueryBoolean | bool):
        return bool(result)
    if isinstance(result, ox.QueryTriples | list):
        return _triples(result, text)
    return result if isinstance(result, Table) else table_of(result)


def table_of(result: ox.QuerySolutions, rows: Iterable[ox.QuerySolution] | None = None) -> Table:
    """Return the rows of the database library, or those of them that were chosen, as a table."""
    columns = tuple(variable.value for variable in result.variables)
    return Table(columns, tuple(tuple(map(term_of, row)) for row in (result if rows is None else rows)))


def _triples(result: Iterable[ox.Triple], text: str) -> Triples:
    """Return the triples sorted, written with the prefixes that the query declares."""
    triples = sorted(_canonical(result), key=str)
    rows = tuple((term_of(t.subject), term_of(t.predicate), term_of(t.object)) for t in triples)
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(_PREFIX.findall(text)))
    return Triples(Table(_TRIPLE, rows), (turtle or b"").decode())


def _canonical(result: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the triples with the same names for their blank nodes every time, for the engine draws them by lot."""
    dataset = ox.Dataset(ox.Quad(*triple) for triple in result)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {quad.triple for quad in dataset}


def term_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    """Return a term of the database library as a cell of a table."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Term(term.value, "uri")
    if isinstance(term, ox.BlankNode):
        return Term(term.value, "bnode")
    if isinstance(term, ox.Triple):
        raise QueryError("query", f"answers with a triple in a cell: {term}", "select its parts")
    plain = term.language or term.datatype == _TEXT
    return Term(term.value, "literal", "" if plain else term.datatype.value, term.language or "")

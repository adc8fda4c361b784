"""What a query can answer: a table, triples, or yes or no."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self


class Term(NamedTuple):
    """A cell of a table: an IRI, a literal or a blank node."""

    value: str
    kind: str = "literal"
    """As SPARQL results in JSON call it: uri, literal or bnode."""
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT query."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    """The rows; a cell without a value is None."""

    def __post_init__(self) -> None:
        for row in self.terms:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells in a table of {len(self.columns)} columns")

    @classmethod
    def of(cls, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Self:
        """Return the table of plain text that has these rows; empty cells have no value."""
        return cls(tuple(columns), tuple(tuple(Term(cell) if cell else None for cell in row) for row in rows))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as text; a cell without a value is empty."""
        return tuple(tuple(cell.value if cell else "" for cell in row) for row in self.terms)

    def records(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries from column to text."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE query."""

    table: Table
    """The triples in the columns subject, predicate and object, sorted."""
    turtle: str


Answer = Table | Triples | bool

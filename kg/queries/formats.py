"""Answers as text: for the terminal, as CSV and TSV, as SPARQL results in JSON, as Turtle."""

from collections.abc import Callable
from functools import partial
from itertools import accumulate, takewhile
from unicodedata import category, combining, east_asian_width

from kg.cells import inert
from kg.errors import UsageError
from kg.queries.answers import Answer, Table, Term, Triples
from kg.queries.results import as_csv, as_json, as_tsv

Format = Callable[[Answer, int], str]
"""Gets the answer and the width of the terminal in columns (0: no limit), which only `table` heeds."""

_Row = tuple[Term | None, ...]

_GAP = "  "
_NARROWEST = 12
_WIDE = frozenset("WF")


def aligned(table: Table, width: int = 0) -> str:
    """Return the table as aligned columns under a rule; cells that do not fit `width` are cut.

    An IRI loses its beginning, anything else its end. Characters that could steer the terminal are left out.
    """
    rows: list[_Row] = [tuple(map(Term, table.columns)), *table.terms]
    texts = [list(map(_shown, row)) for row in rows]
    natural = [max(map(_columns, column)) for column in zip(*texts, strict=True)]
    widths = _fitted(natural, width)
    head, *body = map(partial(_line, widths), texts, rows)
    rule = _GAP.join("-" * size for size in widths)
    return "".join(f"{line.rstrip()}\n" for line in (head, rule, *body))


def _table(answer: Answer, width: int) -> str:
    if isinstance(answer, Triples):
        return answer.turtle
    return aligned(answer, width) if isinstance(answer, Table) else as_csv(answer)


def _csv(answer: Answer, _width: int) -> str:
    """Return an answer as people open it; the endpoint gives the cells as they are, as its standard wants."""
    table = _tabular(answer)
    return as_csv(_guarded(table) if isinstance(table, Table) else table, end="\n")


def _guarded(table: Table) -> Table:
    rows = (tuple(cell and cell._replace(value=inert(cell.value)) for cell in row) for row in table.terms)
    return Table(table.columns, tuple(rows))


def _tsv(answer: Answer, _width: int) -> str:
    return as_tsv(_tabular(answer))


def _json(answer: Answer, _width: int) -> str:
    return as_json(_tabular(answer), indent=1) + "\n"


def _turtle(answer: Answer, _width: int) -> str:
    if isinstance(answer, Triples):
        return answer.turtle
    raise UsageError("ttl", "the query answers with a table", "choose table, csv, tsv or json, or write CONSTRUCT")


FORMATS: dict[str, Format] = {"table": _table, "csv": _csv, "tsv": _tsv, "json": _json, "ttl": _turtle}
"""The formats by name, the one for people first."""


def _tabular(answer: Answer) -> Table | bool:
    return answer.table if isinstance(answer, Triples) else answer


def _line(widths: list[int], cells: list[str], terms: _Row) -> str:
    shown = (_cut(cell, term, size) for cell, term, size in zip(cells, terms, widths, strict=True))
    return _GAP.join(cell + " " * (size - _columns(cell)) for cell, size in zip(shown, widths, strict=True))


def _cut(text: str, term: Term | None, width: int) -> str:
    """Return the text, shortened to a number of terminal columns if it is too wide."""
    if _columns(text) <= width:
        return text
    if term and term.kind == "uri":
        return "…" + _beginning(text[::-1], width - 1)[::-1]
    return _beginning(text, width - 1) + "…"


def _beginning(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits into so many columns."""
    totals = accumulate(map(_columns, text))
    return text[: sum(1 for _ in takewhile(width.__ge__, totals))]


def _fitted(natural: list[int], width: int) -> list[int]:
    """Return column widths of which the widest are narrowed until the line fits, but not below a least width."""
    room = width - len(_GAP) * (len(natural) - 1)
    cap = max(natural, default=0)
    while width and cap > _NARROWEST and sum(min(size, cap) for size in natural) > room:
        cap -= 1
    return [min(size, cap) for size in natural]


def _shown(cell: Term | None) -> str:
    return _plain(cell.value) if cell else ""


def _plain(text: str) -> str:
    """Return the text in one line without control and formatting characters."""
    seen = (" " if category(c) == "Cc" else c for c in text if category(c) != "Cf")
    return " ".join("".join(seen).split())


def _columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in _WIDE) for c in text)

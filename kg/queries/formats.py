"""Answers as text: for the terminal, as CSV and TSV, as SPARQL results in JSON, as Turtle."""

import json
from collections.abc import Callable
from functools import partial
from itertools import accumulate, takewhile
from unicodedata import category, combining, east_asian_width

from kg.errors import UsageError
from kg.queries.answers import Answer, Table, Term, Triples

Format = Callable[[Answer, int], str]
"""Gets the answer and the width of the terminal in columns (0: no limit), which only `table` heeds."""

_Row = tuple[Term | None, ...]

_GAP = "  "
_NARROWEST = 12
_QUOTED = frozenset(',"\r\n')
_WIDE = frozenset("WF")
_SEPARATED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


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
    return aligned(answer, width) if isinstance(answer, Table) else _yes_or_no(answer)


def _csv(answer: Answer, _width: int) -> str:
    if isinstance(answer, bool):
        return _yes_or_no(answer)
    table = _tabular(answer)
    return "".join(f"{_csv_row(row)}\n" for row in (table.columns, *table.rows))


def _tsv(answer: Answer, _width: int) -> str:
    if isinstance(answer, bool):
        return _yes_or_no(answer)
    table = _tabular(answer)
    rows = (table.columns, *table.rows)
    return "".join("\t".join(cell.translate(_SEPARATED) for cell in row) + "\n" for row in rows)


def _json(answer: Answer, _width: int) -> str:
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    table = _tabular(answer)
    bindings = [
        {column: _json_cell(cell) for column, cell in zip(table.columns, row, strict=True) if cell}
        for row in table.terms
    ]
    document = {"head": {"vars": table.columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _turtle(answer: Answer, _width: int) -> str:
    if isinstance(answer, Triples):
        return answer.turtle
    raise UsageError("ttl", "the query answers with a table", "choose table, csv, tsv or json, or write CONSTRUCT")


FORMATS: dict[str, Format] = {"table": _table, "csv": _csv, "tsv": _tsv, "json": _json, "ttl": _turtle}
"""The formats by name, the one for people first."""


def _tabular(answer: Table | Triples) -> Table:
    return answer.table if isinstance(answer, Triples) else answer


def _yes_or_no(answer: bool) -> str:
    return "true\n" if answer else "false\n"


def _csv_row(row: tuple[str, ...]) -> str:
    # A line with nothing on it would be no row to many readers.
    if row == ("",):
        return '""'
    return ",".join('"' + cell.replace('"', '""') + '"' if _QUOTED & set(cell) else cell for cell in row)


def _json_cell(term: Term) -> dict[str, str]:
    cell = {"type": term.kind, "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype:
        cell["datatype"] = term.datatype
    return cell


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

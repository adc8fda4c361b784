"""Answers to SPARQL queries in the formats of the standard: terms exactly as the store has them."""

import json
import re
from collections.abc import Callable, Sequence
from html import escape

import pyoxigraph as ox

from kg.errors import QueryError
from kg.vocab import SPARQL_RESULTS

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Rows = Sequence[Sequence[Cell]]
Columns = Sequence[str]

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile('[",\r\n]')
_STRING = ox.Literal("").datatype


def _json(columns: Columns, rows: Rows) -> str:
    bindings = [
        {column: _json_term(cell) for column, cell in zip(columns, row, strict=True) if cell is not None}
        for row in rows
    ]
    return json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _json_term(cell: Cell) -> dict[str, str]:
    kind, value, language, datatype = _parts(cell)
    term = {"type": kind, "value": value}
    if language:
        term["xml:lang"] = language
    elif datatype:
        term["datatype"] = datatype
    return term


def _xml(columns: Columns, rows: Rows) -> str:
    head = "".join(f'<variable name="{column}"/>' for column in columns)
    body = "\n".join(
        f"<result>{''.join(_binding(column, cell) for column, cell in zip(columns, row, strict=True))}</result>"
        for row in rows
    )
    return _document(f"<head>{head}</head>\n<results>\n{body}\n</results>")


def _binding(column: str, cell: Cell) -> str:
    if cell is None:
        return ""
    kind, value, language, datatype = _parts(cell)
    mark = f' xml:lang="{language}"' if language else f' datatype="{escape(datatype)}"' if datatype else ""
    text = escape(_NOT_XML.sub("\ufffd", value), quote=False).replace("\r", "&#13;")
    return f'<binding name="{column}"><{kind}{mark}>{text}</{kind}></binding>'


def _document(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{SPARQL_RESULTS}">\n{content}\n</sparql>\n'


def _csv(columns: Columns, rows: Rows) -> str:
    return "".join(f"{','.join(map(_quoted, line))}\r\n" for line in (columns, *(map(_plain, row) for row in rows)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _plain(cell: Cell) -> str:
    if isinstance(cell, ox.NamedNode | ox.Literal):
        return cell.value
    return "" if cell is None else str(cell)


def _tsv(columns: Columns, rows: Rows) -> str:
    head = (f"?{column}" for column in columns)
    lines = (("" if cell is None else str(cell).replace("\t", "\\t") for cell in row) for row in rows)
    return "".join("\t".join(line) + "\n" for line in (head, *lines))


def _parts(cell: Cell) -> tuple[str, str, str, str]:
    """Return kind, value, language and datatype of a term."""
    if isinstance(cell, ox.NamedNode):
        return "uri", cell.value, "", ""
    if isinstance(cell, ox.BlankNode):
        return "bnode", cell.value, "", ""
    if isinstance(cell, ox.Literal):
        datatype = "" if cell.language or cell.datatype == _STRING else cell.datatype.value
        return "literal", cell.value, cell.language or "", datatype
    raise QueryError("query", f"answers with a triple in a cell: {cell}", "select its parts")


TABLES: dict[str, Callable[[Columns, Rows], str]] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
"""How a table is written, by the short name of the format."""


def yes_or_no(answer: bool, form: str) -> str:
    """Return the answer of an ASK query in a format."""
    word = "true" if answer else "false"
    if form == "json":
        return json.dumps({"head": {}, "boolean": answer})
    return _document(f"<head/>\n<boolean>{word}</boolean>") if form == "xml" else f"{word}\n"

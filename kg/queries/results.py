"""Answers in the formats that the standard gives to SPARQL results: JSON, XML, CSV and TSV.

JSON, XML and TSV hold terms exactly as the store has them, CSV their values alone.
"""

import json
import re
from collections.abc import Callable
from html import escape

import pyoxigraph as ox

from kg.queries.answers import Table, Term
from kg.vocab import SPARQL_RESULTS

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile('[",\r\n]')


def as_json(answer: Table | bool, indent: int | None = None) -> str:
    """Return SPARQL results in JSON, in one line or indented."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer})
    bindings = [
        {column: _json_term(cell) for column, cell in zip(answer.columns, row, strict=True) if cell}
        for row in answer.terms
    ]
    document = {"head": {"vars": answer.columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=indent)


def as_xml(answer: Table | bool) -> str:
    """Return SPARQL results in XML; characters that XML forbids are replaced by U+FFFD."""
    if isinstance(answer, bool):
        return _document(f"<head/>\n<boolean>{_word(answer)}</boolean>")
    head = "".join(f'<variable name="{column}"/>' for column in answer.columns)
    body = "\n".join(
        f"<result>{''.join(_binding(column, cell) for column, cell in zip(answer.columns, row, strict=True) if cell)}"
        "</result>"
        for row in answer.terms
    )
    return _document(f"<head>{head}</head>\n<results>\n{body}\n</results>")


def as_csv(answer: Table | bool, end: str = "\r\n") -> str:
    """Return the values of the terms as CSV by RFC 4180, each line with this end."""
    if isinstance(answer, bool):
        return f"{_word(answer)}\n"
    rows = (answer.columns, *(tuple(map(_value, row)) for row in answer.terms))
    return "".join(f"{_csv_row(row)}{end}" for row in rows)


def as_tsv(answer: Table | bool) -> str:
    """Return TSV: variables with their question marks, terms as Turtle writes them."""
    if isinstance(answer, bool):
        return f"{_word(answer)}\n"
    rows = ([f"?{column}" for column in answer.columns], *(map(_turtle_term, row) for row in answer.terms))
    return "".join("\t".join(row) + "\n" for row in rows)


Writer = Callable[[Table | bool], str]
RESULT_FORMATS: dict[str, Writer] = {
    "json": as_json,
    "xml": as_xml,
    "csv": as_csv,
    "tsv": as_tsv,
}
"""How a table, or yes or no, is written, by the short name of the format."""


def _word(answer: bool) -> str:
    return "true" if answer else "false"


def _json_term(term: Term) -> dict[str, str]:
    cell = {"type": term.kind, "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype:
        cell["datatype"] = term.datatype
    return cell


def _binding(column: str, term: Term) -> str:
    mark = f' datatype="{escape(term.datatype)}"' if term.datatype else ""
    if term.language:
        mark = f' xml:lang="{term.language}"'
    text = escape(_NOT_XML.sub("\ufffd", term.value), quote=False).replace("\r", "&#13;")
    return f'<binding name="{column}"><{term.kind}{mark}>{text}</{term.kind}></binding>'


def _document(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{SPARQL_RESULTS}">\n{content}\n</sparql>\n'


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def _csv_row(row: tuple[str, ...]) -> str:
    # A line with nothing on it would be no row to many readers.
    if row == ("",):
        return '""'
    return ",".join('"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in row)


def _turtle_term(term: Term | None) -> str:
    if term is None:
        return ""
    if term.kind == "uri":
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    text = str(ox.Literal(term.value)).replace("\t", "\\t")
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text

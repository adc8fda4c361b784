"""Values that some servers keep in a form of their own, put back as they were."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.queries import Table, Term
from kg.vocab import XSD

_TRUTH, _DURATION = str(XSD.boolean), str(XSD.dayTimeDuration)
_TRUTHS = {"1": "true", "0": "false"}
_SECONDS = re.compile(r"[0-9]{1,12}(?:\.0*)?")
_BLANK = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


def legible(content: bytes) -> bytes:
    """Return an answer in JSON with labels of blank nodes that readers accept: Virtuoso writes `nodeID://b1`."""
    return _BLANK.sub(rb"\1", content)


def restored(table: Table) -> Table:
    """Return a table with its values as they were before they were stored."""
    return Table(table.columns, tuple(tuple(cell and _cell(cell) for cell in row) for row in table.terms))


def restored_triple(triple: ox.Triple) -> ox.Triple:
    """Return a triple with its value as it was before it was stored."""
    value = triple.object
    if not isinstance(value, ox.Literal):
        return triple
    written = _written(value.value, value.datatype.value)
    if written == value.value:
        return triple
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(written, datatype=value.datatype))


def triple_of(row: Iterable[Term | None]) -> ox.Triple:
    """Return a row of three cells as a triple; TypeError if it is none."""
    subject, predicate, value = map(_node, row)
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise TypeError(f"no triple: {subject} {predicate} {value}")
    return ox.Triple(subject, predicate, value)


def _node(cell: Term | None) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    match cell:
        case Term(value, "uri"):
            return ox.NamedNode(value)
        case Term(value, "bnode"):
            return ox.BlankNode(value)
        case Term(value, _, datatype, language):
            kind = ox.NamedNode(datatype) if datatype else None
            return ox.Literal(value, language=language) if language else ox.Literal(value, datatype=kind)
    raise TypeError("a triple with an empty place")


def _cell(cell: Term) -> Term:
    return cell._replace(value=_written(cell.value, cell.datatype)) if cell.datatype else cell


def _written(value: str, datatype: str) -> str:
    """Return true for 1, and PT50M for 3000 seconds."""
    if datatype == _TRUTH:
        return _TRUTHS.get(value, value)
    return _duration(int(float(value))) if datatype == _DURATION and _SECONDS.fullmatch(value) else value


def _duration(seconds: int) -> str:
    """Return seconds as XML Schema writes a duration of days at most."""
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, _HOUR)
    parts = zip((hours, *divmod(rest, _MINUTE)), "HMS", strict=True)
    time = "".join(f"{number}{unit}" for number, unit in parts if number)
    return "P" + (f"{days}D" if days else "") + (f"T{time}" if time or not days else "") + ("" if seconds else "0S")

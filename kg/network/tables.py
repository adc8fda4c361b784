"""Networks as tables: nodes and edges as CSV, and a workbook with the statements as well."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.errors import UsageError
from kg.network.records import Node, Statement
from kg.network.shapes import Network, Value
from kg.network.writers import columns

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS, LONGEST_CELL = 1_048_576, 32_767
"""What a sheet holds at most; the length of a cell counts UTF-16 units."""

Row = Sequence[Value]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can name: a file tells nothing of when it was made."""
_NODES = ("speakers", "addressees", "issues")
_STATEMENTS = (
    "statement", "document", "document_name", "document_title", "date", "speakers", "addressees", "act",
    "illocution", "stance", "joint", "issues", "cue", "quote", "sentence", "begins", "ends", "review", "address",
)  # fmt: skip


def nodes(network: Network) -> Iterator[Row]:
    """Yield the header and a row for each node; the first columns are named as Gephi wants them."""
    names = [name for name in columns(network.vertices) if name != "label"]
    yield ("Id", "Label", *names)
    for vertex in network.vertices:
        yield (vertex.name, vertex.attributes["label"], *(vertex.attributes.get(name, "") for name in names))


def edges(network: Network) -> Iterator[Row]:
    """Yield the header and a row for each edge; the first columns are named as Gephi wants them."""
    names = [name for name in columns(network.links) if name != "label"]
    yield ("Source", "Target", "Type", "Id", "Label", *names)
    for number, link in enumerate(network.links):
        own = (link.attributes.get(name, "") for name in names)
        yield (link.tail, link.head, "Directed", f"e{number}", link.attributes["label"], *own)


def spoken(statements: Sequence[Statement]) -> Iterator[Row]:
    """Yield the header and a row for each statement, several names in a cell joined by ` | `."""
    yield _STATEMENTS
    for one in statements:
        shown = {"statement": one.iri, **{name: _joined(getattr(one, name)) for name in _NODES}}
        yield [shown[name] if name in shown else getattr(one, name) for name in _STATEMENTS]


def _joined(nodes_: tuple[Node, ...]) -> str:
    return " | ".join(sorted(node.label for node in nodes_))


def csv_files(network: Network) -> dict[str, bytes]:
    """Return the two files by name.

    They have no byte-order mark, on which Gephi stumbles. A text that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """
    return {"nodes.csv": _csv(nodes(network)), "edges.csv": _csv(edges(network))}


def csv_archive(network: Network) -> bytes:
    """Return both CSV files as a ZIP file."""
    return _archive(csv_files(network))


def workbook(statements: Sequence[Statement], network: Network) -> bytes:
    """Return an Excel workbook with the sheets statements, nodes and edges; nothing in it is a formula.

    Raises UsageError without openpyxl, or when a sheet cannot hold so many rows.
    """
    if not find_spec("openpyxl"):
        raise UsageError("xlsx", "is a format for which openpyxl is needed", "pip install 'readout-kg[xlsx]'")
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, rows in (("statements", spoken(statements)), ("nodes", nodes(network)), ("edges", edges(network))):
        _fill(book.create_sheet(title), list(rows))
    return _same_each_time(book)


def _fill(sheet: "WriteOnlyWorksheet", rows: Sequence[Row]) -> None:
    """Write rows into a sheet whose header stays in view."""
    if len(rows) > MOST_ROWS:
        reason = f"has {len(rows)} rows, and a sheet holds {MOST_ROWS}"
        raise UsageError(sheet.title, reason, "narrow it, or choose another format")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: "WriteOnlyWorksheet", value: Value) -> object:
    """Return a cell; a text stays one even if it looks like a formula or an error, and is cut where it must be."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    units = value.encode("utf-16-le")[: 2 * LONGEST_CELL]
    cell = WriteOnlyCell(sheet, units.decode("utf-16-le", "ignore"))
    cell.data_type = "s"
    return cell


def _same_each_time(book: "Workbook") -> bytes:
    """Return the bytes of a workbook without the time at which it was written."""
    from openpyxl.xml.constants import ARC_CORE
    from openpyxl.xml.functions import tostring

    stream = BytesIO()
    book.save(stream)
    book.properties.created = book.properties.modified = datetime(*_NEVER)
    with ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _archive({**parts, ARC_CORE: tostring(book.properties.to_tree())})


def _archive(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, _NEVER), content, ZIP_DEFLATED)
    return stream.getvalue()


def _csv(rows: Iterable[Row]) -> bytes:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows([*map(_guarded, row)] for row in rows)
    return stream.getvalue().encode()


def _guarded(value: Value) -> Value:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

"""Statements, nodes and edges as an Excel workbook: the only module that needs openpyxl."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from kg.errors import UsageError
from kg.network.shapes import Network, Value
from kg.network.tables import NEVER, Row, archive, edges, nodes, spoken
from kg.said import Statement

MOST_ROWS, LONGEST_CELL = 1_048_576, 32_767
"""What a sheet holds at most; the length of a cell counts UTF-16 units."""


def workbook(statements: Sequence[Statement], network: Network) -> bytes:
    """Return an Excel workbook with the sheets statements, nodes and edges; nothing in it is a formula.

    Raises UsageError when a sheet cannot hold so many rows.
    """
    book = Workbook(write_only=True)
    for title, rows in (("statements", spoken(statements)), ("nodes", nodes(network)), ("edges", edges(network))):
        _fill(book.create_sheet(title), list(rows))
    return _same_each_time(book)


def _fill(sheet: WriteOnlyWorksheet, rows: Sequence[Row]) -> None:
    """Write rows into a sheet whose header stays in view."""
    if len(rows) > MOST_ROWS:
        reason = f"has {len(rows)} rows, and a sheet holds {MOST_ROWS}"
        raise UsageError(sheet.title, reason, "narrow it, or choose another format")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> object:
    """Return a cell; a text stays one even if it looks like a formula or an error, and is cut where it must be."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    units = value.encode("utf-16-le")[: 2 * LONGEST_CELL]
    cell = WriteOnlyCell(sheet, units.decode("utf-16-le", "ignore"))
    cell.data_type = "s"
    return cell


def _same_each_time(book: Workbook) -> bytes:
    """Return the bytes of a workbook without the time at which it was written."""
    stream = BytesIO()
    book.save(stream)
    book.properties.created = book.properties.modified = datetime(*NEVER)
    with ZipFile(stream) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    return archive({**parts, ARC_CORE: tostring(book.properties.to_tree())})

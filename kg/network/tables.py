"""Networks as tables: nodes, edges and statements as rows, the first two as CSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.cells import inert
from kg.network.shapes import Network, Value, attributes_of
from kg.network.writers import columns
from kg.said import Node, Statement

Row = Sequence[Value]

NEVER = (1980, 1, 1, 0, 0, 0)
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
        shown = {**attributes_of(one), "cue": one.cue, **{name: _joined(getattr(one, name)) for name in _NODES}}
        yield [shown[name] for name in _STATEMENTS]


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
    return archive(csv_files(network))


def archive(parts: Mapping[str, bytes]) -> bytes:
    """Return files by name as a ZIP file that tells nothing of when it was made."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name, NEVER), content, ZIP_DEFLATED)
    return stream.getvalue()


def _csv(rows: Iterable[Row]) -> bytes:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows([*map(_guarded, row)] for row in rows)
    return stream.getvalue().encode()


def _guarded(value: Value) -> Value:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return inert(value) if isinstance(value, str) else value

"""Networks as files that other tools open; the same store gives the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, Unpack

from kg.errors import UsageError
from kg.export.output import explained, replacing
from kg.network import tables, writers
from kg.network.shapes import SHAPES, Network
from kg.said import Narrowing, Statement, statements
from kg.store import Readable

Said = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A format: how it is written, what it is called on the web, how its files end, and what a folder of it holds."""

    pieces: Callable[[Said, Network], Iterator[bytes]]
    media_type: str
    suffix: str
    files: Callable[[Network], dict[str, bytes]] | None = None
    """The files by name, where a network may be a folder instead of one file."""


def export(
    store: Readable, form: str, target: BinaryIO | Path, shape: str = "edges", **narrowing: Unpack[Narrowing]
) -> None:
    """Write the network of a store, or of some of its statements, to an open stream, a file or, in CSV, a folder.

    `form` is a key of NETWORKS, `shape` one of SHAPES. A file is written whole or not at all. Raises UsageError on an
    unknown format, shape, name or date, KGError if nothing can be written.
    """
    write(statements(store, **narrowing), form, target, shape)


def write(said: Said, form: str, target: BinaryIO | Path, shape: str = "edges") -> None:
    """Write the network of these statements, as `export` does."""
    for name, known, kind in ((form, NETWORKS, "network format"), (shape, SHAPES, "shape")):
        if name not in known:
            raise UsageError(name, f"is not a {kind}", f"choose one of {', '.join(known)}")
    network = SHAPES[shape](said)
    written = NETWORKS[form]
    if written.files and isinstance(target, Path) and target.suffix.lower() != written.suffix:
        _write_folder(written.files(network), target)
    elif isinstance(target, Path):
        with replacing(target) as stream:
            stream.writelines(written.pieces(said, network))
    else:
        with explained("output"):
            target.writelines(written.pieces(said, network))
            target.flush()


def _write_folder(files: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder, which is made if it is not there."""
    if folder.suffix.lower() == ".csv":
        raise UsageError(str(folder), "is the name of one file, and a network is two", "name a folder or a .zip file")
    with explained(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with replacing(folder / name) as stream:
            stream.write(content)


def _as_text(writer: Callable[[Network], Iterator[str]], _: Said, network: Network) -> Iterator[bytes]:
    return (piece.encode() for piece in writer(network))


def _csv(_: Said, network: Network) -> Iterator[bytes]:
    yield tables.csv_archive(network)


def _xlsx(said: Said, network: Network) -> Iterator[bytes]:
    if not find_spec("openpyxl"):
        raise UsageError("xlsx", "is a format for which openpyxl is needed", "pip install 'readout-kg[xlsx]'")
    from kg.network.workbook import workbook  # slow to load, and not everybody has it

    yield workbook(said, network)


NETWORKS = {
    "graphml": NetworkFormat(partial(_as_text, writers.graphml), "application/graphml+xml", ".graphml"),
    "gexf": NetworkFormat(partial(_as_text, writers.gexf), "application/gexf+xml", ".gexf"),
    "dot": NetworkFormat(partial(_as_text, writers.dot), "text/vnd.graphviz", ".dot"),
    "cytoscape": NetworkFormat(partial(_as_text, writers.cytoscape), "application/json", ".cyjs"),
    "csv": NetworkFormat(_csv, "application/zip", ".zip", tables.csv_files),
    "xlsx": NetworkFormat(_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
}
"""The formats by name."""

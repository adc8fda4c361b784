"""How long validation takes, beside plain pySHACL on the same triples, and how it grows.

    python -m bench.validation [--readouts NUMBER ...] [--without-reference]

Made-up readouts are read and put in a store, which is not timed. Then all shapes are checked: the rules in SPARQL over
the whole store, the core shapes readout by readout. On the smallest store pySHACL does the same alone, once, with the
shapes as they stand in the file; it has to find the same, or the script ends with an error.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from rdflib import Graph

from bench.generate import documents
from kg import check, files, validate
from kg.graph import ReadoutGraphs, read_at, to_graphs
from kg.lexicon import Lexicon
from kg.queries import Table, aligned
from kg.reading import read
from kg.source import load
from kg.store import Store
from kg.vocab import DEFAULT_BASE

_BATCH = 100
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_COLUMNS = ("readouts", "triples", "validated by", "s", "triples/s", "findings", "memory, MB")


def readouts(number: int, folder: Path) -> Iterator[ReadoutGraphs]:
    """Yield the graphs of so many made-up readouts."""
    lexicon = Lexicon.load(files.vocabulary())
    path = folder / "readout.txt"
    for one in documents(number):
        path.write_text(one.text, encoding="utf-8")
        yield to_graphs(read(load(path, one.name), lexicon), DEFAULT_BASE, lexicon.version)


def filled(store: Store, number: int, folder: Path) -> int:
    """Put so many made-up readouts in a store and return how many triples they have."""
    store.put_reference()
    size, batch = 0, list[ReadoutGraphs]()
    for at, graphs in enumerate(readouts(number, folder), 1):
        batch.append(graphs)
        size += sum(map(len, (graphs.stated, graphs.inferred, graphs.provenance)))
        if len(batch) == _BATCH or at == number:
            store.add(quad for one in batch for quad in (*one.quads(), *read_at(str(one.iri), _NOW)))
            batch.clear()
    return size


def whole(number: int, folder: Path) -> Graph:
    """Return the same readouts as one graph of rdflib."""
    graph = Graph(bind_namespaces="none")
    for graphs in readouts(number, folder):
        graph += graphs.stated
        graph += graphs.inferred
        graph += graphs.provenance
    return graph


def row(number: int, size: int, name: str, seconds: float, report: validate.Report) -> tuple[str, ...]:
    """Return a row of the table; memory is the most that the process has had so far."""
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{size / seconds:,.0f}"
    return (f"{number:,}", f"{size:,}", name, f"{seconds:,.2f}", speed, str(len(report.findings)), f"{memory:,.0f}")


def ours(number: int, folder: Path) -> tuple[tuple[str, ...], validate.Report, float]:
    """Validate so many readouts and return a row of the table, the report and the seconds."""
    with Store.open(folder / f"store-{number}", create=True) as store:
        size = filled(store, number, folder)
        begin = time.perf_counter()
        report = check.stored(store)
        seconds = time.perf_counter() - begin
    return row(number, size, "kg", seconds, report), report, seconds


def theirs(number: int, folder: Path) -> tuple[tuple[str, ...], validate.Report, float]:
    """Let pySHACL validate so many readouts and return the same."""
    graph = whole(number, folder)
    begin = time.perf_counter()
    report = validate.reference(graph)
    seconds = time.perf_counter() - begin
    return row(number, len(graph), "pySHACL", seconds, report), report, seconds


def main(words: Sequence[str] | None = None) -> None:
    """Print the table, and how many times as fast as pySHACL it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readouts", type=int, nargs="+", default=[9, 90, 900], metavar="NUMBER")
    parser.add_argument("--without-reference", action="store_true", help="leave pySHACL out, which takes minutes")
    given = parser.parse_args(words)
    first, *more = sorted(given.readouts)
    with TemporaryDirectory() as folder:
        ours(1, Path(folder))  # so that nothing is loaded for the first time while it is timed
        mine, report, quick = ours(first, Path(folder))
        rows, ratio = [mine], ""
        if not given.without_reference:
            reference, wanted, slow = theirs(first, Path(folder))
            rows.append(reference)
            ratio = f"{slow / quick:,.0f} times as fast as pySHACL\n"
            if report != wanted:
                raise SystemExit("pySHACL finds something else")
        rows += [ours(number, Path(folder))[0] for number in more]
    sys.stdout.write(aligned(Table.of(_COLUMNS, rows)) + ratio)


if __name__ == "__main__":
    main()

"""How long it takes to build the graph of a folder, with validation, and how much memory and disk.

    python -m bench.build [--documents N ...] [--seed N]

The program runs as a user runs it: `kg build FOLDER`, then once more over the unchanged folder.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench.generate import write
from bench.memory import Watch
from kg.queries import Table, aligned

_COLUMNS = ("documents", "seconds", "documents/s", "processor ms/document", "memory", "store", "unchanged again")
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Build:
    """What one run of the program took."""

    seconds: float
    """By the clock on the wall."""
    processor: float
    """Seconds of all processors."""
    peak: float
    """The most memory of all processes together, in MB."""


def built(folder: Path, store: Path) -> Build:
    """Return what it took to build the store of a folder; CalledProcessError if it failed."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--store", str(store)]
    before, begin = _processor(), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=_ROOT, stdout=said, stderr=said)  # noqa: S603 - ourselves
        with Watch(process.pid) as watch:
            code = process.wait()
        if code:
            said.seek(0)
            raise subprocess.CalledProcessError(code, command, said.read())
    return Build(time.perf_counter() - begin, _processor() - before, watch.peak)


def row(number: int, folder: Path, seed: int) -> tuple[str, ...]:
    """Return the figures of so many documents."""
    documents, store = folder / f"{number}", folder / f"{number}.store"
    write(documents, number, seed=seed)
    first = built(documents, store)
    again = built(documents, store)
    size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    figures = (f"{first.seconds:.1f}", f"{number / first.seconds:.1f}", f"{1000 * first.processor / number:.1f}")
    return (f"{number:,}", *figures, f"{first.peak:,.0f} MB", f"{size / 1e6:,.1f} MB", f"{again.seconds:.1f} s")


def _processor() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(words: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        rows = [row(number, Path(name), given.seed) for number in given.documents]
    sys.stdout.write(aligned(Table.of(_COLUMNS, rows)))


if __name__ == "__main__":
    main()

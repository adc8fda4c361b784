"""How fast the stored queries are: the program's store in memory and on disk, plain rdflib, and servers.

    python -m bench.queries [--triples N ...] [--engines NAME ...] [--servers NAME ...] [--endpoint NAME=URL ...]

Every engine has a process of its own and the same graph of made-up readouts. A query is asked once to warm up, and
its best time after that counts: of the processor for what runs in the process, by the clock for a server. rdflib
gets the first time, for it keeps nothing, and nobody has more than --limit seconds a query.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from math import exp, log
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tomllib import loads
from types import FrameType

from bench.engines import ENGINES, Engine, Served
from bench.graphs import kept
from bench.servers import FILLED
from kg.queries import Table, aligned, catalogue
from kg.queries.stored import Kind, Query

_PARAMETERS = Path(__file__).with_name("parameters.toml")
_TIMES, _LONG, _AGAIN = 3, 1.0, 0.5
_SHORT = 1000
"""Rows below which an answer is one that somebody waits for."""


class _Late(BaseException):
    """The time is up; not an Exception, for rdflib takes those for unbound values and goes on."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one engine did with one query."""

    seconds: float
    """0 if it cannot answer; if it was late, the seconds that it had."""
    rows: int = 0
    digest: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What one engine did with all queries on one graph."""

    engine: str
    filled: float
    """Processor seconds until the graph was there."""
    peak: float
    """The most memory that the process had, in MB."""
    measures: dict[str, Measure]


def questions(only: Sequence[str] = ()) -> dict[str, str]:
    """Return the text of the stored questions and views by name, and those with typical parameters."""
    typical = loads(_PARAMETERS.read_text(encoding="utf-8"))
    asked = [query for query in catalogue().values() if query.kind in (Kind.QUESTION, Kind.VIEW)]
    texts: dict[str, str] = {}
    for query in asked:
        if not only or query.name in only:
            texts |= {query.name: query.bind({})}
            texts |= {_called(query, values): query.bind(values) for values in typical.get(query.name, ())}
    return texts


def measured(name: str, file: Path, texts: Mapping[str, str], limit: float) -> Run:
    """Return what the engine of this name, or the server at this address, does in a process of its own."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, name, file, dict(texts), limit))
    process.start()
    there.close()
    try:
        run = here.recv()
    except EOFError:
        raise RuntimeError(f"{name}: the process ended without an answer") from None
    finally:
        process.join()
    return Run(*run)


def _served(name: str, graph: Path, measure: Callable[[str], Run]) -> Run:
    """Return what a server does that is started and filled for the purpose."""
    with tempfile.TemporaryDirectory() as folder, FILLED[name](graph, Path(folder)) as address:
        return measure(f"{name}={address}")


def _work(out: Connection, name: str, file: Path, texts: dict[str, str], limit: float) -> None:
    begin = time.process_time()
    label, _, address = name.partition("=")
    engine = Served(address, limit) if address else ENGINES[name](file)
    filled = time.process_time() - begin
    measures = {}
    for query, text in texts.items():
        measures[query] = _measure(engine, text, limit, once=name == "rdflib")
        print(f"{label}: {query}, {measures[query].seconds:.4f} s", file=sys.stderr)  # noqa: T201 - how far it is
    out.send((label, filled, getrusage(RUSAGE_SELF).ru_maxrss / 1024, measures))


def _measure(engine: Engine, text: str, limit: float, *, once: bool) -> Measure:
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, limit, _AGAIN)
    try:
        best, rows = _timed(engine, text)
        for _ in range(0 if once or best > _LONG else _TIMES):
            best = min(best, _timed(engine, text)[0])
    except (_Late, TimeoutError):
        return Measure(limit, late=True)
    except (LookupError, OSError):
        return Measure(0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Measure(best, len(rows), sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest())


def _timed(engine: Engine, text: str) -> tuple[float, list[tuple[str, ...]]]:
    begin = engine.clock()
    rows = engine.rows(text)
    return engine.clock() - begin, rows


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Late


def _called(query: Query, values: Mapping[str, str]) -> str:
    return " ".join([query.name, *(f"{name}={value.rpartition('/')[2]}" for name, value in values.items())])


def faster(run: Run, plain: Run) -> tuple[float, int]:
    """Return how many times as fast an engine is at least, a geometric mean, and over how many queries."""
    both = [(one.seconds, plain.measures[query].seconds) for query, one in run.measures.items() if not one.late]
    factors = [log(slow / fast) for fast, slow in both if fast and slow]
    return exp(sum(factors) / max(1, len(factors))), len(factors)


def table(runs: Sequence[Run]) -> Table:
    """Return the seconds of each query by engine; a star marks rows unlike those of the first engine."""
    rows = []
    for query, first in runs[0].measures.items():
        cells = [_cell(run.measures[query], first) for run in runs]
        rows.append((query, f"{first.rows:,}", *cells))
    return Table.of(("query", "rows", *(run.engine for run in runs)), rows)


def _cell(measure: Measure, first: Measure) -> str:
    if measure.late or not measure.seconds:
        return f">{measure.seconds:.0f}" if measure.late else "-"
    return f"{measure.seconds:.4f}{'' if measure.digest == first.digest else '*'}"


def summary(runs: Sequence[Run]) -> str:
    """Return a line for each engine: what it took, its slowest short answer, and how it stands to rdflib."""
    plain = next((run for run in runs if run.engine == "rdflib"), None)
    lines = []
    for run in runs:
        short = {query: one.seconds for query, one in run.measures.items() if one.rows < _SHORT and not one.late}
        slowest = max(short, key=lambda query: short[query], default="none")
        line = f"{run.engine}: filled in {run.filled:.1f} s, {run.peak:,.0f} MB at most"
        line += f"; slowest answer below {_SHORT:,} rows: {slowest}, {short.get(slowest, 0):.2f} s"
        if plain and run is not plain:
            factor, number = faster(run, plain)
            line += f"; {factor:.0f} times as fast as rdflib (geometric mean of {number} queries)"
        lines.append(f"{line}\n")
    return "".join(lines)


def main(words: Sequence[str] | None = None) -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[100_000])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--servers", nargs="+", choices=list(FILLED), default=[], help="are started and filled")
    parser.add_argument("--endpoint", nargs="+", default=[], metavar="NAME=URL", help="holds the same graph already")
    parser.add_argument("--only", nargs="+", default=[], help="names of stored queries")
    parser.add_argument("--limit", type=float, default=60, help="seconds a query, of the processor if it is here")
    parser.add_argument("--folder", type=Path, help="keeps graphs and stores there for the next time")
    given = parser.parse_args(words)
    texts = questions(given.only)
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        for size in given.triples:
            graph = kept(folder, size)
            measure = partial(measured, file=graph, texts=texts, limit=given.limit)
            runs = [measure(engine) for engine in (*given.engines, *given.endpoint)]
            runs += [_served(server, graph, measure) for server in given.servers]
            sys.stdout.write(f"{size:,} triples\n{aligned(table(runs))}{summary(runs)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""How the time of the stored questions grows with the graph: a table, and a picture with both axes in powers of ten.

    python -m bench.growth [--triples N ...] [--engines NAME ...] [--svg FILE]

A point is the geometric mean of the seconds of those queries that every engine answered in time at every size.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, exp, floor, log, log10
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from bench.engines import ENGINES
from bench.graphs import kept
from bench.queries import Run, measured, questions
from kg.queries import Table, aligned

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 420, 70, 540, 40, 350
_LOOKS = (("#0b6e4f", ""), ("#1f4e9c", "6 3"), ("#b3261e", "2 3"), ("#6b4c9a", "8 2 2 2"))
_TITLE = "Seconds for a stored question, geometric mean of {} questions"

Means = dict[str, dict[int, float]]
"""Seconds by engine and number of triples."""


def means(runs: Mapping[int, Sequence[Run]]) -> tuple[Means, int]:
    """Return the geometric means by engine and size, and the number of queries that they are taken over."""
    every = [run.measures for some in runs.values() for run in some]
    common = [name for name in every[0] if all(one[name].seconds and not one[name].late for one in every)]
    found: Means = {}
    for size, some in runs.items():
        for run in some:
            logs = [log(run.measures[name].seconds) for name in common]
            found.setdefault(run.engine, {})[size] = exp(sum(logs) / max(1, len(logs)))
    return found, len(common)


def picture(found: Means, number: int) -> str:
    """Return the means as SVG, a line for each engine."""
    across = _decades(size for line in found.values() for size in line)
    up = _decades(mean for line in found.values() for mean in line.values())
    lines = []
    for (name, line), (colour, dashes) in zip(found.items(), _LOOKS, strict=False):
        dots = [(_x(size, across), _y(mean, up)) for size, mean in sorted(line.items())]
        points = " ".join(f"{x},{y}" for x, y in dots)
        lines.append({"name": name, "colour": colour, "dashes": dashes, "dots": dots, "points": points})
    values: dict[str, Any] = {
        "title": _TITLE.format(number),
        "description": f"A line for each of {', '.join(found)}; both axes in powers of ten.",
        "width": _WIDTH,
        "height": _HEIGHT,
        "left": _LEFT,
        "right": _RIGHT,
        "top": _TOP,
        "bottom": _BOTTOM,
        "lines": lines,
        "across": [(_x(10.0**power, across), f"{10**power:,}") for power in across],
        "up": [(_y(10.0**power, up), f"{10.0**power:g} s") for power in up],
    }
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    return templates.get_template("growth.svg.j2").render(values) + "\n"


def _decades(values: Iterable[float]) -> range:
    """Return the powers of ten that take in all values, two at least."""
    powers = [log10(value) for value in values]
    first = floor(min(powers))
    return range(first, max(ceil(max(powers)), first + 1) + 1)


def _x(value: float, decades: range) -> float:
    return round(_LEFT + (log10(value) - decades[0]) / (decades[-1] - decades[0]) * (_RIGHT - _LEFT), 1)


def _y(value: float, decades: range) -> float:
    return round(_BOTTOM - (log10(value) - decades[0]) / (decades[-1] - decades[0]) * (_BOTTOM - _TOP), 1)


def table(found: Means) -> Table:
    """Return the means in milliseconds, a row for each size."""
    sizes = sorted({size for line in found.values() for size in line})
    rows = [(f"{size:,}", *(f"{1000 * line[size]:.2f} ms" for line in found.values())) for size in sizes]
    return Table.of(("triples", *found), rows)


def main(words: Sequence[str] | None = None) -> None:
    """Print the table, and write the picture if a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[20_000, 50_000, 100_000])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--only", nargs="+", default=[], help="names of stored queries")
    parser.add_argument("--limit", type=float, default=20, help="processor seconds for a query of rdflib")
    parser.add_argument("--folder", type=Path, help="keeps graphs and stores there for the next time")
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args(words)
    texts, runs = questions(given.only), {}
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        for size in given.triples:
            file = kept(folder, size)
            runs[size] = [measured(engine, file, texts, given.limit) for engine in given.engines]
    found, number = means(runs)
    if given.svg:
        given.svg.write_text(picture(found, number), encoding="utf-8")
    sys.stdout.write(aligned(table(found)))


if __name__ == "__main__":
    main()

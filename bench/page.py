"""How smoothly the page of `kg view` moves, in headless Chromium: a folder of readouts, and twenty thousand edges.

    python bench/page.py [--statements N ...]

A frame that takes longer than 16.7 ms is a frame that a person may see missing. The statements are made up.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.queries import Table, aligned
from kg.said import Document, Node, Statement
from kg.views.page import flow_page

TESTS = Path(__file__).resolve().parent.parent / "tests"
BASE = "example:"
SCROLLED = """(async () => {
  const view = [...document.querySelectorAll('.view')].find(each => !each.hidden);
  const frame = view.querySelector('.scroll') ?? document.documentElement;
  const times = [];
  for (let last = performance.now(), step = 0; step < 90; step += 1) {
    frame.scrollTop += 40;
    frame.scrollLeft += 15;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  return times.sort((a, b) => a - b);
})()"""
SEARCHED = """(async () => {
  const begin = performance.now();
  const form = document.getElementById('filters');
  form.elements.q.value = 'number 7';
  form.dispatchEvent(new Event('input'));
  await new Promise(requestAnimationFrame);
  return performance.now() - begin;
})()"""


def made_up(number: int) -> tuple[Statement, ...]:
    """Return so many statements by up to 400 actors on up to 1,600 issues, half of them by and on a few of these."""
    draw = random.Random(1)
    actors = [Node(f"{BASE}actor-{at}", f"Minister number {at}") for at in range(min(400, number // 8 + 2))]
    issues = [Node(f"{BASE}issue-{at}", f"made-up issue number {at}") for at in range(min(1600, number // 4 + 2))]
    return tuple(_statement(at, draw, actors, issues) for at in range(number))


def _statement(at: int, draw: random.Random, actors: Sequence[Node], issues: Sequence[Node]) -> Statement:
    some = draw.random() < 0.5
    who = draw.sample(actors[: len(actors) // 8 + 2] if some else actors, draw.choice((1, 1, 1, 2, 2)))
    what = draw.sample(issues[: len(issues) // 8 + 3] if some else issues, draw.choice((1, 2, 2, 3)))
    words = f"Minister {at} stated that the made-up matter number {at} would be looked at again."
    kind = draw.choice(("assertive", "directive", "expressive", "agreement", "opposition"))
    document = Document(f"{BASE}document-{at // 20:04}", f"document {at // 20:04}")
    spans = ((100 * at + 10, 100 * at + 60),)
    said = (document, words, 100 * at, spans, "stated", "state", kind, "assertion", len(who) > 1)
    return Statement(f"{document.iri}#s{at}", *said, speakers=tuple(who), issues=tuple(what))


def row(browser: Any, number: int, folder: Path) -> tuple[str, ...]:
    """Return what was measured of a page of so many statements."""
    statements = made_up(number)
    begin = time.perf_counter()
    page = flow_page(statements, "Made up")
    written = time.perf_counter() - begin
    path = folder / f"{number}.html"
    path.write_text(page, encoding="utf-8")
    browser.open(path.as_uri())
    ready = browser.run("performance.timing.loadEventEnd - performance.timing.navigationStart")
    frames = browser.run(SCROLLED)
    seen = browser.run("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    edges = sum(len(one.speakers) * len(one.issues) for one in statements)
    milliseconds = (seen, ready, frames[45], frames[85], browser.run(SEARCHED))
    figures = (f"{number:,}", f"{edges:,}", f"{len(page) / 1e6:.1f} MB", f"{written:.1f} s")
    return (*figures, *(f"{each:.0f} ms" for each in milliseconds))


def main(words: Sequence[str] | None = None) -> None:
    """Print the table."""
    sys.path.insert(0, str(TESTS))
    chromium = import_module("chromium")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, nargs="*", default=[400, 8000])
    numbers = parser.parse_args(words).statements
    columns = (
        "statements",
        "edges",
        "file",
        "written in",
        "first picture",
        "ready",
        "frame",
        "95 % of frames",
        "search",
    )
    with tempfile.TemporaryDirectory() as name:
        browser = chromium.Chromium(chromium.find(), Path(name) / "profile")
        try:
            rows = [row(browser, number, Path(name)) for number in numbers]
        finally:
            browser.close()
    sys.stdout.write(aligned(Table.of(columns, rows)))


if __name__ == "__main__":
    main()

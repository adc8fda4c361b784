"""Corrections of the readout that several tests build, and what is asked of a store after them. All is made up."""

from pathlib import Path

from click.testing import CliRunner, Result

from kg.build import Settings, build
from kg.cli import cli
from kg.graph import graph_names
from kg.queries import Table, catalogue, run
from kg.store import Store
from kg.summary import Fate

CLIMATE = "Ruritania will deepen cooperation"
SPEAKER = f'[[statement]]\nquote = "{CLIMATE}"\nspeakers = ["Bob Sample"]\n'
ISSUE = f'[[statement]]\nquote = "{CLIMATE}"\nadd_issues = ["trade"]\n'
REMOVED = '[[statement]]\nquote = "to meet again"\nremove = true\n'
MEETING = '[encounter]\ndate = 2031-05-01\n[[participant]]\nname = "Cyd Newcomer"\noffice = "King"\nstate = "Japan"\n'
LOST = '[[statement]]\nquote = "nobody said this"\nremove = true\n'


def rows(store: Path, name: str) -> list[dict[str, str]]:
    """Return the answer to a stored query, each row by column."""
    with Store.open(store) as opened:
        answer = run(opened, catalogue()[name])
    assert isinstance(answer, Table)
    return [dict(zip(catalogue()[name].columns, map(str, row), strict=True)) for row in answer.rows]


def graph(store: Path, part: int) -> set[tuple[str, str, str]]:
    """Return the triples of one graph of the only readout: 0 stated, 1 inferred, 2 provenance; local names only."""
    with Store.open(store) as opened:
        (readout,) = opened.readouts()
        quads = list(opened.quads(graph_names(readout.iri)[part]))
    return {tuple(t.value.rpartition("#")[2].rpartition("/")[2] for t in q.triple) for q in quads}  # type: ignore[misc]


def fate(path: Path, store: Path, *vocabulary: Path) -> Fate:
    """Return what becomes of the only document."""
    (document,) = build([path], store, Settings(vocabulary=vocabulary)).documents
    return document.fate


def kg(*words: str | Path) -> Result:
    """Return the result of a command."""
    return CliRunner().invoke(cli, list(map(str, words)))

"""`kg export` of networks: which format, which shape, which statements, and what is no option."""

import csv
from pathlib import Path

import pytest
from talks import OTHER, TALKS, Write
from test_cli import one_line, run

from kg.network import NETWORKS


@pytest.fixture
def two(write: Write, store: Path) -> Path:
    """Return a store with two readouts of other days and issues."""
    assert run("build", write("talks.txt", TALKS), write("other.txt", OTHER), "--store", store).exit_code == 0
    return store


def quotes(store: Path, *words: str) -> list[str]:
    """Return the quotes of the statements that an export of a network holds, in its order."""
    folder = store.with_name("network")
    result = run("export", "-f", "csv", "-o", folder, "--shape", "statements", "--store", store, *words)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        return [row["quote"] for row in csv.DictReader(file) if row["kind"] == "statement"]


@pytest.mark.parametrize("form", NETWORKS)
@pytest.mark.parametrize("shape", ["edges", "statements"])
def test_network_formats(built: Path, tmp_path: Path, form: str, shape: str) -> None:
    """Each format goes to standard output or into a file, the same bytes; the ending can choose it."""
    path = tmp_path / f"network{NETWORKS[form].suffix.upper()}"
    options = ("--shape", shape, "--store", built)

    assert run("export", "-o", path, *options).exit_code == 0
    assert path.read_bytes() == run("export", "-f", form, *options).stdout_bytes
    assert path.read_bytes() == run("export", "-f", form, "-o", "-", *options).stdout_bytes


def test_default_shape_is_that_of_edges(built: Path) -> None:
    """Without a word on the shape actors are linked to issues."""
    plain = run("export", "-f", "gexf", "--store", built).stdout_bytes

    assert plain == run("export", "-f", "gexf", "--shape", "edges", "--store", built).stdout_bytes


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], 4),
        (["--document", "other.txt"], 2),
        (["--from", "2031-05-04"], 2),
        (["--to", "2031-05-03"], 2),
        (["--from", "2031-05", "--to", "2031"], 4),
        (["--issue", "trade"], 1),
        (["--actor", "Sample"], 2),
        (["--actor", "Sample", "--document", "talks.txt"], 1),
    ],
)
def test_narrowing(two: Path, words: list[str], expected: int) -> None:
    """Actor, issue, document and dates leave so many statements."""
    assert len(quotes(two, *words)) == expected


def test_nothing_is_said(two: Path) -> None:
    """A network without statements is written, and one line says that it is empty."""
    result = run("export", "-f", "dot", "--from", "2099", "--store", two)

    assert (result.exit_code, result.stdout) == (0, "digraph {\n  rankdir=LR\n}\n")
    assert one_line(result.stderr) == "kg: no statement is like that: the network is empty"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--actor", "x"], "kg: --actor: no option of turtle; leave it out, or choose a network format"),
        (["--to", "2031", "--from", "2031", "-f", "nquads"], "kg: --from, --to: no option of nquads; leave it out"),
        (["--scope", "all", "-f", "gexf"], "kg: --scope: no option of gexf; leave it out, or choose an RDF"),
        (["--actor", "Nobody", "-f", "gexf"], "kg: Nobody: is no name in the store"),
        (["--document", "nowhere", "-f", "gexf"], "kg: nowhere: is neither a file nor a readout in the store"),
        (["--from", "May", "-f", "gexf"], "kg: May: is no date; write a day, a month or a year"),
        (["-f", "csv", "-o", "x.csv"], "kg: x.csv: is the name of one file, and a network is two"),
    ],
)
def test_refusals(built: Path, words: list[str], reason: str) -> None:
    """Options of another format, and names that nothing has, are one line and exit code 2."""
    result = run("export", *words, "--store", built)

    assert result.exit_code == 2
    assert one_line(result.stderr).startswith(reason)

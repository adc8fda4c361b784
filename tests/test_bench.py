"""The benchmarks run as their README says; how fast anything is, they do not judge here."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import chromium
import pytest
from lxml import etree

from bench import graphs, queries
from bench.memory import Watch
from bench.queries import Measure, Run, faster, summary, table
from bench.servers import FILLED
from kg.store.reference import built_in

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def bench(name: str, *words: str) -> list[str]:
    """Return the lines that a benchmark prints."""
    command = [sys.executable, "-m", f"bench.{name}", *words]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return result.stdout.splitlines()


def test_reading_bench() -> None:
    """The benchmark of the reader prints a row for each way to read, the reader with all cues of its own texts."""
    command = [sys.executable, str(ROOT / "bench" / "reading.py"), "--rounds", "1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    header, _, kg, pattern = result.stdout.splitlines()
    assert header.split() == ["reader", "documents/s", "cue", "precision", "cue", "recall"]
    assert [float(cell) > 0.9 for cell in kg.split()[2:]] == [True, True]
    assert pattern.startswith("one regular expression")
    assert float(pattern.split()[-1]) < float(kg.split()[-1])


def test_validation_bench() -> None:
    """The benchmark of validation prints a row for each number of readouts, with what was found in them."""
    command = [sys.executable, "-m", "bench.validation", "--readouts", "2", "4", "--without-reference"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)

    header, _, *rows = result.stdout.splitlines()
    assert header.split()[:2] == ["readouts", "triples"]
    assert [row.split()[0] for row in rows] == ["2", "4"]
    assert [int(row.split()[5]) > 0 for row in rows] == [True, True]


def test_page_bench() -> None:
    """The benchmark of the page prints a row for each number of statements."""
    if not chromium.find():
        pytest.skip("no Chromium found: install it, or name it in KG_CHROMIUM")
    command = [sys.executable, str(ROOT / "bench" / "page.py"), "--statements", "30", "900"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == ["30", "900"]


def test_query_bench(tmp_path: Path) -> None:
    """The benchmark of the queries gives each engine the same graph, and prints rows, seconds and factors."""
    lines = bench("queries", "--triples", "18000", "--only", "readouts", "basis_of_facts", "--folder", str(tmp_path))
    rows = {line[:15].strip(): line.split() for line in lines[3:5]}

    assert lines[1].split() == ["query", "rows", "memory", "disk", "rdflib"]
    assert rows["basis_of_facts"][-1] == "-"
    assert all(0 < float(cell) < 60 for cell in rows["readouts"][2:])
    assert [line.partition(":")[0] for line in lines if "filled in" in line] == ["memory", "disk", "rdflib"]
    assert "times as fast as rdflib" in next(line for line in lines if line.startswith("disk:"))
    assert (tmp_path / "18000.nq").exists()


def test_growth_bench(tmp_path: Path) -> None:
    """The benchmark of growth prints a row for each size, and draws a line for each engine."""
    file = tmp_path / "growth.svg"
    words = ("--triples", "18000", "20000", "--engines", "memory", "disk", "--only", "readouts", "stances")
    lines = bench("growth", *words, "--svg", str(file))
    drawn = etree.parse(file).getroot()

    assert [line.split()[0] for line in lines[2:]] == ["18,000", "20,000"]
    assert len(drawn.findall(".//{*}polyline")) == 2
    assert {"memory", "disk"} <= {text.text for text in drawn.iter("{*}text")}


def test_build_bench() -> None:
    """The benchmark of building prints a row for each number of documents, with memory and store."""
    lines = bench("build", "--documents", "3", "5")

    assert [line.split()[0] for line in lines[2:]] == ["3", "5"]
    assert all(" MB " in line and line.endswith(" s") for line in lines[2:])


def test_a_graph_begins_a_larger_one() -> None:
    """The graph of a size is the beginning of a larger one, and holds whole readouts."""
    small = list(graphs.lines(18_000))
    large = list(islice(graphs.lines(20_000), len(small)))

    assert len(small) > len(built_in())
    assert (
        small[len(built_in()) :] == large[len(built_in()) :]
    )  # blank nodes of the vocabulary have no names of their own
    assert sum(map(len, small[:-1])) < 18_000 <= sum(map(len, small))


def test_typical_parameters_belong_to_queries() -> None:
    """The typical values are for parameters that the stored queries have; each is measured without them, too."""
    texts = queries.questions()
    bound = [name for name in texts if "=" in name]

    assert len(bound) > 8
    assert all(name.split()[0] in texts and texts[name] != texts[name.split()[0]] for name in bound)


def test_memory_of_all_processes() -> None:
    """What a child takes counts together with what its own child takes."""
    hold = "import time; held = b'x' * 30_000_000; time.sleep(1)"
    parent = f"import subprocess, sys; held = b'x' * 30_000_000; subprocess.run([sys.executable, '-c', {hold!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent])
    with Watch(process.pid) as watch:
        process.wait()

    assert 60 < watch.peak < 200


def test_factors_and_marks() -> None:
    """Engines are compared where both answered; late ones count with the time that they had; other rows get a star."""
    long, tiny = Measure(0.1, 2000, "y"), Measure(0.2, 1, "z")
    fast = Run("memory", 1.0, 10.0, {"a": Measure(0.1, 5, "x"), "b": long, "c": tiny})
    slow = Run("rdflib", 2.0, 20.0, {"a": Measure(1.0, 5, "x"), "b": Measure(40, late=True), "c": Measure(0)})
    wrong = Run("server", 0, 5.0, {"a": Measure(0.3, 4, "w"), "b": long, "c": tiny})
    factor, number = faster(fast, slow)

    assert (round(factor), number) == (63, 2)
    assert [row[2:] for row in table([fast, slow, wrong]).rows] == [
        ("0.1000", "1.0000", "0.3000*"), ("0.1000", ">40", "0.1000"), ("0.2000", "-", "0.2000"),
    ]  # fmt: skip
    assert "slowest answer below 1,000 rows: c, 0.20 s; 63 times as fast" in summary([fast, slow])


@pytest.mark.parametrize("name", sorted(FILLED))
def test_a_server_is_started_filled_and_asked(tmp_path: Path, name: str) -> None:
    """A server gives the rows of the program's own store, and has ended when the benchmark has."""
    words = ("--triples", "18000", "--engines", "disk", "--servers", name, "--only", "readouts", "passages")
    try:
        lines = bench("queries", *words, "--folder", str(tmp_path))
    except subprocess.CalledProcessError as error:
        if "MissingError" in error.stderr:
            pytest.skip(f"no {name} found")
        raise

    header, _, *rows = lines[1:6]
    assert header.split() == ["query", "rows", "disk", name]
    assert [row.split()[0] for row in rows] == ["passages", "readouts", "readouts"]
    assert not [row for row in rows if "*" in row or "-" in row.split()[-1]]

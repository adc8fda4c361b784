"""The same store gives the same bytes in any process, whatever the hashes of that process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOW
from stores import made

from kg.store import Store

NESTED = """
PREFIX zone: <https://example.org/zone#>
PREFIX area: <https://example.org/area#>
PREFIX act: <https://example.org/act#>
CONSTRUCT { ?one a area:Thing ; zone:kind [ act:is ?kind ; zone:of [ area:in ?kind ] ] } WHERE { ?one a ?kind }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store whose vocabulary is missing, so that shapes are broken, and a query."""
    folder = tmp_path_factory.mktemp("same")
    (folder / "nested.rq").write_text(NESTED)
    with Store.open(folder / "store", create=True) as store:
        store.replace(made(), "file:///nowhere/talks.txt", NOW)
    return folder


def printed(folder: Path, seed: str, *words: str) -> bytes:
    """Return what the command prints in a process of its own."""
    command = [sys.executable, "-m", "kg", *words, "--store", str(folder / "store")]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    result = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert result.stdout, result.stderr
    return result.stdout


@pytest.mark.parametrize(
    "words", [("query", "nested.rq", "-f", "ttl"), ("query", "nested.rq", "-f", "csv"), ("validate", "-f", "ttl")]
)
def test_processes_write_the_same(folder: Path, words: tuple[str, ...]) -> None:
    """Prefixes, blank nodes and findings stand in the same order and have the same names in every process."""
    named = [str(folder / word) if word.endswith(".rq") else word for word in words]

    assert len({printed(folder, seed, *named) for seed in "012"}) == 1


def test_threads_share_the_shapes() -> None:
    """Threads that are the first to ask for the shapes get the same graph, not each one with other blank nodes."""
    program = (
        "import sys\nfrom concurrent.futures import ThreadPoolExecutor\nfrom threading import Barrier\n"
        "from kg.validate import shapes\n"
        "sys.setswitchinterval(1e-6)\nstart = Barrier(4)\n"
        "with ThreadPoolExecutor(4) as threads:\n"
        "    print(len({id(each) for each in threads.map(lambda _: (start.wait(), shapes.shapes())[1], range(4))}))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)

    assert result.stdout == "1\n"

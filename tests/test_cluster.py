"""A build by the workers of a cluster: a real one of two processes on this machine."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from talks import TALKS, Write

from kg.build import Settings, build
from kg.cli import cli
from kg.errors import UsageError
from kg.export import export
from kg.store import Store
from kg.summary import Document

distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")

MANY = 24


@pytest.fixture(scope="module")
def lent() -> Iterator[Any]:
    """Give a cluster of two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as running:
        yield running


@pytest.fixture
def folder(write: Write) -> Path:
    """Return a folder with many different made-up readouts, and one file that is none."""
    write("empty.txt", "")
    for number in range(MANY):
        write(f"{number:03}.txt", f"{TALKS}\nThey met {number} times.")
    return write("recipe.txt", "A recipe\n\nTake two eggs.").parent


def exported(store: Path) -> bytes:
    """Return all of a store as bytes."""
    file = store.with_suffix(".nq")
    with Store.open(store) as opened:
        export(opened, "nquads", file)
    return file.read_bytes()


def test_a_cluster_makes_the_same_store(lent: Any, folder: Path, store: Path, tmp_path: Path) -> None:
    """The workers of a cluster make what one process makes, also if one of them is killed on the way."""
    build([folder], store)
    processes = [process.pid for process in (worker.process for worker in lent.workers.values())]
    seen: list[str] = []

    def watch(documents: Iterator[Document], _: int) -> Iterator[Document]:
        for document in documents:
            seen.append(document.name)
            if len(seen) == 5:
                os.kill(processes[0], signal.SIGKILL)
            yield document

    summary = build([folder], tmp_path / "lent", Settings(scheduler=lent.scheduler_address, watch=watch))

    assert len(seen) == MANY + 2
    assert (summary.held, summary.exit_code) == (MANY, 3)
    assert exported(tmp_path / "lent") == exported(store)
    assert sorted(path.name for path in tmp_path.iterdir() if "shards" in path.name) == []


def test_nobody_answers(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no scheduler listens, or the address is none, one line says so and nothing is built."""
    monkeypatch.setattr("kg.build.cluster._PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(UsageError, match="no scheduler answers there"):
            build([folder], store, Settings(scheduler=address))
    result = CliRunner().invoke(cli, ["build", str(folder), "--scheduler", "tcp://127.0.0.1:9", "--store", str(store)])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)

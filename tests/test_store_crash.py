"""Sudden ends: a writer that is killed, a disk that is full, a reader that comes in between.

Run as a program, this file is the writer.
"""

import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, TEXT, reading, source

from kg.errors import StoreError
from kg.graph import ReadoutGraphs, Shard, graph_names, to_graphs
from kg.store import Arrival, Store
from kg.store.arriving import arriving, unfinished
from kg.store.opening import is_written
from kg.store.union import with_union
from kg.vocab import DEFAULT_BASE

TESTS = Path(__file__).parent
SHELVES = 3


def numbered(number: int) -> ReadoutGraphs:
    """Return the graphs of one of many documents."""
    text = source(f"{TEXT} {number}", f"{number}.txt")
    return to_graphs(replace(reading(), source=text), DEFAULT_BASE, "v1")


def place(number: int) -> str:
    """Return where a numbered document stands: there are few places, so that most replace another."""
    return f"file:///shelf/{number % SHELVES}"


def tell(what: object) -> None:
    """Write one line for the process that waits."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def write_on(folder: str, limit: str = "") -> None:
    """Put in documents without end and tell the number of each that is in; `limit` is the most bytes a file."""
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        with Store.open(Path(folder), create=True) as store:
            for number in range(100_000):
                store.replace(numbered(number), place(number), NOW)
                tell(number)
    except StoreError as error:
        tell(error)


def writer(folder: Path, limit: str = "") -> subprocess.Popen[str]:
    """Start a process that puts in documents without end."""
    command = [sys.executable, __file__, str(folder), limit]
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": paths})


def complete(store: Store) -> dict[str, int]:
    """Return the number of the document in each place, every one proved to be there as a whole."""
    found = {}
    for readout in store.readouts():
        number = int(readout.source.removesuffix(".txt"))
        assert set(store.quads(*graph_names(readout.iri))) == set(numbered(number).quads())
        found[readout.location] = number
    return found


@pytest.mark.parametrize("seconds", [0.05, 0.4, 0.9])
def test_killed_writer_loses_nothing_and_leaves_no_half(tmp_path: Path, seconds: float) -> None:
    """After kill -9 the store opens, all that was acknowledged is there, and every readout is whole."""
    path = tmp_path / "store"
    with writer(path) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        lines += process.stdout.readlines()
    last = int([line for line in lines if line.endswith("\n")][-1])

    with Store.open(path, write=True) as store:
        found = complete(store)
        graphs = {str(name) for name in store.engine.named_graphs()}
    expected = [{place(n): n for n in range(end + 1)} for end in (last, last + 1)]
    assert found in expected
    assert len(graphs) <= 3 * (len(found) + 1) + 2  # those of runs and of the layout


@pytest.mark.parametrize("share", [0.3, 1])
def test_what_was_on_its_way_in_is_taken_out(tmp_path: Path, share: float) -> None:
    """A readout of which a bulk load brought in a part, or all of it, is not there at the next opening."""
    path, kept, lost = tmp_path / "store", numbered(1), numbered(2)
    with Store.open(path, create=True) as store:
        store.replace(kept, place(1), NOW)
        before = set(store.engine)
        some = sorted(with_union(lost.quads()), key=str)
        with suppress(ZeroDivisionError), arriving(path, [str(lost.iri)]):
            store.engine.extend(some[: int(len(some) * share)])
            raise ZeroDivisionError
    with pytest.raises(StoreError, match="was left in the middle of a build; run `kg build` once more"):
        Store.open(path)

    with Store.open(path, write=True) as store:
        assert set(store.engine) == before
        assert not unfinished(path)
    with Store.open(path) as store:
        assert complete(store) == {place(1): 1}


def test_a_finished_load_leaves_no_note(tmp_path: Path) -> None:
    """What a bulk load has brought in stays, with the record of its run, when the store is opened again."""
    path, graphs = tmp_path / "store", numbered(1)
    with Store.open(path, create=True) as store:
        store.put([Arrival(Shard.of(str(graphs.iri), graphs.facts()), (place(1),), "print")], NOW)
    with Store.open(path, write=True) as store:
        assert complete(store) == {place(1): 1}
        assert store.fingerprint(place(1)) == "print"


def test_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    """When no more can be written, one line says so, and what was acknowledged before is kept."""
    path = tmp_path / "store"
    with writer(path, "1500000") as process:
        assert process.stdout
        *numbers, message = process.stdout.read().splitlines()

    assert message.startswith(f"{path}: the disk is full")
    with Store.open(path) as store:
        assert complete(store) == {place(n): n for n in range(len(numbers))}


def test_a_look_whether_somebody_writes_changes_nothing(tmp_path: Path) -> None:
    """Whether another process writes is seen as long as it does, and no file is touched by looking."""
    path = tmp_path / "busy"
    with writer(path) as process:
        assert process.stdout
        process.stdout.readline()
        assert is_written(path)
        process.kill()
        process.wait()
    before = {file.name: file.stat().st_mtime_ns for file in path.iterdir()}

    assert not is_written(path)
    assert not is_written(tmp_path)
    assert {file.name: file.stat().st_mtime_ns for file in path.iterdir()} == before


def test_a_store_in_use_is_read_or_told(tmp_path: Path) -> None:
    """A reader beside a busy writer sees whole readouts, or is told in one line that it must wait."""
    path, messages = tmp_path / "busy", []
    with writer(path) as process:
        assert process.stdout
        process.stdout.readline()
        for _ in range(8):
            try:
                with Store.open(path) as store:
                    assert complete(store)
            except StoreError as error:
                messages.append(str(error))
        process.kill()

    assert set(messages) <= {f"{path}: is in use by another process; wait until that one has finished"}


if __name__ == "__main__":
    write_on(*sys.argv[1:])

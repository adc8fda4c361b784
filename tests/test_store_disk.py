"""The store on disk: one writer, many readers, and errors of one line that say what to do."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, TEXT, reading, source

from kg.errors import StoreError
from kg.graph import graph_names, to_graphs
from kg.store import Store
from kg.store.opening import explained
from kg.vocab import DEFAULT_BASE

TESTS = Path(__file__).parent
HERE, THERE = "file:///here.txt", "file:///there.txt"
FIRST = to_graphs(reading(), DEFAULT_BASE, "v1")
SECOND = to_graphs(replace(reading(), source=source(f"{TEXT} More.")), DEFAULT_BASE, "v1")


def refusal(path: Path, *, create: bool = False, write: bool = False) -> str:
    """Return the message with which a store is refused, proved to be one line that begins with the path."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, create=create, write=write)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a store with one readout."""
    path = tmp_path / "deep" / "store"
    with Store.open(path, create=True) as store:
        store.replace(FIRST, HERE, NOW)
    return path


# --- opening -------------------------------------------------------------------------------------


def test_a_store_is_made_where_it_is_wanted(folder: Path) -> None:
    """A store is made in a new folder, folders above it included, and keeps what was put in."""
    with Store.open(folder) as store:
        assert set(store.quads(*graph_names(FIRST.iri))) == set(FIRST.quads())


def test_an_empty_folder_may_become_a_store(tmp_path: Path) -> None:
    """An empty folder is no store, but one can be made there."""
    assert "there is no store" in refusal(tmp_path)
    with Store.open(tmp_path, create=True) as store:
        assert store.readouts() == []


def test_a_missing_store_is_not_made_by_asking(tmp_path: Path) -> None:
    """Opening what is not there fails, says which command makes a store, and leaves nothing behind."""
    path = tmp_path / "none"

    assert "make one with `kg build`" in refusal(path)
    assert "there is no store" in refusal(path, write=True)
    assert not path.exists()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """A file in the place of the folder is refused."""
    path = tmp_path / "file"
    path.write_text("x")

    assert "is a file" in refusal(path, create=True)
    assert path.read_text() == "x"


def test_a_foreign_folder_is_never_written_to(tmp_path: Path) -> None:
    """A folder that holds other things is refused and stays as it is."""
    (tmp_path / "LOG").write_text("mine")
    (tmp_path / "thesis.txt").write_text("precious")

    assert "other things in it" in refusal(tmp_path, create=True)
    assert "other things in it" in refusal(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"LOG": "mine", "thesis.txt": "precious"}


def test_a_store_killed_while_it_was_made_can_be_made_again(tmp_path: Path) -> None:
    """The first files of a store alone are no hindrance."""
    for name in ("LOCK", "LOG", "IDENTITY"):
        (tmp_path / name).write_text("")

    with Store.open(tmp_path, create=True) as store:
        assert store.readouts() == []


# --- several at once -----------------------------------------------------------------------------


def test_there_is_one_writer(folder: Path) -> None:
    """A second writer is told that the store is in use, in this process and in another."""
    other = "import sys, kg.store, pathlib\nkg.store.Store.open(pathlib.Path(sys.argv[1]), write=True)"
    with Store.open(folder, write=True):
        assert "in use by another process" in refusal(folder, write=True)
        done = subprocess.run([sys.executable, "-c", other, folder], cwd=TESTS.parent, capture_output=True)

    assert b"in use by another process" in done.stderr
    with Store.open(folder, write=True):
        pass


def test_readers_stand_side_by_side(folder: Path) -> None:
    """Two readers see the same, and a reader does not keep a writer out."""
    with Store.open(folder) as one, Store.open(folder) as two:
        assert one.readouts() == two.readouts()
        with Store.open(folder, write=True) as store:
            store.replace(SECOND, THERE, NOW)
        assert len(one.readouts()) == 1
    with Store.open(folder) as later:
        assert len(later.readouts()) == 2


def test_a_reader_cannot_write(folder: Path) -> None:
    """A store opened for reading refuses changes."""
    with Store.open(folder) as store, pytest.raises(StoreError):
        store.replace(SECOND, THERE, NOW)


# --- damage --------------------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", ["MANIFEST-*", "*.sst", "CURRENT"])
@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_a_damaged_store_is_told(folder: Path, pattern: str, write: bool) -> None:
    """A store whose files were overwritten is called damaged, and the remedy is named."""
    for path in folder.glob(pattern):
        path.write_bytes(b"garbage")

    message = refusal(folder, write=write)
    assert "is damaged" in message
    assert "kg build" in message


def test_reading_what_is_damaged_writes_nothing(folder: Path) -> None:
    """A store that cannot be read is left as it is: no file comes, goes or changes."""
    for path in folder.glob("*.sst"):
        path.write_bytes(b"garbage")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert "is damaged" in refusal(folder, write=False)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    """A store that may not be written to is named with what to do."""
    folder.chmod(0o500)
    message = refusal(folder, write=True)
    folder.chmod(0o700)

    assert "may not be read and written" in message


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "IO error: No space left on device: While appending to file: /a/LOCK/s/8.log",
            "disk is full",
        ),
        ("IO error: While mkdir if missing: /a/LOCK/s: Permission denied", "may not be read and written"),
        (
            "IO error: While open a file for log: /a/LOCK/s/LOG: Read-only file system",
            "may not be read and written",
        ),
        ("IO error: While lock file: /a/LOCK/s/LOCK: Resource temporarily unavailable", "in use by another process"),
        ("Corruption: block checksum mismatch", "is damaged"),
        ("Corruption: Sst file size mismatch sstable: /a/LOCK/s/1.sst", "is damaged"),
        ("something\nelse", "cannot be used: something else"),
    ],
)
def test_what_the_engine_says_is_told_in_plain_words(said: str, told: str) -> None:
    """Each kind of failure has its own line; an unknown one is quoted in one line."""
    message = str(explained("/a/LOCK/s", OSError(said)))

    assert told in message
    assert "\n" not in message


def test_literals_of_an_update_are_data(folder: Path) -> None:
    """Text that looks like a query is stored as text when one readout replaces another."""
    hostile = replace(reading(), title='" } } ; $added \\" CLEAR ALL #')
    with Store.open(folder, write=True) as store:
        store.replace(to_graphs(hostile, DEFAULT_BASE, "v1"), HERE, NOW)
        graphs = to_graphs(hostile, DEFAULT_BASE, "v1")
        assert set(store.quads(*graph_names(graphs.iri))) == set(graphs.quads())

"""The copy of the store in memory: it answers as the disk does, never with what is old, and can be ended."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from jobs import faulty, gone, hungry, slow, wrong
from talks import OTHER, TALKS

from kg.build import build
from kg.errors import QueryError
from kg.store import Store
from kg.web import copies
from kg.web.children import Children, Limits
from kg.web.problems import BrokenError, LimitError

pytestmark = pytest.mark.slow

PATIENCE = 60.0
LIMITS = Limits(seconds=30, copy=500)


def who(store: Store) -> tuple[int, int]:
    """Return which process answers, and how many readouts it knows."""
    return os.getpid(), len(store.readouts())


def lines(store: Store) -> list[str]:
    """Return all that a store holds, sorted."""
    return sorted(map(str, store.engine))


KEPT: list[bytes] = []


def greedy(store: Store, megabytes: int) -> int:
    """Take memory, and keep it."""
    KEPT.append(os.urandom(1) * (megabytes << 20))
    return len(store.readouts())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store with one readout, whose files have been at rest for a while."""
    (tmp_path / "talks.txt").write_text(TALKS)
    build([tmp_path / "talks.txt"], tmp_path / "store")
    for path in (tmp_path / "store").iterdir():
        os.utime(path, (1, 1))
    return tmp_path / "store"


def until(ready: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def warm(store: Path, limits: Limits = LIMITS) -> Iterator[Children]:
    """Yield children that answer from memory."""
    with closing(Children(store, limits)) as children:
        children.warm_up()
        until(lambda: children.run(who)[0] == children.run(who)[0])
        yield children


def test_the_copy_is_the_store(store: Path) -> None:
    """The copy holds what the store holds; one process answers several questions, where the disk needs several."""
    with warm(store) as children, closing(Children(store, Limits())) as cold:
        assert children.run(lines) == cold.run(lines)
        assert children.run(who)[0] == children.run(who)[0]
        assert cold.run(who)[0] != cold.run(who)[0]


def test_what_goes_wrong_is_told(store: Path) -> None:
    """An error of a job is the same as from the disk, and the process goes on; one that breaks off is replaced."""
    with warm(store) as children:
        first = children.run(who)
        with pytest.raises(QueryError, match="is asked wrongly; ask rightly"):
            children.run(wrong)
        with pytest.raises(BrokenError, match=r"at jobs.py:\d+: ZeroDivisionError"):
            children.run(faulty)
        with pytest.raises(LimitError, match="needs more memory"):
            children.run(hungry)
        assert children.run(who) == first
        with pytest.raises(LimitError, match="needs more memory than it may take, or is nested too deeply"):
            children.run(gone)
        assert children.run(who)[1] == 1


def test_what_takes_too_long_is_ended(store: Path) -> None:
    """A slow job is ended in time with its process, and the next one answers from memory again."""
    with warm(store, Limits(seconds=8, copy=500)) as children:
        before = children.run(who)[0]
        begun = time.monotonic()
        with pytest.raises(LimitError, match="took longer than 8 seconds"):
            children.run(slow, 60.0)
        after = children.run(who)[0]

        assert time.monotonic() - begun < PATIENCE / 2
        assert before != after == children.run(who)[0]


def test_a_process_that_has_grown_ends(store: Path) -> None:
    """A process that keeps much memory answers, and is not asked again."""
    with warm(store, Limits(seconds=20, copy=500, megabytes=1200)) as children:
        first = children.run(who)[0]
        assert children.run(greedy, 10) == 1
        assert children.run(who)[0] == first
        assert children.run(greedy, 310) == 1
        assert children.run(who)[0] != first


def test_what_is_new_is_seen_at_once(store: Path) -> None:
    """As soon as the store has changed the disk is asked, and once it is at rest there is a new copy."""
    (store.parent / "other.txt").write_text(OTHER)
    with warm(store) as children:
        assert children.run(who)[1] == 1
        build([store.parent / "other.txt"], store)
        assert children.run(who)[1] == 2
        until(lambda: children.run(who) == children.run(who))
        assert children.run(who)[1] == 2


@pytest.mark.parametrize("megabytes", [0, 1])
def test_no_copy_of_what_is_too_large(store: Path, megabytes: int) -> None:
    """A store that does not fit into the memory allowed is not copied, and asked on disk."""
    with closing(Children(store, Limits(copy=megabytes))) as children:
        children.warm_up()
        time.sleep(1)
        assert len({children.run(who)[0] for _ in range(4)}) == 4


def test_nothing_stays_behind(store: Path) -> None:
    """When the server ends, so do the process with the copy and those that share it."""
    with warm(store) as children:
        answering = children.run(who)[0]
        holding = children._copies._process.pid

    until(lambda: not _runs(answering) and not _runs(holding))


def _runs(pid: int) -> bool:
    """Tell whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_state_of_a_store(tmp_path: Path) -> None:
    """The state changes with each file but for the protocol and the lock; what is not there has none."""
    (tmp_path / "000001.log").write_bytes(b"a")
    before = copies.state_of(tmp_path)
    (tmp_path / "LOG").write_bytes(b"b")
    (tmp_path / "LOCK").touch()
    same = copies.state_of(tmp_path)
    (tmp_path / "000001.log").write_bytes(b"ab")

    assert before == same != copies.state_of(tmp_path)
    assert copies.state_of(tmp_path / "none") == frozenset()

"""Opening the database, and what the database complains about in words that help."""

import errno
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InUseError, StoreError

if sys.platform != "win32":
    import fcntl

_HEAD, _LOCK = "CURRENT", "LOCK"
_HELD = (errno.EACCES, errno.EAGAIN)
"""How the system says that another process holds a lock."""
_IN_USE = ("is in use by another process", "wait until that one has finished")
_BEGUN = re.compile(r"LOCK|LOG|IDENTITY|LOG\.old\.\d+|MANIFEST-\d+|\d+\.dbtmp")
_TRIES, _PAUSE = 3, 0.1
_LOCKED = r"/LOCK\b|lock hold by|being used by another"
_FAULTS = (
    (_LOCKED, *_IN_USE),
    (
        r"No space left|Disk quota|File too large|file size limit",
        "the disk is full",
        "make room and go on: what was stored is kept",
    ),
    (
        r"Permission denied|Read-only file system|Operation not permitted",
        "may not be read and written",
        "ask for permission or name another folder",
    ),
    (
        r"Corruption|No such file|MANIFEST",
        "is damaged",
        "delete the folder and make the store again with `kg build`",
    ),
)


@contextmanager
def faults(path: str, *, reader: bool = False) -> Iterator[None]:
    """Turn what the database engine raises into a StoreError of one line about the store at `path`.

    To a `reader`, a file that a writer has just put away looks like damage: the lock tells the two apart.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        if reader and is_written(Path(path)):
            raise InUseError(path, *_IN_USE) from error
        raise explained(path, error) from error


def explained(path: str, error: Exception) -> StoreError:
    """Return the error that says in plain words what the database engine said."""
    message = str(error)
    told = re.sub(rf"(?<![\w/]){re.escape(path)}(?=[/:]|$)", "", message)  # a folder may be called anything
    for pattern, reason, remedy in _FAULTS:
        if re.search(pattern, told):
            return (InUseError if pattern == _LOCKED else StoreError)(path, reason, remedy)
    return StoreError(path, f"cannot be used: {' '.join(message.split())}")


def open_engine(path: Path, *, create: bool, write: bool) -> ox.Store:
    """Return the open database in the folder `path`, which is made if `create` is given.

    A folder that holds anything but a store is never written to.
    """
    if create and not _exists(path):
        _make(path)
    else:
        demand(path)
        if not write:
            return _reader(path)
    with faults(str(path)):
        return _writer(path)


def _writer(path: Path) -> ox.Store:
    """Return the database opened for writing; a reader that looks whether somebody writes may hold it for a moment."""
    for _ in range(_TRIES - 1):
        try:
            return ox.Store(path)
        except OSError:
            time.sleep(_PAUSE)
    return ox.Store(path)


def demand(path: Path) -> None:
    """Raise StoreError unless there is a store in the folder, whoever may have it open."""
    if not _exists(path):
        raise StoreError(str(path), "there is no store", "make one with `kg build`")


def _make(path: Path) -> None:
    """Make the folder of a new store with those above it; raises StoreError if that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        known = explained(str(path), OSError(error.strerror))
        reason = known.reason if known.remedy and not isinstance(error, FileNotFoundError) else error.strerror
        raise StoreError(str(path), f"cannot be made: {reason}", "name another folder") from error


def _exists(path: Path) -> bool:
    """Tell whether there is a store in the folder; raises StoreError if something else is there."""
    with faults(str(path)):
        if not path.exists():
            return False
        if not path.is_dir():
            raise StoreError(str(path), "is a file, not a folder", "name another place for the store")
        names = {entry.name for entry in path.iterdir()}
    if _HEAD not in names and not all(map(_BEGUN.fullmatch, names)):
        raise StoreError(str(path), "is a folder with other things in it", "name another place for the store")
    return _HEAD in names


def _reader(path: Path) -> ox.Store:
    """Return the database opened for reading; a writer may put a file away in between, so try again."""
    for _ in range(_TRIES - 1):
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError):
            time.sleep(_PAUSE)
    with faults(str(path), reader=True):
        return ox.Store.read_only(str(path))


def is_written(path: Path) -> bool:
    """Tell whether another process has the store open for writing, without a change to any file.

    False where the system cannot tell. Not for a process that writes to the store itself: it would lose its own lock.
    """
    if sys.platform == "win32":
        return False
    try:
        with (path / _LOCK).open("rb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _HELD
    return False

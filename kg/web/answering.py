"""Answering one question in a process of its own: what it may take, and what it tells when something goes wrong."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, NamedTuple

from kg.console import debugging
from kg.errors import KGError
from kg.store import Store
from kg.web.problems import BrokenError, LimitError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take, and what the copy in memory may."""

    seconds: float = 20.0
    rows: int = 100_000
    """Rows or triples of an answer of the endpoint."""
    megabytes: int = 4096
    """Memory of the process that answers, the copy of the store not counted."""
    at_once: int = 4
    """Questions that are answered at the same time; others wait for their turn."""
    copy: int = 0
    """Megabytes that a copy of the store in memory may take; with 0 there is none."""
    kept: int = 0
    """Megabytes of answers that are kept for whoever asks the same again; with 0 there are none."""


class Task(NamedTuple):
    """A job with its arguments but for the store."""

    job: Callable[..., Any]
    given: tuple[Any, ...]
    named: dict[str, Any]


class Failure(NamedTuple):
    """An error that a process met, in parts: made again on the other side, it is what it was."""

    kind: type[KGError]
    parts: tuple[str, str, str]


def answer(sender: Connection, limits: Limits, path: Path, task: Task) -> None:
    """Send what a job returns for the store on disk, or the failure; what runs here is another process."""
    _bound_memory(limits)
    _bound_time(limits)
    _be_quiet()
    with _Telling(sender), Store.open(path) as store:
        sender.send(task.job(store, *task.given, **task.named))


def answer_many(connection: Connection, limits: Limits, store: Store) -> None:
    """Answer one task after the other, each with whether this process goes on; what runs here is another process.

    It ends when nobody asks any more, and when it has grown.
    """
    _bound_memory(limits)
    _be_quiet()
    enough = _resident() + limits.megabytes * _MEGABYTE // 4
    going = True
    while going:
        task = connection.recv()
        _bound_time(limits)
        with _Telling(connection):
            connection.send(task.job(store, *task.given, **task.named))
        going = _resident() < enough
        connection.send(going)


class _Telling:
    """Sends what goes wrong inside it to whoever asked, and ends it there: no traceback reaches a person."""

    def __init__(self, sender: Connection) -> None:
        self._sender = sender

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None and not isinstance(error, KeyboardInterrupt | BrokenPipeError):
            self._sender.send(_failure(error, trace))
        return True


def _failure(error: BaseException, trace: TracebackType | None) -> Failure:
    if isinstance(error, KGError):
        return Failure(type(error), (error.subject, error.reason, error.remedy))
    if isinstance(error, MemoryError):
        return Failure(LimitError, ("query", "needs more memory than it may take", "ask for less, or add a LIMIT"))
    last = extract_tb(trace)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return Failure(BrokenError, ("internal error", f"at {where}: {reason}", "please report it"))


def _be_quiet() -> None:
    """Close standard error, where the database would complain of want of memory."""
    if not debugging():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _bound_memory(limits: Limits) -> None:
    """Limit what this process may take beyond what it has, where the system can."""
    if resource is not None:
        most = limits.megabytes * _MEGABYTE + _pages(0)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _bound_time(limits: Limits) -> None:
    """Limit the processor time from now on, where the system can: the clock of the parent is the limit that counts."""
    if resource is not None:
        most = int(time.process_time() + 2 * limits.seconds) + 4
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _resident() -> int:
    """Return the bytes of memory that this process has in use, 0 where the system does not tell."""
    return _pages(1)


def _pages(column: int) -> int:
    """Return a figure of this process in bytes: its address space (0) or what of it is in memory (1)."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[column]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")

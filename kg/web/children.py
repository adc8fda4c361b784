"""Questions to the store, each in a process of its own: it sees the newest build, and can be ended at any moment.

children = Children(path, Limits())
rows = children.run(job, "word")        # job(store, "word"), in another process
"""

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import BoundedSemaphore, Lock
from traceback import extract_tb
from types import TracebackType
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from kg.console import debugging
from kg.errors import KGError
from kg.store import Store
from kg.web.problems import BrokenError, BusyError, LimitError

Given = ParamSpec("Given")
Result = TypeVar("Result")

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT: Any = multiprocessing.get_context(_METHOD)
_LOADED = ["kg.web.jobs", "kg.cli"]
_GRACE = 1.0
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take."""

    seconds: float = 20.0
    rows: int = 100_000
    """Rows or triples of an answer of the endpoint."""
    megabytes: int = 4096
    """Memory of the process that answers."""
    at_once: int = 4
    """Questions that are answered at the same time; others wait for their turn."""


class Failure(NamedTuple):
    """An error that a process met, in parts: made again on the other side, it is what it was."""

    kind: type[KGError]
    parts: tuple[str, str, str]


class Children:
    """Runs questions to the store at `store` in processes that live no longer than their answer."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._places = BoundedSemaphore(limits.at_once)
        self._starting = Lock()
        if _METHOD == "forkserver":
            _CONTEXT.set_forkserver_preload(_LOADED)

    def run(
        self, job: Callable[Concatenate[Store, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        """Return what `job` returns for the store and the other arguments; raises the KGError that it raises.

        LimitError when it takes too long, BusyError when no place became free, BrokenError when it broke off.
        """
        if not self._places.acquire(timeout=self.limits.seconds):
            raise BusyError("server", "is busy with other queries", "try again in a moment")
        try:
            outcome = self._outcome(job, given, named)
        finally:
            self._places.release()
        if isinstance(outcome, Failure):
            raise outcome.kind(*outcome.parts)
        found: Result = outcome
        return found

    def _outcome(self, job: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        receiver, sender = _CONTEXT.Pipe(duplex=False)
        task = (sender, self.limits, self.store, job, given, named)
        child = _CONTEXT.Process(target=_work, args=task, daemon=True)
        with self._starting:
            child.start()
        sender.close()
        try:
            return _received(receiver, self.limits)
        except EOFError:
            child.join(_GRACE)
            raise _broken(child.exitcode) from None
        except KGError:
            child.kill()
            raise
        finally:
            receiver.close()
            child.join(_GRACE)
            child.kill()


def _received(receiver: Connection, limits: Limits) -> Any:
    if not receiver.poll(limits.seconds):
        raise LimitError("query", f"took longer than {limits.seconds:g} seconds", "ask for less, or add a LIMIT")
    return receiver.recv()


def _broken(code: int | None) -> KGError:
    """Return the error of a process that ended without an answer: a signal ends it when its memory or stack is full."""
    if code is not None and code < 0:
        return LimitError("query", "needs more memory than it may take, or is nested too deeply", "ask for less")
    return BrokenError("query", "broke off", "try again, and report it if it happens again")


def _work(
    sender: Connection,
    limits: Limits,
    path: Path,
    job: Callable[..., Any],
    given: tuple[Any, ...],
    named: dict[str, Any],
) -> None:
    """Answer one question and send the answer; what runs here is another process."""
    _bound(limits)
    if not debugging():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where the database would complain of want of memory
    with _Telling(sender), Store.open(path) as store:
        sender.send(job(store, *given, **named))


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


def _bound(limits: Limits) -> None:
    """Limit memory and time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent is all there is
        return
    memory, seconds = limits.megabytes * _MEGABYTE, int(limits.seconds) + 2
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))

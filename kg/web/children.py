"""Questions to the store, each in a process of its own: it sees the newest build, and can be ended at any moment.

children = Children(path, Limits())
rows = children.run(job, "word")        # job(store, "word"), in another process

Where there is a copy of the store in memory that is as new as the store, a process that shares it answers instead. What
was asked before is answered at once as long as the store is what it was then.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.forkserver import ensure_running
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from kg.errors import KGError
from kg.store import Store
from kg.web.answering import Failure, Limits, Task, answer
from kg.web.copies import Copies, Offspring, state_of
from kg.web.kept import Kept
from kg.web.problems import BrokenError, BusyError, LimitError
from kg.workers import safely_started

__all__ = ["Children", "Limits"]

Given = ParamSpec("Given")
Result = TypeVar("Result")

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT: Any = multiprocessing.get_context(_METHOD)
_LOADED = ["kg.web.jobs", "kg.cli"]
_GRACE = 1.0


class Children:
    """Runs questions to the store at `store` in processes that can be ended at any moment."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._places = BoundedSemaphore(limits.at_once)
        self._starting = Lock()
        if _METHOD == "forkserver":
            _CONTEXT.set_forkserver_preload(_LOADED)
        self._copies = Copies(_CONTEXT, store, limits)
        self._kept = Kept(limits.kept * 2**20)

    def warm_up(self) -> None:
        """Begin to load what answers, and to copy the store into memory if it is small enough; returns at once."""
        if _METHOD == "forkserver":
            with safely_started():
                ensure_running()
        self._copies.begin()

    def close(self) -> None:
        """End the process that holds the copy."""
        self._copies.close()

    def run(
        self, job: Callable[Concatenate[Store, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        """Return what `job` returns for the store and the other arguments; raises the KGError that it raises.

        LimitError when it takes too long or too much, BusyError when no place became free, BrokenError when it
        broke off.
        """
        task = Task(job, given, named)
        question, state = bytes(ForkingPickler.dumps(task)), state_of(self.store)
        known = self._kept.get(state, question)
        answer = known or self._asked(task)
        outcome = ForkingPickler.loads(answer)
        if isinstance(outcome, Failure):
            raise outcome.kind(*outcome.parts)
        if known is None and state == state_of(self.store):  # nobody wrote meanwhile
            self._kept.put(state, question, answer)
        found: Result = outcome
        return found

    def _asked(self, task: Task) -> bytes:
        """Return what comes back for a task, as it came."""
        if not self._places.acquire(timeout=self.limits.seconds):
            raise BusyError("server", "is busy with other queries", "try again in a moment")
        try:
            offspring = self._copies.take()
            return self._from_memory(offspring, task) if offspring else self._from_disk(task)
        finally:
            self._places.release()

    def _from_memory(self, offspring: Offspring, task: Task) -> bytes:
        goes_on = False
        try:
            offspring.connection.send(task)
            outcome = _received(offspring.connection, self.limits)
            goes_on = ForkingPickler.loads(_received(offspring.connection, self.limits))
        except (EOFError, OSError):  # a process that ends in the middle of its answer is an OSError
            raise _TOO_MUCH from None
        except LimitError:
            os.kill(offspring.pid, signal.SIGKILL)
            raise
        else:
            return outcome
        finally:
            self._copies.put_back(offspring, goes_on=goes_on)

    def _from_disk(self, task: Task) -> bytes:
        receiver, sender = _CONTEXT.Pipe(duplex=False)
        child = _CONTEXT.Process(target=_work, args=(sender, self.limits, self.store, task), daemon=True)
        with self._starting, safely_started():
            child.start()
        sender.close()
        try:
            return _received(receiver, self.limits)
        except (EOFError, OSError):
            child.join(_GRACE)
            raise _broken(child.exitcode) from None
        except LimitError:
            child.kill()
            raise
        finally:
            receiver.close()
            child.join(_GRACE)
            child.kill()


def _received(receiver: Connection, limits: Limits) -> bytes:
    if not receiver.poll(limits.seconds):
        raise LimitError("query", f"took longer than {limits.seconds:g} seconds", "ask for less, or add a LIMIT")
    return receiver.recv_bytes()


_TOO_MUCH = LimitError("query", "needs more memory than it may take, or is nested too deeply", "ask for less")


def _broken(code: int | None) -> KGError:
    """Return the error of a process that ended without an answer: a signal ends it when its memory or stack is full."""
    if code is not None and code < 0:
        return _TOO_MUCH
    return BrokenError("query", "broke off", "try again, and report it if it happens again")


def _work(sender: Connection, limits: Limits, path: Path, task: Task) -> None:
    answer(sender, limits, path, task)

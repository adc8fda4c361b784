"""Who does the work: this process, or several beside it; results come in the order of what was given.

    with workers(jobs) as crew:
        for result in crew(function, items):

A process that dies takes nothing with it: what it had in hand is done again, each alone. What ends a second process is
handed back as an `Ended`, and the rest goes on.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 100
"""So many items a process are given out before their turn: enough to do while a batch is written."""


@dataclass(frozen=True, slots=True)
class Ended(Generic[Item]):
    """An item over which a process ended twice."""

    item: Item


class Crew(Protocol):
    """Calls a function with each item and yields the results in order; items are asked for as they are needed."""

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
        """Yield a result for each item."""


@contextmanager
def workers(jobs: int) -> Iterator[Crew]:
    """Give a crew of so many processes; of one, it is this process itself."""
    if jobs == 1:
        yield _here
        return
    pool = _Pool(jobs)
    try:
        yield pool
    finally:
        pool.close()


def _here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
    yield from map(function, items)


class _Pool:
    """A crew of processes beside this one, which get ready while this one does."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = _executor(jobs)
        for _ in range(jobs):
            self._executor.submit(int)

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            waiting.append((item, self._given(function, item)))
            if len(waiting) >= AHEAD * self._jobs:
                first = _done(function, *waiting.popleft())
                yield first
        for given, future in waiting:
            rest = _done(function, given, future)
            yield rest

    def close(self) -> None:
        """End the processes; what they have in hand is dropped."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)

    def _given(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        try:
            return self._running().submit(function, item)
        except BrokenProcessPool:
            self.close()
            return self._running().submit(function, item)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = _executor(self._jobs)
        return self._executor


def _done(function: Callable[[Item], Result], item: Item, future: "Future[Result]") -> Result | Ended[Item]:
    try:
        return future.result()
    except BrokenProcessPool:
        return _alone(function, item)


def _alone(function: Callable[[Item], Result], item: Item) -> Result | Ended[Item]:
    """Return the result for an item that another process may have died of, from a process of its own."""
    with _executor(1) as executor:
        try:
            return executor.submit(function, item).result()
        except BrokenProcessPool:
            return Ended(item)


def _executor(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_leave_ctrl_c)


@cache
def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: apart from this one, whose database has threads, and with modules loaded."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["kg.build.work"])
    return context


def _leave_ctrl_c() -> None:
    """Leave Ctrl-C, which the terminal sends to all processes, to the one that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

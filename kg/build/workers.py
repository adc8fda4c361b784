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
Promise = TypeVar("Promise")

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


def in_turn(
    items: Iterable[Item],
    give: Callable[[Item], Promise],
    take: Callable[[Item, Promise], Result],
    processes: Callable[[], int],
) -> Iterator[Result]:
    """Yield what is taken for each item, in order; of a few a process, each is given out before it is its turn."""
    waiting: deque[tuple[Item, Promise]] = deque()
    for item in items:
        waiting.append((item, give(item)))
        if len(waiting) >= AHEAD * processes():
            yield take(*waiting.popleft())
    while waiting:
        yield take(*waiting.popleft())


def _here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
    yield from map(function, items)


class _Pool:
    """A crew of processes beside this one, which get ready while this one does."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._many = _Processes(jobs)
        self._alone = _Processes(1)
        for _ in range(jobs):
            self._many.submit(int, 0)

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
        def done(item: Item, future: "Future[Result]") -> Result | Ended[Item]:
            try:
                return future.result()
            except BrokenProcessPool:
                return self._again(function, item)

        return in_turn(items, lambda item: self._many.submit(function, item), done, lambda: self._jobs)

    def close(self) -> None:
        """End the processes; what they have in hand is dropped."""
        self._many.close()
        self._alone.close()

    def _again(self, function: Callable[[Item], Result], item: Item) -> Result | Ended[Item]:
        """Return the result for an item that a process may have died of, from one with nothing else in hand."""
        try:
            return self._alone.submit(function, item).result()
        except BrokenProcessPool:
            return Ended(item)


class _Processes:
    """So many processes, started when there is something to do, and anew after one of them has died."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        """Return the promise of a result."""
        try:
            return self._running().submit(function, item)
        except BrokenProcessPool:
            self.close()
            return self._running().submit(function, item)

    def close(self) -> None:
        """End the processes."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = _executor(self._jobs)
        return self._executor


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

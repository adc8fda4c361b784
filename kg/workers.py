"""Who does the work: this process, or several beside it; results come in the order of what was given.

    with workers(jobs, "kg.build.work") as crew:
        for result in crew(function, items):

A process that dies takes nothing with it: what it had in hand is done again, each alone. What ends a second process is
handed back as an `Ended`, and the rest goes on. When this process ends, however suddenly, so do those beside it.
"""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from threading import Lock, Thread
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Promise = TypeVar("Promise")

_SAFE_PATH = "PYTHONSAFEPATH"
_STARTING = Lock()
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
def workers(jobs: int, module: str) -> Iterator[Crew]:
    """Give a crew of so many processes, which begin with a module loaded; of one, it is this process itself."""
    if jobs == 1:
        yield _here
        return
    pool = _Pool(jobs, module)
    try:
        yield pool
    finally:
        pool.close()


@contextmanager
def safely_started() -> Iterator[None]:
    """Let what Python starts meanwhile look for no module in the current folder: strangers' files may lie there."""
    with _STARTING:
        before = os.environ.get(_SAFE_PATH)
        os.environ[_SAFE_PATH] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SAFE_PATH]
            else:
                os.environ[_SAFE_PATH] = before


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


def freeze_memory() -> None:
    """Let what is in memory stay without being looked through for garbage again and again: a compiled vocabulary."""
    gc.collect()
    gc.freeze()


def _here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
    yield from map(function, items)


class _Pool:
    """A crew of processes beside this one, which get ready while this one does."""

    def __init__(self, jobs: int, module: str) -> None:
        self._jobs = jobs
        self._many = _Processes(jobs, module)
        self._alone = _Processes(1, module)
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
        """End the processes when they have done what they are at; all else that they have in hand is dropped."""
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

    def __init__(self, jobs: int, module: str) -> None:
        self._jobs = jobs
        self._module = module
        self._executor: ProcessPoolExecutor | None = None
        self._lifeline: Connection
        """As long as this is open the processes are needed; the system closes it when this process ends, however."""

    def submit(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        """Return the promise of a result."""
        try:
            return self._submitted(function, item)
        except BrokenProcessPool:
            self.close()
            return self._submitted(function, item)

    def close(self) -> None:
        """End the processes when they have done what they are at."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)
            self._lifeline.close()
            del executor
            gc.collect()  # gives back the semaphores, which Python otherwise misses if the program ends at once

    def _submitted(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        with safely_started():
            return self._running().submit(function, item)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = _context(self._module)
            ends, self._lifeline = context.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(self._jobs, context, _made_ready, (ends,))
        return self._executor


def _context(module: str) -> multiprocessing.context.BaseContext:
    """Return how processes are started: apart from this one, whose database has threads, and with a module loaded."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload([module])
    return context


def _made_ready(lifeline: Connection) -> None:
    """Leave Ctrl-C, which the terminal sends to all processes, to the one that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """End this process, whatever it is at, when nobody holds the other end of its lifeline."""
    wait([lifeline])
    os._exit(0)

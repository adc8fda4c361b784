"""A copy of the store in memory, in a process that begets another for each question.

The copy is made while questions go to the disk, and used only as long as the files of the store are those that it was
made of. What a process begets shares its memory, and can be ended as any other.
"""

import os
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import Store
from kg.web.answering import Limits, answer_many
from kg.workers import safely_started

_READY, _NEXT = b"r", b"n"
_PATIENCE = 5.0
_SETTLED = 2.0
"""Seconds for which the files of a store must have been left alone before they are copied."""
_SHARING = 2
"""Processes that share the copy at most: each may make it its own in the end."""
_PER_QUAD = 450 * (1 + _SHARING)
"""Bytes of memory that a quad takes, its part of the indexes and of the texts included, in all these processes."""
_UNCHANGING = ("LOG", "LOCK")
State = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Offspring:
    """A process that waits for its question."""

    pid: int
    connection: Connection


def state_of(path: Path) -> State:
    """Return the names, sizes and times of the files of a store: what changes with every change of the store."""
    with suppress(OSError), os.scandir(path) as entries:
        told = [(entry.name, entry.stat()) for entry in entries if not entry.name.startswith(_UNCHANGING)]
        return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in told)
    return frozenset()


class Copies:
    """The newest copy of a store, the processes that share it, and when to make another."""

    def __init__(self, context: Any, store: Path, limits: Limits) -> None:
        self._context = context
        self._store = store
        self._limits = limits
        self._possible = limits.copy > 0 and hasattr(os, "fork") and hasattr(socket, "send_fds")
        self._lock = Lock()
        self._state: State = frozenset()
        self._control: socket.socket | None = None
        self._process: Any = None
        self._ready = False
        self._idle: list[Offspring] = []
        self._busy: set[int] = set()

    def begin(self) -> None:
        """Begin to make a copy if there is none that is as new as the store, and if the store is at rest."""
        with self._lock:
            self._current()

    def take(self) -> Offspring | None:
        """Return a process with a copy of the store as it is now, to be put back; None if there is none free."""
        with self._lock:
            control = self._current()
            if control is None or len(self._busy) >= _SHARING:
                return None
            found = self._idle.pop() if self._idle else self._begotten(control)
            self._busy |= {found.pid} if found else set()
            return found

    def put_back(self, offspring: Offspring, *, goes_on: bool) -> None:
        """Keep a process for the next question, or let it go: it ends, or its copy is not the newest any more."""
        with self._lock:
            if goes_on and offspring.pid in self._busy:
                self._idle.append(offspring)
            else:
                offspring.connection.close()
            self._busy.discard(offspring.pid)

    def close(self) -> None:
        """End the process with the copy, and those that wait for a question."""
        with self._lock:
            self._forget()

    def _begotten(self, control: socket.socket) -> Offspring | None:
        ours, theirs = self._context.Pipe(duplex=True)
        with theirs, suppress(OSError):
            socket.send_fds(control, [_NEXT], [theirs.fileno()])
        with suppress(EOFError, OSError):
            if ours.poll(_PATIENCE):
                return Offspring(ours.recv(), ours)
        ours.close()
        self._forget()
        return None

    def _current(self) -> socket.socket | None:
        """Return the line to the copy if it is as new as the store."""
        if not self._possible:
            return None
        state = state_of(self._store)
        if state != self._state and _at_rest(state):
            self._forget()
            self._begin(state)
        return self._control if state == self._state and self._is_ready() else None

    def _forget(self) -> None:
        for offspring in self._idle:
            offspring.connection.close()
        if self._control is not None:
            self._control.close()
            self._process.kill()
            self._process.join(_PATIENCE)
        self._control, self._process, self._ready, self._state = None, None, False, frozenset()
        self._idle, self._busy = [], set()

    def _begin(self, state: State) -> None:
        self._state = state
        if sum(size for _, size, _ in state) > self._limits.copy * 2**20:
            return
        ours, theirs = socket.socketpair()
        with theirs:
            given = (theirs, self._store, self._limits)
            self._process = self._context.Process(target=_hold, args=given, daemon=True)
            with safely_started():
                self._process.start()
        ours.setblocking(False)
        self._control = ours

    def _is_ready(self) -> bool:
        """Tell whether the copy is made; what was too large is not made again until the store changes."""
        if self._control is not None and not self._ready:
            with suppress(BlockingIOError):
                self._ready = self._control.recv(1) == _READY
                if not self._ready:
                    self._control.close()
                    self._control = None
        return self._ready


def _at_rest(state: State) -> bool:
    newest = max((time_ns for _, _, time_ns in state), default=0)
    return time.time_ns() - newest > _SETTLED * 1e9


def _hold(control: socket.socket, path: Path, limits: Limits) -> None:
    """Copy a store into memory, and beget a process whenever one is asked for, until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which closes the line
    copy = _copied(path, limits.copy * 2**20)
    if copy is None:
        return
    control.setblocking(True)
    control.send(_READY)
    while True:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not descriptors:
            return
        if os.fork() == 0:
            control.close()
            _serve(Connection(descriptors[0]), limits, copy)
            os._exit(0)
        os.close(descriptors[0])
        _reap()


def _copied(path: Path, most: int) -> Store | None:
    """Return a copy of the store in memory, None if it is too large or changes meanwhile."""
    before = state_of(path)
    memory = ox.Store()
    try:
        with Store.open(path) as store:
            if len(store.engine) * _PER_QUAD > most:
                return None
            memory.bulk_extend(store.engine.quads_for_pattern(None, None, None, None))
    except (StoreError, OSError, RuntimeError):
        return None
    return Store(memory, path, writable=False) if state_of(path) == before else None


def _serve(connection: Connection, limits: Limits, copy: Store) -> None:
    with suppress(EOFError, OSError):
        connection.send(os.getpid())
        answer_many(connection, limits, copy)


def _reap() -> None:
    """Let go of the processes that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass

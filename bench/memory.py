"""The most memory that a process has together with all that it starts."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_PAUSE = 0.5
_PROC = Path("/proc")


class Watch:
    """Looks at a process and its descendants twice a second, as long as the `with` statement lasts.

    Memory that processes share is divided among them. Only Linux tells; elsewhere `peak` stays 0.
    """

    def __init__(self, process: int) -> None:
        self.peak = 0.0
        """In MB."""
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_megabytes, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    """Yield a process and all its descendants."""
    children: dict[int, list[int]] = defaultdict(list)
    for path in _PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended just now
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children[int(fields[1])].append(int(path.parent.name))
    waiting = [process]
    while waiting:
        one = waiting.pop()
        waiting += children[one]
        yield one


def _megabytes(process: int) -> float:
    """Return the proportional share of memory of a process, its resident memory where the system keeps no shares."""
    with suppress(OSError):
        for name, key in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
            path = _PROC / str(process) / name
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            sizes = [int(line.split()[1]) for line in lines if line.startswith(key)]
            if sizes:
                return sizes[0] / 1024
    return 0.0

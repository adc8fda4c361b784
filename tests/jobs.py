"""Jobs for the processes that answer: some that go well, and every way in which one can go wrong."""

import os
import signal
import time
from multiprocessing.connection import Connection

from kg.errors import QueryError
from kg.store import Store


def slow(store: Store, seconds: float) -> str:
    """Answer late."""
    time.sleep(seconds)
    return store.path


def wrong(store: Store) -> None:
    """Raise an error that the library knows."""
    raise QueryError(store.path, "is asked wrongly", "ask rightly")


def faulty(store: Store) -> None:
    """Raise an error that nobody expects."""
    raise ZeroDivisionError(store.path)


def hungry(store: Store) -> int:
    """Take more memory than there is for it."""
    return len(store.path * 2**34)


def cut_short(sender: Connection, *_: object) -> None:
    """Be ended while an answer goes out, whose length was told."""
    os.write(sender.fileno(), (1_000).to_bytes(4, "big") + b"a part")
    os.kill(os.getpid(), signal.SIGKILL)


def gone(store: Store) -> None:
    """End without an answer."""
    os._exit(len(store.path))

"""A note beside the database of the readouts that are on their way in.

A bulk load is no transaction: nobody promises that a process which is killed amid one leaves nothing. So they are noted
before, and whoever opens the store next takes out what is still noted. The note is a file, for a note in the database
would have to be rearranged with all that it holds.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "ARRIVING"


@contextmanager
def arriving(store: Path | None, readouts: Iterable[str]) -> Iterator[None]:
    """Note that the readouts with these IRIs are on their way into a store on disk until the block has ended well."""
    if store is None:
        yield
        return
    with (store / _NAME).open("w", encoding="utf-8") as file:
        file.writelines(f"{readout}\n" for readout in readouts)
        file.flush()
        os.fsync(file.fileno())
    yield
    settled(store)


def unfinished(store: Path) -> list[str]:
    """Return the IRIs of the readouts that were on their way in when a process ended."""
    try:
        return (store / _NAME).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []


def settled(store: Path) -> None:
    """Take the note away."""
    (store / _NAME).unlink(missing_ok=True)

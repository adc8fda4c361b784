"""How to build, and who watches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.build.whole import Tell, untold
from kg.errors import UsageError
from kg.graph.names import checked_base
from kg.summary import Document
from kg.vocab import DEFAULT_BASE

Watch = Callable[[Iterable[Document], int], Iterable[Document]]
"""Gets what becomes of the files, as it becomes known, and how many files there are; hands all of it on."""


def unwatched(documents: Iterable[Document], _: int) -> Iterable[Document]:
    """Return what becomes of the files without a look."""
    return documents


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build; raises UsageError if it cannot be done so."""

    base: str = DEFAULT_BASE
    """Base of the IRIs that are minted."""
    again: bool = False
    """True to read again what is known."""
    vocabulary: tuple[Path, ...] = ()
    """Turtle files and folders of the user's own, read beside the built-in vocabulary."""
    stop: Callable[[], bool] = bool
    """Asked before each text; true ends the build there."""
    watch: Watch = unwatched
    tell: Tell = untold
    jobs: int = 1
    """Processes that read; with one, it is this process."""
    scheduler: str = ""
    """Address of a scheduler of dask.distributed, whose workers read instead."""
    prune: bool = False
    """True to take out the readouts of files that are gone."""

    def __post_init__(self) -> None:
        checked_base(self.base)
        if self.jobs < 1:
            raise UsageError(str(self.jobs), "is no number of processes", "give 1 or more")

"""The same work on many machines: a crew that an existing cluster of dask.distributed lends.

Its workers must have this program, the same vocabulary files, and the folders of documents and shards under the same
paths. What is read comes back through the folder of shards, for a scheduler is no place for gigabytes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar, cast

from distributed import Client, KilledWorker

from kg.build.work import Outcome
from kg.errors import UsageError
from kg.graph import Shard
from kg.workers import Crew, Ended, in_turn

Item = TypeVar("Item")
Result = TypeVar("Result")

_connect = cast("Callable[..., Any]", Client)  # it has no types
_PATIENCE = 10
"""So many seconds a scheduler may take to answer."""


@contextmanager
def cluster(address: str, beside: Path) -> Iterator[Crew]:
    """Give the crew of the scheduler at an address; the folder of shards stands beside the path `beside`.

    Raises UsageError if nobody answers there, or no worker is ready.
    """
    try:
        client = _connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(address, "no scheduler answers there", "start one with `dask scheduler`") from error
    with client, TemporaryDirectory(prefix=f".{beside.name}-shards-", dir=beside.resolve().parent) as shards:
        if not client.nthreads():
            raise UsageError(address, "the scheduler has no worker", f"start some with `dask worker {address}`")
        yield _Cluster(client, Path(shards))


class _Cluster:
    """A crew whose processes stand anywhere."""

    def __init__(self, client: Any, shards: Path) -> None:
        self._client = client
        self._shards = shards

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Ended[Item]]:
        work = _Sharing(function, self._shards)
        return in_turn(items, lambda item: self._client.submit(work, item, pure=False), _fetched, self._processes)

    def _processes(self) -> int:
        return max(1, sum(map(int, self._client.nthreads().values())))


@dataclass(frozen=True, slots=True)
class _Sharing(Generic[Item, Result]):
    """Calls a function, and puts the bytes of what it read into a folder on the way back."""

    function: Callable[[Item], Result]
    folder: Path

    def __call__(self, item: Item) -> Any:
        result = self.function(item)
        if not isinstance(result, Outcome) or result.shard is None:
            return result
        path = self.folder / sha256(result.shard.iri.encode()).hexdigest()
        path.write_bytes(result.shard.nquads)
        return _Left(replace(result, shard=None), result.shard.iri, path)


@dataclass(frozen=True, slots=True)
class _Left:
    """What was read from a document, whose graphs were left in a file."""

    outcome: Outcome
    iri: str
    path: Path

    def fetched(self) -> Outcome:
        """Return it with its graphs, and remove the file."""
        content = self.path.read_bytes()
        self.path.unlink()
        return replace(self.outcome, shard=Shard(self.iri, content))


def _fetched(item: Item, future: Any) -> Any:
    try:
        result = future.result()
    except KilledWorker:
        return Ended(item)
    return result.fetched() if isinstance(result, _Left) else result

"""The pipeline: files in, a validated graph in the store, and an account of what became of each file.

Each text stands alone: one that cannot be read, is no readout or breaks a shape is set aside with the reason,
and the rest go on. The order of the arguments and the number of processes change nothing. A readout is committed
whole or not at all.

    summary = build(["talks/"], Path("kg-store"), Settings(jobs=4))
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path

from kg import files, links
from kg.build.gone import gone
from kg.build.namesakes import told_apart
from kg.build.run import Run
from kg.build.settings import Settings, unwatched
from kg.build.whole import look_over
from kg.build.work import Loading, Reader
from kg.errors import UsageError
from kg.known import left_out
from kg.lexicon import Lexicon, overlooked
from kg.source import Entry, Source, find
from kg.source.corrections import for_several
from kg.store import Store
from kg.summary import Document, Fate, Summary
from kg.workers import Crew, workers

__all__ = ["Settings", "build", "unwatched"]

_SMALL = 8
"""Up to so many files other processes would take longer to start than to read them."""


def build(paths: Iterable[Path | str], store_path: Path, settings: Settings | None = None) -> Summary:
    """Read every readout below `paths`, or at these addresses, into the store and return what became of each file.

    Raises StoreError when the store cannot be used; what was committed before stays.
    """
    settings, given = settings or Settings(), list(paths)
    entries, errors = find(given)
    refused = [Document(error.subject, Fate.REFUSED, str(error)) for error in errors]
    shared = for_several(files.corrections(settings.vocabulary))
    met: list[Source | Document] = []
    if not store_path.exists():
        met = _up_to_readable(Loading(told_apart(shared, entries, ())[0]), entries)
        if not any(isinstance(one, Source) for one in met):
            return Summary(_sorted(refused, (one for one in met if isinstance(one, Document))))
    vocabulary = files.vocabulary(settings.vocabulary)
    reader = Reader(settings.base, settings.vocabulary, Lexicon.load(vocabulary))
    with _crew(settings, len(entries), store_path) as crew, Store.open(store_path, create=True) as store:
        told = [*_vocabulary_put(store, vocabulary, reader, files.own_vocabulary(settings.vocabulary))]
        own, unclear = told_apart(shared, entries, store.readouts() if shared else ())
        run = Run(store, reader, crew, settings, Loading(own), unclear, deque(met), remarks=set(told))
        documents = [*settings.watch(run.documents(entries), len(entries))]
        if not run.stopped:
            documents += gone(store, given, errors, prune=settings.prune)
        return _summary(run, _sorted(refused, documents))


def _vocabulary_put(store: Store, vocabulary: Sequence[Path], reader: Reader, own: Sequence[Path]) -> Iterator[str]:
    """Put the vocabulary into the store; yield a line for each thing in it that is not used or not there any more."""
    if told := left_out(store, own):
        yield f"this build reads {told}"
    store.put_reference(vocabulary=vocabulary)
    store.note_own_vocabulary(path.name for path in own)
    yield from overlooked(own, reader.lexicon.concepts)


def _up_to_readable(loading: Loading, entries: Iterable[Entry]) -> list[Source | Document]:
    """Return what the first files are, up to the first that can be read: without one no store is made."""
    met: list[Source | Document] = []
    for entry in entries:
        met.append(loading(entry))
        if isinstance(met[-1], Source):
            break
    return met


def _crew(settings: Settings, files: int, store: Path) -> AbstractContextManager[Crew]:
    """Return who reads so many files: a cluster, other processes, or, for a few, this one."""
    if settings.scheduler:
        return _cluster(settings.scheduler, store)
    return workers(settings.jobs if files > _SMALL else 1, Reader.__module__)


def _cluster(address: str, store: Path) -> AbstractContextManager[Crew]:
    try:
        from kg.build.cluster import cluster  # an extra that few need, and slow to load
    except ModuleNotFoundError as error:
        raise UsageError("--scheduler", "needs dask.distributed", "pip install 'readout-kg[cluster]'") from error
    return cluster(address, store)


def _summary(run: Run, documents: tuple[Document, ...]) -> Summary:
    store = run.store
    violations, warnings = (0, 0) if run.stopped else look_over(store, run.settings.tell)
    return Summary(
        documents,
        held=store.count(),
        meetings=len(run.meetings),
        actors=len(run.actors),
        issues=len(run.issues),
        violations=violations,
        warnings=warnings,
        unsettled=0 if run.stopped else links.unsettled(store),
        stopped=run.stopped,
        remarks=tuple(sorted(run.remarks)),
        orphaned=run.lost_corrections(),
    )


def _sorted(*documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(chain.from_iterable(documents), key=lambda document: (document.name, document.reason)))

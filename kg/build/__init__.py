"""The pipeline: files in, a validated graph in the store, and an account of what became of each file.

Each text stands alone: one that cannot be read, is no readout or breaks a shape is set aside with the reason,
and the rest go on. The order of the arguments and the number of processes change nothing. A readout is committed
whole or not at all.

    summary = build(["talks/"], Path("kg-store"), Settings(jobs=4))
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from kg import files, links, validate
from kg.build.gone import absent, named, pruned
from kg.build.run import Run
from kg.build.settings import Settings, unwatched
from kg.build.work import Loading, Reader
from kg.build.workers import workers
from kg.lexicon import Lexicon
from kg.source import Source, find
from kg.source.corrections import for_several
from kg.store import Store, faults
from kg.summary import Document, Fate, Summary

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
    loading = Loading(for_several(files.corrections(settings.vocabulary)))
    if not store_path.exists() and not any(isinstance(loading(entry), Source) for entry in entries):
        found = map(loading, entries)
        return Summary(_sorted(refused, (one for one in found if isinstance(one, Document))))
    vocabulary = files.vocabulary(settings.vocabulary)
    reader = Reader(settings.base, settings.vocabulary, Lexicon.load(vocabulary))
    jobs = settings.jobs if len(entries) > _SMALL else 1
    with workers(jobs) as crew, Store.open(store_path, create=True) as store:
        renewed = store.put_reference(vocabulary=vocabulary)
        run = Run(store, reader, crew, settings, loading, changed=renewed)
        documents = [*settings.watch(run.documents(entries), len(entries))]
        gone = [] if run.stopped else absent(store, given)
        documents += _left(run, gone)
        return _summary(run, _sorted(refused, documents))


def _left(run: Run, gone: Sequence[str]) -> list[Document]:
    """Return an account of the files that are gone; their readouts are removed if that is wanted."""
    if not run.settings.prune:
        return named(run.store, gone)
    run.changed |= bool(gone)
    return pruned(run.store, gone)


def _summary(run: Run, documents: tuple[Document, ...]) -> Summary:
    store = run.store
    if run.changed and not run.stopped:
        links.refresh(store)
        with faults(store.path):
            report = validate.constraints(store.engine)
        store.note_findings(len(report.violations), len(report.warnings))
    violations, warnings = store.findings()
    return Summary(
        documents,
        held=store.count(),
        meetings=len(run.meetings),
        actors=len(run.actors),
        issues=len(run.issues),
        violations=violations,
        warnings=warnings,
        stopped=run.stopped,
        remarks=tuple(sorted(run.remarks)),
        orphaned=run.lost_corrections(),
    )


def _sorted(*documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(chain.from_iterable(documents), key=lambda document: (document.name, document.reason)))

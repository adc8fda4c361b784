"""The pipeline: files in, a validated graph in the store, and an account of what became of each file.

Each text stands alone: one that cannot be read, is no readout or breaks a shape is set aside with the reason,
and the rest go on. The order of the arguments changes nothing. A readout is committed whole or not at all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Literal, NamedNode
from rdflib import Graph

from kg import files, links, validate
from kg.errors import SourceError
from kg.graph import ReadoutGraphs, reading_of, to_graphs
from kg.graph.document import program_version, told
from kg.graph.names import checked_base
from kg.known import corrections, metadata, without_document
from kg.lexicon import Lexicon
from kg.reading import checked, read
from kg.reading.corrected_statements import NOBODY
from kg.reading.records import Change, Kind, Reading, Status
from kg.source import Source, find, load
from kg.source.corrections import SUFFIX, added, for_several
from kg.source.records import Correction
from kg.store import Readout, Store, faults
from kg.summary import Document, Fate, Summary, counted
from kg.vocab import DEFAULT_BASE, SCHEMA

ACTORS = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANISATION, Kind.GROUP})
"""The kinds of things that can act or be spoken about."""

Copies = list[Source]
"""The files that hold one and the same text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build: the base of minted IRIs, whether to read again what is known, and who watches."""

    base: str = DEFAULT_BASE
    again: bool = False
    vocabulary: tuple[Path, ...] = ()
    """Turtle files and folders of the user's own, read beside the built-in vocabulary."""
    stop: Callable[[], bool] = bool
    """Asked before each text; true ends the build there."""
    watch: Callable[[Sequence[Copies]], Iterable[Copies]] = iter
    """Gets what is to be read and hands it on one by one: room for a progress bar."""


def build(paths: Iterable[Path | str], store_path: Path, settings: Settings | None = None) -> Summary:
    """Read every readout below `paths`, or at these addresses, into the store and return what became of each file.

    Raises StoreError when the store cannot be used; what was committed before stays.
    """
    settings = settings or Settings()
    checked_base(settings.base)
    shared = for_several(files.corrections(settings.vocabulary))
    texts, documents = _texts(paths, shared)
    remarks = tuple(sorted(remark for copies in texts for source in copies for remark in source.remarks))
    if not texts:
        return Summary(_sorted(documents))
    vocabulary = files.vocabulary(settings.vocabulary)
    lexicon = Lexicon.load(vocabulary)
    with Store.open(store_path, create=True) as store:
        store.put_reference(vocabulary=vocabulary)
        run = _Run(store, lexicon, settings, texts)
        stopped = not run.all()
        links.refresh(store)
        with faults(store.path):
            report = validate.Report() if stopped else validate.constraints(store.engine)
        return Summary(
            documents=_sorted([*documents, *run.documents]),
            held=len(store.readouts()),
            violations=len(report.violations),
            warnings=len(report.warnings),
            stopped=stopped,
            remarks=remarks,
            orphaned=_orphaned(without_document(shared, texts, store.readouts())),
        )


def _sorted(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda document: (document.name, document.reason)))


def _texts(paths: Iterable[Path | str], shared: Sequence[Correction]) -> tuple[list[Copies], list[Document]]:
    """Return the different texts below `paths`, each with its copies, and the files that are refused."""
    found, errors = find(paths)
    refused = [Document(error.subject, Fate.REFUSED, str(error)) for error in errors]
    texts: dict[str, Copies] = {}
    for name, path in found:
        try:
            source = added(load(path, name), shared)
        except SourceError as error:
            refused.append(Document(name, Fate.REFUSED, str(error)))
        else:
            texts.setdefault(source.sha256, []).append(source)
    return list(texts.values()), refused


class _Run:
    """One build: the texts to read, and what became of those that were."""

    def __init__(self, store: Store, lexicon: Lexicon, settings: Settings, texts: Sequence[Copies]) -> None:
        self.documents: list[Document] = []
        self._store, self._lexicon, self._settings, self._texts = store, lexicon, settings, texts
        self._now = {source.location: source.sha256 for copies in texts for source in copies}

    def all(self) -> bool:
        """Put every text into the store; return whether the end was reached."""
        for copies in self._settings.watch(self._texts):
            if self._settings.stop():
                return False
            known = self._store.with_sha256(copies[0].sha256)
            source = self._chosen(known, copies)
            if known and self._is_current(known, source):
                self._keep(known, source, copies)
            else:
                self._read(known, source, copies)
        return True

    def _chosen(self, known: Readout | None, copies: Copies) -> Source:
        """Return the copy whose name the store knows, or the first, with what came with any of them.

        What the store was told stays, too, unless the file that it knows is there to tell it anew.
        """
        first = next((copy for copy in copies if known and copy.name == known.source), copies[0])
        said = metadata(self._store, known.iri) if known and first.name != known.source else {}
        for copy in (*reversed(copies), first):
            said |= told(copy)
        corrected = [one for copy in (first, *copies) for one in copy.corrections]
        if known and first.name != known.source:
            beside = f"{known.source.rpartition('/')[2]}{SUFFIX}"
            corrected += [one for one in corrections(self._store, known.iri) if one.file == beside]
        return replace(first, metadata=said, corrections=tuple(dict.fromkeys(corrected)))

    def _is_current(self, known: Readout, source: Source) -> bool:
        """Tell whether a readout would come out the same again, and still stands where it was found."""
        if self._settings.again or not known.iri.startswith(self._settings.base):
            return False
        same_versions = self._versions(known) == {self._lexicon.version, program_version()}
        same_words = metadata(self._store, known.iri) == told(source)
        same_corrections = corrections(self._store, known.iri).keys() == set(source.corrections)
        return same_versions and same_words and same_corrections and bool(self._still_at(known))

    def _versions(self, known: Readout) -> set[str]:
        """Return the versions of vocabulary and program that read a readout."""
        activity = NamedNode(reading_of(known.iri))
        terms = (SCHEMA.schemaVersion, SCHEMA.softwareVersion)
        found = (quad.object for term in terms for quad in self._store.match(activity, term, None))
        return {value.value for value in found if isinstance(value, Literal)}

    def _still_at(self, known: Readout) -> list[str]:
        """Return the places of a readout, without the files that hold another text now."""
        return [place for place in known.locations if self._now.get(place, known.sha256) == known.sha256]

    def _keep(self, known: Readout, chosen: Source, copies: Copies) -> None:
        reasons = corrections(self._store, known.iri)
        orphaned = _orphaned(Change(one, reason=reasons[one]) for one in chosen.corrections)
        for source in copies:
            if source.location in known.locations:
                self.documents.append(Document(source.name, Fate.UNCHANGED, orphaned=orphaned))
            else:
                self._store.place(known.iri, source.location, datetime.now(UTC))
                self.documents.append(_repeated(source, known.source))

    def _read(self, known: Readout | None, source: Source, copies: Copies) -> None:
        """Read a text once, from one of its copies, and note where else it stands."""
        others = [copy for copy in copies if (copy.name, copy.location) != (source.name, source.location)]
        self.documents += [_repeated(copy, source.name) for copy in others]
        try:
            reading, graphs = self._understood(source)
        except SourceError as error:
            self.documents.append(Document(source.name, Fate.SET_ASIDE, str(error)))
            return
        report = validate.core(_union(graphs), tuple(files.vocabulary(self._settings.vocabulary)))
        if not report.conforms:
            self.documents.append(_broken(source, report))
            return
        places = [copy.location for copy in others] + (self._still_at(known) if known else [])
        fate = self._commit(graphs, source, known, places)
        self.documents.append(_read_from(reading, source, fate, len(report.warnings)))

    def _understood(self, source: Source) -> tuple[Reading, ReadoutGraphs]:
        """Return what was read from a text; raises SourceError if it is no readout."""
        try:
            reading = read(source, self._lexicon)
            graphs = to_graphs(reading, self._settings.base, self._lexicon.version)
        except (ValueError, LookupError) as error:
            reason = f"the reader contradicts itself ({type(error).__name__}: {error})"
            raise SourceError(source.name, reason, "please report it") from error
        return checked(reading), graphs

    def _commit(self, graphs: ReadoutGraphs, source: Source, known: Readout | None, places: Iterable[str]) -> Fate:
        """Put a readout into the store and return whether it is new there."""
        before = known or self._store.at(source.location)
        now = datetime.now(UTC)
        changed = self._store.replace(graphs, source.location, now, known.iri if known else None)
        for place in places:
            self._store.place(graphs.iri, place, now)
        if before is None:
            return Fate.ADDED
        return Fate.REPLACED if changed else Fate.UNCHANGED


def _orphaned(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return a line for each correction that found nothing to correct."""
    return tuple(change.message for change in changes if change.reason)


def _repeated(source: Source, name: str) -> Document:
    return Document(source.name, Fate.REPEATED, f"{source.name}: has the same text as {name}")


def _union(graphs: ReadoutGraphs) -> Graph:
    whole = Graph(store="SimpleMemory", bind_namespaces="none")
    for graph in (graphs.stated, graphs.inferred, graphs.provenance):
        whole += graph
    return whole


def _broken(source: Source, report: validate.Report) -> Document:
    count = counted(len(report.violations), "violation")
    error = SourceError(source.name, f"what was read breaks the shapes ({count})", "please report it")
    lines = (f"{one.shape}: {one.message} {one.focus}" for one in report.violations)
    return Document(source.name, Fate.SET_ASIDE, str(error), report=tuple(lines))


def _read_from(reading: Reading, source: Source, fate: Fate, warnings: int) -> Document:
    return Document(
        name=source.name,
        fate=fate,
        meetings=frozenset(reading.about),
        actors=frozenset(key for one in reading.mentions if one.kind in ACTORS for key in one.referents),
        issues=frozenset(issue for statement in reading.statements for issue in statement.issues),
        statements=len(reading.statements),
        doubtful=sum(bool(set(statement.review) - {NOBODY}) for statement in reading.statements),
        unread=sum(sentence.status is Status.UNREAD for sentence in reading.sentences),
        warnings=warnings,
        corrected=sum(not change.reason for change in reading.changes),
        orphaned=_orphaned(reading.changes),
    )

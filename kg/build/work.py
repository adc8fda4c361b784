"""What is done with one document, in whichever process: it is loaded; it is read, drafted as a graph, and checked.

Both are plain functions of what they are given. They can be sent to another process, where the vocabulary is compiled
once, and hand back records without a connection to the store.
"""

import gc
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from kg import files, validate
from kg.errors import SourceError, UsageError, VocabularyError, blamed
from kg.graph import Shard, to_graphs
from kg.lexicon import Lexicon
from kg.program import program_version
from kg.reading import checked, read
from kg.reading.corrected_statements import NOBODY
from kg.reading.records import Change, Kind, Reading, Status
from kg.source import Entry, Source, load
from kg.source.corrections import added
from kg.source.records import Correction
from kg.summary import Document, Fate, counted
from kg.workers import freeze_memory

ACTORS = frozenset({Kind.PERSON, Kind.STATE, Kind.ORGANISATION, Kind.GROUP})
"""The kinds of things that can act or be spoken about."""
_LOOK_FOR_GARBAGE = 100_000
"""After so many new objects: reading leaves nothing that holds itself, only pySHACL does, 2,000 objects a document."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: its graphs, if it may go into the store, and an account."""

    document: Document
    shard: Shard | None = None
    meetings: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loading:
    """Loads documents, each with those of the shared corrections that name it."""

    shared: tuple[Correction, ...] = ()

    def __call__(self, entry: Entry) -> Source | Document:
        """Return the document in a file or at an address, or why it is refused."""
        try:
            with blamed(str(entry.path), "cannot be taken apart"):
                return added(load(entry.path, entry.name), self.shared)
        except SourceError as error:
            return Document(entry.name, Fate.REFUSED, str(error))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents with one vocabulary; sent to another process, it is compiled there once."""

    base: str
    vocabulary: tuple[Path, ...]
    """Files and folders of the user's own."""
    lexicon: Lexicon

    def __call__(self, source: Source) -> Outcome:
        """Return what was read from a document; it is set aside if it is no readout or breaks a shape."""
        try:
            with blamed(source.name, "the reader contradicts itself"):
                return self._outcome(source)
        except SourceError as error:
            return Outcome(Document(source.name, Fate.SET_ASIDE, str(error)))

    def __reduce__(self) -> tuple[type["Remote"], tuple[str, tuple[Path, ...], str, str]]:
        """Send settings and versions in place of the compiled vocabulary."""
        return Remote, (self.base, self.vocabulary, self.lexicon.version, program_version())

    def _outcome(self, source: Source) -> Outcome:
        """Return what was read from a text, if it keeps to the shapes; raises SourceError if it is no readout."""
        reading = read(source, self.lexicon)
        graphs = to_graphs(checked(reading), self.base, self.lexicon.version)
        facts = graphs.facts()
        report = validate.gate(chain.from_iterable(facts.values()), tuple(files.vocabulary(self.vocabulary)))
        if not report.conforms:
            return Outcome(broken(source.name, "what was read breaks the shapes", "please report it", report))
        return _read_from(reading, Shard.of(str(graphs.iri), facts), len(report.warnings))


@dataclass(frozen=True, slots=True)
class Remote:
    """A reader as it arrives in another process: the vocabulary is compiled with the first document, and kept."""

    base: str
    vocabulary: tuple[Path, ...]
    version: str
    program: str

    def __call__(self, source: Source) -> Outcome:
        """Return what was read from a document; raises what `reader` raises."""
        return reader(self)(source)


@cache
def reader(sent: Remote) -> Reader:
    """Return the reader of a build in another process.

    Raises VocabularyError if the files are not those of the build, UsageError if the program is another version.
    """
    if sent.program != program_version():
        raise UsageError(
            "a worker", f"has version {program_version()} of kg, not {sent.program}", "install the same version"
        )
    lexicon = Lexicon.load(files.vocabulary(sent.vocabulary))
    if lexicon.version != sent.version:
        raise VocabularyError("the vocabulary", "has changed since the build began", "build again")
    freeze_memory()
    gc.set_threshold(_LOOK_FOR_GARBAGE)
    return Reader(sent.base, sent.vocabulary, lexicon)


def orphaned(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return a line for each correction that found nothing to correct."""
    return tuple(change.message for change in changes if change.reason)


def broken(name: str, reason: str, remedy: str, report: validate.Report) -> Document:
    """Return an account of a document that is set aside for the violations in a report."""
    error = SourceError(name, f"{reason} ({counted(len(report.violations), 'violation')})", remedy)
    lines = (f"{one.shape}: {one.message} {one.focus}" for one in report.violations)
    return Document(name, Fate.SET_ASIDE, str(error), report=tuple(lines))


def _read_from(reading: Reading, shard: Shard, warnings: int) -> Outcome:
    document = Document(
        name=reading.source.name,
        fate=Fate.ADDED,
        statements=len(reading.statements),
        doubtful=sum(bool(set(statement.review) - {NOBODY}) for statement in reading.statements),
        unread=sum(sentence.status is Status.UNREAD for sentence in reading.sentences),
        warnings=warnings,
        corrected=sum(not change.reason for change in reading.changes),
        orphaned=orphaned(reading.changes),
    )
    return Outcome(
        document,
        shard,
        meetings=frozenset(reading.about),
        actors=frozenset(key for one in reading.mentions if one.kind in ACTORS for key in one.referents),
        issues=frozenset(issue for statement in reading.statements for issue in statement.issues),
    )

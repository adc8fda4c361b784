"""One build: files pass through in windows of bounded size, and what becomes of each comes out when it is certain.

    files ─▶ unchanged ones pass by ─▶ loaded ─▶ copies of one text together ─▶ read (by the crew) ─▶ committed

A window bounds what is in memory. A document is accounted for only after it is on disk.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from kg.build.accounts import fatal, moved, repeated
from kg.build.fingerprint import Fingerprints, location
from kg.build.plan import Copies, Plan, is_current, plan
from kg.build.settings import Settings
from kg.build.work import Loading, Outcome, Reader, orphaned
from kg.known import Place, corrections, without_document
from kg.reading.records import Change
from kg.source import Entry, Source
from kg.store import Arrival, Store
from kg.summary import Document, Fate
from kg.workers import Crew, Ended

FILES, BYTES = 2_000, 100_000_000
"""The most files in a window, and the most bytes that they may have together unless it is a single one."""
BATCH = 50
"""So many new readouts are put into the store at a time: more take more memory, and are no faster."""


@dataclass
class Run:
    """One build of some files into an open store; iterate over `documents` to make it go."""

    store: Store
    reader: Reader
    crew: Crew
    settings: Settings
    loading: Loading
    unclear: tuple[Change, ...] = ()
    """Corrections for several documents whose document is not one alone."""
    met: deque[Source | Document] = field(default_factory=deque)
    """What the first files are, if they have been loaded already."""
    stopped: bool = False
    remarks: set[str] = field(default_factory=set)
    meetings: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)
    unstored: list[Place] = field(default_factory=list)
    """What was loaded and is not in the store: corrections for several documents might name it."""

    def documents(self, entries: Sequence[Entry]) -> Iterator[Document]:
        """Yield what becomes of each file, in the order in which it becomes certain."""
        prints = Fingerprints(self.settings.base, self.reader.lexicon.version, self.loading.shared)
        for window in _windows(entries):
            yield from _Window(self, prints).documents(window)
            if self.stopped:
                return

    def count(self, outcome: Outcome) -> None:
        """Note what a readout that is new, or not as before, brings along."""
        self.meetings |= outcome.meetings
        self.actors |= outcome.actors
        self.issues |= outcome.issues

    def lost_corrections(self) -> tuple[str, ...]:
        """Return a line for each correction for several documents whose document nobody knows, or is not one."""
        if not self.loading.shared:
            return orphaned(self.unclear)
        known = [*self.unstored, *((one.source, one.locations, one.sha256) for one in self.store.readouts())]
        return orphaned((*self.unclear, *without_document(self.loading.shared, known)))


class _Window:
    """Some files that are loaded together, so that copies of one text meet."""

    def __init__(self, run: Run, prints: Fingerprints) -> None:
        self._run, self._prints, self._store = run, prints, run.store
        self._passed: dict[str, Entry] = {}
        self._now: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}
        self._ready: list[Document] = []
        self._arrivals: list[tuple[Arrival, list[Document]]] = []

    def documents(self, entries: Sequence[Entry]) -> Iterator[Document]:
        """Yield what becomes of each file of the window."""
        texts, refused = self._loaded([entry for entry in entries if not self._passes(entry)])
        self._call_back_copies(texts)
        yield from refused
        yield from (Document(entry.name, Fate.UNCHANGED) for entry in self._passed.values())
        yield from self._read(texts)

    def _passes(self, entry: Entry) -> bool:
        """Tell whether a file is as it was when it was last read, in every respect."""
        found = self._prints.of(entry)
        if not found:
            return False
        place = location(entry)
        self._fingerprints[place] = found
        if self._run.settings.again or self._store.fingerprint(place) != found:
            return False
        self._passed[place] = entry
        return True

    def _loaded(self, entries: Sequence[Entry]) -> tuple[dict[str, Copies], list[Document]]:
        """Return the different texts of files by their hash, each with its copies, and the files that are refused."""
        texts: dict[str, Copies] = {}
        refused = []
        met = [self._run.met.popleft() for _ in entries if self._run.met]
        for found in chain(met, self._run.crew(self._run.loading, entries[len(met) :])):
            if isinstance(found, Ended):
                refused.append(fatal(found.item.name, Fate.REFUSED))
            elif isinstance(found, Document):
                refused.append(found)
            else:
                self._note(found)
                texts.setdefault(found.sha256, []).append(found)
        return texts, refused

    def _note(self, source: Source) -> None:
        self._now[source.location] = source.sha256
        self._run.remarks.update(source.remarks)
        if source.remarks or source.corrections:
            self._fingerprints.pop(source.location, None)  # there is something to say each time

    def _call_back_copies(self, texts: dict[str, Copies]) -> None:
        """Load the files that were passed by after all if one of the texts is a copy of theirs."""
        for sha256, copies in texts.items():
            known = self._store.with_sha256(sha256)
            for place in known.locations if known else ():
                entry = self._passed.pop(place, None)
                found = self._run.loading(entry) if entry else None
                if isinstance(found, Source):
                    self._note(found)
                    copies.append(found)
            copies.sort(key=lambda copy: (copy.name, copy.location))

    def _read(self, texts: dict[str, Copies]) -> Iterator[Document]:
        """Yield what becomes of the texts, in their order; batches are committed before."""
        plans: deque[Plan] = deque()
        for outcome in self._run.crew(self._run.reader, self._to_read(texts, plans)):
            yield from self._taken_ready()
            yield from self._placed(plans.popleft(), outcome)
        yield from self._taken_ready()
        yield from self._committed()

    def _to_read(self, texts: dict[str, Copies], plans: deque[Plan]) -> Iterator[Source]:
        """Yield what is to be read, and note its plan; what needs no reading is ready at once."""
        for sha256, copies in texts.items():
            if self._run.settings.stop():
                self._run.stopped = True
                return
            made = plan(self._store, copies, self._store.with_sha256(sha256), self._now)
            version = self._run.reader.lexicon.version
            if not self._run.settings.again and is_current(self._store, made, self._run.reader.base, version):
                self._ready += self._kept(made)
            else:
                plans.append(made)
                yield made.source

    def _taken_ready(self) -> list[Document]:
        ready, self._ready = self._ready, []
        return ready

    def _kept(self, made: Plan) -> Iterator[Document]:
        """Yield what becomes of the copies of a text that the store knows as it is."""
        known = made.known
        if known is None:
            raise ValueError("nothing is known of the text")
        reasons = corrections(self._store, known.iri)
        lost = orphaned(tuple(Change(one, reason=reasons[one]) for one in made.source.corrections))
        for copy in made.copies:
            fingerprint = self._fingerprints.get(copy.location, "")
            self._store.place(known.iri, copy.location, datetime.now(UTC), fingerprint)
            if copy.location in known.locations or not known.locations:
                yield Document(copy.name, Fate.UNCHANGED, orphaned=lost)
            else:
                yield repeated(copy, known.source)

    def _placed(self, made: Plan, outcome: Outcome | Ended[Source]) -> Iterator[Document]:
        """Put what was read into the store, or into the batch that goes there; yield what is certain."""
        if isinstance(outcome, Ended):
            outcome = Outcome(fatal(made.source.name, Fate.SET_ASIDE))
        documents = [*(repeated(copy, made.source.name) for copy in made.others)]
        if outcome.shard is None:
            self._run.unstored += [(one.name, (one.location,), one.sha256) for one in made.copies]
            yield from (*documents, outcome.document)
            return
        fingerprint = self._fingerprints.get(made.source.location, "")
        arrival = Arrival(outcome.shard, made.locations, fingerprint)
        if made.known or any(map(self._store.standing_at, made.locations)):
            yield from (*documents, self._replaced(made, arrival, outcome))
            return
        self._run.count(outcome)
        self._arrivals.append((arrival, [*documents, outcome.document]))
        if len(self._arrivals) >= BATCH:
            yield from self._committed()

    def _committed(self) -> Iterator[Document]:
        """Put the batch into the store; yield what became of its files."""
        batch, self._arrivals = self._arrivals, []
        self._store.put([arrival for arrival, _ in batch], datetime.now(UTC))
        for _, documents in batch:
            yield from documents

    def _replaced(self, made: Plan, arrival: Arrival, outcome: Outcome) -> Document:
        """Put a readout in the place of an older one and return what became of its file."""
        now, (first, *more) = datetime.now(UTC), arrival.locations or ("",)
        fingerprint = "" if more else arrival.fingerprint
        known = made.known.iri if made.known else None
        changed = self._store.replace(arrival.shard, first, now, known, fingerprint)
        for place in more:
            self._store.place(arrival.shard.iri, place, now)
        for place in made.left:
            self._store.leave(place)
        if changed:
            self._run.count(outcome)
        return moved(made, outcome.document, changed=changed)


def _windows(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    window: list[Entry] = []
    size = 0
    for entry in entries:
        more = _size(entry)
        if window and (len(window) >= FILES or size + more > BYTES):
            yield window
            window, size = [], 0
        window.append(entry)
        size += more
    if window:
        yield window


def _size(entry: Entry) -> int:
    try:
        return Path(entry.path).stat().st_size
    except OSError:
        return 0

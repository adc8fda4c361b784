"""What a store notes about its readouts: when each was read, where it was found, and what is on its way in."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import found_at, graph_names, read_at, reading_of, runs_beside
from kg.store.arriving import settled, unfinished
from kg.store.database import Database
from kg.store.layout import MARKED
from kg.store.opening import faults, is_written
from kg.terms import text_of
from kg.vocab import DRO, PROV, SH

Quads = set[ox.Quad]

_FINDINGS = (ox.NamedNode(str(SH.Violation)), ox.NamedNode(str(SH.Warning)))
_OWN = ox.NamedNode(str(PROV.used))


class Records(Database):
    """A database of readouts with the record of each run."""

    @classmethod
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Self:
        """Return the store in the folder `path`, as `Database.open` does, rid of what was on its way in.

        To read, it must have been left in order: StoreError if a process ended while readouts were on their way in.
        """
        if not (create or write):
            _demand_order(path)
        store = super().open(path, create=create, write=write)
        if create or write:
            store.discard_unfinished()
        return store

    def fingerprint(self, location: str) -> str:
        """Return the fingerprint of the file at this address when it was last read, empty if it is not known."""
        found = self.match(ox.NamedNode(location), DRO.fingerprint, None) if location else []
        return "".join(text_of(quad.object) for quad in found[:1])

    def standing_at(self, location: str) -> list[str]:
        """Return the IRIs of the readouts that were found at an address: one at most, if nobody meddled."""
        if not location:
            return []
        activities = self.match(None, PROV.atLocation, ox.NamedNode(location))
        found = [quad for a in activities for quad in self.match(a.subject, PROV.generated, None)]
        return sorted(text_of(quad.object) for quad in found)

    def locations(self) -> Iterator[str]:
        """Yield all addresses where readouts were found, in no order."""
        return (text_of(quad.object) for quad in self.each(None, PROV.atLocation, None))

    def leave(self, location: str) -> None:
        """Forget an address, with the readouts that stood there and nowhere else."""
        self.forget_findings()
        self.swap(set[ox.Quad]().union(*(self._parted(one, location) for one in self.standing_at(location))), set())

    def record(self, readout: str) -> Quads:
        """Return the record of the run that read a readout, with the fingerprints of its files."""
        runs = runs_beside(readout)
        own = self.match(ox.NamedNode(reading_of(readout)), None, None, runs)
        places = [quad.object for quad in addresses(own)]
        return {*own, *(quad for place in places for quad in self.match(place, DRO.fingerprint, None, runs))}

    def all_of(self, readout: str) -> Quads:
        """Return the quads of a readout and of its record."""
        return set(self.quads(*graph_names(readout))) | self.record(readout)

    def placed(
        self, readout: str, location: str, when: datetime, *, keep_time: bool, fingerprint: str = ""
    ) -> tuple[Quads, Quads]:
        """Return what goes and what comes so that `location` belongs to this readout alone.

        A readout that stands in several places has no fingerprint: they may say different things about it.
        """
        old = self.record(readout)
        places = addresses(old)
        times = {quad for quad in old - places if not _is_fingerprint(quad)} if keep_time else set()
        new = (times or read_at(readout, when)) | places | found_at(readout, location)
        if len(addresses(new)) == 1:
            new |= found_at(readout, location, fingerprint)
        gone = old - new
        for other in self.standing_at(location):
            if other != readout:
                gone |= self._parted(other, location)
        return gone, new - old

    def _parted(self, readout: str, location: str) -> Quads:
        """Return what goes with the address of a readout: all of it, unless it was found elsewhere, too."""
        record, place = self.record(readout), found_at(readout, location)
        own = place | {quad for quad in record if _is_fingerprint(quad) and text_of(quad.subject) == location}
        return own if addresses(record) - place else self.all_of(readout)

    def note_findings(self, violations: int, warnings: int) -> None:
        """Note what the rules that look across documents found in the store as it is now."""
        self.forget_findings()
        with faults(self.path):
            counts = zip(_FINDINGS, (violations, warnings), strict=True)
            self.engine.extend([ox.Quad(MARKED, term, ox.Literal(count), MARKED) for term, count in counts])

    def findings(self) -> tuple[int, int] | None:
        """Return how many violations and warnings there are; None if readouts came or went since somebody looked."""
        noted = [int(text_of(quad.object)) for quad in self._noted(*_FINDINGS)]
        return (noted[0], noted[1]) if noted else None

    def forget_findings(self) -> None:
        """Note that the store is not what it was when somebody looked at the whole."""
        self._forget(*_FINDINGS)

    def _noted(self, *terms: ox.NamedNode) -> list[ox.Quad]:
        return [quad for term in terms for quad in self.engine.quads_for_pattern(MARKED, term, None, MARKED)]

    def _forget(self, *terms: ox.NamedNode) -> None:
        with faults(self.path):
            for quad in self._noted(*terms):
                self.engine.remove(quad)

    def note_own_vocabulary(self, names: Iterable[str]) -> None:
        """Note the names of the files of a user's own with which the store is built from now on."""
        self._forget(_OWN)
        with faults(self.path):
            self.engine.extend([ox.Quad(MARKED, _OWN, ox.Literal(name), MARKED) for name in sorted(set(names))])

    def own_vocabulary(self) -> tuple[str, ...]:
        """Return the names of the files of a user's own with which the store was last built, sorted."""
        return tuple(sorted(text_of(quad.object) for quad in self._noted(_OWN)))

    def discard_unfinished(self) -> None:
        """Take out what was on its way in when a process ended; whole readouts and parts of some alike."""
        if self.folder is None:
            return
        for readout in unfinished(self.folder):
            self.swap(self.all_of(readout), set())
        settled(self.folder)


def _demand_order(path: Path) -> None:
    """Raise StoreError if there is a note of what is on its way in, and nobody there who brings it."""
    noted = unfinished(path)
    if noted and not is_written(path) and unfinished(path) == noted:
        raise StoreError(str(path), "was left in the middle of a build", "run `kg build` once more")


def addresses(record: Iterable[ox.Quad]) -> Quads:
    """Return what a record says about where a readout was read."""
    return {quad for quad in record if quad.predicate.value == str(PROV.atLocation)}


def _is_fingerprint(quad: ox.Quad) -> bool:
    return quad.predicate.value == str(DRO.fingerprint)

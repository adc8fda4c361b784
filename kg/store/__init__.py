"""The store: an Oxigraph database on disk that holds the graphs of all readouts and the vocabulary.

A readout is put in by one transaction, so that a process killed at any moment leaves none half-written.
When and where it was read is kept in a graph of runs; a new text from the same place replaces the old one.

    with Store.open(path, create=True) as store:
        store.put_reference()
        store.replace(graphs, source.location, now)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import ReadoutGraphs, found_at, graph_names, read_at, reading_of, runs_beside
from kg.store import reference
from kg.store.database import Database, Part, Result
from kg.store.opening import demand, faults
from kg.store.union import abandoned
from kg.vocab import DCTERMS, ONTOLOGY, PROV, SCHEMA, VOCABULARY

__all__ = ["Readout", "Result", "Store", "demand", "faults"]

_Quads = set[ox.Quad]


@dataclass(frozen=True, slots=True)
class Readout:
    """A readout in the store."""

    iri: str
    source: str
    """Its name: the path from the folder that was given, the bare file name, or the address."""
    sha256: str
    """The hash of its text."""
    locations: tuple[str, ...]
    """The `file:` or web addresses where this text was found, sorted; none for text from memory."""

    @property
    def location(self) -> str:
        """Return the first of the addresses, empty if there is none."""
        return next(iter(self.locations), "")


class Store(Database):
    """An open store of readouts."""

    def replace(self, graphs: ReadoutGraphs, location: str, when: datetime, replaces: str | None = None) -> bool:
        """Put a readout in, in place of itself, of what was read from `location` before, and of `replaces`.

        Returns whether anything changed: a readout that stands there already, from the same location, keeps
        even the time of its run. `when` needs an offset; an empty `location` is text from memory.
        """
        readout = str(graphs.iri)  # an rdflib IRI never equals a string
        new, old = set(graphs.quads()), set(self.quads(*graph_names(readout)))
        gone, come = self._placed(readout, location, when, keep_time=new == old)
        gone |= old - new
        if replaces is not None and str(replaces) != readout:
            gone |= self._all_of(str(replaces))
        return self.swap(gone, come | (new - old))

    def place(self, readout: str, location: str, when: datetime) -> bool:
        """Note that a text known already was found at `location`, too; returns whether that was new."""
        return self.swap(*self._placed(self._known(readout), location, when, keep_time=True))

    def remove(self, readout: str) -> None:
        """Take a readout out, with its graphs and the record of its run; UsageError if it is unknown."""
        self.swap(self._all_of(self._known(readout)), set())

    def put_reference(self, ontology: Sequence[Path] | None = None, vocabulary: Sequence[Path] | None = None) -> bool:
        """Put ontology and vocabulary in their graphs, by default the files that travel with the program.

        Returns whether anything changed: files whose contents stand there already are left alone.
        """
        paths = dict(reference.built_in())
        for graph, given in ((str(ONTOLOGY), ontology), (str(VOCABULARY), vocabulary)):
            if given is not None:
                paths[graph] = list(given)
        return sum(self._put(graph, paths[graph]) for graph in sorted(paths)) > 0

    def holds(self, readout: str) -> bool:
        """Tell whether the readout with this IRI is in the store."""
        try:
            return next(self.quads(graph_names(readout)[0]), None) is not None
        except ValueError:  # not an IRI
            return False

    def alone(self, readout: str) -> Part:
        """Return a readout with ontology and vocabulary, to be asked without all the others."""
        return self.part(*graph_names(readout), ONTOLOGY, VOCABULARY)

    def readouts(self) -> list[Readout]:
        """Return what is in the store, sorted by IRI."""
        found = self.match(None, PROV.generated, None)
        return [self._readout(iri) for iri in sorted({_text(quad.object) for quad in found})]

    def with_sha256(self, sha256: str) -> Readout | None:
        """Return the readout whose text has this hash, if there is one."""
        found = sorted(_text(quad.subject) for quad in self.match(None, SCHEMA.sha256, ox.Literal(sha256)))
        return next((self._readout(iri) for iri in found if self.holds(iri)), None)

    def at(self, location: str) -> Readout | None:
        """Return the readout whose text was found at this address, if there is one."""
        return next((self._readout(iri) for iri in self._standing_at(location)), None)

    def _known(self, readout: str) -> str:
        if not self.holds(readout):
            raise UsageError(readout, "is not in the store")
        return str(readout)

    def _readout(self, iri: str) -> Readout:
        def values(predicate: str, subject: str = iri) -> list[str]:
            return sorted(_text(q.object) for q in self.match(ox.NamedNode(subject), predicate, None))

        names, hashes = values(DCTERMS.identifier), values(SCHEMA.sha256)
        locations = values(PROV.atLocation, reading_of(iri))
        return Readout(iri, "".join(names[:1]), "".join(hashes[:1]), tuple(locations))

    def _standing_at(self, location: str) -> list[str]:
        """Return the IRIs of the readouts that were found at an address: one at most, if nobody meddled."""
        if not location:
            return []
        activities = self.match(None, PROV.atLocation, ox.NamedNode(location))
        found = [quad for a in activities for quad in self.match(a.subject, PROV.generated, None)]
        return sorted(_text(quad.object) for quad in found)

    def _record(self, readout: str) -> _Quads:
        """Return the record of the run that read a readout."""
        return set(self.match(ox.NamedNode(reading_of(readout)), None, None, runs_beside(readout)))

    def _all_of(self, readout: str) -> _Quads:
        return set(self.quads(*graph_names(readout))) | self._record(readout)

    def _placed(self, readout: str, location: str, when: datetime, *, keep_time: bool) -> tuple[_Quads, _Quads]:
        """Return what goes and what comes so that `location` belongs to this readout alone."""
        old = self._record(readout)
        addresses = _addresses(old)
        times = old - addresses if keep_time else set()
        new = (times or read_at(readout, when)) | addresses | found_at(readout, location)
        gone = old - new
        for other in self._standing_at(location):
            if other != readout:
                gone |= self._parted(other, location)
        return gone, new - old

    def _parted(self, readout: str, location: str) -> _Quads:
        """Return what goes with the address of a readout: all of it, unless it was found elsewhere, too."""
        place = found_at(readout, location)
        return place if _addresses(self._record(readout)) - place else self._all_of(readout)

    def _put(self, graph: str, paths: Sequence[Path]) -> bool:
        """Put files into a reference graph: the new quads first, the old ones out after, the mark last.

        So there is no moment without labels, and an interrupted change is made again.
        """
        mark = reference.mark(graph, paths)
        with faults(self.path):
            if mark in self.engine:
                return False
            old, new = set(self.quads(graph)), reference.quads(graph, paths)
            self.add(new)
            gone = old - new
            for quad in gone | abandoned(self.engine, gone):
                self.engine.remove(quad)
            self.add([mark])
        return True


def _addresses(record: _Quads) -> _Quads:
    """Return what a record says about where a readout was read."""
    return {quad for quad in record if quad.predicate.value == str(PROV.atLocation)}


def _text(term: object) -> str:
    """Return the IRI or the characters of a term."""
    return str(getattr(term, "value", term))

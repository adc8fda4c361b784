"""The store: an Oxigraph database on disk that holds the graphs of all readouts and the vocabulary.

A readout is put in by one transaction, or many by one bulk load that is noted before it and recorded after it, so
that a process killed at any moment leaves none half-written. When and where it was read is kept in a graph of runs;
a new text from the same place replaces the old one.

    with Store.open(path, create=True) as store:
        store.put_reference()
        store.replace(graphs, source.location, now)
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.graph import Shard, found_at, graph_names, read_at, reading_of
from kg.graph.shard import lines
from kg.store import reference
from kg.store.arriving import arriving
from kg.store.database import Database, Part, Result
from kg.store.opening import demand, faults
from kg.store.records import Quads, Records
from kg.store.union import abandoned, with_union
from kg.terms import text_of
from kg.vocab import DCTERMS, LINKS, ONTOLOGY, PROV, SCHEMA, VOCABULARY

if TYPE_CHECKING:
    from kg.queries.engine import Queryable
    from kg.queries.engine import Result as Answered

__all__ = ["Arrival", "Database", "Readable", "Readout", "Result", "Store", "demand", "faults"]


class Graphs(Protocol):
    """The graphs of one readout: drafted in this process, or a shard that another one made."""

    @property
    def iri(self) -> str:
        """Return the IRI of the readout."""

    def quads(self) -> Iterator[ox.Quad]:
        """Yield what its three named graphs hold."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A readout that the store does not hold yet, with where it was found."""

    shard: Shard
    locations: tuple[str, ...]
    fingerprint: str = ""
    """That of the file, if it was found in one place alone."""

    def record(self, when: datetime) -> Quads:
        """Return the record of the run that read it."""
        fingerprint = self.fingerprint if len(self.locations) == 1 else ""
        return read_at(self.shard.iri, when).union(
            *(found_at(self.shard.iri, location, fingerprint) for location in self.locations)
        )


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


class Readable(Protocol):
    """What can be asked and exported: a store, or an endpoint on another server."""

    def query(self, text: str, /) -> "Answered":
        """Return the result of a SPARQL query."""

    def quads(self, *graphs: str) -> Iterator[ox.Quad]:
        """Yield the quads of these named graphs."""

    def readouts(self) -> list[Readout]:
        """Return the readouts, sorted by IRI."""

    def holds(self, readout: str) -> bool:
        """Tell whether the readout with this IRI is there."""

    def alone(self, readout: str) -> "Queryable":
        """Return what answers about a readout; it may know others."""


class Store(Records):
    """An open store of readouts."""

    def put(self, arrivals: Sequence[Arrival], when: datetime) -> None:
        """Put in readouts that are not there, at the speed of a bulk load; `when` needs an offset.

        After return they are on disk. If the process ends before, none of them is there at the next opening.
        """
        if not arrivals:
            return
        self.forget_findings()
        records = with_union(quad for arrival in arrivals for quad in arrival.record(when))
        content = b"".join([*(arrival.shard.nquads for arrival in arrivals), *lines(records)])
        try:
            with faults(self.path), arriving(self.folder, [arrival.shard.iri for arrival in arrivals]):
                self.engine.bulk_load(content, ox.RdfFormat.N_QUADS, lenient=True)  # this program has written it
        except StoreError:
            with suppress(StoreError):  # where there is no room for that either, the next opening does it
                self.discard_unfinished()
            raise

    def replace(
        self, graphs: Graphs, location: str, when: datetime, replaces: str | None = None, fingerprint: str = ""
    ) -> bool:
        """Put a readout in, in place of itself, of what was read from `location` before, and of `replaces`.

        Returns whether anything changed: a readout that stands there already, from the same location, keeps
        even the time of its run. `when` needs an offset; an empty `location` is text from memory.
        """
        readout = str(graphs.iri)  # an rdflib IRI never equals a string
        new, old = set(graphs.quads()), set(self.quads(*graph_names(readout)))
        gone, come = self.placed(readout, location, when, keep_time=new == old, fingerprint=fingerprint)
        gone |= old - new
        if replaces is not None and str(replaces) != readout:
            gone |= self.all_of(str(replaces))
        if new != old or gone:
            self.forget_findings()
        return self.swap(gone, come | (new - old))

    def place(self, readout: str, location: str, when: datetime, fingerprint: str = "") -> bool:
        """Note that a text known already was found at `location`, too; returns whether that was new."""
        known = self._known(readout)
        return self.swap(*self.placed(known, location, when, keep_time=True, fingerprint=fingerprint))

    def remove(self, readout: str) -> None:
        """Take a readout out, with its graphs and the record of its run; UsageError if it is unknown."""
        everything = self.all_of(self._known(readout))
        self.forget_findings()
        self.swap(everything, set())

    def put_reference(self, ontology: Sequence[Path] | None = None, vocabulary: Sequence[Path] | None = None) -> bool:
        """Put ontology and vocabulary in their graphs, by default the files that travel with the program.

        Returns whether anything changed: files whose contents stand there already are left alone.
        """
        paths = dict(reference.built_in())
        for graph, given in ((str(ONTOLOGY), ontology), (str(VOCABULARY), vocabulary)):
            if given is not None:
                paths[graph] = list(given)
        changed = sum(self._put(graph, paths[graph]) for graph in sorted(paths)) > 0
        if changed:
            self.forget_findings()
        return changed

    def holds(self, readout: str) -> bool:
        """Tell whether the readout with this IRI is in the store."""
        try:
            return next(self.quads(graph_names(readout)[0]), None) is not None
        except ValueError:  # not an IRI
            return False

    def alone(self, readout: str) -> Part:
        """Return a readout with links, ontology and vocabulary, to be asked without all the others."""
        return self.part(*graph_names(readout), LINKS, ONTOLOGY, VOCABULARY)

    def count(self) -> int:
        """Return how many readouts are in the store."""
        return sum(1 for _ in self.each(None, PROV.generated, None))

    def iris(self) -> list[str]:
        """Return the IRIs of the readouts in the store, sorted."""
        return sorted({text_of(quad.object) for quad in self.each(None, PROV.generated, None)})

    def readouts(self) -> list[Readout]:
        """Return what is in the store, sorted by IRI."""
        return [self._readout(iri) for iri in self.iris()]

    def with_sha256(self, sha256: str) -> Readout | None:
        """Return the readout whose text has this hash, if there is one."""
        found = sorted(text_of(quad.subject) for quad in self.match(None, SCHEMA.sha256, ox.Literal(sha256)))
        return next((self._readout(iri) for iri in found if self.holds(iri)), None)

    def at(self, location: str) -> Readout | None:
        """Return the readout whose text was found at this address, if there is one."""
        return next((self._readout(iri) for iri in self.standing_at(location)), None)

    def _known(self, readout: str) -> str:
        if not self.holds(readout):
            raise UsageError(readout, "is not in the store")
        return str(readout)

    def _readout(self, iri: str) -> Readout:
        def values(predicate: str, subject: str = iri) -> list[str]:
            return sorted(text_of(q.object) for q in self.match(ox.NamedNode(subject), predicate, None))

        names, hashes = values(DCTERMS.identifier), values(SCHEMA.sha256)
        locations = values(PROV.atLocation, reading_of(iri))
        return Readout(iri, "".join(names[:1]), "".join(hashes[:1]), tuple(locations))

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

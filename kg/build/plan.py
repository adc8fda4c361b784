"""What is to be done with a text that the store may know: nothing, or to read it, and from which of its copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from kg.build.gone import is_there
from kg.graph import reading_of
from kg.graph.document import kept_metadata
from kg.known import corrections, metadata
from kg.program import program_version
from kg.source import Source
from kg.source.corrections import SUFFIX
from kg.store import Readout, Store
from kg.vocab import SCHEMA

Copies = list[Source]
"""The files that hold one and the same text, sorted by name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A text with all that bears on it."""

    known: Readout | None
    """The readout of this text in the store."""
    source: Source
    """The copy that it is read from, with what came with any of them."""
    copies: Copies
    stays_at: tuple[str, ...] = ()
    """The places of the known readout, without those that hold another text now, or none."""
    left: tuple[str, ...] = ()
    """Those of its places where there is no file any more."""

    @property
    def others(self) -> Copies:
        """Return the copies that it is not read from."""
        return [copy for copy in self.copies if (copy.name, copy.location) != (self.source.name, self.source.location)]

    @property
    def locations(self) -> tuple[str, ...]:
        """Return all places where the text stands, that of the source first."""
        places = (self.source.location, *(copy.location for copy in self.others), *self.stays_at)
        return tuple(dict.fromkeys(place for place in places if place))


def plan(store: Store, copies: Copies, known: Readout | None, now: Mapping[str, str]) -> Plan:
    """Return what bears on a text; `now` tells which hash the text at a place has."""
    places = [place for place in known.locations if now.get(place, known.sha256) == known.sha256] if known else []
    left = tuple(place for place in places if not is_there(place))
    return Plan(
        known, _chosen(store, known, copies), copies, tuple(place for place in places if place not in left), left
    )


def is_current(store: Store, plan: Plan, base: str, vocabulary_version: str) -> bool:
    """Tell whether a readout would come out the same again, and still stands where it was found."""
    known = plan.known
    if known is None or known.iri.rpartition("id/")[0] != base:
        return False
    same_versions = _versions(store, known) == {vocabulary_version, program_version()}
    same_words = metadata(store, known.iri) == kept_metadata(plan.source)
    same_corrections = corrections(store, known.iri).keys() == set(plan.source.corrections)
    return same_versions and same_words and same_corrections and bool(plan.stays_at or not known.locations)


def _chosen(store: Store, known: Readout | None, copies: Sequence[Source]) -> Source:
    """Return the copy whose name the store knows, or the first, with what came with any of them.

    What the store was told stays, too, unless the file that it knows is there to tell it anew.
    """
    first = next((copy for copy in copies if known and copy.name == known.source), copies[0])
    said = metadata(store, known.iri) if known and first.name != known.source else {}
    for copy in (*reversed(copies), first):
        said |= kept_metadata(copy)
    corrected = [one for copy in (first, *copies) for one in copy.corrections]
    if known and first.name != known.source:
        beside = f"{known.source.rpartition('/')[2]}{SUFFIX}"
        corrected += [one for one in corrections(store, known.iri) if one.file == beside]
    return replace(first, metadata=said, corrections=tuple(dict.fromkeys(corrected)))


def _versions(store: Store, known: Readout) -> set[str]:
    """Return the versions of vocabulary and program that read a readout."""
    activity = NamedNode(reading_of(known.iri))
    terms = (SCHEMA.schemaVersion, SCHEMA.softwareVersion)
    found = (quad.object for term in terms for quad in store.match(activity, term, None))
    return {value.value for value in found if isinstance(value, Literal)}

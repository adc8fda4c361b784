"""What a store knows of a readout beside what was read: its text, what came with it, and what persons corrected."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import SourceError, UsageError
from kg.graph import reading_of
from kg.graph.document import metadata_from
from kg.reading.records import Change
from kg.source import Source, place
from kg.source.corrections import means, parse
from kg.source.records import Correction
from kg.store import Readable, Readout, Store
from kg.vocab import DCTERMS, DRO, OA, PROV, SCHEMA


def metadata(store: Store, readout: str) -> dict[str, str]:
    """Return what came with a readout when it was read, as the metadata of a source; `readout` is its IRI."""
    quads = store.match(NamedNode(readout), None, None)
    values = ((quad.predicate.value, quad.object) for quad in quads)
    return metadata_from([(name, value.value) for name, value in values if isinstance(value, Literal | NamedNode)])


def corrections(store: Store, readout: str) -> dict[Correction, str]:
    """Return the corrections that a readout was read with, each with why it found nothing, empty if it was applied."""
    used = store.match(NamedNode(reading_of(readout)), PROV.used, None)
    found = {
        replace(one, place=""): _said(store, quad.object, DRO.orphaned)
        for quad in used
        if isinstance(quad.object, NamedNode)
        for one in _parsed(_said(store, quad.object, OA.bodyValue), _said(store, quad.object, DCTERMS.identifier))
    }
    return dict(sorted(found.items(), key=lambda pair: (pair[0].file, pair[0].words)))


def _parsed(words: str, file: str) -> tuple[Correction, ...]:
    """Return the corrections in words that were stored; none if another version of the program wrote them."""
    try:
        return parse(words, file)
    except SourceError:
        return ()


Place = tuple[str, tuple[str, ...], str]
"""By what a document can be named: what it is called, its addresses, and the hash of its text."""


def without_document(shared: Iterable[Correction], known: Sequence[Place]) -> tuple[Change, ...]:
    """Return the corrections whose document is not among those that are known."""
    reason = "its document {!r} is neither here nor in the store; write its file name, address, id or SHA-256"
    names = [(one, one.text("document")) for one in shared]
    return tuple(
        Change(one, reason=reason.format(n)) for one, n in names if not any(means(n, *place) for place in known)
    )


def left_out(store: Store, own: Iterable[Path]) -> str:
    """Return a line if the store was last built with files of a user's own vocabulary that are not among these."""
    missing = sorted(set(store.own_vocabulary()) - {path.name for path in own})
    built = "with which the store was last built; --vocabulary adds such files"
    return f"without {', '.join(missing)}, {built}" if missing else ""


def readout(store: Readable, name: str) -> Readout:
    """Return the readout of a store with this name, id or IRI, or read from this file or address.

    Where a name is that of several, the file that it leads to from here decides; UsageError unless exactly one fits.
    """
    known = store.readouts()
    named = [one for one in known if name in (one.source, one.iri, _id(one))]
    if len(named) == 1:
        return named[0]
    placed = [one for one in known if _address(name) in one.locations]
    if len(placed) == 1:
        return placed[0]
    if named:
        raise UsageError(name, "is the name of several readouts", f"give one of {', '.join(map(_id, named))}")
    if os.path.lexists(name):
        raise UsageError(name, "is a file of which the store holds nothing", "`kg build` reads it")
    raise UsageError(name, "is neither a file nor a readout in the store", "see `kg query readouts`")


def _address(name: str) -> str:
    """Return the address under which a store knows a file, or the address itself."""
    try:
        return name if "://" in name else place(Path(name)).as_uri()
    except ValueError:  # a name that no file can have
        return ""


def stored(store: Store, name: str) -> Source:
    """Return the text of a readout in a store by its name, id, IRI or file; UsageError unless exactly one fits."""
    found = readout(store, name)
    told = tuple(corrections(store, found.iri))
    text = _said(store, NamedNode(found.iri), SCHEMA.text)
    return Source(text, found.source, metadata=metadata(store, found.iri), corrections=told)


def _id(readout: Readout) -> str:
    return readout.iri.rpartition("/")[2]


def _said(store: Store, subject: NamedNode, predicate: str) -> str:
    """Return the text that a thing has, empty if it has none."""
    values = (quad.object for quad in store.match(subject, predicate, None))
    return "".join(value.value for value in values if isinstance(value, Literal))

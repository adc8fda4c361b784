"""Exports: a store, or some readouts of it, in the RDF syntaxes; the same content gives the same bytes.

    export(store, "turtle", Path("graph.ttl"))
    export(store, "trig", sys.stdout.buffer, readouts=[iri])

A file of triples (Turtle, N-Triples, JSON-LD, RDF/XML) holds what is stated and inferred, with the labels of
the terms in it. A file of named graphs (TriG, N-Quads) holds the provenance as well. No file tells when and
where on this machine a readout was read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import UsageError
from kg.export import writers
from kg.export.content import SCOPES, Selection, graphs, quads_by_readout, triples
from kg.export.output import explained, replacing
from kg.graph.shard import lines
from kg.store import Readable
from kg.vocab import ID, PREFIXES

__all__ = ["EXPORTERS", "SCOPES", "Exporter", "Selection", "export"]

_MOST_PREFIXES = 99


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: how it is written, piece by piece, what it is called on the web, and how its files end."""

    pieces: Callable[[Readable, Selection], Iterator[str]]
    media_type: str
    suffix: str


def export(
    store: Readable,
    form: str,
    target: BinaryIO | Path,
    scope: str = "all",
    readouts: Iterable[str] | None = None,
    reference: bool = False,
) -> None:
    """Write a store, or these readouts of it, in the format `form` to an open stream or a file.

    A file is written whole or not at all. `scope` is a key of SCOPES; `reference` adds the ontology and the
    vocabulary as a whole. Raises UsageError on an unknown format, scope or readout, KGError if nothing can be
    written.
    """
    if form not in EXPORTERS:
        raise UsageError(form, "is not a format", f"choose one of {', '.join(EXPORTERS)}")
    selection = Selection(None if readouts is None else tuple(readouts), scope, reference)
    pieces = EXPORTERS[form].pieces(store, selection)
    if isinstance(target, Path):
        with replacing(target) as stream:
            _write(pieces, stream)
    else:
        with explained("output"):
            _write(pieces, target)


def _write(pieces: Iterator[str], stream: BinaryIO) -> None:
    stream.writelines(piece.encode() for piece in pieces)
    stream.flush()


def _turtle(store: Readable, selection: Selection) -> Iterator[str]:
    return writers.turtle(triples(store, selection), _prefixes(store, selection))


def _rdfxml(store: Readable, selection: Selection) -> Iterator[str]:
    return writers.rdfxml(triples(store, selection), PREFIXES)


def _jsonld(store: Readable, selection: Selection) -> Iterator[str]:
    return writers.jsonld(triples(store, selection), _prefixes(store, selection))


def _trig(store: Readable, selection: Selection) -> Iterator[str]:
    return writers.trig(graphs(store, selection), _prefixes(store, selection))


def _ntriples(store: Readable, selection: Selection) -> Iterator[str]:
    return map(bytes.decode, lines(triples(store, selection), ox.RdfFormat.N_TRIPLES))


def _nquads(store: Readable, selection: Selection) -> Iterator[str]:
    """Yield the lines of one readout after the other: so a store of any size can be written."""
    for quads in quads_by_readout(store, selection):
        yield from map(bytes.decode, lines(quads))


def _prefixes(store: Readable, selection: Selection) -> dict[str, str]:
    """Return the prefixes, with one for what each readout owns, if there are not too many of them."""
    readouts = selection.of(store)
    prefixes = dict(PREFIXES)
    bases = {f"{readout.rpartition('/')[0]}/" for readout in readouts} - {str(ID)}
    if len(bases) == 1:
        prefixes["base"] = bases.pop()
    if len(readouts) == 1:
        prefixes["r"] = f"{readouts[0]}#"
    elif len(readouts) <= _MOST_PREFIXES:
        prefixes |= {f"r{number}": f"{readout}#" for number, readout in enumerate(readouts, start=1)}
    return prefixes


EXPORTERS = {
    "turtle": Exporter(_turtle, "text/turtle", ".ttl"),
    "trig": Exporter(_trig, "application/trig", ".trig"),
    "nquads": Exporter(_nquads, "application/n-quads", ".nq"),
    "ntriples": Exporter(_ntriples, "application/n-triples", ".nt"),
    "jsonld": Exporter(_jsonld, "application/ld+json", ".jsonld"),
    "rdfxml": Exporter(_rdfxml, "application/rdf+xml", ".rdf"),
}
"""The formats by name."""

"""What an export holds: which readouts, which of their graphs, and the labels that let a file stand alone."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import graph_names
from kg.store import Readable
from kg.vocab import DRO, LINKS, ONTOLOGY, RDF, RDFS, SKOS, VOCABULARY

SCOPES = {"all": ("stated", "inferred", "provenance"), "stated": ("stated",)}
"""The graphs of a readout that go with each scope, by the last segment of their names."""

_NUMBER = re.compile(r"([0-9]{1,15})")
_TYPE = str(RDF.type)
_CLASSES = {
    str(term): rank
    for rank, term in enumerate(
        (
            DRO.Readout,
            DRO.Encounter,
            DRO.Event,
            DRO.TimeSpan,
            DRO.ReportedStatement,
            DRO.Person,
            DRO.State,
            DRO.Organization,
            DRO.ActorGroup,
            DRO.Office,
            DRO.OfficeHolding,
            DRO.Place,
            DRO.Issue,
            DRO.Passage,
            DRO.Mention,
            DRO.Span,
            DRO.Correction,
            DRO.Identification,
        )
    )
}
_LABELS = {str(RDFS.label), str(SKOS.prefLabel)}
_TELLING = _LABELS | {_TYPE, str(SKOS.inScheme)}
_REFERENCE = (str(ONTOLOGY), str(VOCABULARY))


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a store is to be exported; raises UsageError on an unknown scope."""

    readouts: tuple[str, ...] | None = None
    """The IRIs of the readouts; None for all."""
    scope: str = "all"
    reference: bool = False
    """True to add the ontology and the vocabulary as a whole."""

    def __post_init__(self) -> None:
        if self.scope not in SCOPES:
            raise UsageError(self.scope, "is not a scope", f"choose one of {', '.join(SCOPES)}")

    @property
    def links(self) -> tuple[str, ...]:
        """Return the name of the graph of links, if it goes along: it speaks of all readouts, and infers."""
        return (str(LINKS),) if self.readouts is None and self.scope == "all" else ()

    def of(self, store: Readable) -> list[str]:
        """Return the IRIs of the readouts, sorted and each once; raises UsageError on an unknown one."""
        held = [readout.iri for readout in store.readouts()]
        if self.readouts is None:
            return held
        for readout in self.readouts:
            if readout not in held:
                raise UsageError(readout, "is not in the store")
        return sorted(set(self.readouts))


def graphs(store: Readable, selection: Selection) -> list[tuple[str, list[ox.Triple]]]:
    """Return the named graphs that hold anything, with their triples, all in a fixed order."""
    names = [*_names(selection.of(store), SCOPES[selection.scope]), *selection.links]
    found = [(name, in_order(quad.triple for quad in store.quads(name))) for name in names]
    if selection.reference:
        found += [(name, in_order(triples)) for name, triples in _reference(store)]
    return [(name, triples) for name, triples in found if triples]


def quads_by_readout(store: Readable, selection: Selection) -> Iterator[list[ox.Quad]]:
    """Yield the quads of each readout, by IRI, then of the links, and of the reference graphs if they go along."""
    for readout in selection.of(store):
        yield list(store.quads(*_names([readout], SCOPES[selection.scope])))
    if selection.links:
        yield list(store.quads(*selection.links))
    for name, found in _reference(store) if selection.reference else ():
        yield [ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(name)) for one in found]


def triples(store: Readable, selection: Selection) -> list[ox.Triple]:
    """Return what the scope holds but provenance, with the labels of the terms in it, in a fixed order."""
    names = [*_names(selection.of(store), {*SCOPES[selection.scope]} - {"provenance"}), *selection.links]
    content = {quad.triple for quad in store.quads(*names)} if names else set()
    if selection.reference:
        return in_order(content.union(*(triples for _, triples in _reference(store))))
    return in_order(content | _labels(store, content))


def in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return triples sorted for a reader: the document, events, statements, actors, then spans, then terms.

    Within a class the subjects go by name, `#char=90,99` before `#char=100,110`; types come first.
    """
    given = list(triples)
    ranks: dict[object, int] = {}
    for triple in given:
        if triple.predicate.value == _TYPE:
            rank = _CLASSES.get(str(triple.object)[1:-1], len(_CLASSES))
            ranks[triple.subject] = min(rank, ranks.get(triple.subject, rank))
    name = cache(_name)

    def key(triple: ox.Triple) -> tuple[object, ...]:
        subject, predicate = triple.subject, triple.predicate.value
        rank = ranks.get(subject, len(_CLASSES))
        return rank, *name(subject), predicate != _TYPE, predicate, *name(triple.object)

    return sorted(given, key=key)


def _name(term: object) -> tuple[list[tuple[int, str]], str]:
    """Return a key that compares the numbers in an IRI as numbers and tells any two terms apart."""
    if not isinstance(term, ox.NamedNode):
        return [], str(term)
    parts = _NUMBER.split(term.value)  # every second part is a number
    return [(int(part), "") if at % 2 else (0, part) for at, part in enumerate(parts)], term.value


def _names(readouts: Iterable[str], suffixes: Container[str]) -> list[str]:
    """Return the names of those graphs of the readouts that end so."""
    names = chain.from_iterable(map(graph_names, readouts))
    return [str(name) for name in names if name.rpartition("/")[2] in suffixes]


def _reference(store: Readable) -> list[tuple[str, list[ox.Triple]]]:
    """Return the reference graphs with the same names for their blank nodes every time."""
    dataset = ox.Dataset(quad for name in _REFERENCE for quad in store.quads(name))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return [(name, [quad.triple for quad in dataset.quads_for_graph_name(ox.NamedNode(name))]) for name in _REFERENCE]


def _told(store: Readable) -> dict[object, set[ox.Triple]]:
    """Return type, label and scheme of each term of the ontology and the vocabulary that has a label."""
    quads = [quad for quad in store.quads(*_REFERENCE) if quad.predicate.value in _TELLING]
    told: dict[object, set[ox.Triple]] = {quad.subject: set() for quad in quads if quad.predicate.value in _LABELS}
    for quad in quads:
        if quad.subject in told:
            told[quad.subject].add(quad.triple)
    return told


def _labels(store: Readable, content: set[ox.Triple]) -> set[ox.Triple]:
    """Return type, label and scheme of the terms in use that the ontology or the vocabulary describes.

    The classes and schemes that this brings in are described in turn.
    """
    told = _told(store)
    labels: set[ox.Triple] = set()
    fresh = content
    while fresh:
        terms = {term for triple in fresh for term in (triple.subject, triple.predicate, triple.object)}
        fresh = {triple for term in terms & told.keys() for triple in told[term]} - labels
        labels |= fresh
    return labels

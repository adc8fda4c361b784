"""The default graph of a store: every triple of its named graphs, each once.

A label that a hundred readouts give stands in a hundred named graphs. A question that asks all graphs meets it once,
because it asks the default graph. Nothing is put into the default graph alone, and nothing stays there alone.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.store.typed import as_written

DEFAULT = ox.DefaultGraph()


def triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the quads as they stand in the default graph, in the same order."""
    return (ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT) for quad in quads)


def with_union(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return quads of named graphs together with their triples in the default graph."""
    named = set(quads)
    return named.union(triples(named))


def abandoned(engine: ox.Store, gone: set[ox.Quad]) -> set[ox.Quad]:
    """Return the triples of the default graph that no named graph holds any more once `gone` are gone."""
    return {quad for quad in triples(gone) if not _remains(engine, quad, gone)}


def fill(engine: ox.Store) -> None:
    """Put every triple of the named graphs into the default graph of a store that has none there."""
    engine.bulk_extend(triples(engine.quads_for_pattern(None, None, None, None)))


def _remains(engine: ox.Store, triple: ox.Quad, gone: set[ox.Quad]) -> bool:
    found = engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != DEFAULT and as_written(quad) not in gone for quad in found)

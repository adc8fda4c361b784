"""A readout's graphs as bytes: what a worker hands to the one who writes, through a pipe or a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.terms import Fact

_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Shard:
    """One readout as N-Quads: its three named graphs, then each of their triples once for the default graph."""

    iri: str
    nquads: bytes

    @classmethod
    def of(cls, readout: str, graphs: Mapping[str, Iterable[Fact]]) -> "Shard":
        """Return the triples of the named graphs of a readout as a shard; equal triples give equal bytes."""
        written = (  # a term shows as N-Quads write it
            f"{subject} {predicate} {value} <{graph}> .\n".encode()
            for graph, facts in graphs.items()
            for subject, predicate, value in facts
        )
        named = sorted(written)
        union = dict.fromkeys(line.rpartition(b" <")[0] + b" .\n" for line in named)
        return cls(readout, b"".join([*named, *union]))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the quads of the named graphs, as they were written."""
        parsed = ox.parse(self.nquads, format=ox.RdfFormat.N_QUADS)
        return (quad for quad in parsed if quad.graph_name != _DEFAULT)


def lines(content: Iterable[ox.Quad] | Iterable[ox.Triple], syntax: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> list[bytes]:
    """Return quads or triples as the canonical lines of N-Quads or N-Triples, in the order of their bytes."""
    return sorted((ox.serialize(content, format=syntax) or b"").splitlines(keepends=True))

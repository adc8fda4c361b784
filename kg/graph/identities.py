"""What all readouts together tell about what is the same, as quads of a graph of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

from kg.graph import terms
from kg.graph.vocab import DRO, LINKS, RDF

_DIGITS = 16


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Two things that are or may be one; or one thing twice, whose name may stand for several."""

    one: str
    """The IRI of the thing to keep, or of the set that counts the other in."""
    other: str
    sure: bool
    reason: str
    """What speaks for it and against it, in words."""

    @property
    def pair(self) -> frozenset[str]:
        """Return the IRIs of the things."""
        return frozenset((self.one, self.other))


def identification(finding: Finding, evidence: Iterable[str]) -> set[ox.Quad]:
    """Return the quads of a finding, with the IRIs of the spans that the things were read from.

    Its IRI is made from those of the things, whichever was found first, and lies beside that of the first.
    """
    things = sorted(finding.pair)
    digest = sha256("\n".join(things).encode()).hexdigest()[:_DIGITS]
    name = terms.iri(f"{things[0].partition('#')[0].rpartition('/')[0]}/identification-{digest}")
    return {
        ox.Quad(name, RDF.type, DRO.Identification, LINKS),
        ox.Quad(name, DRO.settled, terms.boolean(finding.sure), LINKS),
        ox.Quad(name, DRO.reason, terms.text(finding.reason), LINKS),
        *(ox.Quad(name, DRO.compares, terms.iri(thing), LINKS) for thing in things),
        *(ox.Quad(name, DRO.evidence, terms.iri(span), LINKS) for span in evidence),
    }


def identified(thing: str, kept: str) -> ox.Quad:
    """Return the quad that leads from a thing to the one that it is."""
    return ox.Quad(terms.iri(thing), DRO.identifiedWith, terms.iri(kept), LINKS)


def included(member: str, whole: str) -> ox.Quad:
    """Return the quad that leads from an encounter to the set that counts it in."""
    return ox.Quad(terms.iri(member), DRO.includedIn, terms.iri(whole), LINKS)

"""The record of a run: when a readout was read, and from where; it stays in the store, no export has it."""

from datetime import datetime

import pyoxigraph as ox

from kg.graph.draft import to_ox
from kg.graph.names import reading_of, runs_beside
from kg.graph.terms import iri, moment
from kg.vocab import PROV


def read_at(readout: str, when: datetime) -> set[ox.Quad]:
    """Return the quads that say that a readout was read, and when; `when` needs an offset."""
    activity, graph = reading_of(readout), runs_beside(readout)
    return {
        to_ox(activity, PROV.generated, iri(readout), graph),
        to_ox(activity, PROV.endedAtTime, moment(when), graph),
    }


def found_at(readout: str, location: str) -> set[ox.Quad]:
    """Return the quad that says from which address a readout was read; none for text from memory."""
    if not location:
        return set()
    return {to_ox(reading_of(readout), PROV.atLocation, iri(location), runs_beside(readout))}

"""The record of a run: when a readout was read, and from where; it stays in the store, no export has it."""

from datetime import datetime

import pyoxigraph as ox

from kg.graph.names import reading_of, runs_beside
from kg.graph.terms import iri, moment, text
from kg.graph.vocab import DRO, PROV


def read_at(readout: str, when: datetime) -> set[ox.Quad]:
    """Return the quads that say that a readout was read, and when; `when` needs an offset."""
    activity, graph = iri(reading_of(readout)), iri(runs_beside(readout))
    return {
        ox.Quad(activity, PROV.generated, iri(readout), graph),
        ox.Quad(activity, PROV.endedAtTime, moment(when), graph),
    }


def found_at(readout: str, location: str, fingerprint: str = "") -> set[ox.Quad]:
    """Return the quads that say from which address a readout was read, and what stood there.

    There are none for text from memory, whose address is empty.
    """
    if not location:
        return set()
    graph, place = iri(runs_beside(readout)), iri(location)
    at = {ox.Quad(iri(reading_of(readout)), PROV.atLocation, place, graph)}
    return at | ({ox.Quad(place, DRO.fingerprint, text(fingerprint), graph)} if fingerprint else set())

"""A reading as RDF: the only place where IRIs are minted and Python values become terms.

    graphs = to_graphs(reading, base, lexicon.version)
    graphs.stated, graphs.inferred, graphs.provenance     # rdflib graphs

Records that contradict each other (a key that names nothing, a span after the end) raise ValueError: they can
only come from a mistake in the reader.
"""

from kg.graph.corrections import write_corrections
from kg.graph.document import check, write_passages, write_provenance, write_readout
from kg.graph.draft import Draft, ReadoutGraphs
from kg.graph.names import Names, graph_names, reading_of, runs_beside
from kg.graph.runs import found_at, read_at
from kg.graph.shard import Shard
from kg.graph.statements import write_statements
from kg.graph.world import write_entities, write_events, write_holdings, write_mentions
from kg.reading.records import Reading

__all__ = [
    "ReadoutGraphs",
    "Shard",
    "found_at",
    "graph_names",
    "read_at",
    "reading_of",
    "runs_beside",
    "to_graphs",
]


def to_graphs(reading: Reading, base: str, vocabulary_version: str) -> ReadoutGraphs:
    """Return the three graphs of a readout; what the text mints is named under `base`.

    Raises UsageError if `base` is no http(s) IRI that ends in a slash, SourceError if the text holds
    characters that XML forbids, ValueError if the records contradict each other.
    """
    check(reading.source)
    names = Names(reading, base)
    draft = Draft(reading, names)
    write_readout(draft)
    write_passages(draft)
    write_entities(draft)
    write_events(draft)
    write_holdings(draft)
    write_mentions(draft)
    write_statements(draft)
    write_provenance(draft, vocabulary_version)
    write_corrections(draft)
    return draft.graphs

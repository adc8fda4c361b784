"""What a store knows of a readout beside its text."""

from pyoxigraph import Literal, NamedNode

from kg.graph.document import told_again
from kg.store import Store


def metadata(store: Store, readout: str) -> dict[str, str]:
    """Return what came with a readout when it was read, as the metadata of a source; `readout` is its IRI."""
    quads = store.match(NamedNode(readout), None, None)
    values = ((quad.predicate.value, quad.object) for quad in quads)
    return told_again([(name, value.value) for name, value in values if isinstance(value, Literal | NamedNode)])

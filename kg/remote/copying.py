"""A copy of what an endpoint holds as a store on this machine, for what only a store can do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.graph import graph_names, read_at
from kg.remote.endpoint import Endpoint
from kg.store import Store
from kg.vocab import LINKS, ONTOLOGY, VOCABULARY


@contextmanager
def copied(endpoint: Endpoint) -> Iterator[Store]:
    """Yield a store with the readouts, ontology and vocabulary of an endpoint; it is deleted in the end.

    It takes the disk space that a store of these readouts takes.
    """
    with TemporaryDirectory(prefix="kg-copy-") as folder, Store.open(Path(folder) / "store", create=True) as store:
        for graph in (ONTOLOGY, VOCABULARY, LINKS):
            store.add(endpoint.quads(str(graph)))
        now = datetime.now(UTC)
        for readout in endpoint.readouts():
            store.add({*endpoint.quads(*graph_names(readout.iri)), *read_at(readout.iri, now)})
        yield store

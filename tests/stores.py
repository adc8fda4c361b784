"""Graphs and stores of readouts that are made by hand, and what an export of them holds."""

import io

from builders import NOW, reading

from kg.export import export
from kg.graph import ReadoutGraphs, to_graphs
from kg.reading.records import Reading
from kg.store import Store
from kg.vocab import DEFAULT_BASE


def made(given_: Reading | None = None, base: str = DEFAULT_BASE) -> ReadoutGraphs:
    """Return the graphs of a reading, the handmade one by default."""
    return to_graphs(given_ or reading(), base, "v1")


def holding(*graphs: ReadoutGraphs, reference: bool = False) -> Store:
    """Return a store in memory with these readouts."""
    store = Store.in_memory()
    if reference:
        store.put_reference()
    for number, each in enumerate(graphs):
        store.replace(each, f"file:///nowhere-else/{number}", NOW)
    return store


def written(store: Store, form: str, **options: object) -> bytes:
    """Return an export as bytes."""
    stream = io.BytesIO()
    export(store, form, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()

"""Bringing a server up to date with a store: only what differs is sent, and a push that was broken off goes on.

The server keeps a ledger of what it got. The record of runs stays at home. What is new is added to the union; when
anything has gone, the union is written anew, for the protocol has no way to take single triples out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

from kg.graph import graph_names, runs_beside
from kg.remote import ledger
from kg.remote.graph_store import GraphStore
from kg.remote.ledger import Entry
from kg.store import Store
from kg.store.typed import as_written
from kg.store.union import DEFAULT
from kg.vocab import LINKS, ONTOLOGY, SCHEMA, UNION, VOCABULARY

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Gets what is to be sent and hands it on one by one: room for a progress bar."""

_REFERENCE = (str(ONTOLOGY), str(VOCABULARY))
_SHARED = (*_REFERENCE, str(LINKS))
"""Graphs that speak of all readouts."""
_UNFINISHED = Entry(str(UNION), "unfinished", 0)
"""Stands in the ledger while the union is being written."""
_TOGETHER = 50
"""Readouts after which the server notes what it got."""
_TRIPLES = 5_000
"""Triples of the union that are sent at a time, about 800 KB: a server may need memory for them all at once."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: numbers of readouts."""

    sent: int
    removed: int
    unchanged: int


def push(store: Store, there: GraphStore, watch: Watch = iter) -> Pushed:
    """Bring a server up to date with a store, and return what was done.

    Raises RemoteError if the server refuses, or if its default graph holds what was not pushed.
    """
    graphs = _graphs(store)
    own = {item: _entry(store, item, names) for item, names in graphs.items()}
    held = ledger.read(there)
    changed = [item for item in own if held.get(item) != {own[item]}]
    gone = [item for item in held if item not in own and item != _UNFINISHED.name]
    anew = bool(gone) or _UNFINISHED.name in held or any(item in _REFERENCE for item in changed)
    anew = anew or any(_loses(store, there, graphs[item], held[item]) for item in changed if item in held)
    if not held and not there.union and not there.is_empty(""):
        reason = "holds triples in its default graph that were not pushed there, and they would be lost"
        raise there.error(reason, "empty it, or name a graph for the union by --union")
    if anew:
        ledger.note(there, [_UNFINISHED])
    for some in ledger.portions(watch(changed), _TOGETHER):
        _send(store, there, [name for item in some for name in graphs[item]], with_union=not anew)
        ledger.note(there, [own[item] for item in some])
    for name in (name for item in gone for name in _names(item)):
        there.delete(name)
    if anew:
        _write_union(store, there)
    if changed or gone or anew:
        ledger.write(there, own.values())
    sent, removed = ({*items}.difference(_SHARED) for items in (changed, gone))
    return Pushed(len(sent), len(removed), len({*own}.difference(_SHARED)) - len(sent))


def _graphs(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the names of the graphs of each readout, and the shared graphs, by what they belong to."""
    shared = [name for name in _SHARED if next(store.quads(name), None)]
    return {item: _names(item) for item in (*shared, *(readout.iri for readout in store.readouts()))}


def _names(item: str) -> tuple[str, ...]:
    return (item,) if item in _SHARED else tuple(map(str, graph_names(item)))


def _entry(store: Store, item: str, names: Sequence[str]) -> Entry:
    """Return the entry of graphs; the hash of a file is taken where blank nodes have other names every time."""
    lines = (ox.serialize(store.quads(*names), format=ox.RdfFormat.N_QUADS) or b"").splitlines()
    content = sha256(b"\n".join(sorted(lines))).hexdigest()
    if item in _REFERENCE:
        marks = store.match(ox.NamedNode(item), str(SCHEMA.sha256), None, item)
        content = sha256("".join(sorted(str(mark.object) for mark in marks)).encode()).hexdigest()
    return Entry(item, content, len(lines))


def _triples(store: Store, *names: str) -> set[ox.Triple]:
    return {quad.triple for quad in store.quads(*names)}


def _send(store: Store, there: GraphStore, names: Sequence[str], *, with_union: bool) -> None:
    """Let the server have these graphs as the store has them, and their triples in the union if that is wanted."""
    for name in names:
        if triples := _triples(store, name):
            there.put(name, triples)
        else:
            there.delete(name)
    if with_union:
        there.post(there.union, _triples(store, *names))


def _loses(store: Store, there: GraphStore, names: Sequence[str], held: set[Entry]) -> bool:
    """Tell whether the server has triples in these graphs that the store does not have, or does not give them all."""
    found = [(name, there.get(name)) for name in names]
    if sum(len(triples) for _, triples in found) < max(entry.size for entry in held):
        return True
    return any(not _triples(store, name).issuperset(triples) for name, triples in found)


def _write_union(store: Store, there: GraphStore) -> None:
    """Write each triple of the named graphs once, but for the record of runs."""
    runs = {str(runs_beside(readout.iri)) for readout in store.readouts()}
    at_home = _triples(store, *runs) if runs else set()
    everything = (as_written(quad).triple for quad in store.engine.quads_for_pattern(None, None, None, DEFAULT))
    write, is_empty = there.put, True
    for some in ledger.portions((triple for triple in everything if triple not in at_home), _TRIPLES):
        write(there.union, some)
        write, is_empty = there.post, False
    if is_empty:
        there.delete(there.union)

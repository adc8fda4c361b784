"""Keeping a store: taking readouts out, a copy of it, and putting exported readouts back in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, groupby, islice
from pathlib import Path

import pyoxigraph as ox

from kg import files, known, validate
from kg.build.whole import Tell, look_over, untold
from kg.build.work import broken
from kg.errors import GraphError, StoreError
from kg.graph import Shard
from kg.graph.names import GRAPHS
from kg.rdf_files import readable, syntax_of, temporary_folder
from kg.store import Arrival, Store, faults
from kg.store.opening import demand
from kg.store.typed import as_written
from kg.summary import Document, Fate, Summary
from kg.terms import Fact, facts
from kg.vocab import DCTERMS, LINKS, ONTOLOGY, VOCABULARY

Readout = tuple[str, dict[str, list[Fact]]]
"""The IRI of a readout and what its graphs hold."""

_BATCH = 100
_REMEDY = "say --vocabulary if it was built with one, or export it again from a sound store"
_OTHERS = frozenset(map(str, (ONTOLOGY, VOCABULARY, LINKS)))
"""Graphs that an export may hold beside the readouts; the program makes them anew."""


def remove(store: Store, names: Iterable[str], tell: Tell = untold) -> list[str]:
    """Take readouts out by their names, ids, IRIs or files, and return what they were called.

    UsageError, before anything is taken out, unless each name is that of one readout.
    """
    found = {one.iri: one.source for one in (known.readout(store, name) for name in names)}
    for readout in found:
        store.remove(readout)
    look_over(store, tell)
    return list(found.values())


def backup(store: Path, target: Path) -> None:
    """Make a copy of a store, while others may read it; on the same disk it takes no room until one of them changes.

    Raises StoreError if there is no store, somebody writes to it, or `target` is there already.
    """
    demand(store)
    if target.exists():
        raise StoreError(str(target), "is there already", "name a new folder")
    with Store.open(store, write=True) as opened, faults(str(target)):
        opened.engine.backup(str(target))


def bring(exports: Iterable[Path], store: Store, vocabulary: tuple[Path, ...] = (), tell: Tell = untold) -> Summary:
    """Put the readouts of exports (N-Quads or TriG) into a store and return what became of each.

    A readout that breaks a shape is set aside; one that is there already is replaced by what the file says. A file
    that is no such export is refused, and the others go on.
    """
    store.put_reference(vocabulary=files.vocabulary(vocabulary))
    store.note_own_vocabulary(path.name for path in files.own_vocabulary(vocabulary))
    documents = tuple(one for export in exports for one in _brought(export, store, vocabulary))
    violations, warnings = look_over(store, tell)
    return Summary(documents, held=store.count(), violations=violations, warnings=warnings)


def _brought(export: Path, store: Store, vocabulary: tuple[Path, ...]) -> Iterator[Document]:
    """Put the readouts of an export into a store; yield what becomes of each, or that the file is refused."""
    try:
        with temporary_folder(beside=export) as folder:
            readouts = _by_readout(export, _loaded(export, Path(folder)))
            for some in _batches(readouts):
                yield from _put(store, some, vocabulary)
    except GraphError as error:
        yield Document(str(export), Fate.REFUSED, str(error))


def _put(store: Store, readouts: Iterable[Readout], vocabulary: tuple[Path, ...]) -> Iterator[Document]:
    """Put readouts into a store, those that are new there together; yield what becomes of each."""
    arrivals: list[Arrival] = []
    for iri, graphs in readouts:
        document = _checked(iri, graphs, vocabulary)
        if document.fate is not Fate.ADDED:
            yield document
        elif store.holds(iri):
            changed = store.replace(Shard.of(iri, graphs), "", datetime.now(UTC))
            yield replace(document, fate=Fate.REPLACED if changed else Fate.UNCHANGED)
        else:
            arrivals.append(Arrival(Shard.of(iri, graphs), ()))
            yield document
    store.put(arrivals, datetime.now(UTC))


def _batches(readouts: Iterator[Readout]) -> Iterator[list[Readout]]:
    while batch := list(islice(readouts, _BATCH)):
        yield batch


def _loaded(file: Path, folder: Path) -> ox.Store:
    """Return what is in a file, sorted into a database beside it, for it may be larger than the memory."""
    syntax = syntax_of(file)
    if not syntax.supports_datasets:
        raise GraphError(str(file), "has no named graphs", "give an export whose name ends in .nq or .trig")
    content = ox.Store(str(folder / "content"))
    with readable(file):
        content.bulk_load(path=str(file), format=syntax)
    return content


def _by_readout(file: Path, content: ox.Store) -> Iterator[Readout]:
    """Yield each readout with the triples of its graphs, in order; GraphError if there is none, or another graph."""
    names = sorted(name.value for name in content.named_graphs() if isinstance(name, ox.NamedNode))
    strange = [name for name in names if name not in _OTHERS and name.rpartition("/")[2] not in GRAPHS]
    if strange:
        raise GraphError(str(file), f"holds the graph {strange[0]}, which is of no readout", "give an export of kg")
    own = [name for name in names if name not in _OTHERS]
    if not own:
        raise GraphError(str(file), "holds no graph of a readout", "give an export of kg")
    for readout, graphs in groupby(own, lambda name: name.rpartition("/")[0]):
        yield readout, {graph: _written(content, graph) for graph in graphs}


def _written(content: ox.Store, graph: str) -> list[Fact]:
    found = content.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return [*facts(map(as_written, found))]


def _checked(readout: str, graphs: dict[str, list[Fact]], vocabulary: tuple[Path, ...]) -> Document:
    """Return an account of a readout: new, or set aside because it breaks a shape."""
    subject, predicate = ox.NamedNode(readout), ox.NamedNode(str(DCTERMS.identifier))
    said = [*chain.from_iterable(graphs.values())]
    named = (value for *about, value in said if about == [subject, predicate])
    name = next((value.value for value in named if isinstance(value, ox.Literal)), readout)
    report = validate.gate(said, tuple(files.vocabulary(vocabulary)))
    if report.conforms:
        return Document(name, Fate.ADDED, warnings=len(report.warnings))
    return broken(name, "breaks the shapes", _REMEDY, report)

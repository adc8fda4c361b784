"""Engines that the stored queries are run on: pyoxigraph and rdflib, each over the union of the named graphs."""

import warnings
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Graph

from kg.store.union import fill

Row = tuple[str, ...]


class Oxigraph:
    """A store in memory that answers like the one on disk."""

    def __init__(self, *files: Path) -> None:
        self.engine = ox.Store()
        for file in files:
            self.engine.load(path=str(file))
        fill(self.engine)

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the result over the union of the graphs."""
        return self.engine.query(text)

    def doubled(self) -> "Oxigraph":
        """Return a store in which every fact stands in a second graph, too, put in from last to first."""
        other = Oxigraph()
        for quad in reversed(list(self.engine)):
            copy = ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("https://readouts.example/copy"))
            other.engine.extend([copy, quad])
        fill(other.engine)
        return other


def rdflib_dataset(file: Path) -> Dataset:
    """Return a file as a dataset of rdflib whose default graph is the union."""
    dataset = Dataset(default_union=True)
    with _old_names_of_its_own():
        dataset.parse(data=file.read_text(encoding="utf-8"), format="trig")
    return dataset


def rdflib_graph(dataset: Dataset) -> Graph:
    """Return what stands in any graph of a dataset as one graph without a name."""
    graph = Graph()
    with _old_names_of_its_own():
        graph += dataset.triples((None, None, None))
    return graph


def rdflib_rows(graph: Graph, text: str) -> tuple[Row, ...]:
    """Return the rows that rdflib finds, as text; a cell without a value is empty."""
    with _old_names_of_its_own():
        return tuple(tuple("" if cell is None else str(cell) for cell in row) for row in graph.query(text))


def _old_names_of_its_own() -> "warnings.catch_warnings[None]":
    """Return the context in which rdflib may use names of its own that it calls deprecated."""
    return warnings.catch_warnings(action="ignore", category=DeprecationWarning)

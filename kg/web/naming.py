"""Names for the things in the answers: each is looked up once, however many readouts repeat it."""

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.store import Store
from kg.terms import text_of
from kg.vocab import ONTOLOGY, RDF, RDFS, SKOS
from kg.web.finding import Rows

_LABELS = (str(SKOS.prefLabel), str(RDFS.label))


class Names:
    """The names of things in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str] = {"": ""}

    def of(self, iri: str) -> str:
        """Return the name of a thing, empty if it has none."""
        if iri not in self._known:
            self._known[iri] = self._found(iri)
        return self._known[iri]

    def _found(self, iri: str) -> str:
        if "://" not in iri:
            return ""
        try:
            node = ox.NamedNode(iri)
        except ValueError:  # text that looks like an address
            return ""
        found = (label for name in _LABELS for label in values(self._store, node, name))
        return text_of(next(found, ""))


def labelled(store: Store, *tables: Rows) -> None:
    """Put beside each column X of IRIs in some rows a column XLabel with the names."""
    known = Names(store)
    for row in (row for rows in tables for row in rows):
        row |= {f"{column}Label": known.of(value) for column, value in row.items() if not column.endswith("Label")}


def values(store: Store, subject: Any, predicate: str) -> list[Any]:
    """Return the values of a property of a thing, each once, in a fixed order."""
    return sorted({quad.object for quad in store.match(subject, predicate, None)}, key=str)


def first(store: Store, subject: Any, predicate: str) -> str:
    """Return the first value of a property of a thing as text, empty if there is none."""
    return "".join(map(text_of, values(store, subject, predicate)[:1]))


def classes(store: Store, rows: Iterable[dict[str, str]], column: str) -> None:
    """Put into each row what the thing in a column is: a class of the ontology if it has one, and its label."""
    known = Names(store)
    for row in rows:
        kinds = [text_of(one) for one in values(store, ox.NamedNode(row[column]), RDF.type)]
        row["class"] = next((kind for kind in kinds if kind.startswith(str(ONTOLOGY))), "".join(kinds[:1]))
        row["classLabel"] = known.of(row["class"])

"""What the vocabulary files say, as plain records: a concept or entity, its names and its notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.turtle import turtle_quads
from kg.vocab import DRO, RDF, SKOS, local_name

_TYPE, _IN_SCHEME, _BROADER, _PREF_LABEL = map(str, (RDF.type, SKOS.inScheme, SKOS.broader, SKOS.prefLabel))
_LABELS = {_PREF_LABEL, str(SKOS.altLabel), str(SKOS.hiddenLabel)}
_CLASSES = {
    str(DRO.State): "state",
    str(DRO.Place): "place",
    str(DRO.Organization): "organisation",
    str(DRO.Person): "person",
}


@dataclass(slots=True)
class Concept:
    """A vocabulary entry. `kind` is the local name of its scheme, or state, place, organisation, person."""

    key: str
    kind: str = ""
    label: str = ""
    forms: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Values of the lexicon annotations and of a few standard properties, by local name of the property."""

    def note(self, name: str) -> str:
        """Return the only or first value of an annotation, or an empty text."""
        values = self.notes.get(name)
        return values[0] if values else ""


def read(files: Iterable[Path]) -> dict[str, Concept]:
    """Return the entries of Turtle vocabulary files by IRI, sorted. VocabularyError when a file cannot be used."""
    found: dict[str, Concept] = {}
    for path in files:
        for subject, predicate, value in _triples(path):
            _note(found.setdefault(subject, Concept(subject)), predicate, value)
    entries = {key: entry for key, entry in sorted(found.items()) if entry.kind}
    for entry in entries.values():
        entry.forms.sort(key=lambda form: (form != entry.label, form))
        entry.broader.sort()
        for values in entry.notes.values():
            values.sort()
    return entries


def _triples(path: Path) -> Iterator[tuple[str, str, str]]:
    for quad in turtle_quads(path):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.predicate.value, quad.object.value


def _note(entry: Concept, predicate: str, value: str) -> None:
    """File one triple about `entry`."""
    if predicate == _TYPE and value in _CLASSES:
        entry.kind = entry.kind or _CLASSES[value]
    elif predicate == _IN_SCHEME:
        entry.kind = local_name(value)
    elif predicate == _BROADER:
        entry.broader.append(value)
    elif predicate in _LABELS:
        entry.forms.append(value)
        entry.label = value if predicate == _PREF_LABEL else entry.label
    else:
        entry.notes.setdefault(local_name(predicate), []).append(value)

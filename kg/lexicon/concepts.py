"""What the vocabulary files say, as plain records: a concept or entity, its names and its notes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError
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
    """Return the entries of Turtle vocabulary files by IRI, sorted; wider concepts of other vocabularies are left out.

    Raises VocabularyError when a file cannot be used, a concept is wider than itself, or an act has no illocution.
    """
    found: dict[str, Concept] = {}
    places: dict[str, Path] = {}
    for path in files:
        for subject, predicate, value in _triples(path):
            _note(found.setdefault(subject, Concept(subject)), predicate, value)
            places[subject] = path
    entries = {key: entry for key, entry in sorted(found.items()) if entry.kind}
    for entry in entries.values():
        entry.forms.sort(key=lambda form: (form != entry.label, form))
        entry.broader = sorted(key for key in entry.broader if key in entries)
        for values in entry.notes.values():
            values.sort()
    for entry in entries.values():
        _check(entry, entries, str(places[entry.key]))
    return entries


def wider(key: str, entries: Mapping[str, Concept]) -> tuple[str, ...]:
    """Return the keys above an entry, each once, nearest first; there is none above one that is not known."""
    found: dict[str, None] = {}
    left = [*entries[key].broader[::-1]] if key in entries else []
    while left:
        above = left.pop()
        if above in entries and above not in found:
            found[above] = None
            left += entries[above].broader[::-1]
    return tuple(found)


def _check(entry: Concept, entries: Mapping[str, Concept], place: str) -> None:
    """Raise VocabularyError if a concept is wider than itself, or is an act that leads to no illocution."""
    above = wider(entry.key, entries)
    if entry.key in above:
        reason = f"{entry.key} is above itself by skos:broader"
        raise VocabularyError(place, reason, "take out one skos:broader of the circle")
    if entry.kind == "act" and not any(entries[key].note("topConceptOf") for key in (entry.key, *above)):
        reason = f"{entry.key} leads to no illocution by skos:broader"
        raise VocabularyError(place, reason, "give it a skos:broader in the scheme of acts, such as act:state")


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

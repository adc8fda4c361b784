"""What a corpus says that no vocabulary knows, as Turtle that a person reviews before it is added."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import SourceError
from kg.export.writers import turtle
from kg.lexicon import Lexicon
from kg.lexicon.terms import LEX
from kg.reading import read
from kg.reading.records import Entity, Kind, Reading, Status
from kg.slugs import slug
from kg.source import find, load
from kg.summary import counted
from kg.vocab import CONCEPTS, DRO, ID, PREFIXES, RDF, SCHEMES, SKOS
from kg.words import base_of


@dataclass(slots=True)
class Sighting:
    """How often a thing stands in the corpus, in how many readouts, and in which sentence first."""

    times: int = 0
    readouts: set[str] = field(default_factory=set)
    example: str = ""

    def add(self, reading: Reading, times: int, example: str = "") -> None:
        """Count a thing that a readout names so many times."""
        self.times += times
        self.readouts.add(reading.source.name)
        self.example = self.example or example


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Unknown verbs by base form, unknown issues and persons by label."""

    verbs: dict[str, Sighting]
    issues: dict[str, Sighting]
    persons: dict[str, Sighting]


def readings(paths: Iterable[Path], lexicon: Lexicon, complain: Callable[[SourceError], None]) -> Iterator[Reading]:
    """Yield the readings of the files below `paths`; `complain` gets what is wrong with those that are passed over."""
    found, errors = find(paths)
    for error in errors:
        complain(error)
    for entry in found:
        try:
            yield read(load(entry.path, entry.name), lexicon)
        except SourceError as error:
            complain(error)


def suggest(readings: Iterable[Reading]) -> Suggestions:
    """Return what the readings hold that no vocabulary knows."""
    found = Suggestions(defaultdict(Sighting), defaultdict(Sighting), defaultdict(Sighting))
    for reading in readings:
        for base, example in _unknown_verbs(reading):
            found.verbs[base].add(reading, 1, example)
        for entity, times in _minted(reading):
            kind = found.issues if entity.kind is Kind.ISSUE else found.persons
            kind[entity.label].add(reading, times)
    return found


def _unknown_verbs(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the base form of the verb of each sentence that was not read, with the sentence."""
    for sentence in reading.sentences:
        if sentence.status is Status.UNREAD and (base := base_of(sentence.verb)):
            yield base, " ".join(sentence.span.of(reading.source.text).split())


def _minted(reading: Reading) -> Iterator[tuple[Entity, int]]:
    """Yield the issues and persons that were taken from the text, with the number of their mentions."""
    times = Counter(chain.from_iterable(mention.referents for mention in reading.mentions))
    for key, entity in reading.entities.items():
        if entity.minted and times[key] and entity.kind in (Kind.ISSUE, Kind.PERSON):
            yield entity, times[key]


def as_turtle(found: Suggestions, most: int) -> str:
    """Return the most frequent suggestions of each kind as Turtle, at most so many, each with its count as a note."""
    kinds = ((found.verbs, _verb), (found.issues, _issue), (found.persons, _person))
    triples = [
        triple
        for sightings, described in kinds
        for name, seen in _top(sightings, most)
        for triple in described(name, seen)
    ]
    return "".join(turtle(sorted(triples, key=str), PREFIXES))


def _top(sightings: dict[str, Sighting], most: int) -> list[tuple[str, Sighting]]:
    ranked = sorted(sightings.items(), key=lambda pair: (-len(pair[1].readouts), -pair[1].times, pair[0]))
    return ranked[:most]


def _verb(base: str, seen: Sighting) -> Iterator[ox.Triple]:
    verb = ox.NamedNode(CONCEPTS["act"][slug(base)])
    yield from _concept(verb, "act", base, seen)
    yield ox.Triple(verb, ox.NamedNode(SKOS.broader), ox.NamedNode(CONCEPTS["act"]["assertive"]))
    yield ox.Triple(verb, ox.NamedNode(LEX.cue), ox.Literal(base))
    yield ox.Triple(verb, ox.NamedNode(SKOS.example), ox.Literal(seen.example, language="en"))


def _issue(label: str, seen: Sighting) -> Iterator[ox.Triple]:
    issue = ox.NamedNode(CONCEPTS["issue"][slug(label)])
    yield from _concept(issue, "issue", label, seen)
    yield ox.Triple(issue, ox.NamedNode(RDF.type), ox.NamedNode(DRO.Issue))


def _concept(node: ox.NamedNode, scheme: str, label: str, seen: Sighting) -> Iterator[ox.Triple]:
    yield ox.Triple(node, ox.NamedNode(RDF.type), ox.NamedNode(SKOS.Concept))
    yield ox.Triple(node, ox.NamedNode(SKOS.inScheme), ox.NamedNode(SCHEMES[scheme]))
    yield from _named(node, label, seen)


def _person(label: str, seen: Sighting) -> Iterator[ox.Triple]:
    person = ox.NamedNode(ID[f"person-{slug(label)}"])
    yield ox.Triple(person, ox.NamedNode(RDF.type), ox.NamedNode(DRO.Person))
    yield from _named(person, label, seen)


def _named(node: ox.NamedNode, label: str, seen: Sighting) -> Iterator[ox.Triple]:
    note = f"{seen.times:,} × in {counted(len(seen.readouts), 'readout')}"
    yield ox.Triple(node, ox.NamedNode(SKOS.prefLabel), ox.Literal(label, language="en"))
    yield ox.Triple(node, ox.NamedNode(SKOS.note), ox.Literal(note, language="en"))

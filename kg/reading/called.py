"""What a person means by a name in a correction: a thing of the document, or of the vocabulary."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kg.lexicon import Lexicon, local_name
from kg.reading.changes import OrphanedError
from kg.reading.issues import Context, Issues
from kg.reading.line import Line
from kg.reading.marked import Marked
from kg.reading.named import Named
from kg.reading.parties import Register
from kg.reading.records import Entity, Kind, Reading, Span
from kg.reading.stage import Stage
from kg.words import normal, tokens

ACTORS = ("person", "state", "organisation", "group")
"""The kinds of things that can speak or take part."""
SIDES = ("state", "organisation")
"""The kinds of things that an office can belong to."""
_WHAT = {"role": "office", "evt": "type of event", "person": "actor", "state": "state or body"}


@dataclass(frozen=True, slots=True)
class Called:
    """The names of all that a document and the vocabulary know.

    A thing is found by a label, a code or its key, in any case; OrphanedError if there is none, or several.
    """

    reading: Reading
    lexicon: Lexicon

    def actor(self, name: str) -> str:
        """Return the key of an actor; part of a person's name will do, and what the text calls them."""
        return self.known(name) or self._unknown(name, ACTORS)

    def known(self, name: str) -> str:
        """Return the key of an actor, empty if nobody goes by this name."""
        return self._one(name, self._exactly(name, ACTORS) or self._persons(name) or self._mentioned(name))

    def concept(self, name: str, *kinds: str) -> str:
        """Return the key of a thing of one of these kinds: an office (`role`), a place, a type of event (`evt`)."""
        return self._one(name, self._exactly(name, kinds)) or self._unknown(name, kinds)

    def issue(self, name: str) -> tuple[str, dict[str, Entity]]:
        """Return the key of an issue, and the entities that come with one that is composed ("relations with Japan")."""
        if key := self._one(name, self._exactly(name, ("issue",))):
            return key, {}
        issues = Issues(self.lexicon, Stage())
        marked = Marked(Named(Line.of(name, Span(0, len(name)), 0), self.lexicon), Register(self.lexicon), self.lexicon)
        for hit in issues.find(marked, 0, len(marked.line), Context()):
            if (hit.start, hit.end) == (0, len(marked.line)):
                return hit.key, issues.entities
        return self._unknown(name, ("issue",)), {}

    def is_person(self, key: str) -> bool:
        """Tell whether a thing is a person."""
        known = self.reading.entities.get(key) or self.lexicon.concepts.get(key)
        return bool(known and known.kind == Kind.PERSON)

    def label(self, key: str) -> str:
        """Return the name of a thing."""
        known = self.reading.entities.get(key) or self.lexicon.concepts.get(key)
        return known.label if known else local_name(key)

    def _exactly(self, name: str, kinds: tuple[str, ...]) -> list[str]:
        """Return the keys of the things that go by a name; only those whose own label it is, if there are such."""
        wanted = normal(name)
        found = dict.fromkeys(key for key, names in self._things(kinds) if wanted in map(normal, names))
        return [key for key in found if wanted == normal(self.label(key))] or list(found)

    def _persons(self, name: str) -> list[str]:
        """Return the keys of the persons of the document whose names hold all words of a name."""
        wanted = {token.norm for token in tokens(name)}
        persons = (entity for entity in self.reading.entities.values() if entity.kind is Kind.PERSON)
        return [one.key for one in persons if wanted and wanted <= {token.norm for token in tokens(one.label)}]

    def _mentioned(self, name: str) -> list[str]:
        """Return the keys of the actors whom the text calls by a name, such as "President Testperson"."""
        text, wanted = self.reading.source.text, normal(name)
        found = (one for one in self.reading.mentions if one.kind in ACTORS and len(one.referents) == 1)
        keys = (one.referents[0] for one in found if normal(" ".join(one.span.of(text).split())) == wanted)
        return list(dict.fromkeys(keys))

    def _things(self, kinds: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
        """Yield the things of some kinds with all that they are called, their label first."""
        for key, entity in self.reading.entities.items():
            if entity.kind in kinds:
                yield key, [entity.label, key, local_name(key)]
        for key, entry in self.lexicon.concepts.items():
            if entry.kind in kinds:
                yield key, [*entry.forms, *entry.notes.get("notation", ()), key, local_name(key)]

    def _one(self, name: str, found: list[str]) -> str:
        if len(found) > 1:
            keys = ", ".join(local_name(key) for key in sorted(found))
            raise OrphanedError(f"{name!r} may mean several: {keys}; write one of these")
        return found[0] if found else ""

    def _unknown(self, name: str, kinds: tuple[str, ...]) -> str:
        """Raise OrphanedError with the names that come nearest."""
        known = {normal(names[0]): names[0] for _, names in self._things(kinds) if names[0]}
        near = [known[match] for match in get_close_matches(normal(name), sorted(known), n=2)]
        hint = f"did you mean {' or '.join(near)}?" if near else "write it as the document or the vocabulary does"
        raise OrphanedError(f"{name!r} is no known {_WHAT.get(kinds[0], kinds[0])}; {hint}")

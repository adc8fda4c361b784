"""Compile vocabulary files once; everything that the reader looks up stands here."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from kg.lexicon.concepts import Concept, read, wider
from kg.lexicon.trie import Trie
from kg.lexicon.verbs import Irregular, Verb, inflect, irregular_forms
from kg.vocab import local_name
from kg.words import plural, tokens

NAMED = ("state", "place", "organisation", "person")
SIDES = ("state", "organisation")
NOUNS = ("role", "issue", "evt", "collective", "phase", "part")
_ENDING = ("absence", "behalf", "turnover", "former")
_VERSION_DIGITS = 12


class Lexicon:
    """The compiled vocabulary. `version` is a hash of the files, 12 hexadecimal digits."""

    def __init__(self, concepts: dict[str, Concept], version: str = "") -> None:
        self.concepts = concepts
        self.version = version
        self.named: Trie[str] = Trie()
        self.demonyms: Trie[str] = Trie()
        self.agencies: Trie[str] = Trie()
        self.nouns: dict[str, Trie[str]] = {kind: Trie() for kind in NOUNS}
        self.bound: Trie[str] = Trie()
        self.role_plurals: Trie[str] = Trie()
        self.words: dict[str, Trie[str]] = {}
        self.acts: Trie[Verb] = Trie()
        self.attitudes: Trie[Verb] = Trie()
        self.contacts: Trie[Verb] = Trie()
        self.markers: Trie[str] = Trie()
        self.verbs: Trie[Verb] = Trie()
        self._above: dict[str, tuple[str, ...]] = {}
        self._having: dict[tuple[str, str], str] = {}
        self._narrowings: dict[str, list[tuple[str, list[str], list[str]]]] = {}
        self._irregular = irregular_forms(self._all_notes("form"))
        for concept in concepts.values():
            self._compile(concept)
        self.group_openers = self.nouns["collective"].begins | self.role_plurals.begins
        """The words with which what several are called may begin."""
        self.subordinators = self.word("subordinator").begins
        """The words with which what joins a clause to another may begin."""
        self.barriers = frozenset(form for form in self._forms_of_word("barrier"))
        self.ends = {name: frozenset(map(_last_word, self._forms_of_word(name))) for name in _ENDING}
        """The last words of the forms of a few word classes, by which it is seen at once that none ends there."""

    @classmethod
    def load(cls, files: Sequence[Path]) -> "Lexicon":
        """Return the lexicon of Turtle files. VocabularyError when one cannot be used."""
        concepts = read(files)
        digest = sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
        return cls(concepts, digest[:_VERSION_DIGITS])

    def word(self, name: str) -> Trie[str]:
        """Return the tree of a word class, by the local name of its concept."""
        trie = self.words.get(name)
        if trie is None:
            trie = self.words[name] = Trie()
        return trie

    def has_word(self, name: str, text: str) -> bool:
        """Tell whether a form of a word class stands anywhere in `text`."""
        line = tokens(text)
        return any(self.word(name).longest(line, at) for at in range(len(line)))

    def top(self, key: str) -> str:
        """Return the key of the top concept above a concept (its illocution, for an act), or the key itself."""
        above = self.ancestors(key)
        return next((wide for wide in above if not self.concepts[wide].broader), key)

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Return the keys above a concept, nearest first; there is none above one that is not known."""
        if key not in self._above:
            self._above[key] = wider(key, self.concepts)
        return self._above[key]

    def inherited(self, key: str, name: str) -> str:
        """Return an annotation of a concept or of the nearest concept above it that has one; else nothing."""
        known = (self.concepts[one] for one in (key, *self.ancestors(key)) if one in self.concepts)
        return next(filter(None, (concept.note(name) for concept in known)), "")

    @cached_property
    def sides(self) -> dict[str, str]:
        """The keys of states and bodies by name, code and key, all case-folded; the first that has a name keeps it."""
        found: dict[str, str] = {}
        for concept in self.concepts.values():
            if concept.kind in SIDES:
                for name in (*concept.forms, *concept.notes.get("notation", ()), concept.key, local_name(concept.key)):
                    found.setdefault(name.casefold(), concept.key)
        return found

    def having(self, name: str, value: str) -> str:
        """Return the key of the first concept whose annotation `name` has the local name `value`, or nothing."""
        if (name, value) not in self._having:
            fits = (c.key for c in self.concepts.values() if value in map(local_name, c.notes.get(name, ())))
            self._having[name, value] = next(fits, "")
        return self._having[name, value]

    def narrowings(self, act: str) -> list[tuple[str, list[str], list[str]]]:
        """Return the acts that narrow an act by the noun of its object, with the nouns and the prepositions."""
        return self._narrowings.get(act, [])

    def _all_notes(self, name: str) -> Iterator[str]:
        for concept in self.concepts.values():
            yield from concept.notes.get(name, ())

    def _forms_of_word(self, name: str) -> Iterator[str]:
        for concept in self.concepts.values():
            if concept.kind == "word" and local_name(concept.key) == name:
                yield from _words(concept)

    def _compile(self, concept: Concept) -> None:
        if concept.kind in NAMED:
            _add(self.named, concept.forms, concept.key)
            _add(self.demonyms, concept.notes.get("demonym", ()), concept.key)
            _add(self.agencies, concept.notes.get("agency", ()), concept.key)
        elif concept.kind in NOUNS:
            self._compile_noun(concept)
        elif concept.kind == "word":
            self._compile_words(concept)
        self._compile_narrowing(concept)
        _add_verbs(self.acts, concept, "cue", self._irregular)
        _add_verbs(self.attitudes, concept, "attitude", self._irregular)
        _add_verbs(self.contacts, concept, "verb", self._irregular)
        _add(self.markers, self._marker_forms(concept), concept.key)

    def _compile_noun(self, concept: Concept) -> None:
        _add_nouns(self.nouns[concept.kind], concept.forms, concept.key)
        _add_nouns(self.bound, concept.notes.get("boundForm", []), concept.key)
        if concept.kind == "role":
            _add(self.role_plurals, (plural(form.lower()) for form in concept.forms), concept.key)

    def _compile_narrowing(self, concept: Concept) -> None:
        nouns, prepositions = concept.notes.get("objectNoun", []), concept.notes.get("withholds", [])
        for act in concept.notes.get("narrows", ()):
            self._narrowings.setdefault(act, []).append((concept.key, nouns, prepositions))

    def _compile_words(self, concept: Concept) -> None:
        name = local_name(concept.key)
        for form in _words(concept):
            for word_class in (name, *map(local_name, concept.broader)):
                self.word(word_class).add(form, concept.key)
            if name == "verb":
                for shape, tense in inflect(form, self._irregular).items():
                    self.verbs.add(shape, Verb(concept.key, tense, form))

    def _marker_forms(self, concept: Concept) -> Iterator[str]:
        for marker in concept.notes.get("marker", ()):
            verb = marker.partition(" ")[0] in self._irregular
            yield from inflect(marker, self._irregular) if verb else (marker,)


def _last_word(form: str) -> str:
    return form.rpartition(" ")[2]


def _words(concept: Concept) -> list[str]:
    """Return the forms of a word class: its label only names the class."""
    return [form for form in concept.forms if form != concept.label]


def _add(trie: Trie[str], forms: Iterable[str], key: str) -> None:
    for form in forms:
        trie.add(form, key)


def _add_nouns(trie: Trie[str], forms: Sequence[str], key: str) -> None:
    """Add the forms of a concept, and their plurals where the last word is in lower case."""
    for form in forms:
        trie.add(form, key)
        head, _, last = form.rpartition(" ")
        if last.isalpha() and last.islower():
            trie.add(f"{head} {plural(last)}".strip(), key)


def _add_verbs(trie: Trie[Verb], concept: Concept, note: str, irregular: Irregular) -> None:
    for pattern in concept.notes.get(note, ()):
        for shape, tense in inflect(pattern, irregular).items():
            trie.add(shape, Verb(concept.key, tense, pattern))

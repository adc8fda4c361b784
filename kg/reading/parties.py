"""Who takes part: the persons of a document with their offices, sides and aliases, each with evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon, Tense, local_name
from kg.reading.line import Line
from kg.reading.names import Name, OfficeMention, names, offices
from kg.reading.records import Entity, Kind, Span
from kg.slugs import slug

ISSUER = "the issuer"
"""Label of the person who says "I" in a document that does not name them."""


@dataclass(slots=True)
class Person:
    """A person of the document; `words` are the normal forms of the words of the longest name."""

    key: str
    label: str
    words: tuple[str, ...]
    gender: str = ""
    aliases: set[str] = field(default_factory=set)
    """Normal forms of the single words by which the document calls the person."""
    offices: list[tuple[OfficeMention, Span]] = field(default_factory=list)
    own: bool = False
    """True for the person whom the document calls by the office alone, or who says "I": its own side's."""

    def holds(self, role: str, lexicon: Lexicon) -> bool:
        """Tell whether the person holds a role, or a narrower one."""
        return any(role == office.role or role in lexicon.ancestors(office.role) for office, _ in self.offices)

    def roles(self, lexicon: Lexicon) -> list[str]:
        """Return the labels of the roles that the person holds."""
        return [lexicon.concepts[office.role].label for office, _ in self.offices]

    @property
    def side(self) -> str:
        """Return the key of the state or body that the person acts for, or nothing."""
        return next((office.holder for office, _ in self.offices if office.holder), "")


class Register:
    """The persons of one document, found in its prose first and by short forms afterwards."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.persons: dict[str, Person] = {}
        self.delegations: dict[str, tuple[str, str]] = {}
        """Label and state of each delegation that takes part, by key."""
        self.issuer = ""
        """Key of the person who says "I"; empty when nobody does."""

    def add(self, line: Line, name: Name) -> Person:
        """Return the person whom a name in the line stands for, entered or completed."""
        words = tuple(line.norm(at) for at in range(name.first, name.last) if line.tokens[at].is_word)
        person = self.by_words(words) or self._new(line, name, words)
        if len(words) > len(person.words):
            person.words, person.label = words, line.words(name.first, name.last)
        if len(words) == 1:
            person.aliases.add(words[0])
        person.gender = person.gender or name.gender
        for office in name.offices:
            if not any(known.role == office.role and known.holder == office.holder for known, _ in person.offices):
                person.offices.append((office, line.span(office.start, office.end)))
        return person

    def find(self, line: Line, name: Name) -> Person | None:
        """Return the person whom a name in the line stands for, if known."""
        return self.by_words([line.norm(at) for at in range(name.first, name.last) if line.tokens[at].is_word])

    def by_words(self, words: Sequence[str]) -> Person | None:
        """Return the only person whose name holds all these words, or whose name they extend."""
        wanted = set(words)
        named = [person for person in self.persons.values() if person.words]
        fits = [p for p in named if wanted <= set(p.words) or set(p.words) <= wanted]
        fits = fits or [p for p in named if len(words) > 1 and _akin(p.words, words)]
        return fits[0] if len(fits) == 1 else None

    def by_alias(self, word: str) -> Person | None:
        """Return the only person who goes by this family name alone."""
        fits = [person for person in self.persons.values() if word in person.aliases]
        return fits[0] if len(fits) == 1 else None

    def by_role(self, role: str, holder: str = "") -> list[Person]:
        """Return the persons who hold a role (of a state or body, when it is named), or one that goes by its words."""
        near = [person for person in self.persons.values() if not holder or person.side == holder]
        words = set(self.lexicon.concepts[role].label.replace("-", " ").split())
        return [person for person in near if person.holds(role, self.lexicon)] or [
            person
            for person in near
            if any(words <= set(label.replace("-", " ").split()) for label in person.roles(self.lexicon))
        ]

    def holders(self, role: str, holder: str = "") -> list[Person]:
        """Return the persons whom an office may mean: its own side's first choice, else all who hold it."""
        found = self.by_role(role, holder)
        return [person for person in found if person.own] or found

    def unnamed(self, label: str) -> Person:
        """Return the person whom the document only calls by this office, entered if new."""
        key = f"person-{slug(label)}"
        return self.persons.setdefault(key, Person(key, label, (), own=True))

    def _new(self, line: Line, name: Name, words: tuple[str, ...]) -> Person:
        label = line.words(name.first, name.last)
        person = Person(f"person-{slug(label)}", label, words)
        self.persons[person.key] = person
        return person

    def side(self, key: str) -> str:
        """Return the state or body that a participant acts for; a body acts for itself."""
        person = self.persons.get(key)
        return person.side if person else self.delegations[key][1] if key in self.delegations else key

    def offices(self, key: str) -> list[str]:
        """Return the labels of the roles that a participant holds; those of a body are not told."""
        return self.persons[key].roles(self.lexicon) if key in self.persons else [key]

    def holds(self, key: str, role: str) -> bool:
        """Tell whether a participant holds a role, or a narrower one."""
        return key in self.persons and self.persons[key].holds(role, self.lexicon)

    def label(self, key: str) -> str:
        """Return the name of a participant."""
        if key in self.delegations:
            return self.delegations[key][0]
        return self.persons[key].label if key in self.persons else self.lexicon.concepts[key].label

    def finish(self) -> None:
        """Give each person the key of their longest name."""
        for person in list(self.persons.values()):
            person.key = f"person-{slug(person.label)}"
        self.persons = {person.key: person for person in self.persons.values()}


def _akin(known: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether two full names can be one person's: the same last word, given names that begin alike."""
    return len(known) > 1 and known[-1] == words[-1] and known[0][:2] == words[0][:2]


def register(lines: Sequence[Line], titles: Sequence[Line], lexicon: Lexicon) -> Register:
    """Return the persons that the prose and then the titles name, those with full names entered first."""
    people = Register(lexicon)
    for group in (lines, titles):
        found = [(line, name) for line in group for name in names(line, lexicon, offices(line, lexicon))]
        for line, name in sorted(found, key=lambda hit: hit[1].last - hit[1].first == 1):
            people.add(line, name)
    people.finish()
    _find_own(lines, titles, people)
    return people


def _find_own(lines: Sequence[Line], titles: Sequence[Line], people: Register) -> None:
    """Find whom the document calls by the office alone where it presents the encounter, and who says "I"."""
    for line in lines:
        found = _own_office(line, people) or _first_person(line, [*titles, *lines], people)
        if found:
            found.own = True
            return


def _own_office(line: Line, people: Register) -> Person | None:
    """Return the person of "The Prime Minister met …": not one whom the same sentence names."""
    lexicon = people.lexicon
    for office in offices(line, lexicon).values():
        verb = _contact(line, office.end, lexicon)
        if not verb or line.norm(office.start - 1) != "the" or office.holder:
            continue
        met = {p.key for name in names(line, lexicon, offices(line, lexicon)) if (p := people.find(line, name))}
        others = [person for person in people.by_role(office.role) if person.key not in met]
        if not met or len(others) > 1:
            continue
        if others:
            return others[0]
        person = people.unnamed(lexicon.concepts[office.role].label)
        person.offices.append((office, line.span(office.start, office.end)))
        return person
    return None


def _first_person(line: Line, lines: Sequence[Line], people: Register) -> Person | None:
    """Return the person who says "I", under the office that the document gives ("as Prime Minister")."""
    lexicon = people.lexicon
    speaks = any(token.text == "I" and _speaks(line, at + 1, lexicon) for at, token in enumerate(line.tokens))
    if not speaks:
        return None
    label = next((found for other in lines if (found := _as_office(other, lexicon))), "")
    person = _byline(lines, people) or people.unnamed(label or ISSUER)
    people.issuer = person.key
    return person


def _byline(lines: Sequence[Line], people: Register) -> Person | None:
    """Return the person whose name is a whole line of the document, or ends one behind their office."""
    for line in lines:
        named = names(line, people.lexicon, offices(line, people.lexicon)) if not line.sentence else []
        if len(named) == 1 and _signs(line, named[0], people.lexicon):
            return people.find(line, named[0])
    return None


def _signs(line: Line, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a heading ends with a name that it is not about: "Media release – Foreign Minister Ada Varga"."""
    about = line.norm(name.start - 1) in lexicon.barriers
    return name.end == len(line) and not about and (name.start == 0 or bool(name.offices))


def _as_office(line: Line, lexicon: Lexicon) -> str:
    """Return the label of the office in "as Prime Minister", or nothing."""
    for at, token in enumerate(line.tokens[:-1]):
        role = lexicon.nouns["role"].longest(line.tokens, at + 1) if token.norm == "as" else None
        if role:
            return lexicon.concepts[role.value].label
    return ""


def _contact(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a contact verb stands behind an office, adverbs passed over."""
    at = _past_adverbs(line, at, lexicon)
    verb = lexicon.contacts.longest(line.tokens, at) if at < len(line) else None
    return bool(verb and verb.value.tense & Tense.FINITE)


def _speaks(line: Line, at: int, lexicon: Lexicon) -> bool:
    at = _past_adverbs(line, at, lexicon)
    verb = lexicon.acts.longest(line.tokens, at) if at < len(line) else None
    return _contact(line, at, lexicon) or bool(verb)


def _past_adverbs(line: Line, at: int, lexicon: Lexicon) -> int:
    skipped = (lexicon.word("adverb"), lexicon.word("have"))
    while at < len(line) and (found := next(filter(None, (t.longest(line.tokens, at) for t in skipped)), None)):
        at = found.end
    return at


def office_entity(office: OfficeMention, lexicon: Lexicon) -> Entity:
    """Return an office, with the label that every document gives it; one with a title of its own goes by that."""
    if office.title:
        return Entity(f"office-{slug(office.title)}", Kind.OFFICE, office.title, holder=office.holder, minted=True)
    role_label, body = lexicon.concepts[office.role].label, lexicon.concepts[office.holder]
    article = "the " if lexicon.has_word("article-name", body.label) else ""
    return Entity(
        f"office-{local_name(office.role)}-{code(office.holder, lexicon)}",
        Kind.OFFICE,
        f"{role_label} of {article}{body.label}",
        holder=office.holder,
    )


def code(key: str, lexicon: Lexicon) -> str:
    """Return the short code of a state or body: ISO 3166-1 in lower case, else its local name without prefix."""
    concept = lexicon.concepts.get(key)
    notation = concept.note("notation") if concept else ""
    return notation.casefold() or local_name(key).partition("-")[2]


def people_key(keys: Sequence[str], lexicon: Lexicon) -> str:
    """Return the key of the people or the delegation of a state, from the keys of the noun and of the state."""
    return f"group-{local_name(keys[0])}-{code(keys[1], lexicon)}"

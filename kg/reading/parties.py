"""Who takes part: the persons of a document with their offices, sides and aliases, each with evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon, local_name
from kg.reading.line import Line
from kg.reading.names import Name, OfficeMention, names, offices
from kg.reading.records import Entity, Kind, Span
from kg.slugs import slug


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

    def holds(self, role: str, lexicon: Lexicon) -> bool:
        """Tell whether the person holds a role, or a narrower one."""
        return any(role == office.role or role in lexicon.ancestors(office.role) for office, _ in self.offices)

    @property
    def side(self) -> str:
        """Return the key of the state or body that the person acts for, or nothing."""
        return next((office.holder for office, _ in self.offices if office.holder), "")


class Register:
    """The persons of one document, found in its prose first and by short forms afterwards."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.persons: dict[str, Person] = {}

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

    def by_words(self, words: Sequence[str]) -> Person | None:
        """Return the only person whose name holds all these words, or whose name they extend."""
        wanted = set(words)
        fits = [p for p in self.persons.values() if wanted <= set(p.words) or set(p.words) <= wanted]
        return fits[0] if len(fits) == 1 else None

    def by_alias(self, word: str) -> Person | None:
        """Return the only person who goes by this family name alone."""
        fits = [person for person in self.persons.values() if word in person.aliases]
        return fits[0] if len(fits) == 1 else None

    def by_role(self, role: str, holder: str = "") -> list[Person]:
        """Return the persons who hold a role (of a state or body, when it is named)."""
        return [
            person
            for person in self.persons.values()
            if person.holds(role, self.lexicon) and (not holder or person.side == holder)
        ]

    def _new(self, line: Line, name: Name, words: tuple[str, ...]) -> Person:
        label = line.words(name.first, name.last)
        person = Person(f"person-{slug(label)}", label, words)
        self.persons[person.key] = person
        return person

    def finish(self) -> None:
        """Give each person the key of their longest name."""
        for person in list(self.persons.values()):
            person.key = f"person-{slug(person.label)}"
        self.persons = {person.key: person for person in self.persons.values()}


def register(lines: Iterable[Line], lexicon: Lexicon) -> Register:
    """Return the persons that the prose names, those with full names entered first."""
    found = [(line, name) for line in lines for name in names(line, lexicon, offices(line, lexicon))]
    people = Register(lexicon)
    for line, name in sorted(found, key=lambda hit: hit[1].last - hit[1].first == 1):
        people.add(line, name)
    people.finish()
    return people


def office_entity(role: str, holder: str, lexicon: Lexicon) -> Entity:
    """Return the office of a role in a state or body, with the label that every document gives it."""
    role_label, body = lexicon.concepts[role].label, lexicon.concepts[holder]
    article = "the " if lexicon.has_word("article-name", body.label) else ""
    return Entity(
        f"office-{local_name(role)}-{code(holder, lexicon)}",
        Kind.OFFICE,
        f"{role_label} of {article}{body.label}",
        holder=holder,
    )


def code(key: str, lexicon: Lexicon) -> str:
    """Return the short code of a state or body: ISO 3166-1 in lower case, else its local name without prefix."""
    concept = lexicon.concepts.get(key)
    notation = concept.note("notation") if concept else ""
    return notation.casefold() or local_name(key).partition("-")[2]

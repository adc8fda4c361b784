"""Who takes part: the persons of a document with their offices, sides and aliases, each with evidence."""

from collections.abc import Iterable, Iterator, Sequence

from kg.lexicon import Lexicon, local_name
from kg.reading.likeness import marks, sought
from kg.reading.line import Line
from kg.reading.named import Named
from kg.reading.names import Name
from kg.reading.offices import OfficeMention
from kg.reading.person import Person
from kg.reading.records import Entity, Kind
from kg.slugs import slug

ISSUER = "the issuer"
"""Label of the person who says "I" in a document that does not name them."""

TOOK_NO_PART = "{} took no part in the encounter as far as the text says"
"""The doubt about a speaker who is no participant, with room for the name."""
DOUBLE = "{} may be the same person as {}"
"""The doubt about a speaker of whom two names may be, with room for both."""


class Register:
    """The persons of one document, found in its prose first and by short forms afterwards."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.persons: dict[str, Person] = {}
        self.delegations: dict[str, tuple[str, str]] = {}
        """Label and state of each delegation that takes part, by key."""
        self._beginning: dict[str, list[Person]] = {}
        self._called: dict[tuple[str, ...], Person] = {}
        """The persons by the normal forms of each of their full names."""
        self._bearing: dict[tuple[str, str], list[Person]] = {}
        """The persons by what names that may be theirs have in common with a name of theirs."""
        self._aliases: set[str] = set()
        self._holding: dict[tuple[str, str], list[Person]] = {}
        self.issuer = ""
        """Key of the person who says "I"; empty when nobody does."""

    def add(self, line: Line, name: Name) -> None:
        """Enter or complete the person whom a name in the line stands for; nobody where it may be one of several."""
        words = _words(line, name)
        namesakes = self._namesakes(line, words, name)
        if len(words) == 1:
            self._aliases.add(words[0])
        if len(namesakes) > 1:
            for one in namesakes if len(words) == 1 else ():
                one.aliases.add(words[0])
            return
        person = namesakes[0] if namesakes else self._new(line, name, words)
        self._call(person, line, name, words)
        person.gender = person.gender or name.gender
        person.change = person.change or name.change
        for office in name.offices:
            if not any(known.role == office.role and known.holder == office.holder for known, _ in person.offices):
                person.offices.append((office, line.span(office.start, office.end)))

    def _call(self, person: Person, line: Line, name: Name, words: tuple[str, ...]) -> None:
        """Note that the document calls a person by a name."""
        if len(words) > len(person.words):
            person.words, person.label = words, line.words(name.first, name.last)
        if len(words) == 1:
            person.aliases.add(words[0])
        else:
            self._called[words] = person
            person.places.add(_place(line))
        for mark in marks(words):
            bearing = self._bearing.setdefault(mark, [])
            if person not in bearing[-1:]:
                bearing.append(person)

    def find(self, line: Line, name: Name) -> Person | None:
        """Return the person whom a name in the line stands for, if known and told from others of that name."""
        fits = self._namesakes(line, _words(line, name), name)
        return fits[0] if len(fits) == 1 else None

    def _namesakes(self, line: Line, words: tuple[str, ...], name: Name) -> list[Person]:
        """Return whom a name may stand for: all who go by it, unless gender or office tell who is meant.

        Nobody is told from who has the same identifier.
        """
        if words in self._called:
            return [self._called[words]]
        going_by = (p for p in self._sharing(sought(words)) if p.goes_by(words, name, _place(line), self.lexicon))
        fits = [p for p in going_by if not name.gender or p.gender in ("", name.gender) or self._bears(p, name)]
        if not fits:
            return list(filter(None, [self.persons.get(f"person-{slug(' '.join(words))}")]))
        if len(fits) < 2:
            return fits
        exactly = [person for person in fits if person.words == words]
        held = [person for person in fits if self._bears(person, name)]
        return next((few for few in (exactly, held) if len(few) == 1), fits)

    def _bears(self, person: Person, name: Name) -> bool:
        """Tell whether a person holds an office that a name comes with: more than what an office says of gender."""
        return any(person.holds(office.role, self.lexicon) for office in name.offices)

    def _sharing(self, marks: Iterable[tuple[str, str]]) -> Iterable[Person]:
        """Return the persons who may bear a name with these marks."""
        bearing = (person for mark in marks for person in self._bearing.get(mark, ()))
        return {person.key: person for person in bearing}.values()

    def doubts(self, keys: Iterable[str], present: Sequence[str]) -> Iterator[str]:
        """Yield the doubts about speakers: somebody else may be the same person, or they are not among the present."""
        speakers = [self.persons[key] for key in keys if key in self.persons]
        yield from (DOUBLE.format(one.label, double.label) for one in speakers for double in one.doubles)
        if present:
            yield from (TOOK_NO_PART.format(one.label) for one in speakers if one.key not in present)

    def by_alias(self, word: str) -> list[Person]:
        """Return whom a family name alone may mean: several where others bear it who are not called by it alone."""
        return (
            [person for person in self._sharing(sought([word])) if word in person.words]
            if word in self._aliases
            else []
        )

    def by_role(self, role: str, holder: str = "") -> list[Person]:
        """Return the persons who hold a role (of a state or body, when it is named), or one that goes by its words."""
        if (role, holder) not in self._holding:
            self._holding[role, holder] = self._by_role(role, holder)
        return self._holding[role, holder]

    def _by_role(self, role: str, holder: str) -> list[Person]:
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
        """Return the person whom the document only calls by this office, entered if new.

        The key is the document's own: another's Prime Minister without a name may be somebody else.
        """
        key = f"#person-{slug(label)}"
        self._holding.clear()
        return self.persons.setdefault(key, Person(key, label, (), own=True))

    def _new(self, line: Line, name: Name, words: tuple[str, ...]) -> Person:
        label = line.words(name.first, name.last)
        person = Person(f"person-{slug(label)}", label, words)
        for other in self._sharing(sought(words)):
            if other.may_be(words, name, _place(line), self.lexicon):
                other.doubles.append(person)
                person.doubles.append(other)
        self.persons[person.key] = person
        return person

    def side(self, key: str) -> str:
        """Return the state or body that a participant acts for; a body acts for itself."""
        person = self.persons.get(key)
        return person.side if person else self.delegations[key][1] if key in self.delegations else key

    def doubted_side(self, key: str) -> str:
        """Return in words that it is unknown whose office somebody holds, or nothing."""
        person = self.persons.get(key)
        if not person or not person.offices or person.side:
            return ""
        return f"it is not known whose {person.roles(self.lexicon)[0]} {person.label} is"

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
        for person in self.persons.values():
            self._beginning.setdefault(person.words[0], []).append(person)

    def beginning(self, word: str) -> Sequence[Person]:
        """Return the persons whose longest name begins with a word; there are none before all are entered."""
        return self._beginning.get(word, ())


def _place(line: Line) -> int:
    """Return where a line begins in the text."""
    return line.tokens[0].start


def _words(line: Line, name: Name) -> tuple[str, ...]:
    """Return the words of a name in their normal form."""
    return tuple(line.norm(at) for at in range(name.first, name.last) if line.tokens[at].is_word)


def register(lines: Sequence[Named], titles: Sequence[Named], lexicon: Lexicon) -> Register:
    """Return the persons that the prose and then the titles name, those with full names entered first."""
    people = Register(lexicon)
    for group in (lines, titles):
        found = [(named.line, name) for named in group for name in named.names]
        for line, name in sorted(found, key=lambda hit: hit[1].last - hit[1].first == 1):
            people.add(line, name)
    people.finish()
    return people


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
        given=office.inferred,
    )


def code(key: str, lexicon: Lexicon) -> str:
    """Return the short code of a state or body: ISO 3166-1 in lower case, else its local name without prefix."""
    concept = lexicon.concepts.get(key)
    notation = concept.note("notation") if concept else ""
    return notation.casefold() or local_name(key).partition("-")[2]


def people_key(keys: Sequence[str], lexicon: Lexicon) -> str:
    """Return the key of the people or the delegation of a state, from the keys of the noun and of the state."""
    return f"group-{local_name(keys[0])}-{code(keys[1], lexicon)}"


def group_key(keys: Sequence[str], lexicon: Lexicon) -> str:
    """Return the key of a group whose members the text lists."""
    return "group-" + "-".join(sorted(code(key, lexicon) for key in keys))

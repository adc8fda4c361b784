"""Noun phrases that stand for actors and places: names, offices, pronouns, collectives, lists of states."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from kg.lexicon import Lexicon, Match, Tense, local_name
from kg.reading.line import Line
from kg.reading.names import Name, OfficeMention, names, offices
from kg.reading.parties import Register
from kg.reading.pronouns import PRONOUNS, RECIPROCALS
from kg.reading.records import Kind


class Form(Enum):
    """How a phrase refers."""

    NAME = auto()
    OFFICE = auto()
    PRONOUN = auto()
    COLLECTIVE = auto()
    HOLDERS = auto()
    SIDE = auto()
    PEOPLE = auto()
    LIST = auto()
    DYAD = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` of a line that stand for an actor, an office or a place.

    `keys` is what they stand for as far as the phrase itself tells: empty for a pronoun, the concept for a
    collective, several for a list; for an office without a holder in sight, the persons who may be meant.
    """

    start: int
    end: int
    form: Form
    kind: Kind
    keys: tuple[str, ...] = ()
    possessive: bool = False
    parts: tuple["Phrase", ...] = ()
    """Of a list: its items."""
    count: int = 0
    """Of the holders of an office ("the two vice ministers"): how many there must be, 0 where that is not said."""


COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NAMED_KINDS = {
    "state": Kind.STATE,
    "organisation": Kind.ORGANISATION,
    "place": Kind.PLACE,
    "person": Kind.PERSON,
}
_PEOPLE = "People"
_COLLECTED = {"Persons": Kind.PERSON, "Sides": Kind.STATE, "": Kind.GROUP, _PEOPLE: None}
_LONGEST_LIST = 40
_BEFORE_SUBJECT = ("", ",", ";", "that", "and", "both")
_LINKS = ((",", "and"), (",",), ("and",))


def phrases(line: Line, people: Register, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases of a line in order, none overlapping another."""
    return list(_with_lists(line, list(_atoms(line, people, lexicon))))


def _atoms(line: Line, people: Register, lexicon: Lexicon) -> Iterator[Phrase]:
    """Yield the phrases that hold no list."""
    known = offices(line, lexicon)
    named = {name.start: name for name in names(line, lexicon, known)}
    at = 0
    while at < len(line):
        phrase = _atom(line, at, people, lexicon, known, named)
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _atom(
    line: Line,
    at: int,
    people: Register,
    lexicon: Lexicon,
    known: dict[int, OfficeMention],
    named: dict[int, Name],
) -> Phrase | None:
    article = at + (line.norm(at) == "the" and at + 1 < len(line))
    name = named.get(at) or named.get(article)
    if name:
        return _person(line, at, name, people)
    return (
        _holders(line, at, lexicon)
        or _collective(line, at, lexicon)
        or _office(line, at, people, known, named)
        or _pronoun(line, at)
        or _named(line, at, article, lexicon)
        or _bare_name(line, at, people)
    )


def _person(line: Line, at: int, name: Name, people: Register) -> Phrase:
    words = tuple(line.norm(i) for i in range(name.first, name.last) if line.tokens[i].is_word)
    person = people.by_words(words)
    return _possessive(line, Phrase(at, name.end, Form.NAME, Kind.PERSON, (person.key,) if person else ()))


def _possessive(line: Line, phrase: Phrase) -> Phrase:
    """Return the phrase with a possessive 's taken in, if one follows."""
    if line.norm(phrase.end) == "'s":
        return replace(phrase, end=phrase.end + 1, possessive=True)
    return phrase


def _collective(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    found = lexicon.nouns["collective"].longest(line.tokens, at)
    kind = _COLLECTED[_stands_for(lexicon, found.value)] if found else None
    if not found or not kind:
        return None
    return _possessive(line, Phrase(at, found.end, Form.COLLECTIVE, kind, (found.value,)))


def _holders(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """Return the holders of an office in the plural: "the two vice ministers", "both presidents"."""
    begin = at + (line.norm(at) == "the")
    count = COUNTS.get(line.norm(begin), 0)
    found = lexicon.role_plurals.longest(line.tokens, begin + bool(count)) if begin + bool(count) < len(line) else None
    if not found or (begin == at and not count and not _acts(line, at, found.end, lexicon)):
        return None
    return _possessive(line, Phrase(at, found.end, Form.HOLDERS, Kind.PERSON, (found.value,), count=count))


def _acts(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether capitalised words are the subject of a reporting verb: "Foreign Ministers condemned"."""
    while end < len(line) and (adverb := lexicon.word("adverb").longest(line.tokens, end)):
        end = adverb.end
    verb = lexicon.acts.longest(line.tokens, end) if end < len(line) else None
    return bool(line.tokens[start].is_capital and verb and verb.value.tense & Tense.FINITE)


def _stands_for(lexicon: Lexicon, collective: str) -> str:
    """Return what a collective stands for: Persons, Sides, People (of the state named beside it), or nothing."""
    return local_name(lexicon.concepts[collective].note("standsFor"))


def _office(
    line: Line, at: int, people: Register, known: dict[int, OfficeMention], named: dict[int, Name]
) -> Phrase | None:
    """Return an office that stands for itself, or for the persons who hold it."""
    office = known.get(at) or known.get(at + (line.norm(at) == "the"))
    if not office:
        return None
    holders = tuple(person.key for person in people.holders(office.role, office.holder))
    apposition = line.norm(at - 1) == "," and any(name.end == at - 1 for name in named.values())
    kind = Kind.OFFICE if apposition or not (holders or line.norm(at) == "the") else Kind.PERSON
    return _possessive(line, Phrase(at, office.end, Form.OFFICE, kind, () if kind is Kind.OFFICE else holders))


def _pronoun(line: Line, at: int) -> Phrase | None:
    if (line.norm(at), line.norm(at + 1)) in RECIPROCALS:
        return Phrase(at, at + 2, Form.PRONOUN, Kind.GROUP)
    if line.norm(at) in PRONOUNS and (line.norm(at) != "i" or line.tokens[at].text == "I"):
        return Phrase(at, at + 1, Form.PRONOUN, Kind.PERSON, possessive=line.norm(at) in ("his", "her", "their"))
    return None


def _named(line: Line, at: int, article: int, lexicon: Lexicon) -> Phrase | None:
    """Return a state, body or place, or the people of a state, or a dyad of states ("Japan-ROK")."""
    found = lexicon.named.longest(line.tokens, article) or _demonym_of_side(line, article, lexicon)
    if not found:
        return None
    keys, end = [found.value], found.end
    while line.norm(end) == "-" and (more := lexicon.named.longest(line.tokens, end + 1)):
        keys.append(more.value)
        end = more.end
    end = _past_brackets(line, end, keys, lexicon)
    kind = _NAMED_KINDS[lexicon.concepts[found.value].kind]
    if len(keys) > 1:
        return Phrase(at, end, Form.DYAD, kind, tuple(keys))
    phrase = _possessive(line, Phrase(at, end, Form.NAME, kind, tuple(keys)))
    if line.norm(end) == "side" and kind is Kind.STATE:
        return _possessive(line, Phrase(at, end + 1, Form.SIDE, kind, tuple(keys)))
    people = lexicon.nouns["collective"].longest(line.tokens, phrase.end) if phrase.possessive else None
    if people and _stands_for(lexicon, people.value) == _PEOPLE:
        return Phrase(at, people.end, Form.PEOPLE, Kind.GROUP, (people.value, *keys))
    return phrase


def _demonym_of_side(line: Line, at: int, lexicon: Lexicon) -> Match[str] | None:
    """Return the state of "the Norwegian side"."""
    found = lexicon.demonyms.longest(line.tokens, at)
    return found if found and line.norm(found.end) == "side" else None


def _past_brackets(line: Line, at: int, keys: list[str], lexicon: Lexicon) -> int:
    """Return the index behind "(ROK)", a second name of the thing just named."""
    if line.norm(at) == "(":
        again = lexicon.named.longest(line.tokens, at + 1)
        if again and again.value == keys[-1] and line.norm(again.end) == ")":
            return again.end + 1
    return at


def _bare_name(line: Line, at: int, people: Register) -> Phrase | None:
    token = line.tokens[at]
    if not token.is_word or not token.is_capital:
        return None
    person = people.by_alias(token.norm)
    return _possessive(line, Phrase(at, at + 1, Form.NAME, Kind.PERSON, (person.key,))) if person else None


def _with_lists(line: Line, atoms: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases with enumerations joined: "Japan, the ROK and the United States" is one."""
    at = 0
    while at < len(atoms):
        last = _list_end(line, atoms, at)
        if last > at:
            keys = tuple(dict.fromkeys(key for atom in atoms[at : last + 1] for key in atom.keys))
            parts = tuple(atoms[at : last + 1])
            yield Phrase(parts[0].start, parts[-1].end, Form.LIST, parts[0].kind, keys, parts[-1].possessive, parts)
        else:
            yield atoms[at]
        at = last + 1


def _list_end(line: Line, atoms: list[Phrase], first: int) -> int:
    """Return the index of the atom that closes a list begun at `first`: the one behind the first "and"."""
    last = first
    while last + 1 < len(atoms) and last - first < _LONGEST_LIST and _listable(atoms[last], atoms[last + 1]):
        link = tuple(line.norm(at) for at in range(atoms[last].end, atoms[last + 1].start))
        if link not in _LINKS or (link == (",", "and") and last == first):
            break
        if atoms[last + 1].form is Form.PRONOUN and line.norm(atoms[first].start - 1) not in _BEFORE_SUBJECT:
            break
        last += 1
        if "and" in link:
            return last
    return first


def _listable(left: Phrase, right: Phrase) -> bool:
    kinds = {Kind.STATE, Kind.ORGANISATION} if left.kind is not Kind.PERSON else {Kind.PERSON}
    plain = {Form.NAME, Form.OFFICE}
    if kinds == {Kind.PERSON}:
        plain |= {Form.PRONOUN, Form.COLLECTIVE, Form.HOLDERS}
    if right.form is Form.PRONOUN and right.possessive:
        return False
    return left.form in plain and right.form in plain and not left.possessive and {left.kind, right.kind} <= kinds

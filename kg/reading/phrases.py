"""Noun phrases that stand for actors and places: names, offices, pronouns, collectives, lists of states."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.lexicon import Lexicon, Match, local_name
from kg.reading.line import Line
from kg.reading.lists import with_lists
from kg.reading.names import Name, acts, names
from kg.reading.offices import OfficeMention
from kg.reading.parties import Register
from kg.reading.phrase import Form as Form
from kg.reading.phrase import Phrase as Phrase
from kg.reading.pronouns import PRONOUNS, RECIPROCALS
from kg.reading.records import Kind

COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NAMED_KINDS = {
    "state": Kind.STATE,
    "organisation": Kind.ORGANISATION,
    "place": Kind.PLACE,
    "person": Kind.PERSON,
}
_PEOPLE, _DELEGATION = "People", "Delegation"
_COLLECTED = {
    "Persons": Kind.PERSON,
    "Others": Kind.PERSON,
    "Sides": Kind.STATE,
    "": Kind.GROUP,
    _PEOPLE: None,
    _DELEGATION: None,
}
_Found = TypeVar("_Found", OfficeMention, Name)
_POSSESSIVES = ("his", "her", "their")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A line in which phrases are sought, with its offices and names by their first token, or by "the" before it."""

    line: Line
    people: Register
    lexicon: Lexicon
    offices: dict[int, OfficeMention]
    names: dict[int, Name]

    def past_article(self, at: int) -> int:
        """Return the index behind "the" at a token, or the token."""
        return at + (self.line.norm(at) == "the")

    def phrase(self, start: int, end: int, form: Form, kind: Kind, keys: tuple[str, ...]) -> Phrase:
        """Return a phrase with a possessive 's taken in, if one follows."""
        possessive = self.line.norm(end) == "'s"
        return Phrase(start, end + possessive, form, kind, keys, possessive)


def phrases(line: Line, offices: dict[int, OfficeMention], people: Register, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases of a line in order, none overlapping another; `offices` are those that it names."""
    named = {name.start: name for name in names(line, lexicon, offices)}
    scene = _Scene(line, people, lexicon, _behind_articles(line, offices), _behind_articles(line, named))
    return list(with_lists(line, list(_atoms(scene))))


def _behind_articles(line: Line, found: dict[int, _Found]) -> dict[int, _Found]:
    """Return what begins at a token, or at the token behind a "the"."""
    return {at - 1: one for at, one in found.items() if line.norm(at - 1) == "the"} | found


def _atoms(scene: _Scene) -> Iterator[Phrase]:
    """Yield the phrases that hold no list."""
    at = 0
    while at < len(scene.line):
        phrase = _phrase(scene, at)
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _phrase(scene: _Scene, at: int) -> Phrase | None:
    """Return the phrase that begins at a token: of the forms that fit, the first."""
    for find in _FORMS:
        if phrase := find(scene, at):
            return phrase
    return None


def _person(scene: _Scene, at: int) -> Phrase | None:
    """Return a person named with an honorific or an office; without a key where two go by that name."""
    line, name = scene.line, scene.names.get(at)
    if not name:
        return None
    person = scene.people.by_words(tuple(token.norm for token in line.tokens[name.first : name.last] if token.is_word))
    return scene.phrase(at, name.end, Form.NAME, Kind.PERSON, (person.key,) if person else ())


def _holders(scene: _Scene, at: int) -> Phrase | None:
    """Return the holders of an office in the plural: "the two vice ministers", "both presidents"."""
    line, begin = scene.line, scene.past_article(at)
    count = COUNTS.get(line.norm(begin), 0)
    found = scene.lexicon.role_plurals.longest(line.tokens, begin + bool(count))
    told_apart = count or begin > at
    if not found or not (told_apart or _are_subject(scene, at, found.end)):
        return None
    states, behind = _of_states(scene, found.end)
    end = behind if states > 1 else found.end
    count = count or (states if states > 1 else 0)
    return replace(scene.phrase(at, end, Form.HOLDERS, Kind.PERSON, (found.value,)), count=count)


def _of_states(scene: _Scene, at: int) -> tuple[int, int]:
    """Return how many states stand behind the plural of an office, and the index behind them: 0 if not several."""
    ends: list[int] = []
    while scene.line.norm(at) in ((",", "and") if ends else ("of",)):
        found = scene.lexicon.named.longest(scene.line.tokens, scene.past_article(at + 1))
        if not found:
            break
        at = found.end
        ends.append(at)
    return len(ends), at


def _are_subject(scene: _Scene, start: int, end: int) -> bool:
    """Tell whether capitalised words are the subject of a reporting verb: "Foreign Ministers condemned"."""
    return scene.line.is_capital(start) and acts(scene.lexicon.acts, scene.line, end, scene.lexicon)


def _collective(scene: _Scene, at: int) -> Phrase | None:
    """Return a collective that needs no state beside it: "the two leaders", "both sides"."""
    found = scene.lexicon.nouns["collective"].longest(scene.line.tokens, at)
    kind = _COLLECTED[_stands_for(scene.lexicon, found.value)] if found else None
    if not found or not kind:
        return None
    return scene.phrase(at, found.end, Form.COLLECTIVE, kind, (found.value,))


def _stands_for(lexicon: Lexicon, collective: str) -> str:
    """Return what a collective stands for: Persons, Sides, People (of the state named beside it), or nothing."""
    return local_name(lexicon.concepts[collective].note("standsFor"))


def _office(scene: _Scene, at: int) -> Phrase | None:
    """Return an office that stands for itself, or for the persons who hold it."""
    office = scene.offices.get(at)
    if not office:
        return None
    holders = tuple(person.key for person in scene.people.holders(office.role, office.holder))
    if _is_apposition(scene, at) or not (holders or scene.line.norm(at) == "the"):
        return scene.phrase(at, office.end, Form.OFFICE, Kind.OFFICE, ())
    return replace(scene.phrase(at, office.end, Form.OFFICE, Kind.PERSON, holders), holder=office.holder)


def _is_apposition(scene: _Scene, at: int) -> bool:
    """Tell whether a name and a comma stand before a token."""
    return scene.line.norm(at - 1) == "," and any(name.end == at - 1 for name in scene.names.values())


def _pronoun(scene: _Scene, at: int) -> Phrase | None:
    """Return a pronoun: "he", "their", "each other"; "i" only where it is a capital letter."""
    line = scene.line
    word = line.norm(at)
    if word in RECIPROCALS and line.norm(at + 1) == RECIPROCALS[word]:
        return Phrase(at, at + 2, Form.PRONOUN, Kind.GROUP)
    if word in PRONOUNS and line.tokens[at].text != "i":
        return Phrase(at, at + 1, Form.PRONOUN, Kind.PERSON, possessive=word in _POSSESSIVES)
    return None


def _named(scene: _Scene, at: int) -> Phrase | None:
    """Return a state, body or place, a side or the people of a state, or a dyad of states ("Japan-ROK")."""
    keys, end = _joined_names(scene, scene.past_article(at))
    if not keys:
        return None
    kind = _NAMED_KINDS[scene.lexicon.concepts[keys[0]].kind]
    if len(keys) > 1:
        return Phrase(at, end, Form.DYAD, kind, keys)
    named = scene.phrase(at, end, Form.NAME, kind, keys)
    return _side(scene, named) or _people(scene, named) or named


def _joined_names(scene: _Scene, at: int) -> tuple[tuple[str, ...], int]:
    """Return the keys of the names at a token with hyphens between them, and the index behind the last."""
    line, named = scene.line, scene.lexicon.named
    found = named.longest(line.tokens, at) or _demonym_of_side(scene, at)
    keys: list[str] = []
    while found:
        keys.append(found.value)
        at = found.end
        found = named.longest(line.tokens, at + 1) if line.norm(at) == "-" else None
    return tuple(keys), _past_brackets(scene, at, keys) if keys else at


def _demonym_of_side(scene: _Scene, at: int) -> Match[str] | None:
    """Return the state of "the Norwegian side" or "the Norwegian delegation"."""
    found = scene.lexicon.demonyms.longest(scene.line.tokens, at)
    acts_for = found and (scene.line.norm(found.end) == "side" or _group_noun(scene, found.end, _DELEGATION))
    return found if acts_for else None


def _group_noun(scene: _Scene, at: int, reference: str) -> Match[str] | None:
    """Return the noun of the people or the delegation of a state at a token."""
    found = scene.lexicon.nouns["collective"].longest(scene.line.tokens, at)
    return found if found and _stands_for(scene.lexicon, found.value) == reference else None


def _past_brackets(scene: _Scene, at: int, keys: list[str]) -> int:
    """Return the index behind "(ROK)", a second name of the thing just named."""
    if scene.line.norm(at) == "(":
        again = scene.lexicon.named.longest(scene.line.tokens, at + 1)
        if again and again.value in keys[-1:] and scene.line.norm(again.end) == ")":
            return again.end + 1
    return at


def _side(scene: _Scene, named: Phrase) -> Phrase | None:
    """Return the side of a state that was just named: "the Norwegian side"."""
    if named.possessive or named.kind is not Kind.STATE or scene.line.norm(named.end) != "side":
        return None
    return scene.phrase(named.start, named.end + 1, Form.SIDE, named.kind, named.keys)


def _people(scene: _Scene, named: Phrase) -> Phrase | None:
    """Return the people or the delegation of a state just named: "Norway’s citizens", "the Norwegian delegation"."""
    for form, reference in ((Form.PEOPLE, _PEOPLE), (Form.DELEGATION, _DELEGATION)):
        noun = _group_noun(scene, named.end, reference)
        if noun and (named.possessive or form is Form.DELEGATION):
            return Phrase(named.start, noun.end, form, Kind.GROUP, (noun.value, *named.keys))
    return None


def _full_name(scene: _Scene, at: int) -> Phrase | None:
    """Return a person called by all the words of their name, as another sentence names them with office or verb."""
    line = scene.line
    if not line.is_capital(at):
        return None
    for person in scene.people.persons.values():
        end = _spelled(line, at, person.words)
        if end and len(person.words) > 1:
            return scene.phrase(at, end, Form.NAME, Kind.PERSON, (person.key,))
    return None


def _spelled(line: Line, at: int, words: tuple[str, ...]) -> int:
    """Return the index behind these words at a token, marks within a name passed over, or 0."""
    for word in words:
        while at < len(line) and line.norm(at) in ("-", "."):
            at += 1
        if line.norm(at) != word:
            return 0
        at += 1
    return at


def _bare_name(scene: _Scene, at: int) -> Phrase | None:
    """Return a person called by a single name that is theirs alone."""
    token = scene.line.tokens[at]
    if not token.is_word or not token.is_capital:
        return None
    person = scene.people.by_alias(token.norm)
    return scene.phrase(at, at + 1, Form.NAME, Kind.PERSON, (person.key,)) if person else None


_FORMS: tuple[Callable[[_Scene, int], Phrase | None], ...] = (
    _person,
    _holders,
    _collective,
    _office,
    _pronoun,
    _named,
    _full_name,
    _bare_name,
)
"""What a phrase may be."""

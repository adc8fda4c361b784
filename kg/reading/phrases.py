"""Noun phrases that stand for actors and places: names, offices, pronouns, collectives, lists of states."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from kg.lexicon import Lexicon
from kg.reading.line import Line
from kg.reading.lists import with_lists
from kg.reading.named import Named
from kg.reading.names import Name, acts
from kg.reading.offices import OfficeMention
from kg.reading.parties import Register
from kg.reading.phrase import Form as Form
from kg.reading.phrase import Phrase as Phrase
from kg.reading.pronouns import PRONOUNS, RECIPROCALS
from kg.reading.records import Kind
from kg.reading.scene import Scene
from kg.reading.states import named, stands_for

COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COLLECTED = {"Persons": Kind.PERSON, "Others": Kind.PERSON, "Sides": Kind.STATE, "Own": Kind.STATE, "": Kind.GROUP}
_OPENERS = frozenset({"the", *COUNTS, *PRONOUNS, *RECIPROCALS})
"""Words in small letters, beside those of the vocabulary, that a phrase may begin with."""
_Found = TypeVar("_Found", OfficeMention, Name)
_POSSESSIVES = ("his", "her", "their")


def phrases(named_line: Named, people: Register, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases of a line in order, none overlapping another."""
    line = named_line.line
    names = _behind_articles(line, {name.start: name for name in named_line.names})
    scene = Scene(line, people, lexicon, _behind_articles(line, named_line.offices), names)
    return list(with_lists(line, list(_atoms(scene))))


def _behind_articles(line: Line, found: dict[int, _Found]) -> dict[int, _Found]:
    """Return what begins at a token, or at the token behind a "the"."""
    return {at - 1: one for at, one in found.items() if line.norm(at - 1) == "the"} | found


def _atoms(scene: Scene) -> Iterator[Phrase]:
    """Yield the phrases that hold no list."""
    openers = scene.lexicon.group_openers
    at = 0
    while at < len(scene.line):
        token = scene.line.tokens[at]
        opens = token.is_capital or token.norm in _OPENERS or token.norm in openers
        phrase = _phrase(scene, at) if opens or at in scene.offices or at in scene.names else None
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _phrase(scene: Scene, at: int) -> Phrase | None:
    """Return the phrase that begins at a token: of the forms that fit, the first."""
    for find in _FORMS:
        if phrase := find(scene, at):
            return phrase
    return None


def _person(scene: Scene, at: int) -> Phrase | None:
    """Return a person named with an honorific or an office; without a key where two go by that name."""
    line, name = scene.line, scene.names.get(at)
    if not name:
        return None
    person = scene.people.find(line, name)
    return scene.phrase(at, name.end, Form.NAME, Kind.PERSON, (person.key,) if person else ())


def _holders(scene: Scene, at: int) -> Phrase | None:
    """Return the holders of an office in the plural: "the two vice ministers", "both presidents"."""
    line, begin = scene.line, scene.past_article(at)
    count = COUNTS.get(line.norm(begin), 0)
    found = scene.lexicon.role_plurals.longest(line.tokens, begin + bool(count))
    collective = scene.lexicon.nouns["collective"].longest(line.tokens, at)
    if found and collective and collective.end > found.end:
        return None
    states, behind = _of_states(scene, found.end) if found else ((), at)
    told_apart = count or begin > at or states
    if not found or not (told_apart or _are_subject(scene, at, found.end)):
        return None
    holders = scene.phrase(at, behind if states else found.end, Form.HOLDERS, Kind.PERSON, (found.value,))
    return replace(holders, count=count or len(states), states=states)


def _of_states(scene: Scene, at: int) -> tuple[tuple[str, ...], int]:
    """Return the states that stand behind the plural of an office, none if not several, and the index behind them."""
    keys: list[str] = []
    line = scene.line
    while line.norm(at) in ((",", "and") if keys else ("of",)):
        serial = line.norm(at) == "," and line.norm(at + 1) == "and"
        found = scene.lexicon.named.longest(line.tokens, scene.past_article(at + 1 + serial))
        if not found:
            break
        keys.append(found.value)
        at = found.end
    return (tuple(keys), at) if len(keys) > 1 else ((), at)


def _are_subject(scene: Scene, start: int, end: int) -> bool:
    """Tell whether capitalised words are the subject of a reporting verb: "Foreign Ministers condemned"."""
    return scene.line.is_capital(start) and acts(scene.lexicon.acts, scene.line, end, scene.lexicon)


def _collective(scene: Scene, at: int) -> Phrase | None:
    """Return a collective that needs no state beside it: "the two leaders", "both sides"."""
    found = scene.lexicon.nouns["collective"].longest(scene.line.tokens, at)
    kind = _COLLECTED.get(stands_for(scene.lexicon, found.value)) if found else None
    if not found or not kind:
        return None
    return scene.phrase(at, found.end, Form.COLLECTIVE, kind, (found.value,))


def _office(scene: Scene, at: int) -> Phrase | None:
    """Return an office that stands for itself, or for the persons who hold it."""
    office = scene.offices.get(at)
    if not office:
        return None
    holders = tuple(person.key for person in scene.people.holders(office.role, office.holder))
    if _is_apposition(scene, at) or not (holders or scene.line.norm(at) == "the"):
        return scene.phrase(at, office.end, Form.OFFICE, Kind.OFFICE, ())
    return replace(scene.phrase(at, office.end, Form.OFFICE, Kind.PERSON, holders), holder=office.holder)


def _is_apposition(scene: Scene, at: int) -> bool:
    """Tell whether a name and a comma stand before a token."""
    return scene.line.norm(at - 1) == "," and any(name.end == at - 1 for name in scene.names.values())


def _pronoun(scene: Scene, at: int) -> Phrase | None:
    """Return a pronoun: "he", "their", "each other"; "i" only where it is a capital letter."""
    line = scene.line
    word = line.norm(at)
    if word in RECIPROCALS and line.norm(at + 1) == RECIPROCALS[word]:
        return Phrase(at, at + 2, Form.PRONOUN, Kind.GROUP)
    if word in PRONOUNS and line.tokens[at].text != "i":
        return Phrase(at, at + 1, Form.PRONOUN, Kind.PERSON, possessive=word in _POSSESSIVES)
    return None


def _full_name(scene: Scene, at: int) -> Phrase | None:
    """Return a person called by all the words of their name, as another sentence names them with office or verb."""
    line = scene.line
    if not line.is_capital(at):
        return None
    full = (person for person in scene.people.beginning(line.norm(at)) if len(person.words) > 1)
    end, key = max(((_spelled(line, at, person.words), person.key) for person in full), default=(0, ""))
    return scene.phrase(at, end, Form.NAME, Kind.PERSON, (key,)) if end else None


def _spelled(line: Line, at: int, words: tuple[str, ...]) -> int:
    """Return the index behind these words at a token, marks within a name passed over, or 0."""
    for word in words:
        while at < len(line) and line.norm(at) in ("-", "."):
            at += 1
        if line.norm(at) != word:
            return 0
        at += 1
    return at


def _bare_name(scene: Scene, at: int) -> Phrase | None:
    """Return a person called by a single name; without a key where two go by that name."""
    token = scene.line.tokens[at]
    if not token.is_word or not token.is_capital:
        return None
    named = scene.people.by_alias(token.norm)
    keys = (named[0].key,) if len(named) == 1 else ()
    return scene.phrase(at, at + 1, Form.NAME, Kind.PERSON, keys) if named else None


_FORMS: tuple[Callable[[Scene, int], Phrase | None], ...] = (
    _person,
    _holders,
    _collective,
    _office,
    _pronoun,
    named,
    _full_name,
    _bare_name,
)
"""What a phrase may be."""

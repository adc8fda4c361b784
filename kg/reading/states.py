"""Phrases that name states, bodies and places, or who stands for a state: its side, its people, its delegation."""

from kg.lexicon import Lexicon, Match, local_name
from kg.reading.phrase import Form, Phrase
from kg.reading.records import Kind
from kg.reading.scene import Scene

_NAMED_KINDS = {
    "state": Kind.STATE,
    "organisation": Kind.ORGANISATION,
    "place": Kind.PLACE,
    "person": Kind.PERSON,
}
_PEOPLE, _DELEGATION = "People", "Delegation"


def named(scene: Scene, at: int) -> Phrase | None:
    """Return a state, body or place, a side or the people of a state, or a dyad of states ("Japan-ROK")."""
    keys, end = _joined_names(scene, scene.past_article(at))
    if not keys:
        return None
    kind = _NAMED_KINDS[scene.lexicon.concepts[keys[0]].kind]
    if len(keys) > 1:
        return Phrase(at, end, Form.DYAD, kind, keys)
    named = scene.phrase(at, end, Form.NAME, kind, keys)
    return _side(scene, named) or _people(scene, named) or named


def _joined_names(scene: Scene, at: int) -> tuple[tuple[str, ...], int]:
    """Return the keys of the names at a token with hyphens between them, and the index behind the last."""
    line, named = scene.line, scene.lexicon.named
    found = named.longest(line.tokens, at) or _demonym_of_side(scene, at)
    keys: list[str] = []
    while found:
        keys.append(found.value)
        at = found.end
        found = named.longest(line.tokens, at + 1) if line.norm(at) == "-" else None
    return tuple(keys), _past_brackets(scene, at, keys) if keys else at


def _demonym_of_side(scene: Scene, at: int) -> Match[str] | None:
    """Return the state of "the Norwegian side" or "the Norwegian delegation"."""
    found = scene.lexicon.demonyms.longest(scene.line.tokens, at)
    acts_for = found and (scene.line.norm(found.end) == "side" or _group_noun(scene, found.end, _DELEGATION))
    return found if acts_for else None


def _group_noun(scene: Scene, at: int, reference: str) -> Match[str] | None:
    """Return the noun of the people or the delegation of a state at a token."""
    found = scene.lexicon.nouns["collective"].longest(scene.line.tokens, at)
    return found if found and stands_for(scene.lexicon, found.value) == reference else None


def _past_brackets(scene: Scene, at: int, keys: list[str]) -> int:
    """Return the index behind "(ROK)", a second name of the thing just named."""
    if scene.line.norm(at) == "(":
        again = scene.lexicon.named.longest(scene.line.tokens, at + 1)
        if again and again.value in keys[-1:] and scene.line.norm(again.end) == ")":
            return again.end + 1
    return at


def _side(scene: Scene, named: Phrase) -> Phrase | None:
    """Return the side of a state that was just named: "the Norwegian side"."""
    if named.possessive or named.kind is not Kind.STATE or scene.line.norm(named.end) != "side":
        return None
    return scene.phrase(named.start, named.end + 1, Form.SIDE, named.kind, named.keys)


def _people(scene: Scene, named: Phrase) -> Phrase | None:
    """Return the people or the delegation of a state just named: "Norway’s citizens", "the Norwegian delegation"."""
    for form, reference in ((Form.PEOPLE, _PEOPLE), (Form.DELEGATION, _DELEGATION)):
        noun = _group_noun(scene, named.end, reference)
        if noun and (named.possessive or form is Form.DELEGATION):
            return Phrase(named.start, noun.end, form, Kind.GROUP, (noun.value, *named.keys))
    return None


def stands_for(lexicon: Lexicon, collective: str) -> str:
    """Return what a collective stands for: Persons, Sides, People (of the state named beside it), or nothing."""
    return local_name(lexicon.concepts[collective].note("standsFor"))

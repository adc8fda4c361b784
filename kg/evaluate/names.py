"""Whether two names are those of one person, state or body: a readout seldom says a name twice in the same way."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

from kg import files

_DROPPED = re.compile("[.'\u2019]")
_WORD = re.compile(r"\w+")
_SHORTEST_FORM = 3
"""A short form of a given name ("Joe") has at least this many letters, of which the first two are kept."""


@dataclass(frozen=True, slots=True)
class _Known:
    titles: frozenset[str]
    bodies: dict[str, int]
    """The number of the body that has a name."""


def same_name(gold: str, read: str) -> bool:
    """Tell whether the name that was read stands for what the annotation names.

    The names of a known body fit each other and nothing else. Persons fit when they share a word that is no
    title and no other word of the shorter name contradicts the longer one.
    """
    one, other = _plain(gold), _plain(read)
    known = _known()
    if one == other:
        return True
    if one in known.bodies or other in known.bodies:
        return known.bodies.get(one) == known.bodies.get(other)
    return _same_person(*sorted((_telling(one, known), _telling(other, known)), key=len))


def _same_person(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether the words of two names fit each other."""
    shared = set(short) & set(long)
    rest = set(long) - shared
    return bool(shared) and all(any(_akin(word, mate) for mate in rest) for word in set(short) - shared)


def same_names(gold: Sequence[str], read: Sequence[str]) -> bool:
    """Tell whether each name that was read stands for exactly one of the annotation, and none is left."""
    left = list(read)
    for name in gold:
        fit = next((mate for mate in left if same_name(name, mate)), None)
        if fit is None:
            return False
        left.remove(fit)
    return not left


@cache
def _known() -> _Known:
    content = tomllib.loads(files.known_names().read_text(encoding="utf-8"))
    bodies = {name: number for number, names in enumerate(content["bodies"]) for name in names}
    return _Known(frozenset(content["titles"]), bodies)


@cache
def _plain(name: str) -> str:
    """Return a name in lower case, without accents, marks and a leading article."""
    bare = "".join(character for character in normalize("NFKD", name) if not combining(character))
    words = _WORD.findall(_DROPPED.sub("", bare.casefold()))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _telling(name: str, known: _Known) -> list[str]:
    """Return the words of a name that are no titles, or all of them if there is no other."""
    words = name.split()
    return [word for word in words if word not in known.titles] or words


def _akin(one: str, other: str) -> bool:
    """Tell whether one given name can be the initial or the short form of the other."""
    shorter = min(len(one), len(other))
    if shorter == 1:
        return one[0] == other[0]
    return one == other or (shorter >= _SHORTEST_FORM and one[:2] == other[:2])

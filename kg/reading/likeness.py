"""Whether two names, word by word, can be one person's: a shorter form, initials, another spelling."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_SPELLINGS = (("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("ks", "x"), ("ts", "c"), ("tz", "c"), ("dj", "j"))
_LETTERS = str.maketrans("cqyjwz", "kkiivs")
"""Letters between which the ways of writing a name in Latin letters vary."""
_ALONE = "alone"
"""What marks a name of one word."""
_SHORTEST_FORM, _LEAST_DROPPED = 3, 2
"""Letters of a short form ("Joe"), and of the whole name that it lacks."""
_FAMILIAR = ("ie", "y", "e")
"""What a short form may end with that the whole name has not: "Andy", "Joe"."""


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """Return a word without what differs between ways of writing one name: "sergey" and "sergei" have one sound."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if sign.isalnum())
    for written, heard in _SPELLINGS:
        plain = plain.replace(written, heard)
    plain = plain.translate(_LETTERS)
    return "".join(sign for at, sign in enumerate(plain) if plain[at - 1 : at] != sign) or word


def marks(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return what a name is kept under: each word as it sounds, and the family name with the initials of the others."""
    alone = [(sound(words[0]), _ALONE)] if len(words) == 1 else []
    return [*((sound(word), "") for word in words), *_initials(words), *alone]


def sought(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the marks of which every name has one at least that may be the same person's as a name."""
    if len(words) == 1:
        return [(sound(words[0]), "")]
    return [*((sound(word), "") for word in words[:-1]), *_initials(words), (sound(words[-1]), _ALONE)]


def _initials(words: Sequence[str]) -> list[tuple[str, str]]:
    letters = dict.fromkeys(letter for word in words[:-1] for letter in (word[0], sound(word)[0]))
    return [(sound(words[-1]), letter) for letter in letters]


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether no word of two full names, in normal form, contradicts: those of the shorter one are in the longer.

    They may be spelt otherwise, joined ("Jae-in", "Jaein"), or mere initials, but for the family name, which is the
    last word unless all words are the same in another order.
    """
    if "".join(map(sound, one)) == "".join(map(sound, other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    if {*shorter} <= {*longer}:
        return True
    return sound(one[-1]) == sound(other[-1]) and _all_in(shorter[:-1], longer[:-1])


def shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one of two full names is the other but for a short form of the given name ("Joe", "Joseph")."""
    given = sorted((one[0], other[0]), key=len)
    familiar = next((end for end in _FAMILIAR if given[0].endswith(end)), "")
    stem = given[0].removesuffix(familiar)
    if len(given[0]) < _SHORTEST_FORM or len(given[1]) < len(given[0]) + _LEAST_DROPPED or len(stem) < 2:
        return False
    return given[1].startswith(stem) and alike((given[1], *one[1:]), (given[1], *other[1:]))


def akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether full names look like one person's whatever else is in them: given names that begin alike."""
    return sound(one[-1]) == sound(other[-1]) and sound(one[0])[:2] == sound(other[0])[:2]


def _all_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether each of these words has another one of the others to be the same as, or an initial of one."""
    left, rest = list(words), list(others)
    for pairs in (_sounds_as, _is_initial):
        for word in list(left):
            partner = next((mate for mate in rest if pairs(word, mate)), None)
            if partner is not None:
                left.remove(word)
                rest.remove(partner)
    return not left


def _sounds_as(word: str, mate: str) -> bool:
    return sound(word) == sound(mate)


def _is_initial(word: str, mate: str) -> bool:
    """Tell whether one of two words of a name is the initial of the other."""
    return 1 in (len(word), len(mate)) and word[0] == mate[0]

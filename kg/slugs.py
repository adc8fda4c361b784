"""Slugs: names as parts of identifiers."""

import re
import unicodedata
from hashlib import sha256
from itertools import groupby

LONGEST = 60
_DIGITS = 8
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"(?<=[a-z0-9])[\u0300-\u036f]+")
"""The accents of a letter that stands before them."""
_SPELT = "æ=ae œ=oe þ=th ŋ=ng ø=o ɔ=o ð=d đ=d ɖ=d ɗ=d ə=a ɓ=b ɛ=e ǝ=e ƒ=f ɣ=g ħ=h ı=i ɩ=i ƙ=k ł=l ĸ=q ŧ=t ʊ=u ʋ=v ƴ=y"
_PLAIN = str.maketrans(dict(pair.split("=") for pair in _SPELT.split()) | dict.fromkeys("’ʹʺʻʼʽʾʿˈ", ""))
"""Latin letters that are more than a plain one with an accent, as they are written in English text without them."""


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters and digits with single hyphens, at most 60 long, never empty.

    Letters lose case and accents, and those that Latin script does not know become their code points in hexadecimal:
    names that differ otherwise in letters or digits have slugs that differ. A longer one ends in the start of a hash.
    """
    whole = _plain(text)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - _DIGITS - 1].strip('-')}-{_hash(whole)}"


def short_slug(text: str) -> str:
    """Return the beginning of what `slug` makes of `text`, at most 60 long: for what a hash follows anyway."""
    return _plain(text)[:LONGEST].strip("-")


def _plain(text: str) -> str:
    """Return a text of any length as plain letters, digits and hyphens."""
    folded = text.lower() if text.isascii() else _latin(text)
    return _NOT_PLAIN.sub("-", folded).strip("-") or _coded(text)


def _latin(text: str) -> str:
    """Return a text in lower case, with plain letters for Latin ones and code points for the others."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)
    letters = "".join(letter if letter.isascii() or _is_letter(letter) else "-" for letter in folded)
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", letters).translate(_PLAIN))
    runs = groupby(unicodedata.normalize("NFC", plain), _is_foreign)
    return "".join(f"-{_coded(''.join(run))}-" if foreign else "".join(run) for foreign, run in runs)


def _is_letter(letter: str) -> bool:
    """Tell whether a character is a letter, a digit or a mark of one."""
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _is_foreign(letter: str) -> bool:
    return not letter.isascii() and _is_letter(letter)


def _coded(letters: str) -> str:
    return "x" + "-".join(f"{ord(letter):x}" for letter in letters)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]

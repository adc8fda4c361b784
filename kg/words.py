"""Words of English text with their positions, and the inflection of regular verbs and nouns."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                  # U.S., H.E., a.m.
      | \d+(?:[.,:]\d+)*                                    # 9:35, 1,000
      | ['’]s\b                                             # possessive
      | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:-(?![A-ZÀ-Þ])\w+)*  # word, d’Ivoire, people-to-people, Jae-in
      | [^\w\s]""",
    re.VERBOSE,
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
_VOWELS = frozenset("aeiou")
_DOUBLES = frozenset("bdgmnprt")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `norm` is what matching compares, `start` and `end` are code points."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Tell whether the token begins with an upper-case letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Tell whether the token begins with a letter."""
        return self.text[0].isalpha()


def normal(text: str) -> str:
    """Return `text` case-folded with straight apostrophes, as tokens are compared."""
    return text.lower() if text.isascii() else text.translate(_APOSTROPHES).casefold()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`; a hyphen before a capital letter is a token of its own."""
    stop = len(text) if end is None else end
    return [Token(m[0], normal(m[0]), *m.span()) for m in _TOKEN.finditer(text, start, stop)]


def plural(noun: str) -> str:
    """Return the regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(base: str) -> tuple[str, str, str, str]:
    """Return third person, past, past participle and -ing form of a regular verb."""
    stem = base + base[-1] if _doubles_last(base) else base
    if base.endswith("e"):
        ing = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
        return base + "s", base + "d", base + "d", ing
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    return plural(base), stem + "ed", stem + "ed", stem + "ing"


def base_of(past: str) -> str:
    """Return the base form of a regular verb from its past, or an empty text: "hammered", "hoped", "planned"."""
    candidates = (past[:-2], past[:-1], past[:-3], past[:-3] + "y")
    return next((base for base in candidates if len(base) > 1 and verb_forms(base)[1] == past), "")


def _doubles_last(base: str) -> bool:
    """Tell whether a one-syllable verb ends in consonant, vowel, consonant ("plan", not "explain")."""
    vowels = sum(letter in _VOWELS for letter in base)
    return len(base) >= 3 and vowels == 1 and base[-2] in _VOWELS and base[-1] in _DOUBLES

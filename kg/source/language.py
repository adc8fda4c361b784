"""Whether a text is English, as far as its commonest words tell."""

import re

_COMMON = re.compile(r"\b(?:the|of|and|to|in)\b", re.IGNORECASE)
_WORD = re.compile(r"\b\w+\b")
_FEW = 0.05
_ENOUGH = 20


def is_english(text: str) -> bool:
    """Tell whether at least one in twenty words of a text is among the commonest of English."""
    words = len(_WORD.findall(text))
    return words > 0 and len(_COMMON.findall(text)) >= _FEW * words


def is_foreign(text: str) -> bool:
    """Tell whether a text is plainly in another language: in another script, or long enough and without those words."""
    other_script = 2 * sum(letter.isalpha() and letter > "\u024f" for letter in text) > len(text)
    return not is_english(text) and (other_script or len(_WORD.findall(text)) >= _ENOUGH)

"""Slugs: names as parts of identifiers."""

import re
import unicodedata

_NOT_WORD = re.compile(r"(?:(?!['’])[^\w])+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST = 60


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters and digits with single hyphens, at most 60 long, never empty."""
    spaced = _NOT_WORD.sub("-", unicodedata.normalize("NFC", text))
    folded = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    cut = _NOT_PLAIN.sub("-", folded).strip("-")[:LONGEST].strip("-")
    return cut or "x" + "-".join(f"{ord(letter):x}" for letter in text[:8])

"""The dateline that opens a lead: "OSLO, 12 May 2021 (NA) — The Prime Minister met …"."""

import re

from kg.lexicon import Lexicon
from kg.reading import dates
from kg.reading.records import Span
from kg.words import tokens

_LONGEST = 90
_UPPER = r"[^\W\d_a-zß-ÿ]"
_BEFORE = re.compile(rf"[\[(]?(?:{_UPPER}[\w.’'-]*+\s*+|[,/(|]\s*+)*+")
"""Before the date: capitalised words with commas, perhaps in brackets."""
_BEHIND = re.compile(
    rf"""[,\s]*(?:{_UPPER}[\w’'-]*+[,\s]*+){{0,4}}             # a place
        (?:[)\]]|\([^()\n]{{1,30}}\)|/[^/\n]{{1,30}}/)*      # the end of brackets, an agency
        \s*(?:[—–:.|]|--?|(?<=[)\]]))(?=\s+\S)""",
    re.VERBOSE,
)


def end(text: str, span: Span, lexicon: Lexicon) -> int:
    """Return where the dateline ends that opens a stretch of text, with the mark behind it, or 0 if none does.

    It names a day with its year and places alone: no office, no person with an honorific, nothing behind "on".
    """
    limit = min(span.start + _LONGEST, span.end)
    dated = next((found for found in dates.find(text, None, span.start, limit) if found.day), None)
    if not dated or not _BEFORE.fullmatch(text, span.start, dated.span.start):
        return 0
    closing = _BEHIND.match(text, dated.span.end, span.end)
    return closing.end() if closing and _names_places(text, Span(span.start, closing.end()), lexicon) else 0


def _names_places(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether no preposition, office, honorific or abbreviation of one stands in a stretch of text."""
    line = tokens(text, span.start, span.end)
    telling = (lexicon.nouns["role"], lexicon.word("honorific"), lexicon.word("abbreviation"))
    found = any(trie.longest(line, at) for at in range(len(line)) for trie in telling)
    return not found and line[0].norm not in lexicon.barriers

"""Cut prose into sentences, knowing abbreviations, brackets and quotation marks."""

import re

from kg.lexicon import Lexicon
from kg.reading.records import Block, Part, Sentence, Span, Status
from kg.words import tokens

LONGEST = 10_000
"""Characters of the longest sentence or heading that is read, several pages: who speaks in more, nobody can tell."""
TOO_LONG = f"it is longer than {LONGEST:,} characters"
_STOP = re.compile(r"""[.!?]["'”’)\]]*(?=\s+["'“‘(\[]?[A-Z0-9À-Þ])""")
_INITIALS = re.compile(r"(?:^|[\s(“\"'–-])(?:[A-Za-z]\.)+$")
_OPENING, _CLOSING = "(“[", ")”]"
_MARKS = re.compile(r"[(“\[)”\]]")
_OPENER = 40
PROSE = (Part.LEAD, Part.ITEM, Part.PARAGRAPH)


def split(text: str, blocks: list[Block], lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences of the prose blocks, numbered from 1 through the document, none of them read yet."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.part in PROSE:
            for span in _spans(text, block.body, lexicon):
                reason = "" if is_readable(span) else TOO_LONG
                found.append(Sentence(len(found) + 1, span, index, Status.UNREAD, reason))
    return found


def is_readable(span: Span) -> bool:
    """Tell whether a sentence or heading is short enough to be read."""
    return span.end - span.start <= LONGEST


def _spans(text: str, block: Span, lexicon: Lexicon) -> list[Span]:
    spans: list[Span] = []
    start = block.start
    enclosed = _enclosed(text, block)
    for stop in _STOP.finditer(text, block.start, block.end):
        if any(pair.start < stop.end() < pair.end for pair in enclosed) or _is_abbreviation(text, start, stop, lexicon):
            continue
        spans.append(Span(start, stop.end()))
        start = _past_space(text, stop.end(), block.end)
    if start < block.end:
        spans.append(Span(start, block.end))
    return spans


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _enclosed(text: str, block: Span) -> list[Span]:
    """Return what stands between brackets or quotation marks; one that is never closed, or never opened, is none."""
    found: list[Span] = []
    opened: list[int] = []
    for mark in _MARKS.finditer(text, block.start, block.end):
        if mark[0] in _OPENING:
            opened.append(mark.start())
            continue
        partner = _OPENING[_CLOSING.index(mark[0])]
        at = next((at for at in reversed(opened) if text[at] == partner), None)
        if at is not None:
            opened = opened[: opened.index(at)]
            found.append(Span(at, mark.end()))
    return found


def _is_abbreviation(text: str, start: int, stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the full stop ends an abbreviation and not the sentence."""
    if stop[0][0] != ".":
        return False
    upto = text[start : stop.start() + 1]
    word = tokens(upto.split()[-1].lstrip(_OPENING))
    if lexicon.word("abbreviation").longest(word, 0):
        return True
    if not _INITIALS.search(upto):
        return False
    following = tokens(text, stop.end(), min(stop.end() + _OPENER, len(text)))
    return not lexicon.word("opener").longest(following, 0)

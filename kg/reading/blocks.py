"""Cut a text into its structural parts: title, dateline, credits, lead, items, headings, navigation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import Lexicon, Tense
from kg.reading.dates import has_full_date
from kg.reading.records import Block, Part, Span
from kg.words import tokens

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"(?:\(?(\d{1,2}|[a-z])[.)](?=\s)|(\d{1,2})(?=\s{2,})|([-—–•・○●◦▪*])(?=\s))\s+")
_TERMINAL = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_SHORT = 120
_UNFINISHED = 60
_DATELINE = 90
_FULL_LINE = 55


def split(text: str, lexicon: Lexicon) -> list[Block]:
    """Return the blocks of `text` in order; together they hold every character that is not white space."""
    blocks: list[Block] = []
    for piece in _pieces(text):
        blocks.append(replace(piece, part=_part(text, piece, blocks, lexicon)))
    return blocks


def _pieces(text: str) -> Iterator[Block]:
    """Yield the lines as blocks, those that go on in lower case joined to the one before."""
    pending: Block | None = None
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start == end:
            continue
        marker = _MARKER.match(text, start, end)
        if pending and not marker and _goes_on(text, pending, start):
            pending = replace(pending, span=Span(pending.span.start, end))
            continue
        if pending:
            yield pending
        label = next(filter(None, marker.groups()), "") if marker else ""
        length = marker.end() - start if marker and marker.end() < end else 0
        pending = Block(Part.PARAGRAPH, Span(start, end), label, length)
    if pending:
        yield pending


def _goes_on(text: str, before: Block, start: int) -> bool:
    """Tell whether a line goes on the block before: no empty line between, in lower case or behind a full line."""
    end = before.span.end
    if len(_LINE_END.findall(text, end, start)) > 1:
        return False
    last_line = text[max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1 : end]
    full = len(last_line) >= _FULL_LINE and not _TERMINAL.search(last_line) and not last_line.endswith(")")
    return text[start].islower() or full


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _part(text: str, piece: Block, before: list[Block], lexicon: Lexicon) -> Part:
    """Decide what a piece is, from its own form and from what came before it."""
    line, label = piece.body.of(text), piece.label
    lead_seen = any(block.part is Part.LEAD for block in before)
    if found := _named_part(text, piece.body, lexicon):
        return found
    prose = bool(_TERMINAL.search(line)) or len(line) > (_UNFINISHED if _reports(text, piece.body, lexicon) else _SHORT)
    if not before and not label and not _is_sentence(text, piece.body, lexicon):
        return Part.TITLE
    if not lead_seen and len(line) <= _DATELINE and not prose and has_full_date(line):
        return Part.DATELINE
    if not prose and (not label or label.isalnum()):
        return Part.HEADING
    if not lead_seen and not label:
        return Part.LEAD
    return Part.ITEM if label else Part.PARAGRAPH


def _is_sentence(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a line ends in a full stop and has a verb in the past: a title may have the one, not both."""
    return bool(_TERMINAL.search(span.of(text))) and _reports(text, span, lexicon)


def _reports(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a line has a verb of contact or of saying in the past."""
    line = tokens(text, span.start, span.end)
    found = (trie.longest(line, at) for at in range(len(line)) for trie in (lexicon.contacts, lexicon.acts))
    return any(verb and verb.value.tense & Tense.PAST for verb in found)


def _named_part(text: str, span: Span, lexicon: Lexicon) -> Part | None:
    """Return the part whose wording opens the line, in brackets or not, or closes it in brackets."""
    line = tokens(text, span.start, span.end)
    for at, token in enumerate(line):
        if at > 1 and line[at - 1].text != "(":
            continue
        if at == 1 and line[0].text != "(":
            continue
        match = lexicon.nouns["part"].longest(line, at)
        if match and token.is_word and (at < 2 or line[-1].text == ")"):
            name = match.value.rpartition("#")[2]
            return Part(name) if name in (Part.CREDIT, Part.NAVIGATION) else None
    return None

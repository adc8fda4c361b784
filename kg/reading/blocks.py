"""Cut a text into its structural parts: title, dateline, credits, lead, items, headings, navigation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import Lexicon, Tense, local_name
from kg.reading import dateline
from kg.reading.dates import has_full_date
from kg.reading.records import Block, Part, Span
from kg.words import Token, tokens

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
        part = _part(text, piece, blocks, lexicon)
        blocks += (
            _parted(text, replace(piece, part=part), lexicon) if part is Part.LEAD else [replace(piece, part=part)]
        )
    return blocks


def _parted(text: str, lead: Block, lexicon: Lexicon) -> list[Block]:
    """Return the lead, with a block of its own for the dateline that opens it."""
    end = dateline.end(text, lead.body, lexicon)
    if not end:
        return [lead]
    begin, _ = _trimmed(text, end, lead.span.end)
    return [
        replace(lead, part=Part.DATELINE, span=Span(lead.span.start, end)),
        Block(Part.LEAD, Span(begin, lead.span.end)),
    ]


def _pieces(text: str) -> list[Block]:
    """Return the lines as blocks, those that go on with what stands before joined to it."""
    pieces: list[Block] = []
    for line in _lines(text):
        if pieces and not line.label and _goes_on(text, pieces[-1], line.span.start):
            pieces[-1] = replace(pieces[-1], span=Span(pieces[-1].span.start, line.span.end))
        else:
            pieces.append(line)
    return pieces


def _lines(text: str) -> Iterator[Block]:
    """Yield the lines that are not empty as blocks, each with its list marker."""
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        marker = _MARKER.match(text, start, end)
        label = next(filter(None, marker.groups())) if marker else ""
        if start < end:
            yield Block(Part.PARAGRAPH, Span(start, end), label, marker.end() - start if marker else 0)


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
    if found := _named_part(text, piece.body, lexicon):
        return found
    if _is_title(text, piece, before, lexicon):
        return Part.TITLE
    lead_seen, prose = _has_lead(before), _is_prose(text, piece.body, lexicon)
    if not lead_seen and not prose and _is_dateline(piece.body.of(text)):
        return Part.DATELINE
    return _body_part(piece.label, prose, lead_seen)


def _has_lead(blocks: list[Block]) -> bool:
    return any(block.part is Part.LEAD for block in blocks)


def _body_part(label: str, prose: bool, lead_seen: bool) -> Part:
    """Return the part of a piece that is no title, dateline, credit or navigation."""
    bullet = label and not label.isalnum()
    if not prose and not bullet:
        return Part.HEADING
    if label:
        return Part.ITEM
    return Part.PARAGRAPH if lead_seen else Part.LEAD


def _is_prose(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a line ends like a sentence, or is too long for a heading, sooner where it tells what was done."""
    line = span.of(text)
    if _TERMINAL.search(line) or len(line) > _SHORT:
        return True
    return len(line) > _UNFINISHED and _reports(text, span, lexicon)


def _is_dateline(line: str) -> bool:
    return len(line) <= _DATELINE and has_full_date(line)


def _is_title(text: str, piece: Block, before: list[Block], lexicon: Lexicon) -> bool:
    """Tell whether a piece is the first and no sentence: it may end in a full stop or have a past verb, not both."""
    if before or piece.label:
        return False
    return not (_TERMINAL.search(piece.body.of(text)) and _reports(text, piece.body, lexicon))


def _reports(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a line has a verb of contact or of saying in the past."""
    line = tokens(text, span.start, span.end)
    found = (trie.longest(line, at) for at in range(len(line)) for trie in (lexicon.contacts, lexicon.acts))
    return any(verb and verb.value.tense & Tense.PAST for verb in found)


def _named_part(text: str, span: Span, lexicon: Lexicon) -> Part | None:
    """Return the part whose wording opens the line, in brackets or not, or closes it in brackets."""
    line = tokens(text, span.start, span.end)
    for at in _openings(line):
        match = lexicon.nouns["part"].longest(line, at)
        if match and line[at].is_word:
            name = local_name(match.value)
            return Part(name) if name in (Part.CREDIT, Part.NAVIGATION) else None
    return None


def _openings(line: Sequence[Token]) -> list[int]:
    """Return where the wording of a part may begin: at the start, and behind brackets where the line ends in one."""
    bracketed = (at + 1 for at, token in enumerate(line) if token.text == "(")
    return [0, *(at for at in bracketed if at == 1 or line[-1].text == ")")]

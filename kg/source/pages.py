"""Web pages: the main text, without navigation, scripts, headers and footers, and what the page says of itself.

The title stands first. Paragraphs, headings, list items and table cells are separated by an empty line; a line
break stays one. List items keep their numbers, as plain figures; bullets become "•".
"""

import codecs
import re
from collections.abc import Iterable, Sequence

from kg.source import markup
from kg.source.markup import Block, Page
from kg.source.page_facts import facts
from kg.source.records import Extract, legal
from kg.source.text import decoded

_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{1,40})""", re.IGNORECASE)
_PRESCAN = 4_096
_PROSE = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE = 60
_SHORT = 90
_MOSTLY = 0.6
_COMMON = re.compile(r"\b(?:the|of|and|to|in)\b", re.IGNORECASE)
_WORD = re.compile(r"\b\w+\b")
_FEW = 0.05


def extract(content: bytes, subject: str, encoding: str = "") -> Extract:
    """Return the main text of a page with its metadata; raises SourceError if it is no text."""
    text, encoding = decoded(content, subject, encoding or _declared(content))
    page = markup.parse(text)
    kept = _without_bare_headings(page.blocks, set(map(id, _kept(page))))
    blocks, heading = _titled(kept)
    said = facts(page.facts, heading)
    lines = [block.text for block in blocks]
    title = said.get("title", "")
    if title and not heading and not any(title.casefold() == line.casefold() for line in lines[:3]):
        lines.insert(0, title)
    body = legal("\n\n".join(lines))
    if page.language and not _is_english(body):
        said["language"] = page.language
    return Extract(f"{body}\n" if body else "", said, encoding)


def _declared(content: bytes) -> str:
    """Return the encoding that the page names at its top, or nothing; what it says of UTF-16 is never so."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    found = _CHARSET.search(content, 0, _PRESCAN)
    name = found[1].decode("ascii") if found else ""
    return "utf-8" if name.casefold().startswith("utf-16") else name


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _SENTENCE and bool(_PROSE.search(block.text)) and block.linked < _MOSTLY


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks if _is_prose(block))


def _kept(page: Page) -> list[Block]:
    """Return the blocks of the main text: those of the smallest main part that has half of all prose.

    What stands in a part that is by its name beside the text is left out, unless half of all prose stands there.
    """
    total = _length(page.blocks)
    weights: dict[int, int] = {}
    for block in page.blocks:
        for part in (*block.mains, *block.asides) if _is_prose(block) else ():
            weights[part] = weights.get(part, 0) + len(block.text)
    heavy = {part for part, weight in weights.items() if 2 * weight >= total > 0}
    mains = [part for block in page.blocks for part in block.mains if part in heavy]
    root = min(mains, key=lambda part: (weights[part], -part), default=None)
    inside = [block for block in page.blocks if root is None or root in block.mains]
    return [block for block in inside if heavy.issuperset(block.asides) and not _is_link(block)]


def _is_link(block: Block) -> bool:
    """Tell whether a block only leads elsewhere."""
    return (
        block.linked > _MOSTLY and block.heading != 1 and not (_PROSE.search(block.text) and len(block.text) > _SHORT)
    )


def _without_bare_headings(blocks: Sequence[Block], kept: set[int]) -> list[Block]:
    """Return the kept blocks without the headings below which nothing is left, such as that of a list of links."""
    result: list[Block] = []
    lost = True
    for block in reversed(blocks):
        ends = not result or 0 < result[-1].heading <= block.heading
        if id(block) not in kept or (block.heading > 1 and ends and lost):
            lost = True
        else:
            result.append(block)
            lost = False
    return result[::-1]


def _titled(blocks: list[Block]) -> tuple[list[Block], str]:
    """Return the blocks with the main heading first, and its text.

    Of what stood above it, sentences and lines with a year are kept, behind it; bread crumbs are not.
    """
    at = next((index for index, block in enumerate(blocks) if block.heading == 1), None)
    if at is None:
        return blocks, ""
    above = [
        block for block in blocks[:at] if _is_prose(block) or (_YEAR.search(block.text) and len(block.text) < _SHORT)
    ]
    return [blocks[at], *above, *blocks[at + 1 :]], blocks[at].text


def _is_english(text: str) -> bool:
    words = len(_WORD.findall(text))
    return words > 0 and len(_COMMON.findall(text)) >= _FEW * words

"""Web pages: the main text, without navigation, scripts, headers and footers, and what the page says of itself.

The title stands first. Paragraphs, headings, list items and table cells are separated by an empty line; a line
break stays one. List items keep their numbers, as plain figures; bullets become "•".
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.source import markup
from kg.source.language import is_english
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


def extract(content: bytes, subject: str, encoding: str = "") -> Extract:
    """Return the main text of a page with its metadata; raises SourceError if it is no text."""
    text, encoding = decoded(content, subject, encoding or _declared(content))
    page = markup.parse(text, subject)
    kept = _without_bare_headings(page.blocks, set(map(id, _kept(page))))
    blocks, heading = _titled(kept)
    said = facts(page.facts, heading)
    lines = [block.text for block in blocks]
    if not heading:
        lines = _headed(lines, said.get("title", ""))
    body = legal("\n\n".join(lines))
    said |= _language(page, body)
    return Extract(f"{body}\n" if body else "", said, encoding)


def _language(page: Page, body: str) -> dict[str, str]:
    """Return the language that a page gives itself; nothing if the text is plainly English."""
    return {"language": page.language} if page.language and not is_english(body) else {}


def _headed(lines: list[str], title: str) -> list[str]:
    """Return the lines with the title above them, unless it stands there already."""
    stands = title.casefold() in map(str.casefold, lines[:3])
    return lines if stands or not title else [title, *lines]


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
    weights, total = _weights(page.blocks), _length(page.blocks)
    heavy = {part: weight for part, weight in weights.items() if 2 * weight >= total}
    root = _smallest_main(page.blocks, heavy)
    inside = [block for block in page.blocks if root is None or root in block.mains]
    return [block for block in inside if set(block.asides) <= heavy.keys() and not _is_link(block)]


def _weights(blocks: Iterable[Block]) -> Counter[int]:
    """Return how much prose stands in each part of the page."""
    weights: Counter[int] = Counter()
    for block in filter(_is_prose, blocks):
        for part in (*block.mains, *block.asides):
            weights[part] += len(block.text)
    return weights


def _smallest_main(blocks: Iterable[Block], heavy: Mapping[int, int]) -> int | None:
    """Return the main part with the least prose of those that are heavy; of equal ones the inner."""
    mains = {part for block in blocks for part in block.mains} & heavy.keys()
    return min(mains, key=lambda part: (heavy[part], -part), default=None)


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
        lost = id(block) not in kept or (lost and _heads_nothing(block, result))
        if not lost:
            result.append(block)
    return result[::-1]


def _heads_nothing(block: Block, below: Sequence[Block]) -> bool:
    """Tell whether a block is a heading with nothing of its own below it; `below` has the next block last."""
    return block.heading > 1 and (not below or 0 < below[-1].heading <= block.heading)


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

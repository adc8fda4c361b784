"""Printed lines put together: hyphenated words whole, lines joined to paragraphs, page numbers and page heads gone.

Where a paragraph ends is told by an empty line, a list mark or a short line. A hyphen at the end of a line goes if it
only divides a word; "Japan-" and "ROK", or two words that stand alone elsewhere, keep it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_BULLET = {0xF0B7: "•"}
_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[•●○◦▪・*–—-])\s")
_PAGE = re.compile(r"[-–— ]*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–— ]*", re.IGNORECASE)
_TERMINAL = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W_]+)-$")
_FULL = 0.7
_NEARLY_FULL = 0.85
_EDGE = 2
_SOME_PAGES = 3


def joined(pages: Sequence[str]) -> str:
    """Return the text of printed pages as paragraphs with an empty line between them."""
    lines = [_lines(page) for page in pages]
    heads = _running_heads(lines)
    flow = [line for page in lines for line in _without_edges(page, heads)]
    filled = list(filter(None, flow))
    words, width = _whole_words(filled), _width(filled)
    return "\n\n".join(_glued(paragraph, words) for paragraph in _paragraphs(flow, width))


def _width(lines: Sequence[str]) -> int:
    """Return how long a full line is: few are longer."""
    lengths = sorted(map(len, lines))
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _lines(page: str) -> list[str]:
    """Return the lines of a page in composed characters, ligatures taken apart."""
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), page).translate(_BULLET)
    return [re.sub(" {2,}", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines()]


def _whole_words(lines: Sequence[str]) -> set[str]:
    """Return the words that stand undivided in a line, in small letters."""
    words: set[str] = set()
    divided = False
    for line in lines:
        found = [word.casefold() for word in _WORD.findall(line)]
        words.update(found[divided : -1 if (ends := bool(_DIVIDED.search(line))) else None])
        divided = ends
    return words


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _edges(page: Sequence[str]) -> list[int]:
    """Return where the first and the last lines of a page are."""
    filled = [index for index, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the shapes of lines that stand at the edge of most pages; a sentence is never taken for one."""
    if len(pages) < _SOME_PAGES:
        return set()
    found = Counter(chain.from_iterable({_shape(page[index]) for index in _edges(page)} for page in pages))
    return {shape for shape, count in found.items() if 2 * count > len(pages) and not _TERMINAL.search(shape)}


def _without_edges(page: Sequence[str], heads: set[str]) -> Sequence[str]:
    """Return the lines of a page without its number and what stands at the edge of most pages.

    Empty lines at its ends go, too: a paragraph may go on over the page.
    """
    edges = _edges(page)
    outer = {edges[0], edges[-1]} if edges else set()
    gone = {index for index in edges if _shape(page[index]) in heads}
    gone |= {index for index in outer if _PAGE.fullmatch(page[index])}
    return _trimmed([line for index, line in enumerate(page) if index not in gone])


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines from the first to the last that is not empty."""
    filled = [index for index, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    paragraph: list[str] = []
    gap = False
    for line in lines:
        if not line:
            gap = True
            continue
        if paragraph and _begins(line, paragraph[-1], width, gap):
            yield paragraph
            paragraph = []
        paragraph.append(line)
        gap = False
    if paragraph:
        yield paragraph


def _begins(line: str, before: str, width: int, gap: bool) -> bool:
    """Tell whether a line begins a paragraph, after the line before it and perhaps an empty one."""
    if _MARK.match(line):
        return not _DIVIDED.search(before)
    if line[0].islower() or _DIVIDED.search(before):
        return False
    ended = bool(_TERMINAL.search(before))
    short = _NEARLY_FULL if ended else _FULL
    return gap or len(before) < short * width


def _glued(lines: Sequence[str], words: set[str]) -> str:
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        if before.endswith("\u00ad") or _is_divided_word(before, line, words):
            parts[-1] = before[:-1]
            parts.append(line)
        elif _DIVIDED.search(before) or before.endswith("—"):
            parts.append(line)
        else:
            parts += [" ", line]
    return "".join(parts).replace("\u00ad", "")


def _is_divided_word(before: str, line: str, words: set[str]) -> bool:
    """Tell whether the hyphen at the end of a line only divides a word."""
    head, tail = _DIVIDED.search(before), _WORD.match(line)
    if not head or not tail or not line[0].islower():
        return False
    left, right = head[1].casefold(), tail[0].casefold()
    if f"{left}{right}" in words:
        return True
    return f"{left}-{right}" not in words and not {left, right} <= words

"""The blocks of a web page in one pass over its tags: what stands in them, and in which parts of the page.

The parser hands on one tag after the other and builds no tree: its work grows with the length of the page, however
deep and broken the nesting.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from kg.errors import SourceError
from kg.source import tags
from kg.source.files import Amount
from kg.source.numbers import Counter, marked
from kg.source.page_facts import told_by

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NEVER_SEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_DEEPEST = 64
_PARTS = 16
"""Parts in parts that are told apart: each block keeps the numbers of those around it."""
_MOST_OPEN = 10_000
_FACTS = 500
_LONGEST_FACT = 100_000


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or cell."""

    text: str
    heading: int = 0
    """1 to 6 for h1 to h6, else 0."""
    linked: float = 0.0
    """The share of its characters that are links."""
    mains: tuple[int, ...] = ()
    """Numbers of the main parts of the page around it."""
    asides: tuple[int, ...] = ()
    """Numbers of the parts around it that by their name are beside the text."""


@dataclass(slots=True)
class Page:
    """What was found in a page, in its order."""

    blocks: list[Block] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    """What the page says of itself: pairs of a name, as written but in lower case, and a value."""
    language: str = ""


def parse(text: str, subject: str) -> Page:
    """Return the blocks and facts of a page, whatever is wrong with its markup.

    Raises SourceError as soon as there is too much in it.
    """
    target = _Target(subject)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=False)
    try:
        parser.feed(text.encode())
        parser.close()
    except etree.LxmlError:
        pass  # what was read up to the fault stands
    target.flush()
    return target.page


@dataclass(slots=True)
class _Open:
    """An element that is open, with what has to be taken back when it closes."""

    tag: str
    unseen: bool = False
    main: bool = False
    aside: bool = False


class _Target:
    """Takes the events of the parser."""

    def __init__(self, subject: str) -> None:
        self.page = Page()
        self._subject = subject
        self._amount = Amount(subject)
        self._open: list[_Open] = []
        self._mains: tuple[int, ...] = ()
        self._asides: tuple[int, ...] = ()
        self._number = 0
        self._unseen = self._links = self._pre = 0
        self._heading = 0
        self._parts: list[str] = []
        self._linked = 0
        self._lists: list[Counter] = []
        self._mark = ""
        self._fact = ""
        self._told: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._note(tag, attributes)
        if tag == "br":
            self._parts.append("\n")
        elif tag not in tags.VOID:
            self._enter(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in tags.BLOCKS:
            self._end_block(tag)
        if tag == "q":
            self._parts.append("”")
        if self._open and self._open[-1].tag == tag:
            self._close(self._open.pop())

    def data(self, text: str) -> None:
        """Take characters."""
        if self._fact:
            self._told.append(text)
        if self._unseen:
            return
        self._parts.append(text.replace("\r\n", "\n") if self._pre else _SPACE.sub(" ", text))
        self._linked += len(text.strip()) if self._links else 0

    def comment(self, text: str) -> None:
        """Take a comment: browsers note there where a page was saved from."""
        if len(self.page.facts) < _FACTS:
            self.page.facts.append(("comment", text[:2_000]))

    def close(self) -> Page:
        """Return the page."""
        return self.page

    def flush(self) -> None:
        """End the block that is open, if there is something in it."""
        text = "".join(self._parts).translate(_NEVER_SEEN)
        linked, self._parts, self._linked = self._linked, [], 0
        lines = [line.rstrip(" ") if self._pre else re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n")]
        text = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        if not text.strip():
            return
        share = linked / len(text)
        if self._mark:
            text = marked(self._mark, text)
            self._mark = ""
        self.page.blocks.append(Block(text, self._heading, share, self._mains, self._asides))
        self._amount.add(text)

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element, with what it tells of the text in it."""
        if tag in tags.BLOCKS:
            self.flush()
        if len(self._open) >= _MOST_OPEN:
            raise SourceError(self._subject, "is nested too deeply", "save its text in a .txt file")
        opened = _Open(tag, unseen=tag in tags.UNSEEN)
        self._open.append(opened)
        self._unseen += opened.unseen
        self._links += tag == "a"
        self._pre += tag == "pre"
        self._parts += ["“"] if tag == "q" else []
        self._place(opened, attributes)
        self._begin_block(tag, attributes)

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        """Note which list, mark or heading an element begins."""
        if tag in tags.LISTS:
            self._lists.append(Counter.of(tag, attributes))
        elif tag == "li":
            self._mark = self._lists[-1].next(attributes.get("value", "")) if self._lists else "•"
        elif tag in tags.HEADINGS:
            self._heading = tags.HEADINGS[tag]

    def _end_block(self, tag: str) -> None:
        self.flush()
        if tag == "li":
            self._mark = ""
        else:
            self._heading = 0

    def _place(self, opened: _Open, attributes: dict[str, str]) -> None:
        """Note whether an element is a main part of the page or one beside it."""
        self._number += 1
        if len(self._mains) < _PARTS and _is_main(opened.tag, attributes):
            opened.main = True
            self._mains += (self._number,)
        elif len(self._asides) < _PARTS and _is_aside(opened.tag, attributes, bool(self._mains)):
            opened.aside = True
            self._asides += (self._number,)

    def _close(self, closed: _Open) -> None:
        self._unseen -= closed.unseen
        self._links -= closed.tag == "a"
        self._pre -= closed.tag == "pre"
        if closed.main:
            self._mains = self._mains[:-1]
        if closed.aside:
            self._asides = self._asides[:-1]
        if closed.tag in tags.LISTS:
            self._lists.pop()
        if self._fact and closed.unseen:
            self.page.facts.append((self._fact, "".join(self._told)[:_LONGEST_FACT]))
            self._fact, self._told = "", []

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        """Note what a tag says of the page."""
        if tag == "html":
            self.page.language = attributes.get("lang", "").strip()
        if len(self.page.facts) < _FACTS:
            self.page.facts += told_by(tag, attributes)
            self._fact = self._told_in(tag, attributes) or self._fact

    def _told_in(self, tag: str, attributes: dict[str, str]) -> str:
        """Return the name of the fact that the content of an element is, or nothing."""
        if tag == "title" and not self._open_in("svg"):
            return "title"
        is_json = tag == "script" and attributes.get("type", "").casefold() == "application/ld+json"
        return "json" if is_json else ""

    def _open_in(self, tag: str) -> bool:
        return any(one.tag == tag for one in self._open[-_DEEPEST:])


def _is_main(tag: str, attributes: dict[str, str]) -> bool:
    role, prop = attributes.get("role", ""), attributes.get("itemprop", "")
    return tag in ("main", "article") or role in ("main", "article") or prop == "articleBody"


def _is_aside(tag: str, attributes: dict[str, str], in_main: bool) -> bool:
    """Tell whether an element is by its tag, role, name or style not part of the main text."""
    if tag in (tags.BESIDE_IN_MAIN if in_main else tags.BESIDE):
        return True
    if attributes.get("role", "").casefold() in tags.BESIDE_ROLES or _is_hidden(attributes):
        return True
    return tag not in tags.NEVER_BESIDE and _is_named_beside(attributes)


def _is_hidden(attributes: dict[str, str]) -> bool:
    unseen = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return unseen or bool(_HIDDEN.search(attributes.get("style", "")))


def _is_named_beside(attributes: dict[str, str]) -> bool:
    """Tell whether class or id name a part that stands beside the text."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500]
    return any(not tags.BESIDE_WORDS.isdisjoint(map(str.lower, _WORDS.findall(name))) for name in names.split())

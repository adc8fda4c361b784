"""The numbers of the list items of a Word file: how each list counts, and how far it has come."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

from kg.source.numbers import figure, whole

_LEVELS = 9
_SIGNS = {"bullet": "•", "none": ""}
_NAMED = {"abstractNum": "abstractNumId", "num": "numId", "style": "styleId"}
"""The elements that describe a kind of list, a list and a style, with the attribute that names it."""


class Take(Protocol):
    """Takes the elements of a part of the file, under their names without namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take characters."""


@dataclass(slots=True)
class Level:
    """How one level of a list counts: from which number, in figures, letters or bullets, and what stands around."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Style:
    """A paragraph style that may put its paragraphs into a list."""

    number: str = ""
    level: str = ""
    based_on: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of one file, with how far each has counted."""

    kinds: dict[str, dict[int, Level]] = field(default_factory=lambda: defaultdict(dict))
    """The levels of each kind of list."""
    uses: dict[str, str] = field(default_factory=dict)
    """The kind of each list."""
    restarts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """Where a list begins anew, though others of its kind went before."""
    styles: dict[str, Style] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, style: str, number: str, level: str) -> str:
        """Return the mark of the next paragraph in a list, or nothing if it is in none or has none."""
        number, level = self._inherited(style, number, level)
        kind = self.uses.get(number, "")
        depth = whole(level or "0")
        if not kind or not 0 <= depth < _LEVELS:
            return ""
        self.counts[kind] |= self.restarts.pop(number, {})
        here = self.kinds[kind].get(depth, Level(text=f"%{depth + 1}."))
        self._count(kind, depth, here.start)
        return _SIGNS[here.form] if here.form in _SIGNS else self._filled(here.text, kind)

    def _count(self, kind: str, depth: int, start: int) -> None:
        """Count one item more at a depth: those above it have begun, those below it begin anew."""
        levels, counts = self.kinds[kind], self.counts[kind]
        for above in range(depth):
            counts.setdefault(above, levels.get(above, Level()).start)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for below in range(depth + 1, _LEVELS):
            counts.pop(below, None)

    def _inherited(self, style: str, number: str, level: str) -> tuple[str, str]:
        """Return list and level of a paragraph: its own, or those of its style, or of that on which it is based."""
        seen: set[str] = set()
        while not number and style in self.styles and style not in seen:
            seen.add(style)
            found = self.styles[style]
            number, level, style = found.number, level or found.level, found.based_on
        return number, level

    def _filled(self, text: str, kind: str) -> str:
        levels = self.kinds[kind]
        for depth, count in sorted(self.counts[kind].items()):
            text = text.replace(f"%{depth + 1}", figure(count, "letter" in levels.get(depth, Level()).form.casefold()))
        return text.strip()


class Reader:
    """Takes the parts that tell how lists are numbered."""

    def __init__(self) -> None:
        self.lists = Lists()
        self._kind = self._use = self._style = ""
        self._level = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag in _NAMED:
            self._begin(tag, attributes.get(_NAMED[tag], ""))
        elif tag in ("lvl", "lvlOverride"):
            self._level = whole(attributes.get("ilvl", "0"))
        else:
            self._take(tag, attributes.get("val", ""))

    def _begin(self, tag: str, name: str) -> None:
        if tag == "abstractNum":
            self._kind = name
        elif tag == "num":
            self._use, self._kind = name, ""
        else:
            self._style = name
            self.lists.styles[name] = Style()

    def _take(self, tag: str, value: str) -> None:
        """Take a value of the style, of the level or of the list that is open."""
        if self._style:
            self._of_style(tag, value)
        elif self._kind:
            self._of_level(tag, value)
        elif self._use:
            self._of_list(tag, value)

    def _of_style(self, tag: str, value: str) -> None:
        names = {"numId": "number", "ilvl": "level", "basedOn": "based_on"}
        if tag in names:
            setattr(self.lists.styles[self._style], names[tag], value)

    def _of_level(self, tag: str, value: str) -> None:
        level = self.lists.kinds[self._kind].setdefault(self._level, Level())
        if tag == "start":
            level.start = whole(value)
        elif tag == "numFmt":
            level.form = value
        elif tag == "lvlText":
            level.text = value[:20]

    def _of_list(self, tag: str, value: str) -> None:
        if tag == "abstractNumId":
            self.lists.uses[self._use] = value
        elif tag == "startOverride":
            self.lists.restarts[self._use][self._level] = whole(value) - 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "style":
            self._style = ""
        elif tag == "num":
            self._use = ""
        elif tag == "abstractNum":
            self._kind = ""

    def data(self, text: str) -> None:
        """Take characters: there is nothing in them."""

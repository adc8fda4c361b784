"""The marks of list items, in a form that the reader takes up again: figures, small letters or a bullet."""

import re
from dataclasses import dataclass

_OWN = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z])[.)]|[•●○◦▪・*–—-])(?:\s|$)|\(\d{1,3}\)")
_NUMBER = re.compile(r"[+-]?\d{1,6}")
_LETTERS = 26


def whole(text: str) -> int:
    """Return a number of at most six figures; ValueError if the text is none."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError("no number of at most six figures")
    return int(text)


def figure(number: int, as_letter: bool) -> str:
    """Return a number in figures, or as the small letter at its place; Roman numerals are never used."""
    return chr(ord("a") + number - 1) if as_letter and 1 <= number <= _LETTERS else str(number)


def marked(mark: str, text: str) -> str:
    """Return an item with its mark, unless its own text opens with one."""
    return text if _OWN.match(text) else f"{mark} {text}"


@dataclass(slots=True)
class Counter:
    """Counts the items of one HTML list: in figures, in letters, or not at all."""

    numbered: bool
    letters: bool = False
    upcoming: int = 1
    step: int = 1

    @classmethod
    def of(cls, tag: str, attributes: dict[str, str]) -> "Counter":
        """Return the counter of a list with these attributes."""
        start = _NUMBER.fullmatch(attributes.get("start", "").strip())
        step = -1 if "reversed" in attributes and start else 1
        return cls(tag == "ol", attributes.get("type") in ("a", "A"), int(start[0]) if start else 1, step)

    def next(self, value: str = "") -> str:
        """Return the mark of the next item; `value` is the number that the item itself gives, if any."""
        if own := _NUMBER.fullmatch(value.strip()):
            self.upcoming = int(own[0])
        number = self.upcoming
        self.upcoming += self.step
        return f"{figure(number, self.letters)}." if self.numbered else "•"

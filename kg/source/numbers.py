"""The numbers of list items, as a reader can take them up again."""

import re
from dataclasses import dataclass

_OWN = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z])[.)]|[•●○◦▪・*–—-])(?:\s|$)|\(\d{1,3}\)")
_NUMBER = re.compile(r"[+-]?\d{1,6}")
_LETTERS = 26


@dataclass(slots=True)
class Counter:
    """Counts the items of one list: `of` is "1" for figures, "a" for letters, nothing for bullets."""

    kind: str
    upcoming: int = 1
    step: int = 1

    @classmethod
    def of(cls, tag: str, attributes: dict[str, str]) -> "Counter":
        """Return the counter of an HTML list; Roman numerals are counted in figures."""
        kind = "" if tag != "ol" else "a" if attributes.get("type") in ("a", "A") else "1"
        start = _NUMBER.fullmatch(attributes.get("start", "").strip())
        return cls(kind, int(start[0]) if start else 1, -1 if "reversed" in attributes and start else 1)

    def next(self, value: str = "") -> str:
        """Return the mark of the next item; `value` is the number that the item itself gives, if any."""
        if own := _NUMBER.fullmatch(value.strip()):
            self.upcoming = int(own[0])
        number = self.upcoming
        self.upcoming += self.step
        if not self.kind:
            return "•"
        return f"{chr(ord('a') + number - 1)}." if self.kind == "a" and 1 <= number <= _LETTERS else f"{number}."

    @staticmethod
    def marked(mark: str, text: str) -> str:
        """Return an item with its mark, unless its own text opens with one."""
        return text if _OWN.match(text) else f"{mark} {text}"

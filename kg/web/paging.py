"""Long lists in pages: which rows one page shows, and the addresses of the others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from kg.web.problems import RequestError

Row = TypeVar("Row")
_PAGE = re.compile(r"0{0,9}[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Paged:
    """One page of a list."""

    number: int
    """Which page, the first is 1."""
    size: int
    """Rows of a full page."""
    total: int
    """Rows of the whole list."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What else stands in the address of a page."""

    @property
    def start(self) -> int:
        """Return the index of the first row."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """Return the index behind the last row."""
        return min(self.start + self.size, self.total)

    @property
    def last(self) -> int:
        """Return the number of the last page."""
        return max(1, -(-self.total // self.size))

    def address(self, number: int) -> str:
        """Return the address of a page of this list."""
        return f"?{urlencode({**self.fields, 'page': number} if number > 1 else self.fields)}"

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of the whole list that this page shows."""
        return rows[self.start : self.start + self.size]


def wanted(fields: Mapping[str, str]) -> int:
    """Return the number of the page that the fields of a request ask for; RequestError if that is none."""
    given = fields.get("page", "1")
    if not (_PAGE.fullmatch(given)):
        raise RequestError("page", f"is {given[:20]!r}, not a number from 1", "leave it out for the first page")
    return int(given)

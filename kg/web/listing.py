"""All readouts of a store, by some words, a page at a time."""

import pyoxigraph as ox

from kg.store import Store
from kg.terms import text_of
from kg.vocab import SCHEMA
from kg.web.finding import Rows, found, wish
from kg.web.naming import Names, values
from kg.web.paging import Paged

_READOUTS = 50


def page_of_readouts(store: Store, words: str, number: int) -> tuple[Rows, Paged]:
    """Return a page of the readouts that have these words in title, name or date, with their meetings."""
    (rows,) = found(store, wish("labels"))
    once = {row["readout"]: row for row in reversed(rows)}
    fitting = [row for row in reversed(once.values()) if _has(row, words.lower().split())]
    paged = Paged(number, _READOUTS, len(fitting), {"q": words} if words else {})
    names = Names(store)
    return [each for row in paged.of(fitting) for each in _with_meetings(store, names, row)], paged


def _has(row: dict[str, str], words: list[str]) -> bool:
    line = f"{row['title']} {row['source']} {row['issued']}".lower()
    return all(word in line for word in words)


def _with_meetings(store: Store, names: Names, row: dict[str, str]) -> Rows:
    meetings = [text_of(one) for one in values(store, ox.NamedNode(row["readout"]), SCHEMA.about)]
    return [{**row, "meeting": meeting, "label": names.of(meeting)} for meeting in meetings or [""]]

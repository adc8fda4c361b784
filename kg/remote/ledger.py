"""What a server has got, noted in a graph of its own there: for each readout and shared graph a hash and a size.

It stands in a few long texts, a line for each entry, because some servers give only so many triples of a graph and do
not say so. Several entries of one name are left by a push that broke off.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

import pyoxigraph as ox

from kg.remote.graph_store import GraphStore
from kg.vocab import PUSHED, SCHEMA

Item = TypeVar("Item")

_LEDGER = ox.NamedNode(str(PUSHED))
_TEXT = ox.NamedNode(str(SCHEMA.text))
_LINE = re.compile(r"(\S+) (\S+) ([0-9]{1,12})")
_LINES = 100
"""Entries in one text, about 15 KB: Virtuoso does not take a file for triples whose first line is much longer."""


class Entry(NamedTuple):
    """What was sent under a name: the hash of it, and how many triples that were."""

    name: str
    hash: str
    size: int


def read(there: GraphStore) -> dict[str, set[Entry]]:
    """Return the entries of a server by name; raises RemoteError if they cannot be read."""
    texts = [triple.object.value for triple in there.get(_LEDGER.value) if isinstance(triple.object, ox.Literal)]
    held: dict[str, set[Entry]] = {}
    for line in (line for text in texts for line in text.splitlines()):
        found = _LINE.fullmatch(line)
        if not found:
            raise there.error(f"has a ledger that cannot be read: {line[:80]}", f"delete the graph {_LEDGER.value}")
        held.setdefault(found[1], set()).add(Entry(found[1], found[2], int(found[3])))
    return held


def note(there: GraphStore, entries: Iterable[Entry]) -> None:
    """Add entries to those of a server."""
    there.post(_LEDGER.value, _texts(entries))


def write(there: GraphStore, entries: Iterable[Entry]) -> None:
    """Let a server have these entries and no others."""
    there.put(_LEDGER.value, _texts(entries))


def portions(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """Yield the items in lists of so many at most."""
    waiting = iter(items)
    while portion := list(islice(waiting, most)):
        yield portion


def _texts(entries: Iterable[Entry]) -> list[ox.Triple]:
    lines = (f"{name} {content_hash} {size}" for name, content_hash, size in entries)
    return [ox.Triple(_LEDGER, _TEXT, ox.Literal("\n".join(some))) for some in portions(lines, _LINES)]

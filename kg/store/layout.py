"""How a store is laid out, and which version of the program can read it.

Layout 1 had no mark, and nothing in the default graph. Layout 2 keeps each triple of the named graphs once in the
default graph, where questions are asked. A store of an older layout is converted when it is next opened for writing.
"""

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import union
from kg.vocab import SCHEMA, STORE

LAYOUT = 2
"""The layout that this version of the program writes and reads."""
MARKED = ox.NamedNode(str(STORE))
"""The graph that holds the mark; it is no part of the content, and its triple is not in the default graph."""
_VERSION = ox.NamedNode(str(SCHEMA.schemaVersion))


def settle(engine: ox.Store, path: str, *, write: bool) -> None:
    """Bring the store to this layout, if it may be written to; StoreError if it cannot be understood as it is."""
    found = _found(engine)
    if found == LAYOUT:
        return
    if found > LAYOUT:
        raise StoreError(path, "was written by a newer version of kg", "install that version")
    if not write:
        if not _is_empty(engine):
            raise StoreError(path, "was written by an older version of kg", "convert it: run `kg build` once")
        return
    union.fill(engine)
    engine.add(_mark(LAYOUT))


def _is_empty(engine: ox.Store) -> bool:
    return next(engine.quads_for_pattern(None, None, None, None), None) is None


def _mark(layout: int) -> ox.Quad:
    return ox.Quad(MARKED, _VERSION, ox.Literal(layout), MARKED)


def _found(engine: ox.Store) -> int:
    """Return the layout of a store; a store that holds nothing is of any."""
    marks = [quad.object for quad in engine.quads_for_pattern(MARKED, _VERSION, None, MARKED)]
    return max((int(mark.value) for mark in marks if isinstance(mark, ox.Literal)), default=1)

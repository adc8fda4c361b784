"""The spans that need a look at the text: the rules in SPARQL copy the whole text for each span they look at.

So spans whose quotation is plainly right are found here, by slices, and the rules that compare a span with
the text see the rest alone. A span is passed over only if no such rule could find fault with it.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import pyoxigraph as ox

from kg.vocab import DRO, OA, SCHEMA, XSD

_DEFAULT = ox.DefaultGraph()
_TEXT = ox.NamedNode(str(SCHEMA.text))
_PARTS = tuple(ox.NamedNode(str(one)) for one in (OA.start, OA.end, OA.exact, OA.hasSource))
_QUOTED = ox.NamedNode(str(DRO.scareQuoted))
_WHOLE = str(XSD.integer)
_OPENING = ("“", '"', "‘", "'")
_AROUND = ("“”", '""')

_Values = dict[object, set[object]]


def compares_with_text(select: str) -> bool:
    """Tell whether a rule reads whole texts, so that it is to be run on `suspects`."""
    return "schema:text" in select


def suspects(store: ox.Store) -> ox.Store:
    """Return a store of the spans that a look at the text might find fault with, and of all texts."""
    texts = _values(store, _TEXT)
    columns = [_values(store, part) for part in _PARTS]
    quoted = _values(store, _QUOTED)
    found = ox.Store()
    found.extend(store.quads_for_pattern(None, _TEXT, None, _DEFAULT))
    for span in set[object]().union(*columns):
        if span in quoted or not _is_sound([column.get(span, set()) for column in columns], texts):
            found.extend(store.quads_for_pattern(span, None, None, _DEFAULT))  # type: ignore[arg-type]
    return found


def _values(store: ox.Store, predicate: ox.NamedNode) -> _Values:
    """Return the values of a property by what has it."""
    values: _Values = defaultdict(set)
    for quad in store.quads_for_pattern(None, predicate, None, _DEFAULT):
        values[quad.subject].add(quad.object)
    return values


def _is_sound(parts: Iterable[set[object]], texts: _Values) -> bool:
    """Tell whether start, end, quotation and source are one each, and say what the text says."""
    if any(len(part) != 1 for part in parts):
        return False
    *span, source = chain.from_iterable(parts)
    match [*span, *texts.get(source, ())]:
        case [ox.Literal() as start, ox.Literal() as end, ox.Literal() as exact, ox.Literal() as text]:
            alike = (exact.datatype, exact.language) == (text.datatype, text.language)
            whole = start.datatype.value == end.datatype.value == _WHOLE
            return alike and whole and _quotes(text.value, int(start.value), int(end.value), exact.value)
    return False


def _quotes(text: str, start: int, end: int, exact: str) -> bool:
    """Tell whether the characters stand there, without quotation marks in or around them."""
    if not 0 <= start <= end <= len(text) or text[start:end] != exact:
        return False
    return not exact.startswith(_OPENING) and text[max(start - 1, 0) : start] + text[end : end + 1] not in _AROUND

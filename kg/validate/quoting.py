"""The spans that need a look at the text: the rules in SPARQL copy the whole text for each span they look at.

So spans whose quotation is plainly right are found here, by slices, and the rules that compare a span with
the text see the rest alone. A span is passed over only if no such rule could find fault with it.
"""

from collections.abc import Sequence

import pyoxigraph as ox

from kg.validate.index import Index
from kg.vocab import DRO, OA, SCHEMA, XSD

_DEFAULT = ox.DefaultGraph()
_TEXT, _SOURCE, _QUOTED = (ox.NamedNode(str(one)) for one in (SCHEMA.text, OA.hasSource, DRO.scareQuoted))
_START, _END, _EXACT = (ox.NamedNode(str(one)) for one in (OA.start, OA.end, OA.exact))
_PARTS = {_START, _END, _EXACT}
_LOOKED_AT = {*_PARTS, _QUOTED}
_WHOLE = {ox.NamedNode(str(XSD.integer)), ox.NamedNode(str(XSD.nonNegativeInteger))}
_OPENING = ("“", '"', "‘", "'")
_AROUND = ("“”", '""')


def compares_with_text(select: str) -> bool:
    """Tell whether a rule reads whole texts, so that it is to be run on `suspects`."""
    return "schema:text" in select


def suspects(store: ox.Store) -> ox.Store:
    """Return a store of the spans that a look at the text might find fault with, and of all texts."""
    found = ox.Store()
    for of in store.quads_for_pattern(None, _TEXT, None, _DEFAULT):
        found.add(of)
        characters = _characters(of.object)
        for link in store.quads_for_pattern(None, _SOURCE, of.subject, _DEFAULT):
            quads = list(store.quads_for_pattern(link.subject, None, None, _DEFAULT))
            if not _is_sound(quads, of.object, characters):
                found.extend(quads)
    return found


def suspects_among(index: Index) -> ox.Store:
    """Return the same of one document."""
    found = ox.Store()
    columns = {name: index.column(name) for name in _LOOKED_AT}
    texts = {source: [(one, _characters(one)) for one in each] for source, each in index.column(_TEXT).items()}
    for span, sources in index.column(_SOURCE).items():
        said = [(name, value) for name, column in columns.items() for value in {*column.get(span, ())}]
        if not all(_says(said, *text) for source in sources for text in texts.get(source, ())):
            found.extend(index.about(span))
    if len(found):
        found.extend(quad for source in texts for quad in index.about(source))
    return found


def _characters(text: object) -> str:
    return text.value if isinstance(text, ox.Literal) else ""


def _is_sound(quads: Sequence[ox.Quad], text: object, characters: str) -> bool:
    """Tell whether the quads about a span say what the text says."""
    return _says([(quad.predicate, quad.object) for quad in quads if quad.predicate in _LOOKED_AT], text, characters)


def _says(said: Sequence[tuple[object, object]], text: object, characters: str) -> bool:
    """Tell whether a span has one start, end and quotation and no other mark, and they say what the text says."""
    parts = dict(said)
    if len(said) != len(_PARTS) or parts.keys() != _PARTS:
        return False
    match [parts[_START], parts[_END], parts[_EXACT], text]:
        case [ox.Literal() as start, ox.Literal() as end, ox.Literal() as exact, ox.Literal() as whole]:
            alike = (exact.datatype, exact.language) == (whole.datatype, whole.language)
            counted = {start.datatype, end.datatype} <= _WHOLE
            return alike and counted and _quotes(characters, int(start.value), int(end.value), exact.value)
    return False


def _quotes(text: str, start: int, end: int, exact: str) -> bool:
    """Tell whether the characters stand there, without quotation marks in or around them."""
    if not 0 <= start <= end <= len(text) or text[start:end] != exact:
        return False
    return not exact.startswith(_OPENING) and text[max(start - 1, 0) : start] + text[end : end + 1] not in _AROUND

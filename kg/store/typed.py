"""Literals as they were written: the database keeps numbers and times by value and forgets their types.

It gives back every whole number as xsd:integer, and a time at offset zero with Z. What the ontology types
more closely, and the numeric offset, are put back here, so that what comes out is what went in.
"""

import pyoxigraph as ox

from kg.vocab import DRO, OA, XSD

_TYPES = {
    ox.NamedNode(OA.start): ox.NamedNode(XSD.nonNegativeInteger),
    ox.NamedNode(OA.end): ox.NamedNode(XSD.nonNegativeInteger),
    ox.NamedNode(DRO.statedCount): ox.NamedNode(XSD.positiveInteger),
}
_INTEGER, _TIME = ox.NamedNode(XSD.integer), ox.NamedNode(XSD.dateTime)


def as_written(quad: ox.Quad) -> ox.Quad:
    """Return the quad with the datatype and the offset that its object had before it was stored."""
    value = quad.object
    if not isinstance(value, ox.Literal):
        return quad
    written = literal_as_written(quad.predicate, value)
    return quad if written is value else ox.Quad(quad.subject, quad.predicate, written, quad.graph_name)


def literal_as_written(predicate: ox.NamedNode, value: ox.Literal) -> ox.Literal:
    """Return a literal, which is a value of this predicate, as it was before it was stored."""
    datatype = value.datatype
    if datatype == _INTEGER and predicate in _TYPES:
        return ox.Literal(value.value, datatype=_TYPES[predicate])
    if datatype == _TIME and value.value.endswith("Z"):
        return ox.Literal(f"{value.value[:-1]}+00:00", datatype=datatype)
    return value

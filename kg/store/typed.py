"""Literals as they were written: the database keeps numbers and times by value and forgets their types.

It gives back every whole number as xsd:integer, and a time at offset zero with Z. What the ontology types
more closely, and the numeric offset, are put back here, so that what comes out is what went in.
"""

import pyoxigraph as ox

from kg.vocab import DRO, OA, XSD

_TYPES = {
    str(OA.start): ox.NamedNode(XSD.nonNegativeInteger),
    str(OA.end): ox.NamedNode(XSD.nonNegativeInteger),
    str(DRO.statedCount): ox.NamedNode(XSD.positiveInteger),
}
_INTEGER, _TIME = str(XSD.integer), str(XSD.dateTime)


def as_written(quad: ox.Quad) -> ox.Quad:
    """Return the quad with the datatype and the offset that its object had before it was stored."""
    value = quad.object
    if not isinstance(value, ox.Literal):
        return quad
    datatype = value.datatype.value
    if datatype == _INTEGER and quad.predicate.value in _TYPES:
        value = ox.Literal(value.value, datatype=_TYPES[quad.predicate.value])
    elif datatype == _TIME and value.value.endswith("Z"):
        value = ox.Literal(f"{value.value[:-1]}+00:00", datatype=value.datatype)
    else:
        return quad
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)

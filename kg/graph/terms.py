"""Python values as RDF terms: each function is total over its type and raises on what RDF cannot hold."""

from datetime import date, datetime, timedelta

from pyoxigraph import Literal, NamedNode

from kg.graph.vocab import XSD
from kg.source import legal

_MINUTE, _FARTHEST = timedelta(minutes=1), timedelta(hours=14)


def iri(value: str) -> NamedNode:
    """Return an absolute IRI that every parser accepts; raises ValueError on any other text."""
    return NamedNode(value)


def text(value: str, language: str | None = None) -> Literal:
    """Return a string, with a language tag if one is given.

    Raises ValueError on a character that XML 1.0 forbids: no RDF/XML file could carry it.
    """
    if legal(value) != value:
        at = next(i for i, (had, has) in enumerate(zip(value, legal(value), strict=True)) if had != has)
        raise ValueError(f"character U+{ord(value[at]):04X} at {at} may not stand in a literal")
    return Literal(value, language=language)


def boolean(value: bool) -> Literal:
    """Return an xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def offset(value: int) -> Literal:
    """Return an xsd:nonNegativeInteger."""
    if value < 0:
        raise ValueError(f"negative offset {value}")
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def count(value: int) -> Literal:
    """Return an xsd:positiveInteger."""
    if value < 1:
        raise ValueError(f"a count of {value}")
    return Literal(str(value), datatype=XSD.positiveInteger)


def day(value: date) -> Literal:
    """Return an xsd:date without a zone."""
    return Literal(date.isoformat(value), datatype=XSD.date)


def moment(value: datetime) -> Literal:
    """Return an xsd:dateTime with a numeric offset, +00:00 for UTC."""
    shift = value.utcoffset()
    if shift is None or shift % _MINUTE or abs(shift) > _FARTHEST:
        raise ValueError(f"{value}: needs an offset of whole minutes, 14 hours at most")
    clock, zone = value.isoformat()[:-6], value.isoformat()[-6:]
    shown = clock.rstrip("0") if value.microsecond else clock
    return Literal(f"{shown}{zone}", datatype=XSD.dateTime)


def duration(value: timedelta) -> Literal:
    """Return an xsd:dayTimeDuration in its canonical form, such as PT50M, PT1H30M or P1DT2H."""
    if value < timedelta(0):
        raise ValueError(f"negative duration {value}")
    days, clock = f"{value.days}D" if value.days else "", _clock(value)
    written = f"P{days}T{clock}" if clock else f"P{days or 'T0S'}"
    return Literal(written, datatype=XSD.dayTimeDuration)


def _clock(value: timedelta) -> str:
    """Return the hours, minutes and seconds of a duration beside its days, those that are zero left out."""
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    fraction = f"{seconds}.{value.microseconds:06}".rstrip("0").rstrip(".") if value.microseconds else seconds
    return "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (fraction, "S")) if number)

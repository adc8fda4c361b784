"""The IRIs of one readout and of what it speaks about: built from content, the same on every machine."""

import re
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode
from rdflib import URIRef

from kg.errors import UsageError
from kg.graph.terms import iri
from kg.reading.records import Reading, Span
from kg.slugs import short_slug
from kg.vocab import DEFAULT_BASE

_SAFE = "-._~,="
_STEM = re.compile(r"[^?#]*/")
GRAPHS = ("stated", "inferred", "provenance")
"""The last segment of the names of a readout's graphs."""


def checked_base(base: str) -> str:
    """Return `base` if IRIs can be built by adding to it; raises UsageError if not.

    It must end in a slash: what a readout owns is named by a fragment, and an IRI has only one.
    """
    remedy = f"give one such as {DEFAULT_BASE}"
    try:
        parts = urlsplit(iri(base).value)
    except ValueError:
        raise UsageError(repr(base), "is not an absolute IRI", remedy) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(base, "is not an http or https address", remedy)
    if not _STEM.fullmatch(base):
        raise UsageError(base, "does not end in a slash, or has a query or fragment", remedy)
    return base


def graph_names(readout: str) -> tuple[URIRef, ...]:
    """Return the names of the graphs of a readout: stated, inferred, provenance."""
    return tuple(URIRef(f"{readout}/{name}") for name in GRAPHS)


def reading_of(readout: str) -> URIRef:
    """Return the IRI of the act of reading that made the graphs of a readout."""
    return URIRef(f"{readout}#reading")


def runs_beside(readout: str) -> URIRef:
    """Return the name of the graph that records when and where the readouts of this base were read."""
    return URIRef(f"{readout.rpartition('/')[0]}/runs")


class Names:
    """The IRIs of one reading; a key that names nothing in it raises ValueError."""

    def __init__(self, reading: Reading, base: str) -> None:
        source = reading.source
        issued = reading.issued.isoformat() if reading.issued else "undated"
        self._prefix = f"{checked_base(base)}id/"
        self._declared = set(_declared(reading))
        self._known: dict[str, NamedNode] = {}
        self.readout = iri(f"{self._prefix}{issued}-{short_slug(reading.title)}-{source.sha256[:8]}")
        self.reading = iri(reading_of(self.readout.value))
        """The act of reading."""

    def key(self, key: str) -> NamedNode:
        """Return the IRI of the thing with this key."""
        if key not in self._known:
            self._known[key] = self._named(key)
        return self._known[key]

    def _named(self, key: str) -> NamedNode:
        if "://" in key and not key.startswith("#"):
            return iri(key)
        if key not in self._declared:
            raise ValueError(f"{key!r}: nothing with this key was read")
        name = quote(key.removeprefix("#"), safe=_SAFE)
        if not name:
            raise ValueError("an empty key")
        return self.own(name) if key.startswith("#") else iri(f"{self._prefix}{name}")

    def concept(self, key: str) -> NamedNode:
        """Return the IRI of a concept of the vocabulary, whose key must be an IRI."""
        if "://" not in key:
            raise ValueError(f"{key!r}: not a concept of the vocabulary")
        return iri(key)

    def own(self, name: str) -> NamedNode:
        """Return the IRI of something that the readout owns."""
        return iri(f"{self.readout.value}#{name}")

    def span(self, span: Span, what: str = "") -> NamedNode:
        """Return the IRI of a range of characters, or of the block, sentence … that it bounds."""
        return self.own(f"{what}-{span.start}-{span.end}" if what else f"char={span.start},{span.end}")


def _declared(reading: Reading) -> list[str]:
    """Return the keys of everything that the reading describes."""
    times = [event.when for event in reading.events] + [holding.when for holding in reading.holdings]
    return [
        *reading.entities,
        *(event.key for event in reading.events),
        *(statement.key for statement in reading.statements),
        *(time.key for time in times if time),
        *(change.correction.key for change in reading.changes),
    ]

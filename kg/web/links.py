"""Where a name in the graph leads: to a page here if it is one of ours, else to the web."""

from dataclasses import dataclass
from urllib.parse import urlencode

from kg.vocab import DEFAULT_BASE, ID, local_name, short_name


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a store whose own names begin with `base`."""

    base: str = DEFAULT_BASE

    @property
    def bases(self) -> tuple[str, ...]:
        """Return what the names begin with that have a page here: those of the store, and of the vocabulary."""
        return tuple(dict.fromkeys((self.base, DEFAULT_BASE)))

    def to(self, iri: str) -> str:
        """Return the address of what an IRI names, empty if no browser should follow it."""
        for base in self.bases:
            if iri.startswith(base):
                return f"/{iri.removeprefix(base)}"
        return iri if iri.lower().startswith(("https://", "http://")) else ""

    def about(self, iri: str) -> str:
        """Return the address of the page of one thing, where `to` leads to its place on the page of many."""
        address = self.to(iri)
        return f"/about?{urlencode({'iri': iri})}" if address.startswith("/vocab/") else address

    def name(self, iri: str) -> str:
        """Return a short name for an IRI: with its prefix if there is one, else what stands at its end."""
        return local_name(iri) if iri.startswith(str(ID)) else short_name(iri) or local_name(iri)

"""Media types: what the server can write, and which of it a request likes best."""

from collections.abc import Iterable

HTML = "text/html"
RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
}
"""The types of a table or of yes and no, the preferred one first, with their short names."""
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
}
"""The types of a graph, the preferred one first, with their short names."""
SHORT = {"ttl": "text/turtle", "nt": "application/n-triples", "rdf": "application/rdf+xml"}
SHORT |= {name: media for types in (GRAPHS, RESULTS) for media, name in reversed(types.items())}
"""What `format=` may say, with the type that it means."""


def best(accept: str, offered: Iterable[str]) -> str | None:
    """Return the offered type that an Accept header likes best, the first of equals; None if it takes none.

    An empty header takes anything.
    """
    wanted = [found for part in accept.lower().split(",") if (found := _range(part))]
    liked = {media: _quality(media, wanted) if wanted else 1.0 for media in offered}
    most = max(liked.values(), default=0.0)
    return next((media for media, quality in liked.items() if quality == most), None) if most else None


def _range(part: str) -> tuple[str, float] | None:
    """Return a range such as `text/*` with its quality; None if nothing can be made of the words."""
    media, *parameters = (word.strip() for word in part.split(";"))
    if "/" not in media:
        return None
    quality = next((word[2:] for word in parameters if word.startswith("q=")), "1")
    try:
        return media, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return None


def _quality(media: str, wanted: list[tuple[str, float]]) -> float:
    """Return how much a type is liked: the most exact of the ranges that it falls in counts."""
    for pattern in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in wanted if name == pattern]
        if found:
            return max(found)
    return 0.0

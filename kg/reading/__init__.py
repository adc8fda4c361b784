"""Reading: text to typed records with spans. Nothing here knows RDF."""

from kg.reading.reader import read

__all__ = ["read"]

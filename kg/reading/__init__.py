"""Reading: text to typed records with spans. Nothing here knows RDF."""

from kg.reading.reader import checked, read

__all__ = ["checked", "read"]

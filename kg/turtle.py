"""The Turtle files of the ontology and the vocabulary, read in one way by all who need them."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError


def turtle_quads(path: Path) -> Iterator[ox.Quad]:
    """Yield the triples of a Turtle file as quads of the default graph, with blank nodes that no other file has.

    Raises VocabularyError if the file cannot be read, or where its syntax breaks.
    """
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    except SyntaxError as error:
        raise VocabularyError(str(path), f"is not Turtle: {error.msg}", "mend the file or leave it out") from error
    except OSError as error:
        raise VocabularyError(str(path), f"cannot be read: {error.strerror}", "check the path") from error

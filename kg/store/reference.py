"""The ontology and the vocabulary as quads, and the hash that tells whether they have changed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg import files
from kg.errors import VocabularyError
from kg.turtle import turtle_quads
from kg.vocab import ONTOLOGY, SCHEMA, VOCABULARY

_ONTOLOGY_FILES = ("diplomacy.ttl", "lexicon.ttl")


def built_in() -> dict[str, list[Path]]:
    """Return the files of the ontology and of the vocabulary by the name of their graph."""
    ontology = [files.ontology() / name for name in _ONTOLOGY_FILES]
    return {str(ONTOLOGY): ontology, str(VOCABULARY): files.vocabulary()}


def mark(graph: str, paths: Iterable[Path]) -> ox.Quad:
    """Return the quad by which a reference graph says which contents of files it holds, in whatever order."""
    try:
        hashes = sorted(sha256(path.read_bytes()).hexdigest() for path in paths)
    except OSError as error:
        raise VocabularyError(str(error.filename), f"cannot be read: {error.strerror}") from error
    name, value = ox.NamedNode(graph), ox.Literal(sha256("".join(hashes).encode()).hexdigest())
    return ox.Quad(name, ox.NamedNode(str(SCHEMA.sha256)), value, name)


def quads(graph: str, paths: Sequence[Path]) -> set[ox.Quad]:
    """Return the triples of the Turtle files as quads of one graph; raises VocabularyError if one cannot be read."""
    name = ox.NamedNode(graph)
    return {ox.Quad(q.subject, q.predicate, q.object, name) for path in paths for q in turtle_quads(path)}

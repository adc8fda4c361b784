"""RDF files as a store: what they hold together, for as long as somebody looks at it.

A few triples stay in memory. More are sorted into a database in a temporary folder, so that a file may be larger than
the memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import GraphError
from kg.export import EXPORTERS
from kg.files import vocabulary as vocabulary_files
from kg.store import Store
from kg.store.layout import MARKED
from kg.vocab import VOCABULARY

BATCH = 50_000
"""So many triples are in memory at a time."""
_PREFIX = ".kg-sorting-"
_UNNAMED = ox.NamedNode(f"{VOCABULARY}/unnamed")
"""Where triples of a file that has no named graphs are kept."""


@contextmanager
def opened(
    paths: Sequence[Path], empty: Callable[[Path], object] = bool, vocabulary: Sequence[Path] = ()
) -> Iterator[Store]:
    """Yield a store of what is in RDF files, with ontology and vocabulary beside it; it is deleted in the end.

    Raises GraphError if a file cannot be read. `empty` is called with each file that holds no triples, `vocabulary` are
    Turtle files and folders beside the built-in vocabulary.
    """
    quads = _content(paths, empty)
    batch = list(islice(quads, BATCH))
    if len(batch) < BATCH:
        with Store.in_memory() as store:
            store.put_reference(vocabulary=vocabulary_files(vocabulary))
            store.add(batch)
            yield store
        return
    with temporary_folder(beside=paths[0]) as folder:
        place = Path(folder) / "content"
        with Store.open(place, create=True) as store:
            store.put_reference(vocabulary=vocabulary_files(vocabulary))
            while batch:
                store.load(batch)
                batch = list(islice(quads, BATCH))
        with Store.open(place) as store:
            yield store


def temporary_folder(beside: Path) -> "TemporaryDirectory[str]":
    """Return a temporary folder beside a file, where there is room for such files, or else where such folders go."""
    try:
        return TemporaryDirectory(prefix=_PREFIX, dir=beside.resolve().parent)
    except OSError:
        return TemporaryDirectory(prefix=_PREFIX)


def _content(paths: Iterable[Path], empty: Callable[[Path], object]) -> Iterator[ox.Quad]:
    for path in paths:
        quad = None
        for quad in _parsed(path):
            yield quad
        if quad is None:
            empty(path)


def syntax_of(path: Path) -> ox.RdfFormat:
    """Return the RDF format that goes with the ending of a file; raises GraphError if there is none."""
    endings = {exporter.suffix: exporter.media_type for exporter in EXPORTERS.values()}
    syntax = ox.RdfFormat.from_media_type(endings.get(path.suffix.lower(), ""))
    if syntax is None:
        known = f"name it {', '.join(endings)} after what it holds"
        raise GraphError(str(path), "has no ending that tells its RDF format", known)
    return syntax


def _parsed(path: Path) -> Iterator[ox.Quad]:
    syntax = syntax_of(path)
    with readable(path), path.open("rb") as stream:
        yield from (_placed(quad, path) for quad in ox.parse(stream, format=syntax))


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raise GraphError if the file that is parsed within cannot be opened, read or understood."""
    try:
        yield
    except FileNotFoundError as error:
        raise GraphError(str(path), "there is no such file", "check the path") from error
    except SyntaxError as error:
        raise GraphError(str(path), f"cannot be parsed: {error}", "mend the file") from error
    except OSError as error:
        raise GraphError(str(path), f"cannot be read: {error.strerror or error}", "check the path") from error


def _placed(quad: ox.Quad, path: Path) -> ox.Quad:
    """Return a quad in a graph that has an IRI, and is not the one that the database keeps notes in."""
    if isinstance(quad.object, ox.Triple):
        raise GraphError(str(path), "has a triple about a triple, which SHACL does not know", "leave it out")
    if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name != MARKED:
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, _UNNAMED)

"""The graph of made-up readouts as N-Quads, of any size: what queries are measured on.

    python -m bench.graphs TRIPLES FILE.nq [--seed N]

Ontology and vocabulary are in it, and as many whole readouts as it takes. A graph is the beginning of a larger one.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from bench.generate import Document, documents
from kg import files
from kg.graph import to_graphs
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source
from kg.source.given import front_matter
from kg.store import reference
from kg.vocab import DEFAULT_BASE


def lines(triples: int, *, seed: int = 1) -> Iterator[list[bytes]]:
    """Yield lines of N-Quads, one readout at a time, until there are at least so many triples in named graphs."""
    told = 0
    for graph, paths in sorted(reference.built_in().items()):
        written = ox.serialize(reference.quads(graph, paths), format=ox.RdfFormat.N_QUADS) or b""
        found = sorted(written.splitlines(keepends=True))
        told += len(found)
        yield found
    lexicon = Lexicon.load(files.vocabulary())
    for one in documents(sys.maxsize, seed=seed):
        if told >= triples:
            return
        found = _readout(lexicon, one)
        told += len(found)
        yield found


def _readout(lexicon: Lexicon, one: Document) -> list[bytes]:
    """Return the triples of a document as sorted lines."""
    text, said, _ = front_matter(one.text, one.name)
    reading = read(Source(text, one.name, metadata=said), lexicon)
    return to_graphs(reading, DEFAULT_BASE, lexicon.version).quads_bytes().splitlines(keepends=True)


def write(path: Path, triples: int, *, seed: int = 1) -> int:
    """Write the graph to a file and return how many triples there are; the file is whole or not there."""
    begun, told = path.with_suffix(".part"), 0
    with begun.open("wb") as file:
        for found in lines(triples, seed=seed):
            file.writelines(found)
            told += len(found)
    begun.replace(path)
    return told


def kept(folder: Path, triples: int) -> Path:
    """Return the file of a graph in a folder, where it is written if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{triples}.nq"
    if not file.exists():
        write(file, triples)
    return file


def main(given: Sequence[str] | None = None) -> None:
    """Write the graph that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("triples", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(given)
    write(wanted.file, wanted.triples, seed=wanted.seed)


if __name__ == "__main__":
    main()

"""Made-up readouts in any number, with the variety of real ones: styles, ranks, years, recurring persons and issues.

    python -m bench.generate NUMBER FOLDER [--seed N] [--malformed SHARE]

A document follows from the seed and its number alone, whatever the number of documents. Its persons do not exist, and
its text says so. Of five documents the third tells of a meeting that follows on that of the second, and the fifth is
another account of the meeting of the fourth.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.account import readout
from bench.world import World, retold, words

_IN_FOLDER = 1000


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its name, with the folder that holds a thousand of them, and its text."""

    name: str
    text: str


def documents(number: int, *, seed: int = 1, malformed: float = 0.0, start: int = 0) -> Iterator[Document]:
    """Yield so many documents from number `start` on; the share `malformed` of them is empty or not English."""
    world = World(seed)
    for at in range(start, start + number):
        draw = Random(f"{seed} document {at}")
        if draw.random() < malformed:
            text = draw.choice(words()["malformed"])
        else:
            text = readout(world.encounter(at), draw, turned=retold(at))
        yield Document(f"{at // _IN_FOLDER:04}/{at:07}.txt", text)


def write(folder: Path, number: int, *, seed: int = 1, malformed: float = 0.0) -> None:
    """Write so many documents below a folder, which is made if it is not there."""
    for one in documents(number, seed=seed, malformed=malformed):
        path = folder / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text, encoding="utf-8")


def main(given: Sequence[str] | None = None) -> None:
    """Write the documents that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--malformed", type=float, default=0.0, help="share of empty and foreign texts, 0 to 1")
    wanted = parser.parse_args(given)
    write(wanted.folder, wanted.number, seed=wanted.seed, malformed=wanted.malformed)


if __name__ == "__main__":
    main()

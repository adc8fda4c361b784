"""How fast readouts are read, and how much is found, beside the one regular expression that one would write instead.

    python bench/reading.py [GOLD_DIR] [--readouts DIR] [--rounds N]

Reading alone is timed, on one core, once everything is warm: no files, no graph, no store. The best round counts, for
a machine that does something else can only make a round slower.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import files
from kg.evaluate.gold import Gold, load_all
from kg.lexicon import Lexicon
from kg.queries import Table, aligned
from kg.reading import read
from kg.source import Source

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "tests" / "gold"

Cues = list[tuple[int, int]]
"""Where reporting verbs were found, in code points."""

_PATTERN = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*,? (?:also |then |further )?"
    r"(said|stated|noted|explained|mentioned|stressed|emphasi[sz]ed|underscored|underlined|reiterated|reaffirmed|"
    r"confirmed|agreed|discussed|exchanged views|expressed|welcomed|thanked|hoped|urged|requested|condemned|added)\b"
)


def by_pattern(source: Source) -> Cues:
    """Return what one regular expression finds: a capitalised word and one of two dozen verbs."""
    return [match.span(1) for match in _PATTERN.finditer(source.text)]


def by_reader(lexicon: Lexicon) -> Callable[[Source], Cues]:
    """Return a function that finds the cues of the statements that the reader reads."""
    return lambda source: [(said.head.start, said.head.end) for said in read(source, lexicon).statements]


def speed(find: Callable[[Source], Cues], golds: Sequence[Gold], rounds: int) -> float:
    """Return how many documents a second are read in the best of so many rounds."""
    best = 0.0
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        for gold in golds:
            find(gold.source)
        best = max(best, len(golds) / (time.perf_counter() - begin))
    return best


def found(find: Callable[[Source], Cues], golds: Sequence[Gold]) -> tuple[float, float]:
    """Return the precision and the recall of the cues, each counted once; they match where they overlap."""
    right = read_ = wanted = 0
    for gold in golds:
        cues, expected = set(find(gold.source)), [said.cue for said in gold.statements]
        right += sum(any(start < cue.end and cue.start < end for start, end in cues) for cue in expected)
        read_, wanted = read_ + len(cues), wanted + len(expected)
    return (right / read_ if read_ else 0.0), right / wanted


def main(words: Sequence[str] | None = None) -> None:
    """Print a table of both ways to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="folder of annotations")
    parser.add_argument("--readouts", type=Path, help="where the texts are, if elsewhere")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(words)
    golds = load_all(given.gold, given.readouts)
    ways = {"kg": by_reader(Lexicon.load(files.vocabulary())), "one regular expression": by_pattern}
    rows = []
    for name, find in ways.items():
        precision, recall = found(find, golds)
        rows.append((name, f"{speed(find, golds, given.rounds):,.0f}", f"{precision:.3f}", f"{recall:.3f}"))
    sys.stdout.write(aligned(Table.of(("reader", "documents/s", "cue precision", "cue recall"), rows)))


if __name__ == "__main__":
    main()

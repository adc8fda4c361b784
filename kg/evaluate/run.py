"""The evaluation of the reader over a folder of annotated readouts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import blamed
from kg.evaluate.answers import answers
from kg.evaluate.compare import Comparison, Difference, compare
from kg.evaluate.figures import Tally
from kg.evaluate.gold import Gold, load_all
from kg.lexicon import Lexicon
from kg.reading import read

Watch = Callable[[Sequence[Gold]], Iterable[Gold]]
"""Gets the annotations and hands them on one by one: room for a progress bar."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The documents that were compared, sorted by name."""

    documents: tuple[Comparison, ...]

    @property
    def total(self) -> Tally:
        """Return the counts of all documents together."""
        return sum((one.tally for one in self.documents), Tally())

    @property
    def differences(self) -> list[Difference]:
        """Return all that is wrong with the statements, document by document."""
        return [difference for one in self.documents for difference in one.differences]


def evaluate(folder: Path, lexicon: Lexicon, readouts: Path | None = None, watch: Watch = iter) -> Evaluation:
    """Return how what is read from the texts of a folder of annotations compares with them.

    Raises SourceError when an annotation or its text cannot be used.
    """
    return Evaluation(tuple(_compared(gold, lexicon) for gold in watch(load_all(folder, readouts))))


def _compared(gold: Gold, lexicon: Lexicon) -> Comparison:
    with blamed(gold.source.name, "the reader contradicts itself"):
        reading = read(gold.source, lexicon)
    return compare(gold, answers(reading, lexicon))

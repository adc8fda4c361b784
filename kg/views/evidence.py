"""The texts behind the statements: whole documents, and where each names its speakers, reports, and gives content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.said import Span

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the statements."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each document by its IRI."""
    passages: Mapping[str, Mapping[str, tuple[Span, ...]]] = field(default_factory=dict)
    """By the IRI of a statement: which characters are its source, its cue and its content."""

    def cuts(self, document: str, statements: Iterable[str]) -> tuple[int, ...]:
        """Return where the text of a document is to be cut so that passages begin and end with a piece."""
        size = len(self.texts.get(document, ""))
        spans = [span for one in statements for spans in self.passages.get(one, {}).values() for span in spans]
        return tuple(sorted({0, size, *(min(at, size) for span in spans for at in span)}))


def pieces(text: str, cuts: Sequence[int]) -> list[str]:
    """Return the text cut at these places; joined, the pieces are the text."""
    return [text[start:end] for start, end in pairwise(cuts)]


def places(spans: Sequence[Span], cuts: Sequence[int]) -> list[int]:
    """Return the numbers of the pieces that lie in the spans."""
    bounds = enumerate(pairwise(cuts))
    return [number for number, (at, end) in bounds if any(span[0] <= at < end <= span[1] for span in spans)]

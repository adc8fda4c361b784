"""Statements as the store has them: who said what to whom, in which form, about which issue, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""Where words begin and end in the text of a readout: Unicode characters from 0, the end exclusive."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or an issue: its IRI, the name that a person reads, and what it is (`person`, `state`, `issue` …)."""

    iri: str
    label: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A readout that statements come from; `address` is linked when it is http or https."""

    iri: str
    title: str
    date: str = ""
    """The day of the readout, else of the meeting, `2031-05-04`; empty when neither is known."""
    source: str = ""
    """Its name: a path, a file name or an address."""
    address: str = ""

    @property
    def caption(self) -> str:
        """Return the date, if there is one, and the title."""
        return f"{self.date} {self.title}".strip()

    @property
    def linked(self) -> bool:
        """Tell whether the address may stand in a page as a link."""
        return self.address.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement, whole; no text in it has characters that XML forbids."""

    iri: str
    document: Document
    sentence: str
    sentence_start: int
    """Where the sentence begins in the text of the document, in Unicode characters."""
    spans: tuple[Span, ...]
    """Where the content stands, in order."""
    cue: str
    """The reporting words as the text has them ("shared the view"), else the name of the act."""
    act: str
    illocution: str
    stance: str
    joint: bool
    quote: str = ""
    """The content, from its first character to its last."""
    review: str = ""
    """Why a person should have a look, empty when the reader is sure."""
    speakers: tuple[Node, ...] = ()
    addressees: tuple[Node, ...] = ()
    issues: tuple[Node, ...] = ()

    @property
    def start(self) -> int:
        """Return where the content begins; 0 when it is not known."""
        return self.spans[0][0] if self.spans else 0

    @property
    def end(self) -> int:
        """Return where the content ends; 0 when it is not known."""
        return max((end for _, end in self.spans), default=0)

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """Return the sentence in pieces, each with True when it is content; joined, they are the sentence."""
        cut, at = [], 0
        for start, end in self.spans:
            first = min(max(start - self.sentence_start, at), len(self.sentence))
            last = min(max(end - self.sentence_start, first), len(self.sentence))
            cut += [(self.sentence[at:first], False), (self.sentence[first:last], True)]
            at = last
        return tuple(piece for piece in [*cut, (self.sentence[at:], False)] if piece[0])

    @property
    def content(self) -> str:
        """Return the content as the sentence has it, an ellipsis between its stretches."""
        return " … ".join(piece for piece, is_content in self.pieces if is_content)

    @property
    def aspect(self) -> str:
        """Return the stance in words, or an empty string when it only repeats the cue or the kind of act."""
        word = self.stance.replace("-", " ")
        said = (self.cue.lower(), self.illocution)
        return "" if any(word[:4] == other[:4] for other in said) else word

    @property
    def sign(self) -> str:
        """Return the reporting words, behind them a question mark where a person should have a look."""
        return f"{self.cue}\u00a0?" if self.review else self.cue

    @property
    def summary(self) -> str:
        """Return the statement as one plain sentence, with the doubt about it if there is any."""
        who = listed([speaker.label for speaker in self.speakers]) or "An unnamed speaker"
        what = "; ".join(issue.label for issue in self.issues) or "(no issue recognised)"
        doubt = f" (in doubt: {self.review})" if self.review else ""
        return f"{who} {'jointly ' if self.joint else ''}{self.cue}: {what}{doubt}"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last

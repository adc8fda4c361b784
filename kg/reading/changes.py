"""What became of a correction: what it changed, or why it found nothing to change."""

from dataclasses import dataclass

from kg.source.records import Correction


class OrphanedError(ValueError):
    """A correction finds nothing to correct; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """A correction with the things that it changed; all of them empty, and a reason, if it is orphaned."""

    correction: Correction
    things: tuple[str, ...] = ()
    """Keys of statements, and of the meeting."""
    sentences: tuple[int, ...] = ()
    """Numbers of the sentences from which it took statements away."""
    reason: str = ""

    @property
    def message(self) -> str:
        """Return one line that says where the correction stands and why it is orphaned."""
        where = self.correction.place or self.correction.file
        return f"{where}: [[{self.correction.table}]] corrects nothing: {self.reason}"

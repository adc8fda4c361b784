"""One unit of reported content, as a record."""

from dataclasses import dataclass
from enum import Enum, auto

Range = tuple[int, int]


class Relation(Enum):
    """How a proposition hangs on the main one before it."""

    MAIN = auto()
    MEANS = auto()
    PURPOSE = auto()


@dataclass(frozen=True, slots=True)
class Proposition:
    """One unit of content; ranges are token indices, ends exclusive."""

    pieces: tuple[Range, ...]
    relation: Relation = Relation.MAIN
    cue: Range | None = None
    """The attitude or connecting words that count as cue beside the reporting verb."""
    stance: str = ""
    core: Range = (0, 0)
    """The main part without what is fronted: where the issue of the clause stands."""
    infinitive: bool = False
    """True when the attitude of the speaker governs a verb without a subject ("he hopes to …")."""

    @property
    def range(self) -> Range:
        """Return the tokens from the first to the last piece."""
        return self.pieces[0][0], self.pieces[-1][1]

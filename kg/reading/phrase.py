"""A noun phrase that stands for actors or places, as a record."""

from dataclasses import dataclass
from enum import Enum, auto

from kg.reading.records import Kind


class Form(Enum):
    """How a phrase refers."""

    NAME = auto()
    OFFICE = auto()
    PRONOUN = auto()
    COLLECTIVE = auto()
    HOLDERS = auto()
    SIDE = auto()
    PEOPLE = auto()
    DELEGATION = auto()
    LIST = auto()
    DYAD = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` of a line that stand for an actor, an office or a place.

    `keys` is what they stand for as far as the phrase itself tells: empty for a pronoun, the concept for a
    collective, several for a list; for an office without a holder in sight, the persons who may be meant.
    """

    start: int
    end: int
    form: Form
    kind: Kind
    keys: tuple[str, ...] = ()
    possessive: bool = False
    parts: tuple["Phrase", ...] = ()
    """Of a list: its items."""
    count: int = 0
    """Of the holders of an office ("the two vice ministers"): how many there must be, 0 where that is not said."""
    holder: str = ""
    """Of an office: the state or body that it names."""
    states: tuple[str, ...] = ()
    """Of the holders of an office: the states and bodies that it names ("the foreign ministers of A and B")."""
    doubt: str = ""
    """Why the phrase may not be just those who are meant, in words."""

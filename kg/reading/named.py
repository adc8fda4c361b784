"""A line with the offices and the persons that it names: found once, needed to register persons and to find phrases."""

from kg.lexicon import Lexicon
from kg.reading.line import Line
from kg.reading.names import Name, names
from kg.reading.offices import OfficeMention, offices


class Named:
    """A line, its offices by their first token, and its persons in order."""

    def __init__(self, line: Line, lexicon: Lexicon) -> None:
        self.line = line
        self.offices: dict[int, OfficeMention] = offices(line, lexicon)
        self.names: list[Name] = names(line, lexicon, self.offices)

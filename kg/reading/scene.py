"""A line in which phrases are sought."""

from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.reading.line import Line
from kg.reading.names import Name
from kg.reading.offices import OfficeMention
from kg.reading.parties import Register
from kg.reading.phrase import Form, Phrase
from kg.reading.records import Kind


@dataclass(frozen=True, slots=True)
class Scene:
    """A line in which phrases are sought, with its offices and names by their first token, or by "the" before it."""

    line: Line
    people: Register
    lexicon: Lexicon
    offices: dict[int, OfficeMention]
    names: dict[int, Name]

    def past_article(self, at: int) -> int:
        """Return the index behind "the" at a token, or the token."""
        return at + (self.line.norm(at) == "the")

    def phrase(self, start: int, end: int, form: Form, kind: Kind, keys: tuple[str, ...]) -> Phrase:
        """Return a phrase with a possessive 's taken in, if one follows."""
        possessive = self.line.norm(end) == "'s"
        return Phrase(start, end + possessive, form, kind, keys, possessive)

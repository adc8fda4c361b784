"""A person of a document, and whether a name that it uses is theirs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon
from kg.reading.likeness import akin, alike, shortened
from kg.reading.names import Name
from kg.reading.offices import OfficeMention
from kg.reading.records import Span


@dataclass(slots=True, eq=False)
class Person:
    """A person of the document; `words` are the normal forms of the words of the longest name."""

    key: str
    label: str
    words: tuple[str, ...]
    gender: str = ""
    aliases: set[str] = field(default_factory=set)
    """Normal forms of the single words by which the document calls the person."""
    offices: list[tuple[OfficeMention, Span]] = field(default_factory=list)
    change: str = ""
    """The word class of what tells of a change in their office, a turnover or a former one; or nothing."""
    places: set[int] = field(default_factory=set)
    """Where the sentences and headings begin that give a full name of the person, in code points."""
    doubles: list["Person"] = field(default_factory=list, repr=False)
    """Others who may be the same person."""
    own: bool = False
    """True for the person whom the document calls by the office alone, or who says "I": its own side's."""

    def holds(self, role: str, lexicon: Lexicon) -> bool:
        """Tell whether the person holds a role, or a narrower one."""
        return any(role == office.role or role in lexicon.ancestors(office.role) for office, _ in self.offices)

    def roles(self, lexicon: Lexicon) -> list[str]:
        """Return the labels of the roles that the person holds."""
        return [lexicon.concepts[office.role].label for office, _ in self.offices]

    @property
    def side(self) -> str:
        """Return the key of the state or body that the person acts for, or nothing."""
        return next((office.holder for office, _ in self.offices if office.holder), "")

    def goes_by(self, words: Sequence[str], name: Name, place: int, lexicon: Lexicon) -> bool:
        """Tell whether a name is this person's: no word of it contradicts, nor does its side or its office.

        A full name beside another in one sentence, which begins at `place`, is somebody else's, unless it is the end
        of the other: "Abdel Varga el-Quill … el-Quill".
        """
        if self._is_of_another_side(name):
            return False
        if 1 in (len(words), len(self.words)):
            return {*words} <= {*self.words} or {*self.words} <= {*words}
        if place in self.places and not _is_end(words, self.words):
            return False
        if alike(self.words, words):
            return self._may_hold(name.offices, lexicon)
        known = name.offices and self.offices
        return bool(known) and self._may_hold(name.offices, lexicon) and shortened(self.words, words)

    def may_be(self, words: Sequence[str], name: Name, place: int, lexicon: Lexicon) -> bool:
        """Tell whether a full name that is taken for another person's may be this person's all the same."""
        if 1 in (len(words), len(self.words)) or place in self.places or self._is_of_another_side(name):
            return False
        if self.gender and name.gender and self.gender != name.gender:
            return False
        return alike(self.words, words) or (self._may_hold(name.offices, lexicon) and akin(self.words, words))

    def _is_of_another_side(self, name: Name) -> bool:
        """Tell whether the state or body that a name comes with is none of those that the person acts for."""
        sides = {office.holder for office, _ in self.offices} - {""}
        named = {office.holder for office in name.offices} - {""}
        return bool(sides and named and not sides & named)

    def _may_hold(self, offices: Collection[OfficeMention], lexicon: Lexicon) -> bool:
        """Tell whether one of these offices is the person's, in more or fewer words, or nothing is said of either."""
        if not offices or not self.offices:
            return True
        held = {office.role for office, _ in self.offices}
        return any(
            office.role in (role, *lexicon.ancestors(role)) or role in lexicon.ancestors(office.role)
            for office in offices
            for role in held
        )


def _is_end(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether a name ends with these words and has others before them."""
    return len(words) < len(name) and tuple(words) == tuple(name[-len(words) :])

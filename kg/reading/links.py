"""Means and purposes: the words that hang them on a proposition ("by building …", "in order to …")."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.lexicon import Tense
from kg.reading.attitudes import attitude_of
from kg.reading.clause import trimmed
from kg.reading.marked import Marked
from kg.reading.proposition import Proposition, Range, Relation


@dataclass(frozen=True, slots=True)
class Link:
    """What introduces a means or a purpose: tokens `start` to `end`, and an attitude among them."""

    start: int
    end: int
    relation: Relation
    cue: Range | None = None
    stance: str = ""

    def proposition(self, piece: Range) -> Proposition:
        """Return what it introduces."""
        return Proposition((piece,), self.relation, self.cue or (self.start, self.end), self.stance, piece)


def links(marked: Marked, start: int, end: int) -> list[Link]:
    """Return what introduces means and purposes between two tokens, none overlapping another."""
    found: list[Link] = []
    for at in range(start, end):
        if marked.free(at) and (not found or at >= found[-1].end) and (link := link_at(marked, at)):
            found.append(link)
    return found


def link_at(marked: Marked, at: int) -> Link | None:
    """Return what introduces a means or a purpose at a token."""
    means = marked.word("means", at)
    if means and marked.verb(means, Tense.ING):
        return Link(at, means, Relation.MEANS)
    purpose = marked.word("purpose", at)
    if purpose:
        return Link(at, purpose, Relation.PURPOSE)
    return _wanted(marked, at) if means else None


def _wanted(marked: Marked, at: int) -> Link | None:
    """Return what introduces a means as what somebody wants of it: "by which he hopes to …"."""
    subject = marked.phrase_at(at + 2) if marked.line.norm(at + 1) == "which" else None
    attitude = attitude_of(marked, subject) if subject else None
    if not attitude or not attitude.own:
        return None
    return Link(at, attitude.start, Relation.PURPOSE, attitude.cue, attitude.stance)


def gerunds(marked: Marked, link: Link, end: int) -> list[Range]:
    """Return the coordinated verbs in -ing of a means ("seeking … and encouraging …"), one range each."""
    means = link.relation is Relation.MEANS
    return coordinated(marked, link.end, end, lambda _, at: means and marked.verb(at + 1, Tense.ING))


def coordinated(marked: Marked, start: int, end: int, parts: Callable[[int, int], bool]) -> list[Range]:
    """Return a stretch cut at each free "and" that parts it, as told from where its part begins and where it stands."""
    bounds = [start]
    for at in range(start + 1, end - 1):
        if marked.line.norm(at) == "and" and marked.free(at) and parts(bounds[-1], at):
            bounds += [at, at + 1]
    bounds.append(end)
    return [(a, trimmed(marked, a, b)) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]

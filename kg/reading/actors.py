"""Actors inside reported content: who does or bears what is said."""

from collections.abc import Iterator, Mapping, Sequence

from kg.reading.cast import is_own
from kg.reading.clause import Clause
from kg.reading.discourse import AGENTS, Discourse
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import WE
from kg.reading.proposition import Proposition, Relation
from kg.reading.records import Kind


def subject_phrases(marked: Marked, clause: Clause, proposition: Proposition) -> list[Phrase]:
    """Return the actors in the subject of a proposition, and those that are subject of a clause inside it."""
    if clause.held:
        return [phrase for phrase in marked.within(*clause.held) if phrase.kind in AGENTS]
    start, end = proposition.core
    zone = _subject_end(marked, clause, proposition)
    return [phrase for phrase in marked.within(start, end) if _acts(marked, phrase, zone, end)]


def _subject_end(marked: Marked, clause: Clause, proposition: Proposition) -> int:
    """Return the index of the main verb of a proposition, or where it starts if it has no subject of its own."""
    start, end = proposition.core
    if proposition.relation is not Relation.MAIN or clause.stance or proposition.infinitive:
        return start
    return next((at for at in range(start, end) if at in marked.main_verbs), start)


def _acts(marked: Marked, phrase: Phrase, zone: int, end: int) -> bool:
    """Tell whether a phrase belongs to the subject, which ends at `zone`, or has a finite verb right behind it."""
    if phrase.possessive or phrase.form is Form.DYAD:
        return False
    return phrase.end <= zone or (phrase.end < end and marked.finite(marked.past_adverbs(phrase.end)))


def joint_groups(discourse: Discourse, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the lists of states among `phrases` that take in a side of the encounter."""
    return [p for p in phrases if p.form is Form.LIST and p.kind is Kind.STATE and discourse.takes_in_side(p)]


def spoken_of(
    discourse: Discourse, marked: Marked, phrase: Phrase, speakers: Sequence[str], sides: Mapping[str, str]
) -> Iterator[str]:
    """Yield whom a phrase means as its speakers use it: "we" and "our country" are theirs, and not the narrator's.

    "Our countries" are all sides. Whom "we" takes in beside one speaker cannot be told, nor whom "they" in direct
    speech means.
    """
    if phrase.form is Form.PRONOUN and marked.line.norm(phrase.start) in WE:
        yield from speakers if len(speakers) > 1 else ()
    elif phrase.start in marked.shut and is_own(phrase, discourse.lexicon):
        several = marked.line.norm(phrase.end - 1).endswith("s")
        yield from discourse.stage.sides if several else filter(None, (sides.get(key, "") for key in speakers))
    else:
        yield from discourse.referents(marked, phrase)

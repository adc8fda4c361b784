"""Actors inside reported content: who does or bears what is said."""

from collections.abc import Sequence

from kg.reading.attitudes import is_finite
from kg.reading.clause import Clause
from kg.reading.contents import Proposition, Relation
from kg.reading.discourse import AGENTS, Discourse
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Kind


def subject_phrases(marked: Marked, clause: Clause, proposition: Proposition) -> list[Phrase]:
    """Return the actors in the subject of a proposition, and those that are subject of a clause inside it."""
    if clause.held:
        return [phrase for phrase in marked.within(*clause.held) if phrase.kind in AGENTS]
    start, end = proposition.core
    zone = start
    if proposition.relation is Relation.MAIN and not clause.stance and not proposition.infinitive:
        zone = next((at for at in range(start, end) if marked.free(at) and is_finite(marked, at)), start)
    found = []
    for phrase in marked.within(start, end):
        finite = phrase.end < end and is_finite(marked, marked.past_adverbs(phrase.end))
        if not phrase.possessive and phrase.form is not Form.DYAD and (phrase.end <= zone or finite):
            found.append(phrase)
    return found


def joint_groups(discourse: Discourse, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the lists of states among `phrases` that take in a side of the encounter."""
    return [p for p in phrases if p.form is Form.LIST and p.kind is Kind.STATE and discourse.takes_in_side(p)]

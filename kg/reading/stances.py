"""The stance of a statement: from the attitude, the wording, the modal or the act, in this order."""

from kg.lexicon import Lexicon
from kg.reading.attitudes import is_finite
from kg.reading.contents import Relation
from kg.reading.desk import Unit


def stance(unit: Unit, lexicon: Lexicon) -> str:
    """Return the key of the stance towards a proposition."""
    return (
        unit.proposition.stance
        or unit.clause.stance
        or _from_head(unit, lexicon)
        or (lexicon.inherited(unit.clause.act, "defaultStance") if _is_noun(unit) else "")
        or _from_wording(unit, lexicon)
        or lexicon.inherited(unit.clause.act, "defaultStance")
        or lexicon.having("whenPlain", "true")
    )


def _from_head(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance of a means, which is that of what it serves, or of a purpose."""
    if unit.proposition.relation is Relation.PURPOSE:
        return lexicon.having("whenPurpose", "true")
    return unit.head.stance if unit.head else ""


def _is_noun(unit: Unit) -> bool:
    """Tell whether the content is a noun phrase, not a clause: the act then tells more than a word in it."""
    start, end = unit.proposition.core
    return not any(is_finite(unit.marked, at) for at in range(start, end)) and unit.marked.line.norm(start) != "to"


def _from_wording(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance that a word or a modal of the future shows."""
    marked, (start, end) = unit.marked, unit.proposition.core
    for at in range(start, end):
        found = lexicon.markers.longest(marked.line.tokens, at)
        if found and found.end <= end:
            return found.value
    to_do = marked.line.norm(start) == "to" and unit.proposition.relation is Relation.MAIN
    if to_do or any(marked.free(at) and marked.word("modal", at) for at in range(start, end)):
        return lexicon.inherited(unit.clause.act, "futureStance")
    return ""

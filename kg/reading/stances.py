"""The stance of a statement: from the attitude, the wording, the modal or the act, in this order."""

from kg.lexicon import Lexicon
from kg.reading.desk import Unit
from kg.reading.proposition import Relation


def stance(unit: Unit, lexicon: Lexicon) -> str:
    """Return the key of the stance towards a proposition."""
    return (
        unit.proposition.stance
        or unit.clause.stance
        or _from_head(unit, lexicon)
        or _from_content(unit, lexicon)
        or lexicon.having("whenPlain", "true")
    )


def _from_head(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance of a means, which is that of what it serves, or of a purpose."""
    if unit.proposition.relation is Relation.PURPOSE:
        return lexicon.having("whenPurpose", "true")
    return unit.head.stance if unit.head else ""


def _from_content(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance that the words of a clause show, or that of the act, which goes first with a noun phrase."""
    by_act = lexicon.inherited(unit.clause.act, "defaultStance")
    if by_act and _is_noun(unit):
        return by_act
    return _from_marker(unit, lexicon) or _from_future(unit, lexicon) or by_act


def _is_noun(unit: Unit) -> bool:
    """Tell whether the content is a noun phrase, not a clause: the act then tells more than a word in it."""
    start, end = unit.proposition.core
    return not any(unit.marked.finite(at) for at in range(start, end)) and unit.marked.line.norm(start) != "to"


def _from_marker(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance that a word shows."""
    tokens, (start, end) = unit.marked.line.tokens, unit.proposition.core
    found = (lexicon.markers.longest(tokens, at) for at in range(start, end))
    return next((marker.value for marker in found if marker and marker.end <= end), "")


def _from_future(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance of an act about the future, which an infinitive or a modal shows."""
    marked, (start, end) = unit.marked, unit.proposition.core
    to_do = marked.line.norm(start) == "to" and unit.proposition.relation is Relation.MAIN
    if to_do or any(marked.free(at) and marked.word("modal", at) for at in range(start, end)):
        return lexicon.inherited(unit.clause.act, "futureStance")
    return ""

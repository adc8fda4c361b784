"""The stance of a statement: from the attitude, the wording, the modal or the act, in this order."""

from collections.abc import Set

from kg.lexicon import Lexicon
from kg.reading.cast import is_own
from kg.reading.desk import Unit
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.proposition import Relation
from kg.reading.records import Kind

_SPEAKER = ("he", "she", "we", "i")
_POSSESSIVES = ("his", "her", "our", "my")
_PREPOSITIONS = ("of", "in", "for", "with", "from", "to", "by", "on", "between", "against", "and", "or")
_GOVERNMENT = "government"


def stance(unit: Unit, lexicon: Lexicon, sides: Set[str]) -> str:
    """Return the key of the stance towards a proposition; `sides` are those of its speakers."""
    return (
        unit.proposition.stance
        or unit.clause.stance
        or _from_head(unit, lexicon)
        or _from_content(unit, lexicon, sides)
        or lexicon.having("whenPlain", "true")
    )


def _from_head(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance of a means, which is that of what it serves, or of a purpose."""
    if unit.proposition.relation is Relation.PURPOSE:
        return lexicon.having("whenPurpose", "true")
    return unit.head.stance if unit.head else ""


def _from_content(unit: Unit, lexicon: Lexicon, sides: Set[str]) -> str:
    """Return the stance that the words of a clause show, or that of the act, which goes first with a noun phrase."""
    by_act = lexicon.inherited(unit.clause.act, "defaultStance")
    if by_act and _is_noun(unit):
        return by_act
    return _from_marker(unit, lexicon) or _from_future(unit, lexicon, sides) or by_act


def _is_noun(unit: Unit) -> bool:
    """Tell whether the content is a noun phrase, not a clause: the act then tells more than a word in it."""
    start, end = unit.proposition.core
    return not any(unit.marked.finite(at) for at in range(start, end)) and unit.marked.line.norm(start) != "to"


def _from_marker(unit: Unit, lexicon: Lexicon) -> str:
    """Return the stance that a word shows."""
    tokens, (start, end) = unit.marked.line.tokens, unit.proposition.core
    found = (lexicon.markers.longest(tokens, at) for at in range(start, end))
    return next((marker.value for marker in found if marker and marker.end <= end), "")


def _from_future(unit: Unit, lexicon: Lexicon, sides: Set[str]) -> str:
    """Return the stance of an act about the future, which an infinitive or a modal shows."""
    marked, (start, end) = unit.marked, unit.proposition.core
    to_do = marked.line.norm(start) == "to" and unit.proposition.relation is Relation.MAIN
    if to_do or any(marked.free(at) and marked.word("modal", at) for at in range(start, end)):
        own = lexicon.inherited(unit.clause.act, "ownFutureStance")
        return own if own and _is_own(unit, sides) else lexicon.inherited(unit.clause.act, "futureStance")
    return ""


def _is_own(unit: Unit, sides: Set[str]) -> bool:
    """Tell whether a content says without an "if" what its speakers, or the sides that they act for, will do."""
    marked, (start, end) = unit.marked, unit.proposition.core
    for at in range(start, end):
        phrase = marked.phrase_at(at)
        modal = marked.word("modal", marked.past_adverbs(phrase.end if phrase else at))
        if modal:
            acts = _stands_for(phrase, marked, sides) if phrase else _is_government(marked, at, sides)
            does = acts and _is_deed(marked, modal)
            return does and not any(marked.line.norm(other) == "if" for other in range(start, end))
    return False


def _stands_for(phrase: Phrase, marked: Marked, sides: Set[str]) -> bool:
    """Tell whether a subject is the speaker, or just the states that all speakers act for."""
    if phrase.possessive:
        return False
    if phrase.form is Form.PRONOUN:
        return len(sides) == 1 and marked.line.norm(phrase.start) in _SPEAKER
    if phrase.form is Form.COLLECTIVE:
        return len(sides) == 1 and is_own(phrase, marked.lexicon)
    before = phrase.start - 1 - (marked.line.norm(phrase.start - 1) == "the")
    whole = marked.line.norm(before) not in _PREPOSITIONS or marked.line.norm(before - 1) == _GOVERNMENT
    return whole and phrase.kind is Kind.STATE and set(phrase.keys) == sides


def _is_government(marked: Marked, end: int, sides: Set[str]) -> bool:
    """Tell whether the words before a token are the government of the one side that speaks: "his Government"."""
    at = end - 2
    if marked.line.norm(end - 1) != _GOVERNMENT or len(sides) > 1:
        return False
    demonyms = (marked.lexicon.demonyms.longest(marked.line.tokens, begin) for begin in (at, at - 1) if begin >= 0)
    return marked.line.norm(at) in _POSSESSIVES or any(
        hit and hit.end == end - 1 and hit.value in sides for hit in demonyms
    )


def _is_deed(marked: Marked, at: int) -> bool:
    """Tell whether the verb at a token is one of doing: "host" and "be hosting", not "be" or "face"."""
    at = marked.past_adverbs(at + (marked.line.norm(at) == "not"))
    doing = marked.line.norm(at) == "be" and marked.line.norm(at + 1).endswith("ing")
    return doing or not marked.word("no-deed", at)

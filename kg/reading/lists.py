"""Enumerations of actors: "Japan, the ROK and the United States" is one phrase."""

from collections.abc import Iterator

from kg.reading.line import Line
from kg.reading.phrase import Form, Phrase
from kg.reading.records import Kind

_LONGEST_LIST = 40
_BEFORE_SUBJECT = ("", ",", ";", "that", "and", "both")
_SERIAL = (",", "and")
_COMMA = (",",)
_LINKS = (_SERIAL, _COMMA, ("and",), ("as", "well", "as"), ("but", "also"), ("together", "with"), ("along", "with"))
_BODIES = {Kind.STATE, Kind.ORGANISATION}, {Form.NAME, Form.OFFICE}
_PERSONS = {Kind.PERSON}, {Form.NAME, Form.OFFICE, Form.PRONOUN, Form.COLLECTIVE, Form.HOLDERS}


def with_lists(line: Line, atoms: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases of a line with those that an enumeration joins as one."""
    at = 0
    while at < len(atoms):
        parts = atoms[at : _list_end(line, atoms, at) + 1]
        joined = _joined(parts)
        yield from [joined] if len(parts) > 1 and _are_several(joined) else parts
        at += len(parts)


def _are_several(listed: Phrase) -> bool:
    """Tell whether a list names two things at least: one state named twice is no group of its own."""
    return listed.kind is Kind.PERSON or len(listed.keys) > 1


def _joined(parts: list[Phrase]) -> Phrase:
    """Return the items of a list as one phrase."""
    first, last = parts[0], parts[-1]
    keys = tuple(dict.fromkeys(key for part in parts for key in part.keys))
    return Phrase(first.start, last.end, Form.LIST, first.kind, keys, last.possessive, tuple(parts))


def _list_end(line: Line, atoms: list[Phrase], first: int) -> int:
    """Return the index of the atom that closes a list begun at `first`: the one behind the first "and", or the like."""
    for at in range(first + 1, min(first + 1 + _LONGEST_LIST, len(atoms))):
        link = _link(line, atoms[first], atoms[at - 1], atoms[at])
        if link not in ((), _COMMA):
            return first if link == _SERIAL and at == first + 1 else at
        if not link:
            break
    return first


def _link(line: Line, first: Phrase, left: Phrase, right: Phrase) -> tuple[str, ...]:
    """Return the words that join two items of a list that begins with `first`, or nothing."""
    if not _listable(left, right) or not _admits(line, first, right):
        return ()
    words = tuple(line.norm(at) for at in range(left.end, right.start))
    return words if words in _LINKS else ()


def _listable(left: Phrase, right: Phrase) -> bool:
    """Tell whether two phrases can be items of one list."""
    kinds, forms = _PERSONS if left.kind is Kind.PERSON else _BODIES
    alike = {left.kind, right.kind} <= kinds and {left.form, right.form} <= forms
    return alike and not left.possessive and not _is_possessive_pronoun(right)


def _is_possessive_pronoun(phrase: Phrase) -> bool:
    return phrase.form is Form.PRONOUN and phrase.possessive


def _admits(line: Line, first: Phrase, item: Phrase) -> bool:
    """Tell whether a list takes an item: a pronoun only where the list may be a subject."""
    return item.form is not Form.PRONOUN or line.norm(first.start - 1) in _BEFORE_SUBJECT

"""Whose office it is that a text names without a state: that of the side whose account it is.

A ministry writes "Foreign Minister Varga met Foreign Minister Okoro of Chile": its own side goes without saying. What
is taken so is inferred, and of one person or one list of persons at most; whoever else has no state keeps none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import Lexicon, Tense
from kg.lexicon.lexicon import SIDES
from kg.reading.line import Line
from kg.reading.named import Named
from kg.reading.names import Name
from kg.reading.parties import Register
from kg.reading.person import Person

_STATE, _ = SIDES
_BETWEEN = ("and", ",", "&")


def give_side(lines: Sequence[Named], people: Register, home: str) -> None:
    """Let the first persons of an encounter whose state goes without saying act for the side whose account it is."""
    if not home:
        return
    for person in people.persons.values():
        if person.own and _lacks_side(person, home, people.lexicon):
            _act_for(person, home, people.lexicon)
    naming = [named for named in lines if named.names]
    telling = next((named for named in naming if _tells(named.line, people.lexicon)), next(iter(naming), None))
    if telling:
        _give([_persons(telling, group, people) for group in _groups(telling)], people, home)


def _tells(line: Line, lexicon: Lexicon) -> bool:
    """Tell whether a line has a finite verb of contact."""
    found = (lexicon.contacts.longest(line.tokens, at) for at in range(len(line)))
    return any(verb and verb.value.tense & Tense.FINITE for verb in found)


def _give(groups: Sequence[Sequence[Person]], people: Register, home: str) -> None:
    """Let the first of the persons or lists that a line names act for a side, unless somebody else does already."""
    if any(person.side == home for group in groups for person in group):
        return
    first = next((group for group in groups if not any(person.side for person in group)), ())
    for person in first:
        if _lacks_side(person, home, people.lexicon) and not _is_held(person, people, home):
            _act_for(person, home, people.lexicon)


def _act_for(person: Person, home: str, lexicon: Lexicon) -> None:
    """Give a side to the offices of a person, but not to the wider ones by which a text goes on to call them."""
    wider = {role for office, _ in person.offices for role in lexicon.ancestors(office.role)}
    person.offices = [
        (office if office.role in wider else replace(office, holder=home, inferred=True), span)
        for office, span in person.offices
    ]


def _lacks_side(person: Person, home: str, lexicon: Lexicon) -> bool:
    """Tell whether somebody holds an office that the text gives to nobody and that a side such as this has."""
    of_body = any(lexicon.concepts[office.role].note("ofBody") for office, _ in person.offices)
    return bool(person.offices) and not person.side and of_body == (lexicon.concepts[home].kind != _STATE)


def _is_held(person: Person, people: Register, home: str) -> bool:
    """Tell whether somebody else holds the office on that side."""
    rivals = (people.by_role(office.role, home) for office, _ in person.offices)
    return any(rival is not person for found in rivals for rival in found)


def _groups(named: Named) -> Iterator[list[Name]]:
    """Yield the names of a line, those together that commas or "and" join."""
    group: list[Name] = []
    for name in named.names:
        if group and not all(named.line.norm(at) in _BETWEEN for at in range(_end(group[-1]), name.start)):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _end(name: Name) -> int:
    """Return the index behind a name and the offices behind it."""
    return max(name.end, *(office.end for office in name.offices), 0)


def _persons(named: Named, names: Sequence[Name], people: Register) -> list[Person]:
    """Return the persons of names, those left out who cannot be told from others."""
    return [person for name in names if (person := people.find(named.line, name))]

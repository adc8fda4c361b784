"""Whose account a text is: the person whom it calls by the office alone, and the one who says "I"."""

from collections.abc import Sequence

from kg.lexicon import Lexicon, Tense
from kg.reading.line import Line
from kg.reading.named import Named
from kg.reading.names import Name
from kg.reading.parties import ISSUER, Register
from kg.reading.person import Person


def find_own(lines: Sequence[Named], titles: Sequence[Named], people: Register) -> None:
    """Find whom the document calls by the office alone where it presents the encounter, and who says "I"."""
    for named in lines:
        found = _own_office(named, people) or _first_person(named.line, [*titles, *lines], people)
        if found:
            found.own = True
            return


def _own_office(named: Named, people: Register) -> Person | None:
    """Return the person of "The Prime Minister met …": not one whom the same sentence names."""
    lexicon, line = people.lexicon, named.line
    for office in named.offices.values():
        verb = _contact(line, office.end, lexicon)
        if not verb or line.norm(office.start - 1) != "the" or office.holder:
            continue
        met = {p.key for name in named.names if (p := people.find(line, name))}
        others = [person for person in people.by_role(office.role) if person.key not in met]
        if not met or len(others) > 1:
            continue
        if others:
            return others[0]
        person = people.unnamed(lexicon.concepts[office.role].label)
        person.offices.append((office, line.span(office.start, office.end)))
        return person
    return None


def _first_person(line: Line, lines: Sequence[Named], people: Register) -> Person | None:
    """Return the person who says "I", under the office that the document gives ("as Prime Minister")."""
    lexicon = people.lexicon
    speaks = any(token.text == "I" and _speaks(line, at + 1, lexicon) for at, token in enumerate(line.tokens))
    if not speaks:
        return None
    label = next((found for other in lines if (found := _as_office(other.line, lexicon))), "")
    person = _byline(lines, people) or people.unnamed(label or ISSUER)
    people.issuer = person.key
    return person


def _byline(lines: Sequence[Named], people: Register) -> Person | None:
    """Return the person whose name is a whole line of the document, or ends one behind their office."""
    for named in lines:
        alone = not named.line.sentence and len(named.names) == 1
        if alone and _signs(named.line, named.names[0], people.lexicon):
            return people.find(named.line, named.names[0])
    return None


def _signs(line: Line, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a heading ends with a name that it is not about: "Media release – Foreign Minister Ada Varga"."""
    about = line.norm(name.start - 1) in lexicon.barriers
    return name.end == len(line) and not about and (name.start == 0 or bool(name.offices))


def _as_office(line: Line, lexicon: Lexicon) -> str:
    """Return the label of the office in "as Prime Minister", or nothing."""
    for at, token in enumerate(line.tokens[:-1]):
        role = lexicon.nouns["role"].longest(line.tokens, at + 1) if token.norm == "as" else None
        if role:
            return lexicon.concepts[role.value].label
    return ""


def _contact(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a contact verb stands behind an office, adverbs passed over."""
    at = _past_adverbs(line, at, lexicon)
    verb = lexicon.contacts.longest(line.tokens, at) if at < len(line) else None
    return bool(verb and verb.value.tense & Tense.FINITE)


def _speaks(line: Line, at: int, lexicon: Lexicon) -> bool:
    at = _past_adverbs(line, at, lexicon)
    verb = lexicon.acts.longest(line.tokens, at) if at < len(line) else None
    return _contact(line, at, lexicon) or bool(verb)


def _past_adverbs(line: Line, at: int, lexicon: Lexicon) -> int:
    skipped = (lexicon.word("adverb"), lexicon.word("have"))
    while at < len(line) and (found := next(filter(None, (t.longest(line.tokens, at) for t in skipped)), None)):
        at = found.end
    return at

"""Persons by the shape of their names: honorifics, offices before and after a name, capitalised words."""

from calendar import day_name, month_name
from dataclasses import dataclass, replace

from kg.lexicon import Lexicon, Match, Tense
from kg.reading.line import Line

CALENDAR = frozenset(word.casefold() for word in (*day_name, *month_name) if word) - {
    "april",
    "may",
    "june",
    "august",
}
_MOST_WORDS = 6
_MOST_HONORIFICS = 12


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as written: tokens `start` to `end`, the role and, where named, the state or body it belongs to."""

    start: int
    end: int
    role: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person as written: tokens `start` to `end`, of which the name itself is `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    gender: str = ""
    titled: bool = False
    """True when an honorific stands before the name."""
    offices: tuple[OfficeMention, ...] = ()


def offices(line: Line, lexicon: Lexicon) -> dict[int, OfficeMention]:
    """Return the offices that the line names, by the index of their first token."""
    found: dict[int, OfficeMention] = {}
    at = 0
    while at < len(line):
        office = _office(line, at, lexicon)
        if office:
            found[office.start] = office
        at = office.end if office else at + 1
    return found


def names(line: Line, lexicon: Lexicon, known: dict[int, OfficeMention]) -> list[Name]:
    """Return the persons that the line names with an honorific or an office, in order."""
    found: list[Name] = []
    at = 0
    while at < len(line):
        name = _name(line, at, lexicon, known)
        if name:
            found.append(name)
        at = name.end if name else at + 1
    return found


def _office(line: Line, at: int, lexicon: Lexicon) -> OfficeMention | None:
    """Return the office that begins at a token: "ROK Foreign Minister", "President of the ROK"."""
    holder, start = "", at
    if not line.tokens[at].is_capital and line.norm(at - 1) != "the":
        return None
    owner = lexicon.named.longest(line.tokens, at) or lexicon.demonyms.longest(line.tokens, at)
    if owner:
        holder, at = owner.value, owner.end
        at += line.norm(at) == "'s"
    role = lexicon.nouns["role"].longest(line.tokens, at)
    if not role or (not line.tokens[at].is_capital and line.norm(at - 1) != "the"):
        return None
    end = role.end
    body = _of_body(line, end, lexicon)
    if body:
        holder, end = body
    return OfficeMention(start, end, role.value, holder)


def _of_body(line: Line, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the state or body after "of" or "for", and the index behind it."""
    if line.norm(at) not in ("of", "for"):
        return None
    at += 1 + (line.norm(at + 1) == "the")
    owner = lexicon.named.longest(line.tokens, at)
    return (owner.value, owner.end) if owner else None


def _name(line: Line, at: int, lexicon: Lexicon, known: dict[int, OfficeMention]) -> Name | None:
    start, titled = at, False
    before, gender = _office_before(line, at, lexicon, known)
    if not before and not line.tokens[at].is_capital and line.norm(at) != "the":
        return None
    at = before.end if before else at
    if before and line.norm(at) == "," and _is_named_after(line, at + 1, lexicon, _is_apposition(line, start)):
        at += 1
    while at - start < _MOST_HONORIFICS and (honorific := lexicon.word("honorific").longest(line.tokens, at)):
        gender = _gender(honorific, lexicon) or gender
        at, titled = honorific.end, True
    last = _name_end(line, at, lexicon)
    if last == at or not (titled or before or _stands_alone(line, start, last, lexicon, known)):
        return None
    end = _after_suffixes(line, last, lexicon)
    gender = gender or (lexicon.inherited(before.role, "gender") if before else "")
    if before and not before.holder and (body := _of_body(line, end, lexicon)):
        before = replace(before, holder=body[0])
    held = tuple(office for office in (before, _apposition(line, end, known)) if office)
    return Name(start, end, at, last, gender, titled, held)


def _office_before(
    line: Line, at: int, lexicon: Lexicon, known: dict[int, OfficeMention]
) -> tuple[OfficeMention | None, str]:
    """Return the office that opens a name, behind an honorific too ("His Majesty King …"), and the gender it tells."""
    honorific = None if at in known else lexicon.word("honorific").longest(line.tokens, at)
    before = known.get(honorific.end if honorific else at)
    if not honorific or not before:
        return before, ""
    return before, _gender(honorific, lexicon)


def _gender(honorific: Match[str], lexicon: Lexicon) -> str:
    """Return the gender that a form of respect tells, or nothing."""
    return next(filter(None, (lexicon.concepts[key].note("gender") for key in honorific.values)), "")


def _name_end(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind the capitalised words of a name that begins at a token."""
    end = at
    while end < len(line) and end - at < _MOST_WORDS * 2:
        step = _name_word(line, end, lexicon)
        if not step:
            break
        end = step
    return end


def _name_word(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind one word of a name, or 0."""
    token = line.tokens[at]
    if token.text == "-" and at + 1 < len(line) and line.tokens[at + 1].is_capital:
        return at + 2
    particle = lexicon.word("name-particle").longest(line.tokens, at)
    if particle and _goes_on(line, particle.end, lexicon):
        return particle.end
    if not token.is_word or not token.is_capital or token.norm in CALENDAR or token.text == "I":
        return 0
    if _is_other(line, at, lexicon):
        return 0
    if len(token.text) == 1 and line.norm(at + 1) == ".":
        return at + 2
    suffix = lexicon.word("suffix").longest(line.tokens, at)
    return 0 if suffix else at + 1


def _is_other(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word is one of a state, place, office or event, or the verb of a headline."""
    nouns = (lexicon.nouns["role"], lexicon.role_plurals, lexicon.nouns["evt"], lexicon.nouns["collective"])
    tries = (lexicon.named, lexicon.demonyms, *nouns)
    if any(trie.longest(line.tokens, at) for trie in tries):
        return True
    verb = lexicon.contacts.longest(line.tokens, at) or lexicon.acts.longest(line.tokens, at)
    return bool(verb and verb.value.tense & Tense.PRESENT and not verb.value.tense & Tense.BASE)


def _stands_alone(line: Line, start: int, end: int, lexicon: Lexicon, known: dict[int, OfficeMention]) -> bool:
    """Tell whether capitalised words without honorific are a person: two or more, who act or hold an office."""
    words = sum(line.tokens[at].is_word for at in range(start, end))
    openers = (lexicon.word("opener"), lexicon.word("adverb"), lexicon.word("connective"))
    if words < 2 or line.norm(start) in lexicon.barriers or any(t.longest(line.tokens, start) for t in openers):
        return False
    behind = end
    while behind < len(line) and (adverb := lexicon.word("adverb").longest(line.tokens, behind)):
        behind = adverb.end
    verbs = (
        [trie.longest(line.tokens, behind) for trie in (lexicon.contacts, lexicon.acts)] if behind < len(line) else []
    )
    acts = any(verb and verb.value.tense & Tense.FINITE for verb in verbs)
    return acts or line.norm(start - 1) == "with" or _apposition(line, end, known) is not None


def _is_apposition(line: Line, at: int) -> bool:
    """Tell whether an office stands behind a comma and the capitalised word of a name."""
    return line.norm(at - 1) == "," and at > 1 and line.tokens[at - 2].is_capital


def _is_named_after(line: Line, at: int, lexicon: Lexicon, apposition: bool) -> bool:
    """Tell whether the holder of an office is named behind the comma at a token: "the President, Ada Varga, met"."""
    if lexicon.word("honorific").longest(line.tokens, at):
        return True
    if apposition:
        return False
    end = _name_end(line, at, lexicon) if at < len(line) else at
    words = sum(line.tokens[i].is_word for i in range(at, end))
    return words > 1 and (line.norm(end) in (",", ".", ")", "") or not line.tokens[end].is_capital)


def _goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word stands behind a particle, further particles passed over."""
    while at < len(line) and (particle := lexicon.word("name-particle").longest(line.tokens, at)):
        at = particle.end
    at += line.norm(at) == "-"
    return at < len(line) and line.tokens[at].is_capital


def _after_suffixes(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind ", Jr." or "III"."""
    comma = at + (line.norm(at) == ",")
    for begin in (at, comma):
        suffix = lexicon.word("suffix").longest(line.tokens, begin) if begin < len(line) else None
        if suffix:
            return suffix.end
    return at


def _apposition(line: Line, at: int, known: dict[int, OfficeMention]) -> OfficeMention | None:
    """Return the office that stands behind a name and a comma."""
    if line.norm(at) != ",":
        return None
    return known.get(at + 1) or (known.get(at + 2) if line.norm(at + 1) == "the" else None)

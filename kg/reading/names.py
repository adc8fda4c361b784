"""Persons by the shape of their names: honorifics, offices before and after a name, capitalised words."""

from calendar import day_name, month_name
from dataclasses import dataclass

from kg.lexicon import Lexicon, Match, Tense, Trie, Verb
from kg.reading.line import Line
from kg.reading.offices import OfficeMention as OfficeMention
from kg.reading.offices import appositions, belongs_to_another, with_holder
from kg.reading.offices import offices as offices
from kg.words import Token

DAYS_AND_MONTHS = frozenset(word.casefold() for word in (*day_name, *month_name) if word)
CALENDAR = DAYS_AND_MONTHS - {"april", "may", "june", "august"}
"""The days and months that nobody is called by."""
TURNOVER, FORMER = "turnover", "former"
"""The word classes that stand before who comes into an office or is about to leave it, and before who held it."""
_MOST_WORDS = 6
_MOST_HONORIFICS = 12


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
    change: str = ""
    """The word class of the word before it, if that tells of a change in an office: "his successor, President …"."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before a name, which begins at the token `end`: an office, honorifics, both or nothing."""

    end: int
    office: OfficeMention | None
    gender: str
    titled: bool

    @property
    def tells(self) -> bool:
        """Tell whether a person must follow."""
        return self.titled or self.office is not None


def names(line: Line, lexicon: Lexicon, known: dict[int, OfficeMention]) -> list[Name]:
    """Return the persons that the line names with an honorific or an office, in order.

    An office that stands behind one name is not read again as what stands before the next.
    """
    found: list[Name] = []
    at = 0
    while at < len(line):
        token = line.tokens[at]
        may_begin = token.is_capital or token.norm == "the" or at in known
        name = _name(line, at, lexicon, known) if may_begin else None
        if name:
            found.append(name)
        at = max(name.end, *(office.end for office in name.offices), 0) if name else at + 1
    return found


def acts(verbs: Trie[Verb], line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a finite one of these verbs stands at a token, adverbs passed over."""
    verb = verbs.longest(line.tokens, line.skip(lexicon.word("adverb"), at))
    return bool(verb and verb.value.tense & Tense.FINITE)


def _name(line: Line, at: int, lexicon: Lexicon, known: dict[int, OfficeMention]) -> Name | None:
    """Return the person whose name begins at a token, with all that stands before and behind it."""
    opening = _opening(line, at, lexicon, known)
    return _behind(opening, line, at, lexicon, known) if opening else None


def _behind(
    opening: _Opening, line: Line, start: int, lexicon: Lexicon, known: dict[int, OfficeMention]
) -> Name | None:
    """Return the person whose name stands behind an opening, or None if there is no name."""
    first = opening.end
    last = _name_end(line, first, lexicon)
    if last == first or not (opening.tells or _stands_alone(line, start, last, lexicon, known)):
        return None
    end = _after_suffixes(line, last, lexicon)
    before = with_holder(line, opening.office, end, lexicon) if opening.office else None
    inverted = before is not None and line.norm(before.end) == ","
    held = (*([before] if before else []), *(() if inverted else appositions(line, end, known)))
    return Name(start, end, first, last, opening.gender, opening.titled, held, _change(line, start, lexicon))


def _change(line: Line, at: int, lexicon: Lexicon) -> str:
    """Return the class of a word before a token that tells of a change in an office, a comma between them or not."""
    before = line.norm(at - 1 - (line.norm(at - 1) == ","))
    return next((name for name in (TURNOVER, FORMER) if before in lexicon.ends[name]), "")


def _opening(line: Line, at: int, lexicon: Lexicon, known: dict[int, OfficeMention]) -> _Opening | None:
    """Return what stands before a name: nothing at all where it is a bare one; None where no name may begin."""
    office, gender = _office_before(line, at, lexicon, known)
    begin = _past_office(line, at, office, lexicon) if office else at
    end, told = _past_honorifics(line, begin, at + _MOST_HONORIFICS, lexicon)
    return _Opening(end, office, told or gender, titled=end > begin)


def _past_office(line: Line, start: int, office: OfficeMention, lexicon: Lexicon) -> int:
    """Return the index behind an office, and behind the comma that may part it from the name of its holder."""
    comma = line.norm(office.end) == ","
    return office.end + (comma and _is_named_after(line, office.end + 1, lexicon, _is_apposition(line, start)))


def _past_honorifics(line: Line, at: int, stop: int, lexicon: Lexicon) -> tuple[int, str]:
    """Return the index behind the honorifics at a token, and the gender that they tell."""
    gender = ""
    while at < stop and (honorific := lexicon.word("honorific").longest(line.tokens, at)):
        gender = _gender(honorific, lexicon) or gender
        at = honorific.end
    return at, gender


def _office_before(
    line: Line, at: int, lexicon: Lexicon, known: dict[int, OfficeMention]
) -> tuple[OfficeMention | None, str]:
    """Return the office that opens a name, behind an honorific too ("His Majesty King …"), and the gender it tells."""
    honorific = None if at in known else lexicon.word("honorific").longest(line.tokens, at)
    before = known.get(honorific.end if honorific else at)
    if not before or belongs_to_another(line, at):
        return None, ""
    told = _gender(honorific, lexicon) if honorific else ""
    return before, told or lexicon.inherited(before.role, "gender")


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
    return _second_half(line, at) or _particle(line, at, lexicon) or _proper_noun(line, at, lexicon)


def _second_half(line: Line, at: int) -> int:
    """Return the index behind a hyphen and a capitalised word ("Jae-In"), or 0."""
    return at + 2 if line.norm(at) == "-" and line.is_capital(at + 1) else 0


def _particle(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind a particle within a name ("van der"), or 0."""
    particle = lexicon.word("name-particle").longest(line.tokens, at)
    return particle.end if particle and _goes_on(line, particle.end, lexicon) else 0


def _proper_noun(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind a capitalised word that names nothing else, or an initial with its stop, or 0."""
    token = line.tokens[at]
    if not _is_proper(token) or _is_other(line, at, lexicon):
        return 0
    if len(token.text) == 1 and line.norm(at + 1) == ".":
        return at + 2
    return 0 if lexicon.word("suffix").longest(line.tokens, at) else at + 1


def _is_proper(token: Token) -> bool:
    return token.is_word and token.is_capital and token.norm not in CALENDAR and token.text != "I"


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
    if _words(line, start, end) < 2 or _opens_clause(line, start, lexicon):
        return False
    meets_or_speaks = any(acts(verbs, line, end, lexicon) for verbs in (lexicon.contacts, lexicon.acts))
    joined = line.norm(end) == "and" and (end + 1 in known or lexicon.word("honorific").longest(line.tokens, end + 1))
    related = any(lexicon.word("relative").longest(line.tokens, at) for at in (start - 1, start - 2) if at >= 0)
    return meets_or_speaks or line.norm(start - 1) == "with" or bool(related or joined or appositions(line, end, known))


def _words(line: Line, start: int, end: int) -> int:
    """Return how many of the tokens `start` to `end` are words."""
    return sum(token.is_word for token in line.tokens[start:end])


def _opens_clause(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a preposition, a conjunction, an adverb or the like stands at a token."""
    openers = map(lexicon.word, ("opener", "adverb", "connective", "order"))
    return line.norm(at) in lexicon.barriers or any(trie.longest(line.tokens, at) for trie in openers)


def _is_apposition(line: Line, at: int) -> bool:
    """Tell whether an office stands behind a comma and the capitalised word of a name."""
    return line.norm(at - 1) == "," and line.is_capital(at - 2)


def _is_named_after(line: Line, at: int, lexicon: Lexicon, apposition: bool) -> bool:
    """Tell whether the holder of an office is named behind the comma at a token: "the President, Ada Varga, met"."""
    if lexicon.word("honorific").longest(line.tokens, at):
        return True
    if apposition:
        return False
    end = _name_end(line, at, lexicon)
    return _words(line, at, end) > 1 and (line.norm(end) in (",", ".", ")", "") or not line.is_capital(end))


def _goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word stands behind a particle, further particles passed over."""
    at = line.skip(lexicon.word("name-particle"), at)
    return line.is_capital(at + (line.norm(at) == "-"))


def _after_suffixes(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind ", Jr." or "III"."""
    comma = at + (line.norm(at) == ",")
    for begin in (at, comma):
        suffix = lexicon.word("suffix").longest(line.tokens, begin)
        if suffix:
            return suffix.end
    return at

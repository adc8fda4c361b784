"""A reporting clause: a verb of saying with its subject, found at a given place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import Match, Tense, Verb, local_name
from kg.reading.assembled import assembled, holders_at
from kg.reading.denied import denies_noun, is_naught, is_noun_phrase, negation
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import SUBJECT_PRONOUNS
from kg.reading.records import Kind

_GAP = 3
_LONGEST_OBJECT = 8
_LONGEST_INSERTION = 14
_SPEAKING = (Kind.PERSON, Kind.STATE, Kind.ORGANISATION, Kind.GROUP)
_BEHIND_TOLD = ("that", "on", "of", "about")
_ENDS = (".", ",", ";", ":", "and", "while", "but", "whereas")
_ANY = Tense.BASE | Tense.FINITE | Tense.PARTICIPLE | Tense.ING
_SAYING = ("assertive", "directive")
"""The illocutions of which a negated object denies what is said, and not that it was said: "demanded no delay"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting verb with its subject; all positions are token indices, ends exclusive."""

    subject: Phrase | None
    """None when the verb is passive and names nobody."""
    act: str
    start: int
    """Where the cue begins, adverbs taken in."""
    head: tuple[int, int]
    end: int
    """Where the cue ends: behind "that", or behind the preposition of a view that is not given."""
    content: tuple[int, int] = (0, 0)
    stance: str = ""
    """Set when the cue is a coordinated attitude ("…, and he hopes to …")."""
    held: tuple[int, int] | None = None
    """The words of a position that is not given ("Japan’s position on")."""
    withheld: bool = False
    infinitive: bool = False
    """True for the purpose of a contact ("spoke with X to discuss …")."""
    patient: Phrase | None = None
    """Of a passive that names who said it: its subject, with which the sentence goes on."""
    aside: bool = False
    """True between commas, before the main verb of the same subject ("X, noting that …, asked …")."""
    told: int | None = None
    """Where the words begin that name who is told, behind the verb ("told President Varga that")."""
    denied: bool = False
    """True of what was not said or done ("did not rule out"): it only ends what stands before it."""
    further: tuple[int, int] | None = None
    """Of direct speech with the report in its midst: its second part."""
    attributes: bool = False
    """True of a report behind what it reports, the clauses before it taken in: "Chile opposes it, X said"."""
    doubt: str = ""
    """Why the clause may say something else, in words."""


def reporting(marked: Marked, subject: Phrase | None, at: int, tense: Tense) -> Clause | None:
    """Return the clause of the reporting verb at a token, adverbs passed over, in one of the given tenses."""
    verb_at = marked.past_adverbs(at)
    if tense & (Tense.FINITE | Tense.ING) and (behind := negation(marked, verb_at)):
        clause = reporting(marked, subject, behind, _ANY if tense & Tense.FINITE else tense)
        if clause:
            return refused(marked, clause, at)
    if tense & Tense.FINITE and (went_on := marked.word("aspect", verb_at)):
        return reporting(marked, subject, went_on, Tense.BASE)
    clause = _cue(marked, subject, at, tense)
    have = marked.word("have", verb_at) if tense & Tense.FINITE and not clause else 0
    return reporting(marked, subject, have, Tense.PARTICIPLE | Tense.BASE) if have else clause


def purpose(marked: Marked, subject: Phrase | None, at: int) -> Clause | None:
    """Return the clause of an infinitive that a contact served, with its verb at a token: "to discuss …"."""
    clause = reporting(marked, subject, at, Tense.BASE)
    return replace(clause, infinitive=True) if clause else None


def _cue(marked: Marked, subject: Phrase | None, start: int, tense: Tense) -> Clause | None:
    """Return the clause of a verb behind adverbs, up to "that" or to the preposition of a view that is not given."""
    lexicon, verb_at = marked.lexicon, marked.past_adverbs(start)
    found = _past_hearer(marked, verb_at) or lexicon.acts.longest(marked.line.tokens, verb_at, _GAP, lexicon.barriers)
    verb = next((verb for verb in found.values if verb.tense & tense), None) if found else None
    if not found or not verb or marked.word("behalf", found.end - 1):
        return None
    act = verb.key
    behind = _past_hearers(marked, found.end)
    told = found.end if behind > found.end else None
    end = behind if told else found.end + (marked.line.norm(found.end) == "that")
    withheld = end == found.end and marked.line.norm(end) in lexicon.concepts[act].notes.get("withholds", ())
    clause = Clause(subject, act, start, (verb_at, found.end), end + withheld, withheld=withheld, told=told)
    if denies_noun(marked, verb_at + 1, found.end, verb.base):
        return refused(marked, clause, start)
    return _of_naught(marked, clause) if is_naught(marked, clause.end) else clause


def _of_naught(marked: Marked, clause: Clause) -> Clause:
    """Return a clause whose object is naught: denied, or in doubt where it may be what is said that is denied."""
    if marked.line.norm(clause.end - 1) == "that" or not is_noun_phrase(marked, clause.end):
        return clause
    if is_saying(marked, clause) or marked.line.norm(clause.end - 1) in marked.lexicon.barriers:
        return replace(clause, doubt=f"“{marked.line.words(clause.end, clause.end + 1)}” may deny it")
    return refused(marked, clause, clause.start)


def _past_hearer(marked: Marked, at: int) -> Match[Verb] | None:
    """Return the light verb at a token whose noun stands behind who is told: "gave President Varga an account of"."""
    hearer = marked.phrase_at(at + 1)
    if not hearer or hearer.kind is not Kind.PERSON or hearer.possessive:
        return None
    stretch = (marked.line.tokens[at], *marked.line.tokens[hearer.end : hearer.end + _LONGEST_OBJECT])
    found = marked.lexicon.acts.longest(stretch, 0, _GAP, marked.lexicon.barriers)
    return Match(at, hearer.end + found.end - 1, found.values) if found and found.end > 1 else None


def _past_hearers(marked: Marked, at: int) -> int:
    """Return the index behind who is told something and "that", "of" or "about", or `at` if nobody is."""
    told = marked.phrase_at(at)
    end = told.end if told and told.kind is Kind.PERSON else marked.word("audience", at)
    return end + 1 if end and marked.line.norm(end) in _BEHIND_TOLD else at


def is_saying(marked: Marked, clause: Clause) -> bool:
    """Tell whether a clause only says something, or asks for it: its object is what is said."""
    return local_name(marked.lexicon.top(clause.act)) in _SAYING


def refused(marked: Marked, clause: Clause, at: int) -> Clause:
    """Return what says the contrary of a clause, its negation at a token: the act of refusing, or nothing at all."""
    act = "" if clause.denied else marked.lexicon.concepts[clause.act].note("whenNegated")
    return replace(clause, act=act, start=at) if act else replace(clause, start=at, denied=True)


def past_insertion(marked: Marked, at: int) -> int:
    """Return the index behind what stands between commas at a token: "X, for his part, stated"."""
    if marked.line.norm(at) != ",":
        return at
    if holders := holders_at(marked, at + 1):
        behind = assembled(marked, holders)[1]
        return behind + (marked.line.norm(behind) == ",")
    comma = marked.mark(at + 1, min(at + _LONGEST_INSERTION, len(marked.line)))
    return at if comma is None else comma + 1


def speaks(marked: Marked, phrase: Phrase) -> bool:
    """Tell whether a phrase can be the subject of a reporting verb."""
    if phrase.possessive or phrase.form in (Form.DYAD, Form.PEOPLE):
        return False
    if phrase.form is Form.PRONOUN:
        return marked.line.norm(phrase.start) in SUBJECT_PRONOUNS
    return phrase.kind in _SPEAKING


def narrowed(marked: Marked, clause: Clause) -> Clause:
    """Return the clause with the act that its object calls for: "explained Japan’s position on …"."""
    for key, nouns, prepositions in marked.lexicon.narrowings(clause.act):
        for noun_at in _objects(marked, clause, nouns):
            if not prepositions:
                return replace(clause, act=key)
            if marked.line.norm(noun_at + 1) in prepositions and _withholds(marked, clause, noun_at + 2):
                return replace(clause, act=key, held=(clause.content[0], noun_at + 2), withheld=True)
    return clause


def _objects(marked: Marked, clause: Clause, nouns: Sequence[str]) -> Iterator[int]:
    """Yield where one of these nouns is the object of the verb, with more of the content behind it."""
    start, stop = clause.content
    for at in range(start, min(start + _LONGEST_OBJECT, stop - 1)):
        if marked.line.norm(at) in nouns and _is_noun_phrase(marked, start, at):
            yield at


def _withholds(marked: Marked, clause: Clause, at: int) -> bool:
    """Tell whether a noun phrase only names what a view is on, from a token on: a that-clause gives the view."""
    return marked.line.norm(clause.end - 1) != "that" and trimmed(marked, at, clause.content[1]) > at


def _is_noun_phrase(marked: Marked, start: int, end: int) -> bool:
    """Tell whether only a possessor and modifiers stand between two tokens."""
    return all(
        marked.phrase_over(at) or marked.line.norm(at) not in marked.lexicon.barriers for at in range(start, end)
    )


def is_participle(marked: Marked, clause: Clause) -> bool:
    """Tell whether the verb of a clause is a participle, so that its main verb is still to come."""
    found = marked.lexicon.acts.longest(marked.line.tokens, clause.head[0], _GAP, marked.lexicon.barriers)
    return bool(found and all(verb.tense & Tense.ING for verb in found.values))


def trimmed(marked: Marked, start: int, end: int) -> int:
    """Return the end of a stretch without the marks and coordinators at its end."""
    while end > start and marked.line.norm(end - 1) in _ENDS:
        end -= 1
    return end

"""A reporting clause: a verb of saying with its subject, found at a given place."""

from dataclasses import dataclass, replace

from kg.lexicon import Tense
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


def reporting(marked: Marked, subject: Phrase | None, at: int, tense: Tense) -> Clause | None:
    """Return the clause of the reporting verb at a token, adverbs passed over, in one of the given tenses."""
    lexicon, verb_at = marked.lexicon, marked.past_adverbs(at)
    negated = marked.word("negation", verb_at)
    if negated and tense & Tense.FINITE:
        return _negated(marked, reporting(marked, subject, negated, Tense.BASE), at)
    went_on = marked.word("aspect", verb_at)
    if went_on and tense & Tense.FINITE:
        return reporting(marked, subject, went_on, Tense.BASE)
    found = lexicon.acts.longest(marked.line.tokens, verb_at, _GAP, lexicon.barriers)
    if not found or not any(verb.tense & tense for verb in found.values):
        return None
    act = next(verb.key for verb in found.values if verb.tense & tense)
    end = found.end
    told = marked.phrase_at(end)
    if told and told.kind is Kind.PERSON and marked.line.norm(told.end) in _BEHIND_TOLD:
        end = told.end
        if marked.line.norm(end) != "that":
            return Clause(subject, act, at, (verb_at, found.end), end + 1)
    if marked.line.norm(end) == "that":
        return Clause(subject, act, at, (verb_at, found.end), end + 1)
    withheld = marked.line.norm(end) in lexicon.concepts[act].notes.get("withholds", ())
    return Clause(subject, act, at, (verb_at, found.end), end + withheld, withheld=withheld)


def _negated(marked: Marked, clause: Clause | None, at: int) -> Clause | None:
    """Return a clause with the act of refusing what its verb does ("did not agree"), if there is such an act."""
    act = marked.lexicon.concepts[clause.act].note("whenNegated") if clause else ""
    return replace(clause, act=act, start=at) if clause and act else None


def past_insertion(marked: Marked, at: int) -> int:
    """Return the index behind what stands between commas at a token: "X, for his part, stated"."""
    if marked.line.norm(at) != ",":
        return at
    stop = min(at + _LONGEST_INSERTION, len(marked.line))
    comma = next((i for i in range(at + 1, stop) if marked.line.norm(i) == "," and marked.free(i)), 0)
    return comma + 1 if comma else at


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
        at, stop = clause.content
        for noun_at in range(at, min(at + _LONGEST_OBJECT, stop - 1)):
            if marked.line.norm(noun_at) not in nouns or not _is_noun_phrase(marked, at, noun_at):
                continue
            if not prepositions:
                return replace(clause, act=key)
            subject_at = noun_at + 2
            if marked.line.norm(noun_at + 1) in prepositions and trimmed(marked, subject_at, stop) > subject_at:
                return replace(clause, act=key, held=(at, subject_at), withheld=True)
    return clause


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

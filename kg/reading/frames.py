"""How a sentence opens a report: by a subject, in a parenthesis, behind direct speech, as the purpose of a contact."""

from dataclasses import replace

from kg.lexicon import Tense
from kg.reading.clause import Clause, purpose, refused, reporting, speaks, trimmed
from kg.reading.companions import reported_by, with_companions
from kg.reading.denied import denies_inverted
from kg.reading.direct import BEFORE_INVERTED, inserted, inverted
from kg.reading.marked import Marked
from kg.reading.passives import needs_no_agent, passive
from kg.reading.phrases import Form
from kg.reading.telling import is_encounter


def first(marked: Marked, at: int, contact: Clause | None) -> Clause | None:
    """Return the first reporting clause of a sentence if it begins at a token, or the contact that comes before it."""
    if contact:
        return _active(marked, at) or _purpose(marked, at, contact)
    opened = _fronted(marked, at) or _active(marked, at) or _inverted(marked, at) or _by_encounter(marked, at)
    return opened or passive(marked, at, 0) or _contact(marked, at)


def _active(marked: Marked, at: int) -> Clause | None:
    """Return the clause whose subject is the phrase at a token."""
    return (
        (inserted(marked, at) or _parenthesis(marked, at) or _with_subject(marked, at)) if _opens(marked, at) else None
    )


def _opens(marked: Marked, at: int) -> bool:
    """Tell whether a subject may begin at a token: not in direct speech, nor behind a preposition or a subordinator."""
    phrase = marked.phrase_at(at)
    if phrase is None or at in marked.shut:
        return False
    before = marked.line.norm(at - 1)
    if before not in marked.lexicon.barriers or (phrase.form is Form.PRONOUN and before in ("and", "but")):
        return True
    return any(marked.word("subordinator", begin) == at for begin in range(max(at - 2, 0), at))


def _with_subject(marked: Marked, at: int) -> Clause | None:
    """Return the clause whose subject is the phrase at a token, if a finite reporting verb follows it."""
    subject = marked.phrase_at(at)
    if not subject or not speaks(marked, subject):
        return None
    clause = reported_by(marked, subject, Tense.FINITE)
    return refused(marked, clause, clause.start) if clause and denies_inverted(marked, subject.start) else clause


def _parenthesis(marked: Marked, at: int) -> Clause | None:
    """Return the clause between commas right behind the subject: "X, noting that …, asked", "X, who noted …, asked"."""
    subject = marked.phrase_at(at)
    if not subject or not speaks(marked, subject) or marked.line.norm(subject.end) != ",":
        return None
    begin = subject.end + 1
    word = marked.line.norm(begin)
    tense = Tense.FINITE if word == "who" else Tense.ING
    clause = reporting(marked, subject, begin + (word in ("who", "while")), tense)
    return replace(clause, aside=True) if clause else None


def _fronted(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a participle that opens a sentence: "(While) noting that it rained, X asked for tea"."""
    if at:
        return None
    comma = marked.mark(0, len(marked.line))
    subject = marked.phrase_at(comma + 1) if comma else None
    if comma is None or not subject or not speaks(marked, subject):
        return None
    clause = reporting(marked, subject, int(marked.line.norm(0) == "while"), Tense.ING)
    return replace(clause, content=(clause.end, comma), aside=True) if clause and clause.end < comma else None


def _inverted(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a verb behind what it reports and before its subject: "…," said X."""
    clause = inverted(marked, at) if marked.line.norm(at - 1) in BEFORE_INVERTED else None
    return replace(clause, content=(0, trimmed(marked, 0, at))) if clause else None


def _by_encounter(marked: Marked, at: int) -> Clause | None:
    """Return the clause of which the encounter is the subject: "the talks (between X and Y) covered …"."""
    noun = marked.lexicon.nouns["evt"].longest(marked.line.tokens, at) if marked.free(at) else None
    if not noun or not is_encounter(noun.value, marked.lexicon):
        return None
    between = marked.phrase_at(noun.end + 1) if marked.line.norm(noun.end) == "between" else None
    clause = reporting(marked, between, between.end if between else noun.end, Tense.FINITE)
    return clause if clause and needs_no_agent(marked, clause) else None


def _contact(marked: Marked, at: int) -> Clause | None:
    """Return the contact whose subject is the phrase at a token ("X spoke today with Y"): a clause without an act."""
    subject = marked.phrase_at(at) if _opens(marked, at) else None
    if not subject or not speaks(marked, subject):
        return None
    whole, at = with_companions(marked, subject)
    verb_at = marked.past_adverbs(at)
    verb = marked.lexicon.contacts.longest(marked.line.tokens, verb_at)
    if not verb or not verb.value.tense & Tense.FINITE:
        return None
    return Clause(whole, "", verb_at, (verb_at, verb.end), verb.end)


def _purpose(marked: Marked, at: int, contact: Clause) -> Clause | None:
    """Return the reporting verb that a contact served: "spoke with Y to discuss …"."""
    if marked.line.norm(at) != "to" or not marked.free(at):
        return None
    return purpose(marked, contact.subject, at + 1)

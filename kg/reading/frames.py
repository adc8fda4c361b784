"""How a sentence opens a report: by a subject, in a parenthesis, as the purpose of a contact, in the passive."""

from dataclasses import replace

from kg.lexicon import Tense, local_name
from kg.reading.clause import Clause, past_insertion, purpose, reporting, speaks, trimmed
from kg.reading.marked import Marked

_TOGETHER = ("discussion", "agreement")


def first(marked: Marked, at: int, contact: Clause | None) -> Clause | None:
    """Return the first reporting clause of a sentence if it begins at a token, or the contact that comes before it."""
    if contact:
        return _active(marked, at) or _purpose(marked, at, contact)
    return _active(marked, at) or _passive(marked, at) or _contact(marked, at)


def _active(marked: Marked, at: int) -> Clause | None:
    """Return the clause whose subject is the phrase at a token."""
    return (_parenthesis(marked, at) or _with_subject(marked, at)) if _opens(marked, at) else None


def _opens(marked: Marked, at: int) -> bool:
    """Tell whether a subject may begin at a token: not right behind a preposition or a subordinator."""
    return marked.phrase_at(at) is not None and marked.line.norm(at - 1) not in marked.lexicon.barriers


def _with_subject(marked: Marked, at: int) -> Clause | None:
    """Return the clause whose subject is the phrase at a token, if a finite reporting verb follows it."""
    subject = marked.phrase_at(at)
    if not subject or not speaks(marked, subject):
        return None
    return reporting(marked, subject, past_insertion(marked, subject.end), Tense.FINITE)


def _parenthesis(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a participle between commas right behind the subject: "X, noting that …, asked for …"."""
    subject = marked.phrase_at(at)
    if not subject or not speaks(marked, subject) or marked.line.norm(subject.end) != ",":
        return None
    return reporting(marked, subject, subject.end + 1, Tense.ING)


def _contact(marked: Marked, at: int) -> Clause | None:
    """Return the contact whose subject is the phrase at a token ("X spoke today with Y"): a clause without an act."""
    subject = marked.phrase_at(at) if _opens(marked, at) else None
    if not subject or not speaks(marked, subject):
        return None
    verb_at = marked.past_adverbs(subject.end)
    verb = marked.lexicon.contacts.longest(marked.line.tokens, verb_at)
    if not verb or not verb.value.tense & Tense.FINITE:
        return None
    return Clause(subject, "", verb_at, (verb_at, verb.end), verb.end)


def _purpose(marked: Marked, at: int, contact: Clause) -> Clause | None:
    """Return the reporting verb that a contact served: "spoke with Y to discuss …"."""
    if marked.line.norm(at) != "to" or not marked.free(at):
        return None
    return purpose(marked, contact.subject, at + 1)


def _passive(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a passive that names nobody: "the situation was discussed", "it was agreed that …"."""
    clause = _together(marked, at)
    if not clause:
        return None
    if marked.line.norm(clause.end - 1) == "that" or marked.line.norm(clause.end) in ("to", "on"):
        return clause
    subject = trimmed(marked, 0, at)
    return replace(clause, content=(0, subject)) if subject else None


def _together(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a passive about what only several can do, without its subject: "was agreed"."""
    behind = marked.word("be", at) if marked.free(at) else 0
    clause = reporting(marked, None, behind, Tense.PARTICIPLE) if behind else None
    return clause if clause and local_name(marked.lexicon.top(clause.act)) in _TOGETHER else None

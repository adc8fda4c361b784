"""Who speaks beside a subject: "X, together with Y, stressed that …", "Along with Y, X said"."""

from dataclasses import dataclass, replace

from kg.lexicon import Tense
from kg.reading.assembled import with_all
from kg.reading.clause import Clause, past_insertion, reporting, speaks
from kg.reading.marked import Marked
from kg.reading.phrases import Form, Phrase

_MOST_WORDS = 4
"""Of the words that join a companion to a subject."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Words that join a companion; the companion stands at the token `end`."""

    start: int
    end: int
    doubtful: bool = False
    """True for words that may only tell who was there, and not who spoke ("joined by")."""


def reported_by(marked: Marked, subject: Phrase, tense: Tense, insertion: bool = True) -> Clause | None:
    """Return the clause of the verb behind a subject and all who speak with it, in one of the given tenses.

    With `insertion`, other words between commas may stand before the verb.
    """
    whole, at = with_companions(marked, subject)
    if insertion and at == whole.end:
        at = past_insertion(marked, at)
    clause = reporting(marked, whole, at, tense)
    return _with_those_behind(marked, clause) if clause else None


def with_companions(marked: Marked, subject: Phrase) -> tuple[Phrase, int]:
    """Return a subject with those who are named as speaking with it, and the index at which its verb may stand."""
    told, subject = subject, with_all(marked, subject)
    before = _in_front(marked, subject)
    whole = _joined(marked, subject, *before) if before else subject
    link = _link(marked, whole.end) or _aside(marked, whole)
    if not link:
        return whole, whole.end + (subject.end > told.end and marked.line.norm(whole.end) == ",")
    companion = _companion(marked, link.end)
    if not companion:
        comma = marked.mark(link.end, len(marked.line)) if marked.line.norm(link.start) == "," else None
        unnamed = marked.line.words(link.end, comma) if comma else ""
        return (_doubted(whole, f"“{unnamed}” may have said it too"), comma + 1) if comma else (whole, whole.end)
    whole = _joined(marked, whole, link, companion)
    while marked.line.norm(whole.end) == "and" and (more := _companion(marked, whole.end + 1)):
        whole = _joined(marked, whole, link, more)
    return whole, _past_closing(marked, link, whole.end)


def _past_closing(marked: Marked, link: _Link, at: int) -> int:
    """Return the index behind the comma that closes what a comma opened, and behind an office named before it."""
    if marked.line.norm(link.start) != "," or marked.line.norm(at) != ",":
        return at
    behind = marked.phrase_at(at + 1)
    office = behind is not None and behind.form is Form.OFFICE
    return past_insertion(marked, at) if office else at + 1


def _in_front(marked: Marked, subject: Phrase) -> tuple[_Link, Phrase] | None:
    """Return the companion between the start of a clause and a subject: "Together with Y, X …"."""
    companion = marked.phrase_over(subject.start - 2) if marked.line.norm(subject.start - 1) == "," else None
    if not companion or not speaks(marked, companion):
        return None
    for at in range(max(companion.start - _MOST_WORDS, 0), companion.start):
        link = _link(marked, at)
        if link and link.end == companion.start and marked.line.norm(at - 1) in ("", ",", ";", "and"):
            return link, companion
    return None


def _link(marked: Marked, at: int) -> _Link | None:
    """Return the words that join a companion at a token, a comma before them taken in."""
    begin = at + (marked.line.norm(at) == ",")
    for name in ("companion", "company"):
        if end := marked.word(name, begin):
            return _Link(at, end, name == "company")
    return None


def _aside(marked: Marked, subject: Phrase) -> _Link | None:
    """Return the "and, separately," behind a subject that opens a clause."""
    at = subject.end
    if marked.line.norm(at) != "and" or marked.line.norm(subject.start - 1) not in ("", ",", ";"):
        return None
    begin = at + 1 + (marked.line.norm(at + 1) == ",")
    end = marked.past_adverbs(begin)
    return _Link(at, end + (marked.line.norm(end) == ",")) if end > begin else None


def _companion(marked: Marked, at: int) -> Phrase | None:
    """Return the actors at a token who can speak."""
    phrase = marked.phrase_at(at)
    return phrase if phrase and speaks(marked, phrase) else None


def _joined(marked: Marked, subject: Phrase, link: _Link, companion: Phrase) -> Phrase:
    """Return a subject and its companion as one phrase, in doubt where the words between them leave it open."""
    parts = (*(subject.parts or (subject,)), *(companion.parts or (companion,)))
    keys = tuple(dict.fromkeys(key for part in parts for key in part.keys))
    end = max(subject.end, companion.end)
    whole = Phrase(subject.start, end, Form.LIST, subject.kind, keys, parts=parts, doubt=subject.doubt)
    if not link.doubtful:
        return whole
    words = marked.line.words(link.start + (marked.line.norm(link.start) == ","), companion.end)
    return _doubted(whole, f"“{words}” may not name a speaker")


def _doubted(phrase: Phrase, doubt: str) -> Phrase:
    return replace(phrase, doubt=phrase.doubt or doubt)


def _with_those_behind(marked: Marked, clause: Clause) -> Clause:
    """Return a clause with the companions that stand between its verb and "that": "stressed, together with Y, that"."""
    link = _link(marked, clause.end) if marked.line.norm(clause.end) == "," and clause.subject else None
    companion = _companion(marked, link.end) if link else None
    if not link or not companion or not clause.subject:
        return clause
    behind = _past_closing(marked, link, companion.end)
    if marked.line.norm(behind) != "that":
        return clause
    whole = _joined(marked, clause.subject, link, companion)
    return replace(clause, subject=replace(whole, end=clause.subject.end), end=behind + 1)

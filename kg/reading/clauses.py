"""Reporting clauses: who is said to have said something, through which verb, and where the content stands."""

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import Tense, local_name
from kg.reading.clause import (
    Clause,
    is_participle,
    is_saying,
    narrowed,
    past_insertion,
    purpose,
    reporting,
    speaks,
)
from kg.reading.companions import reported_by
from kg.reading.denied import is_naught
from kg.reading.direct import attribution
from kg.reading.frames import first
from kg.reading.marked import Marked
from kg.reading.onward import is_present, list_goes_on
from kg.reading.passives import of_naught, passive
from kg.reading.phrases import Form
from kg.reading.records import Kind
from kg.reading.reported import attributed, with_content

_MOST_BEFORE_WHICH = 4
_LONGEST_OBJECT = 20
_CLOSING = ("”", '"')
_COORDINATORS = ("and", "while", "whereas", "but", ",", ";")
_DIRECTIVE = "directive"


def scan(marked: Marked) -> list[Clause]:
    """Return the reporting clauses of a line in order, each with its content; not those that are denied."""
    found = list(_cues(marked))
    stops = [*(at for _, at in found[1:]), len(marked.line)]
    clauses: list[Clause] = []
    for (clause, _), stop in zip(found, stops, strict=False):
        if clause.denied:
            continue
        if clause.attributes:
            clause = replace(clause, content=attributed(marked, clause, clauses))
            clauses.clear()
        whole = with_content(marked, clause, stop, clauses[-1] if clauses else None)
        if whole:
            past = whole.attributes or whole.further
            clauses.append(narrowed(marked, replace(whole, end=whole.head[1]) if past else whole))
    return clauses


def _cues(marked: Marked) -> Iterator[tuple[Clause, int]]:
    """Yield the clauses without content, each with the index where what came before it ends."""
    at = 0
    last: Clause | None = None
    while at < len(marked.line):
        clause = _next(marked, at, last)
        if clause and clause.act:
            yield clause, at
        at = max(clause.end, at + 1) if clause else at + 1
        last = clause or last


def _next(marked: Marked, at: int, last: Clause | None) -> Clause | None:
    """Return the clause that begins at a token: one that goes on with the last, or the first of the sentence."""
    if last and last.act:
        return _chained(marked, at, last) or (None if last.subject else passive(marked, at, _begin(marked, at, last)))
    return (_chained(marked, at, last) if last else None) or first(marked, at, last)


def _begin(marked: Marked, at: int, last: Clause) -> int:
    """Return the index behind the last free coordinator between a clause and a token."""
    marks = (",", ";", "and", "while", "but")
    return max((i + 1 for i in range(last.end, at) if marked.line.norm(i) in marks and marked.free(i)), default=at)


def _connector(marked: Marked, at: int) -> int:
    """Return the index behind a coordinator that begins at a free token, or `at`."""
    if marked.line.norm(at) in _CLOSING and marked.line.norm(at - 1) == "," and marked.line.norm(at + 1) == "and":
        return at + 2
    if not marked.free(at):
        return at
    here = marked.line.norm(at)
    begin, word = (at + 1, marked.line.norm(at + 1)) if here in (",", ";") else (at, here)
    if word == "and":
        return begin + 1
    end = marked.word("subordinator", begin) if word in marked.lexicon.subordinators else 0
    return end + (marked.line.norm(end) == ",") if end else begin


def _chained(marked: Marked, at: int, last: Clause) -> Clause | None:
    """Return the clause behind a coordinator: with a subject of its own, or with that of the last clause."""
    behind = _connector(marked, at)
    if behind == at:
        return _without(marked, at, last) if marked.line.norm(at) == "without" else None
    if is_naught(marked, behind):
        return None if _inside_that(marked, last) else of_naught(marked, behind)
    if behind == at + 1 and marked.line.norm(at) == ",":
        return _behind_comma(marked, behind, last)
    if marked.phrase_at(behind):
        return _coordinated_attitude(marked, behind, last) or _another(marked, at, behind, last)
    return _further_purpose(marked, behind, last) or _further_verb(marked, at, behind, last)


def _inside_that(marked: Marked, last: Clause) -> bool:
    """Tell whether what follows a clause stands in the that-clause of a subject."""
    return bool(last.subject) and marked.line.norm(last.end - 1) == "that"


def _without(marked: Marked, at: int, last: Clause) -> Clause | None:
    """Return what is denied behind a noun phrase or a contact: "discussed trade without agreeing on tariffs"."""
    if not marked.free(at) or (last.act and is_saying(marked, last)):
        return None
    if marked.line.norm(last.end - 1) == "that" or at - last.end > _LONGEST_OBJECT:
        return None
    clause = any(i in marked.main_verbs or marked.line.norm(i) == "to" for i in range(last.end, at))
    return None if clause else reporting(marked, last.subject, at, Tense.ING)


def _further_purpose(marked: Marked, behind: int, last: Clause) -> Clause | None:
    """Return the clause of a further infinitive: "to discuss … and (to) welcome …"."""
    if not last.infinitive:
        return None
    return purpose(marked, last.subject, behind + (marked.line.norm(behind) == "to"))


def _further_verb(marked: Marked, at: int, behind: int, last: Clause) -> Clause | None:
    """Return the clause of a further verb of the narrator with the last subject: not one inside a that-clause."""
    inside = marked.line.norm(last.end - 1) == "that" and marked.line.norm(at) not in (",", ";", *_CLOSING)
    further = reporting(marked, last.patient or last.subject, behind, Tense.PAST) or _ing_behind(marked, behind, last)
    if not inside or _is_directive(marked, last) or is_present(marked, last.end, at):
        return further
    return further if further and _is_personal(marked, further) else None


def _is_personal(marked: Marked, clause: Clause) -> bool:
    """Tell whether a cue says whose feeling it is: "expressed his gratitude" is said of a person, not of a state."""
    return any(marked.line.norm(at) in ("his", "her") for at in range(clause.head[0], clause.head[1] + 1))


def _is_directive(marked: Marked, clause: Clause) -> bool:
    """Tell whether a clause asks for something: the verb of what it asks for is in no past tense."""
    return bool(clause.act) and local_name(marked.lexicon.top(clause.act)) == _DIRECTIVE


def _new_subject(marked: Marked, at: int) -> Clause | None:
    subject = marked.phrase_at(at) if at not in marked.shut else None
    if not subject or not speaks(marked, subject):
        return None
    return reported_by(marked, subject, Tense.PAST, insertion=False)


def _another(marked: Marked, at: int, behind: int, last: Clause) -> Clause | None:
    """Return the clause of another subject; behind "though" and the like it may be a part of a that-clause."""
    clause = _new_subject(marked, behind)
    begin = at + (marked.line.norm(at) in (",", ";"))
    if not clause or not clause.subject or not _inside_that(marked, last) or marked.line.norm(begin) in _COORDINATORS:
        return clause
    words = marked.line.words(begin, clause.head[1])
    doubt = f"“{words}” may be a part of what is said before it"
    return replace(clause, doubt=doubt) if clause.subject.kind is Kind.PERSON else None


def _behind_comma(marked: Marked, behind: int, last: Clause) -> Clause | None:
    """Return the clause behind a bare comma: "…, noting that", one of a list of verbs, "…, to which Y replied"."""
    if (
        beside := attribution(marked, behind)
        or _beside(marked, behind)
        or _who(marked, behind)
        or _main(marked, behind)
    ):
        return beside
    if last.subject and last.subject.start == behind:
        return reporting(marked, last.subject, past_insertion(marked, last.subject.end), Tense.FINITE)
    for at in range(behind, min(behind + _MOST_BEFORE_WHICH, len(marked.line))):
        if marked.line.norm(at) == "which":
            return _new_subject(marked, at + 1)
    return reporting(marked, last.subject, behind, Tense.ING) or (
        reporting(marked, last.subject, behind, Tense.PAST)
        if list_goes_on(marked, behind) or last.aside or is_participle(marked, last)
        else None
    )


def _main(marked: Marked, behind: int) -> Clause | None:
    """Return the main clause behind a subordinate one that opens a sentence: "Though X warned that …, Y agreed"."""
    return _new_subject(marked, behind) if marked.word("subordinator", 0) else None


def _beside(marked: Marked, at: int) -> Clause | None:
    """Return the clause of "with X noting that …", where X is somebody else."""
    subject = marked.phrase_at(at + 1) if marked.line.norm(at) == "with" else None
    return reporting(marked, subject, subject.end, Tense.ING) if subject and speaks(marked, subject) else None


def _who(marked: Marked, at: int) -> Clause | None:
    """Return the clause of "X, who noted that …", where X is no subject: "thanked X, who noted that …"."""
    subject = marked.phrase_over(at - 2) if marked.line.norm(at) == "who" else None
    if not subject or subject.end != at - 1 or not speaks(marked, subject):
        return None
    return reporting(marked, subject, at + 1, Tense.PAST)


def _ing_behind(marked: Marked, behind: int, last: Clause) -> Clause | None:
    """Return the clause of "while noting that …" or "…, and noting that …"."""
    if marked.line.norm(behind - 1) != "while" and marked.line.norm(behind - 2) != ",":
        return None
    return reporting(marked, last.subject, behind, Tense.ING)


def _coordinated_attitude(marked: Marked, at: int, last: Clause) -> Clause | None:
    """Return the clause of a pronoun with an attitude of its own: "…, and he hopes to …"."""
    phrase = marked.phrase_at(at)
    if not phrase or phrase.form is not Form.PRONOUN or not speaks(marked, phrase):
        return None
    verb_at = marked.past_adverbs(phrase.end)
    found = marked.lexicon.attitudes.longest(marked.line.tokens, verb_at)
    if not found or not found.value.tense & Tense.PRESENT:
        return None
    act = marked.lexicon.concepts[found.value.key].note("opensAct")
    head = (verb_at, found.end - (marked.line.norm(found.end - 1) in ("to", "that")))
    return Clause(last.subject, act, phrase.start, head, found.end, stance=found.value.key) if act else None

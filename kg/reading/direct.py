"""Direct speech, and reports that stand behind what they report: "“A,” X said in Oslo, “B.”", "Y opposes Z, X said"."""

from dataclasses import replace

from kg.lexicon import Tense
from kg.reading.clause import Clause, is_saying, reporting, speaks, trimmed
from kg.reading.marked import Marked
from kg.reading.records import Kind

_OPENING, _CLOSING = ("“", '"', "‘"), ("”", '"', "’", "’’")
BEFORE_INVERTED = (*_CLOSING, ",")
"""The marks behind which a verb may stand before its subject."""
_LONGEST_TAIL = 10
_SAID = "said"
_HANGING = ("when", "since", "because", "once", "until", "given", "asked", "if", "as")
_MARKS = (",", ";", ":", "", "and", "but")


def quoted_before(marked: Marked, clause: Clause) -> tuple[int, int] | None:
    """Return the direct speech that stands right before the subject of a clause, its quotation marks taken in."""
    if not clause.subject or clause.subject.start == 0:
        return None
    comma = marked.line.norm(clause.subject.start - 1) == "," and clause.subject.start - 1 not in marked.shut
    end = clause.subject.start - comma
    start = end
    while start > 0 and start - 1 in marked.shut and not (start < end and _closes(marked, start - 1)):
        start -= 1
    speech = end - start > 2 and marked.line.norm(end - 1) in _CLOSING and marked.line.norm(start - 1) in _MARKS
    paused = comma or marked.line.norm(end - 2) in (",", "?", "!", ".")
    return (start, end) if speech and paused else None


def _closes(marked: Marked, at: int) -> bool:
    """Tell whether a quotation that stands before another ends at a token."""
    return marked.line.norm(at) in ("”", "’’")


def quoted_behind(marked: Marked, start: int, stop: int) -> tuple[int, int] | None:
    """Return the first direct speech behind a comma or colon between two tokens."""
    for at in range(start, stop):
        pause = at == start or marked.line.norm(at - 1) in (",", ":")
        if pause and marked.line.norm(at) in _OPENING and at in marked.shut:
            end = next((i for i in range(at, stop) if i not in marked.shut), stop)
            return (at, end) if end > at + 2 else None
    return None


def _tells_when(marked: Marked, start: int, stop: int) -> bool:
    """Tell whether a stretch behind a verb of saying tells to whom, when or where it was said, and not what."""
    if stop - start > _LONGEST_TAIL or (_told(marked, start) is None and not _is_adjunct(marked, start)):
        return start == stop
    return not any(at in marked.main_verbs or marked.line.norm(at) == "that" for at in range(start, stop))


def _is_adjunct(marked: Marked, at: int) -> bool:
    """Tell whether a phrase of time, place or occasion begins at a token."""
    return marked.line.norm(at) in marked.lexicon.barriers or bool(
        marked.word("order", at) or marked.word("adverb", at)
    )


def _told(marked: Marked, at: int) -> int | None:
    """Return where the words begin at a token that name who is told, "to" passed over, or None."""
    begin = at + (marked.line.norm(at) == "to")
    hearer = marked.phrase_at(begin)
    return begin if (hearer and hearer.kind is Kind.PERSON) or marked.word("audience", begin) else None


def with_speech(marked: Marked, clause: Clause, stop: int, first: bool) -> Clause | None:
    """Return a clause whose content is direct speech before it, behind it or on both sides, or None if it has none.

    Only the `first` clause of a subject has its speech before it.
    """
    if marked.line.norm(clause.end - 1) == "that":
        return None
    begin = clause.end + (marked.line.norm(clause.end) in (",", ":"))
    end = trimmed(marked, begin, stop)
    before, behind = quoted_before(marked, clause) if first else None, quoted_behind(marked, begin, end)
    told = clause.told if clause.told is not None else _told(marked, clause.end)
    if before:
        return replace(clause, content=before, further=behind, told=told)
    if behind and behind[1] == end and is_saying(marked, clause) and _tells_when(marked, clause.end, behind[0] - 1):
        return replace(clause, content=behind, told=told)
    if first and begin < end and is_saying(marked, clause) and _tells_when(marked, begin, end):
        return _with_clause_before(marked, clause, told)
    return None


def _with_clause_before(marked: Marked, clause: Clause, told: int | None) -> Clause | None:
    """Return a clause whose content is the main clause before it: "Trade has grown, X said in Oslo"."""
    if not clause.subject or marked.line.norm(clause.subject.start - 1) != ",":
        return None
    content = (0, clause.subject.start - 1)
    main = any(at in marked.main_verbs for at in range(*content))
    return replace(clause, content=content, told=told) if main and not _hangs(marked) else None


def _hangs(marked: Marked) -> bool:
    """Tell whether what opens a line hangs on a main clause to come: "After …", "Since …", "Speaking in …"."""
    word = marked.line.norm(0)
    if word in _HANGING or word.endswith("ing") or _is_adjunct(marked, 0):
        return True
    return bool(marked.word("subordinator", 0) or marked.word("connective", 0))


def attribution(marked: Marked, at: int) -> Clause | None:
    """Return the report at a token that only tells who said what stands before it: "…, X said (in Oslo)"."""
    clause = None if marked.line.norm(at - 2) in marked.lexicon.barriers else _only_says(marked, at)
    goes_on = bool(clause) and marked.line.norm(clause.end) == "," if clause else False
    if not clause or (goes_on and not _begins_report(marked, clause, clause.end + 1)):
        return None
    return replace(clause, attributes=True)


def _begins_report(marked: Marked, clause: Clause, at: int) -> bool:
    """Tell whether a further report begins behind a comma, and not the rest of what is said."""
    return marked.line.norm(at) in ("and", "but", "while") or bool(reporting(marked, clause.subject, at, Tense.ING))


def _only_says(marked: Marked, at: int) -> Clause | None:
    """Return the clause behind a comma that reports nothing which stands in it or behind it."""
    if marked.line.norm(at - 1) != "," or at in marked.shut:
        return None
    subject = marked.phrase_at(at)
    clause = reporting(marked, subject, subject.end, Tense.FINITE) if subject and speaks(marked, subject) else None
    clause = clause or inverted(marked, at)
    if not clause or clause.denied or not is_saying(marked, clause) or marked.line.norm(clause.end - 1) == "that":
        return None
    pause = marked.mark(clause.end, len(marked.line), (",", ";"))
    stop = max(trimmed(marked, clause.end, len(marked.line) if pause is None else pause), clause.end)
    return replace(clause, end=stop, told=_told(marked, clause.end)) if _tells_when(marked, clause.end, stop) else None


def inverted(marked: Marked, at: int) -> Clause | None:
    """Return the clause of a verb before its subject: "said X"; outside direct speech only of "said" itself."""
    before = marked.line.norm(at - 1)
    if before not in _CLOSING and (before != "," or marked.line.norm(at) != _SAID):
        return None
    clause = reporting(marked, None, at, Tense.PAST)
    subject = marked.phrase_at(clause.end) if clause else None
    if not clause or not subject or not speaks(marked, subject):
        return None
    return replace(clause, subject=subject, end=subject.end)


def inserted(marked: Marked, at: int) -> Clause | None:
    """Return the report between a subject and its verb, for both of which it stands: "Chile, X said, rejects it"."""
    subject = marked.phrase_at(at)
    clause = _only_says(marked, subject.end + 1) if subject and speaks(marked, subject) else None
    if not subject or not clause or marked.line.norm(clause.end) != ",":
        return None
    further = (clause.end + 1, trimmed(marked, clause.end + 1, len(marked.line)))
    if further[0] >= further[1]:
        return None
    return replace(clause, content=(at, subject.end), further=further, end=further[1])

"""What is denied: "reached no agreement", "nothing was agreed", "at no point did X ask"."""

from kg.reading.marked import Marked

NOT_BE = "not-be"
"""The word class that denies the participle of a passive behind it."""
_NAUGHT, _NOWISE, _NOT_NAUGHT = "naught", "nowise", "not-naught"
_COORDINATORS = ("and", "but", "or")
_INVERTED = ("did", "does", "do", "had", "has", "have", "would", "could", "will")


def negation(marked: Marked, at: int) -> int:
    """Return the index behind a negation of the verb that follows it, or 0; "not only" is none."""
    return 0 if marked.word(_NOT_NAUGHT, at) else marked.word("negation", at)


def is_naught(marked: Marked, at: int) -> bool:
    """Tell whether a word for none, or next to none, stands at a token: "no", "few", but not "a few"."""
    if not marked.word(_NAUGHT, at):
        return False
    return not (marked.word(_NOT_NAUGHT, at) or (at and marked.word(_NOT_NAUGHT, at - 1)))


def denies_noun(marked: Marked, start: int, end: int, pattern: str) -> bool:
    """Tell whether a word between a verb and its noun denies both: "reached no agreement", not "leave no doubt"."""
    own = pattern.split()
    return any(is_naught(marked, at) and marked.line.norm(at) not in own for at in range(start, end))


def denies_subject(marked: Marked, start: int, end: int) -> bool:
    """Tell whether the subject of a passive, or what stands before it, denies its verb: not behind a preposition."""
    return any(
        (is_naught(marked, at) or marked.word(_NOWISE, at))
        and marked.free(at)
        and (at == start or _is_open(marked, at - 1))
        for at in range(start, end)
    )


def _is_open(marked: Marked, at: int) -> bool:
    """Tell whether a token leaves the word behind it free to deny the clause."""
    return marked.line.norm(at) in _COORDINATORS or marked.line.norm(at) not in marked.lexicon.barriers


def denies_inverted(marked: Marked, subject: int) -> bool:
    """Tell whether a negation at the front stands before an auxiliary and the subject at a token: "nor did X ask"."""
    at = subject - 1
    return marked.line.norm(at) in _INVERTED and denies_subject(marked, 0, at)


def is_noun_phrase(marked: Marked, start: int) -> bool:
    """Tell whether what begins at a token is no clause: it has no finite verb before the next mark or relative."""
    for at in range(start, len(marked.line)):
        if marked.line.norm(at) in (",", ";", ".", "and", "but", "that", "which", "who") and marked.free(at):
            return True
        if at in marked.main_verbs:
            return False
    return True


def is_only_naught(marked: Marked, start: int, end: int) -> bool:
    """Tell whether nothing but a word for none stands between two tokens: "nothing (was agreed on …)"."""
    return is_naught(marked, start) and marked.word(_NAUGHT, start) == end


def denies_something(marked: Marked) -> bool:
    """Tell whether a word that denies stands anywhere in a line."""
    return marked.has("denial")

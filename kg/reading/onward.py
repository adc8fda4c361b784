"""Which verbs stand further on in a line, found once for the whole line."""

from bisect import bisect_left
from functools import lru_cache

from kg.lexicon import Tense
from kg.reading.clause import reporting
from kg.reading.marked import Marked


def list_goes_on(marked: Marked, at: int) -> bool:
    """Tell whether a further verb of reporting stands behind an "and" later in the line, and no semicolon before."""
    turns = _turns(marked)
    first = bisect_left(turns, (at, False))
    return first < len(turns) and turns[first][1]


@lru_cache(maxsize=1)
def _turns(marked: Marked) -> list[tuple[int, bool]]:
    """Return where a line has a semicolon, or an "and" before a verb of reporting, which are marked as true."""
    ands = (at for at, token in enumerate(marked.line.tokens) if token.norm == "and" and marked.free(at))
    further = [(at, True) for at in ands if reporting(marked, None, at + 1, Tense.PAST)]
    return sorted([*further, *((at, False) for at, token in enumerate(marked.line.tokens) if token.norm == ";")])


def is_present(marked: Marked, start: int, end: int) -> bool:
    """Tell whether a that-clause is in the present, so that a past verb behind it belongs to the narrator."""
    present = _present(marked)
    first = bisect_left(present, start)
    return first < len(present) and present[first] < end


@lru_cache(maxsize=1)
def _present(marked: Marked) -> list[int]:
    """Return the indices of the free tokens of a line at which a verb in the present stands."""
    return [at for at in range(len(marked.line)) if marked.free(at) and _present_at(marked, at)]


def _present_at(marked: Marked, at: int) -> bool:
    """Tell whether a verb in the present stands at a token."""
    tokens, lexicon = marked.line.tokens, marked.lexicon
    verb = lexicon.verbs.longest(tokens, at) or lexicon.acts.longest(tokens, at)
    return bool(marked.word("present", at) or (verb and verb.value.tense == Tense.PRESENT))

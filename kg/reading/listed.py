"""Enumerations of subjects: "raised lighthouses, tariffs and old maps" is about three."""

from collections.abc import Iterator, Sequence

from kg.lexicon import Tense
from kg.reading.marked import Marked
from kg.reading.noun_phrases import ARTICLES, noun_phrase
from kg.reading.proposition import Range

_BETWEEN = (",", ";", "and", "or")
_BEFORE = (*ARTICLES, "of", "to", "for", "on", "about", "over", "against", "regarding")
_BEGINS = (*ARTICLES, "of", "on", "about", "as", "well", "including", "“", "‘", '"')
_HEADED = Tense.BASE | Tense.FINITE | Tense.ING


def listed(marked: Marked, start: int, end: int, known: Sequence[Range]) -> list[Range]:
    """Return the noun phrases of an enumeration between two tokens that no vocabulary knows, beside the `known` ones.

    All between the tokens must be one enumeration of things: a clause with a verb, or an item that names nothing,
    gives none.
    """
    if marked.line.norm(start - 1) == "that" or any(start <= at < end for at in marked.main_verbs):
        return []
    items = list(_items(marked, start, end, known))
    if len(items) == 1:
        return []
    names = [_name(marked, item, number == 0, item is items[-1], known) for number, item in enumerate(items)]
    if None in names:
        return []
    found = [name for name in names if name and name[0] < name[1]]
    return [name for name in found if name == found[-1] == names[-1] or not _may_be_adjective(marked, name, items[-1])]


def _items(marked: Marked, start: int, end: int, known: Sequence[Range]) -> Iterator[Range]:
    """Yield the stretches between the commas and conjunctions outside of what is known."""
    begin = start
    for at in range(start, end):
        if marked.line.norm(at) in _BETWEEN and marked.free(at) and not any(a <= at < b for a, b in known):
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _name(marked: Marked, item: Range, first: bool, last: bool, known: Sequence[Range]) -> Range | None:
    """Return what an item names: an empty range if it is known, None if it is no thing.

    Only the first item may have words before its name, and only the last behind it.
    """
    start, end = item
    if any(a < end and start < b for a, b in known):
        return start, start
    begin, stop = noun_phrase(marked, start, end)
    closes = stop == end or (last and not marked.phrase_over(stop))
    fits = begin < stop and closes and _opens(marked, start, begin, first)
    return (begin, stop) if fits and not _reports(marked, begin) else None


def _opens(marked: Marked, start: int, begin: int, first: bool) -> bool:
    """Tell whether a name may follow the words `start` to `begin` of its item: an article, or "the importance of"."""
    before = range(start, begin)
    if all(marked.line.norm(at) in _BEGINS for at in before):
        return True
    follows = marked.line.norm(begin - 1) in _BEFORE or marked.verb(begin - 1, _HEADED)
    leads = any(marked.word(name, at) for at in before for name in ("generic", "lead"))
    return (first and follows) or leads


def _reports(marked: Marked, at: int) -> bool:
    """Tell whether a verb of saying in -ing stands at a token: "noting progress"."""
    said = marked.lexicon.acts.longest(marked.line.tokens, at)
    return bool(said and said.value.tense & Tense.ING)


def _may_be_adjective(marked: Marked, name: Range, last: Range) -> bool:
    """Tell whether a single word may belong to the noun that closes the list: "maritime and security policy"."""
    word = marked.line.norm(name[0])
    behind = last[1] - last[0] - (marked.line.norm(last[0]) in ARTICLES)
    return name[1] - name[0] == 1 and behind > 1 and not word.endswith(("s", "ing"))

"""What is reported: a content clause cut into propositions, with their attitudes, means and purposes."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon import Tense
from kg.reading.attitudes import Attitude, leading_attitude
from kg.reading.clause import Clause, trimmed
from kg.reading.links import coordinated, gerunds, link_at, links
from kg.reading.marked import Marked
from kg.reading.proposition import Proposition as Proposition
from kg.reading.proposition import Range
from kg.reading.proposition import Relation as Relation

_RELATIVES = ("which", "who", "that", "whose", "where")


def propositions(marked: Marked, clause: Clause) -> list[list[Proposition]]:
    """Return the propositions of a reporting clause: each main one with those that hang on it."""
    if clause.held:
        return [[Proposition((clause.held, piece), core=piece)] for piece in _objects(marked, clause)]
    if clause.further or _is_quotation(marked, clause):
        pieces = (clause.content, clause.further) if clause.further else (clause.content,)
        return [[Proposition(pieces, core=clause.content)]]
    found: list[list[Proposition]] = []
    shared: Attitude | None = None
    for start, end in _segments(marked, clause):
        group = _group(marked, start, end, shared if found else None)
        shared = leading_attitude(marked, start, end) or shared
        found.append(group)
    return found


def _is_quotation(marked: Marked, clause: Clause) -> bool:
    """Tell whether a content is direct speech as a whole: whose words these are is no part of them."""
    start, end = clause.content
    return start in marked.shut and end - 1 in marked.shut


def _objects(marked: Marked, clause: Clause) -> list[Range]:
    """Return the objects of a position that is not given: several when each names an issue of its own."""
    start, end = clause.held[1] if clause.held else clause.content[0], clause.content[1]

    def names_both(begin: int, at: int) -> bool:
        return _names_issue(marked, begin, at) and _names_issue(marked, at + 1, end)

    return coordinated(marked, start, end, names_both)


def _names_issue(marked: Marked, start: int, end: int) -> bool:
    issues = marked.lexicon.nouns["issue"]
    return any(issues.longest(marked.line.tokens, at) for at in range(start, end))


def _segments(marked: Marked, clause: Clause) -> Iterator[Range]:
    """Yield the coordinated parts of the content: clauses with a verb each, or infinitives under one attitude."""
    start, end = clause.content
    first = leading_attitude(marked, start, end)
    infinitive = bool(first and first.infinitive)
    begin = start
    for at in range(start + 1, end - 1):
        behind = _pause(marked, at)
        if behind and _splits(marked, begin, at, behind, end, infinitive):
            yield begin, at
            begin = behind
    yield begin, end


def _pause(marked: Marked, at: int) -> int:
    """Return the index behind ", and", "; and", ", and that" or ";" at a free token, or 0."""
    if not marked.free(at) or marked.line.norm(at) not in (",", ";"):
        return 0
    behind = at + 2 if marked.line.norm(at + 1) in ("and", "but") else at + 1
    if behind == at + 1 and marked.line.norm(at) == ",":
        return 0
    return behind + (marked.line.norm(behind) == "that")


def _splits(marked: Marked, begin: int, at: int, behind: int, end: int, infinitive: bool) -> bool:
    """Tell whether a new proposition begins behind a pause."""
    if marked.line.norm(behind - 1) == "that":
        return True
    if infinitive:
        return marked.verb(behind, Tense.BASE)
    return _finite_at(marked, begin, at) > begin and _subject_and_verb(marked, behind, end)


def _subject_and_verb(marked: Marked, at: int, end: int) -> bool:
    """Tell whether a noun phrase with a finite verb begins at a token, enumerations of actors passed over."""
    while (phrase := marked.phrase_at(at)) and (further := _pause(marked, phrase.end)) and marked.phrase_at(further):
        at = further
    pause = marked.mark(at, end, (",", ";"))
    return _finite_at(marked, at, end if pause is None else pause) > at


def _finite_at(marked: Marked, start: int, end: int) -> int:
    """Return the index of the first finite verb between two tokens outside relative clauses, or 0."""
    turns = _turns(marked)
    first = bisect_left(turns, (start, False))
    at, is_verb = turns[first] if first < len(turns) else (end, False)
    return at if is_verb and at < end else 0


@lru_cache(maxsize=1)
def _turns(marked: Marked) -> list[tuple[int, bool]]:
    """Return where a line has a relative pronoun or a finite verb, which are marked as true."""
    relative = {at for at, token in enumerate(marked.line.tokens) if token.norm in _RELATIVES and marked.free(at)}
    return [(at, at not in relative) for at in sorted(relative | marked.main_verbs)]


def _group(marked: Marked, start: int, end: int, shared: Attitude | None) -> list[Proposition]:
    """Return the main proposition of a stretch and those that hang on it, in the order of telling."""
    fronted = _fronted(marked, start, end)
    begin = _past_that(marked, fronted[0].range[1] + 1 if fronted else start, end)
    attitude = leading_attitude(marked, begin, end) or shared
    own = attitude.start if attitude and attitude.own and not shared else begin
    cut, tail = _tail(marked, own, end)
    stop = trimmed(marked, begin, cut)
    if stop <= begin:
        stop, tail = max(trimmed(marked, begin, end), begin + 1), []
    return [_main(begin, stop, attitude, marked), *fronted, *tail]


def _past_that(marked: Marked, at: int, end: int) -> int:
    return at + (marked.line.norm(at) == "that" and at + 1 < end)


def _main(begin: int, stop: int, attitude: Attitude | None, marked: Marked) -> Proposition:
    """Return the main proposition of a stretch under an attitude, that of the speaker or of another, or under none."""
    if attitude is None or (attitude.own and attitude.start >= stop):
        return Proposition(((begin, stop),), core=(_past_fronted(marked, begin, stop), stop))
    if not attitude.own:
        return Proposition(((begin, stop),), cue=attitude.cue, stance=attitude.stance, core=(begin, stop))
    pieces = _around(attitude, begin, stop, marked)
    return Proposition(
        pieces, cue=attitude.cue, stance=attitude.stance, core=pieces[-1], infinitive=attitude.infinitive
    )


def _around(attitude: Attitude, begin: int, stop: int, marked: Marked) -> tuple[Range, ...]:
    """Return a stretch without the words of an attitude, if they stand in it."""
    if not begin <= attitude.cue[0] < stop:
        return ((begin, stop),)
    front, body = (begin, trimmed(marked, begin, attitude.cue[0])), (attitude.start, stop)
    return (front, body) if front[0] < front[1] else (body,)


def _past_fronted(marked: Marked, begin: int, stop: int) -> int:
    """Return the index behind an adjunct at the front of a clause ("following the test, …"), else `begin`."""
    if not (marked.word("order", begin) or marked.line.norm(begin) in marked.lexicon.barriers):
        return begin
    comma = marked.mark(begin, stop)
    return begin if comma is None else comma + 1


def _fronted(marked: Marked, start: int, end: int) -> list[Proposition]:
    """Return the means or purpose at the front of a clause, up to the comma, if any: "by building a bridge, …"."""
    link = link_at(marked, start)
    comma = marked.mark(link.end, end - 1) if link else None
    return [link.proposition((link.end, comma))] if link and comma and comma > link.end else []


def _tail(marked: Marked, begin: int, end: int) -> tuple[int, list[Proposition]]:
    """Return where the main proposition ends, and the means and purposes behind it."""
    found = links(marked, begin + 1, end - 1)
    stops = [*(link.start for link in found), end]
    pieces = [
        (link, piece)
        for link, stop in zip(found, stops[1:], strict=True)
        for piece in gerunds(marked, link, trimmed(marked, link.end, stop))
    ]
    tail = [link.proposition(piece) for link, piece in pieces if piece[0] < piece[1]]
    return stops[0], tail

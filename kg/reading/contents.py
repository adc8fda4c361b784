"""What is reported: a content clause cut into propositions, with their attitudes, means and purposes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kg.lexicon import Tense
from kg.reading.attitudes import Attitude, attitude_of, is_finite, leading_attitude
from kg.reading.clause import Clause, trimmed
from kg.reading.marked import Marked

Range = tuple[int, int]


class Relation(Enum):
    """How a proposition hangs on the main one before it."""

    MAIN = auto()
    MEANS = auto()
    PURPOSE = auto()


@dataclass(frozen=True, slots=True)
class Proposition:
    """One unit of content; ranges are token indices, ends exclusive."""

    pieces: tuple[Range, ...]
    relation: Relation = Relation.MAIN
    cue: Range | None = None
    """The attitude or connecting words that count as cue beside the reporting verb."""
    stance: str = ""
    core: Range = (0, 0)
    """The main part without what is fronted: where the issue of the clause stands."""
    infinitive: bool = False
    """True when the attitude of the speaker governs a verb without a subject ("he hopes to …")."""

    @property
    def range(self) -> Range:
        """Return the tokens from the first to the last piece."""
        return self.pieces[0][0], self.pieces[-1][1]


def propositions(marked: Marked, clause: Clause) -> list[list[Proposition]]:
    """Return the propositions of a reporting clause: each main one with those that hang on it."""
    if clause.held:
        return [[Proposition((clause.held, piece), core=piece)] for piece in _objects(marked, clause)]
    found: list[list[Proposition]] = []
    shared: Attitude | None = None
    for start, end in _segments(marked, clause):
        group = _group(marked, start, end, shared if found else None)
        shared = leading_attitude(marked, start, end) or shared
        found.append(group)
    return found


def _objects(marked: Marked, clause: Clause) -> list[Range]:
    """Return the objects of a position that is not given: several when each names an issue of its own."""
    start, end = clause.held[1] if clause.held else clause.content[0], clause.content[1]
    issues = marked.lexicon.nouns["issue"]
    bounds = [start]
    for at in range(start + 1, end - 1):
        if marked.line.norm(at) == "and" and marked.free(at):
            left = any(issues.longest(marked.line.tokens, i) for i in range(bounds[-1], at))
            right = any(issues.longest(marked.line.tokens, i) for i in range(at + 1, end))
            if left and right:
                bounds += [at, at + 1]
    bounds.append(end)
    return [(a, trimmed(marked, a, b)) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


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
        verb = marked.lexicon.verbs.longest(marked.line.tokens, behind)
        return bool(verb and verb.value.tense & Tense.BASE)
    return _finite_at(marked, begin, at) > begin and _subject_and_verb(marked, behind, end)


def _subject_and_verb(marked: Marked, at: int, end: int) -> bool:
    """Tell whether a noun phrase with a finite verb begins at a token, enumerations of actors passed over."""
    while (phrase := marked.phrase_at(at)) and (further := _pause(marked, phrase.end)) and marked.phrase_at(further):
        at = further
    stop = next((i for i in range(at, end) if marked.free(i) and marked.line.norm(i) in (",", ";")), end)
    return _finite_at(marked, at, stop) > at


def _finite_at(marked: Marked, start: int, end: int) -> int:
    """Return the index of the first finite verb between two tokens outside relative clauses, or 0."""
    for at in range(start, end):
        if not marked.free(at):
            continue
        if marked.line.norm(at) in ("which", "who", "that", "whose", "where"):
            return 0
        if is_finite(marked, at):
            return at
    return 0


def _group(marked: Marked, start: int, end: int, shared: Attitude | None) -> list[Proposition]:
    """Return the main proposition of a stretch and those that hang on it, in the order of telling."""
    fronted = _fronted(marked, start, end)
    begin = fronted.range[1] + 1 if fronted else start
    begin += marked.line.norm(begin) == "that" and begin + 1 < end
    attitude = leading_attitude(marked, begin, end) or shared
    cut, tail = _tail(marked, attitude.start if attitude and attitude.own and not shared else begin, end)
    stop = trimmed(marked, begin, cut)
    if stop <= begin:
        stop, tail = max(trimmed(marked, begin, end), begin + 1), []
    main = _main(begin, stop, attitude, marked)
    return [main, *([fronted] if fronted else []), *tail]


def _main(begin: int, stop: int, attitude: Attitude | None, marked: Marked) -> Proposition:
    if attitude is None or (attitude.own and attitude.start >= stop):
        return Proposition(((begin, stop),), core=(_past_fronted(marked, begin, stop), stop))
    if not attitude.own:
        return Proposition(((begin, stop),), cue=attitude.cue, stance=attitude.stance, core=(begin, stop))
    inside = begin <= attitude.cue[0] < stop
    body = (attitude.start if inside else begin, stop)
    front = (begin, trimmed(marked, begin, attitude.cue[0])) if inside else (begin, begin)
    pieces = (front, body) if front[0] < front[1] else (body,)
    return Proposition(pieces, cue=attitude.cue, stance=attitude.stance, core=body, infinitive=attitude.infinitive)


def _past_fronted(marked: Marked, begin: int, stop: int) -> int:
    """Return the index behind an adjunct at the front of a clause ("following the test, …"), else `begin`."""
    if not (marked.word("order", begin) or marked.line.norm(begin) in marked.lexicon.barriers):
        return begin
    comma = next((at for at in range(begin, stop) if marked.free(at) and marked.line.norm(at) == ","), begin - 1)
    return comma + 1


def _fronted(marked: Marked, start: int, end: int) -> Proposition | None:
    """Return the means or purpose at the front of a clause, up to the comma: "by building a bridge, …"."""
    opening = _introduction(marked, start)
    if not opening:
        return None
    words, relation, cue, stance = opening
    comma = next((at for at in range(words[1], end - 1) if marked.free(at) and marked.line.norm(at) == ","), 0)
    if comma <= words[1]:
        return None
    piece = (words[1], comma)
    return Proposition((piece,), relation, cue or words, stance, piece)


def _is_ing(marked: Marked, at: int) -> bool:
    verb = marked.lexicon.verbs.longest(marked.line.tokens, at) if at < len(marked.line) else None
    return bool(verb and verb.value.tense & Tense.ING)


def _tail(marked: Marked, begin: int, end: int) -> tuple[int, list[Proposition]]:
    """Return where the main proposition ends, and the means and purposes behind it."""
    found: list[tuple[Range, Relation, Range | None, str]] = []
    for at in range(begin + 1, end - 1):
        opening = _introduction(marked, at) if marked.free(at) and (not found or at >= found[-1][0][1]) else None
        if opening:
            found.append(opening)
    tail: list[Proposition] = []
    for index, (words, relation, cue, stance) in enumerate(found):
        stop = found[index + 1][0][0] if index + 1 < len(found) else end
        pieces = _gerunds(marked, words[1], trimmed(marked, words[1], stop), relation)
        told = (piece for piece in pieces if piece[0] < piece[1])
        tail += [Proposition((piece,), relation, cue or words, stance, piece) for piece in told]
    return (found[0][0][0] if found else end), tail


def _introduction(marked: Marked, at: int) -> tuple[Range, Relation, Range | None, str] | None:
    """Return what introduces a means or a purpose at a token: its words, and the cue and stance if others."""
    means = marked.word("means", at)
    if means and _is_ing(marked, means):
        return (at, means), Relation.MEANS, None, ""
    purpose = marked.word("purpose", at)
    if purpose:
        return (at, purpose), Relation.PURPOSE, None, ""
    relative = marked.phrase_at(at + 2) if means and marked.line.norm(at + 1) == "which" else None
    attitude = attitude_of(marked, relative) if relative else None
    if attitude and attitude.own:
        return (at, attitude.start), Relation.PURPOSE, attitude.cue, attitude.stance
    return None


def _gerunds(marked: Marked, start: int, end: int, relation: Relation) -> list[Range]:
    """Return the coordinated verbs in -ing of a means ("seeking … and encouraging …"), one range each."""
    bounds = [start]
    for at in range(start + 1, end - 1):
        if relation is Relation.MEANS and marked.free(at) and marked.line.norm(at) == "and" and _is_ing(marked, at + 1):
            bounds += [at, at + 1]
    bounds.append(end)
    return [(a, trimmed(marked, a, b)) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]

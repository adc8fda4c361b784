"""The comparison of what was read from a document with its annotation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import starmap
from typing import TypeVar

from kg.evaluate.answers import Answers, Meeting, Reported
from kg.evaluate.figures import Match, Share, Tally
from kg.evaluate.gold import Gold, GoldStatement
from kg.evaluate.names import same_name, same_names
from kg.reading.records import Span

_DAY = len("2031-05-03")
Found = tuple[GoldStatement, Reported]
"""An annotated statement and what was read there."""
Spans = Sequence[Span]
Wanted = TypeVar("Wanted")


class Fault(StrEnum):
    """What can be wrong with a statement."""

    MISSED = "missed"
    WRONG = "wrong"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that was not read, read wrongly, or read where there is none; what is unknown is empty."""

    fault: Fault
    document: str
    start: int
    """Where the cue begins, in characters from 0."""
    cue: str
    gold_speakers: str = ""
    gold_act: str = ""
    read_speakers: str = ""
    read_act: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document: its name, its counts, and what is wrong with its statements, in text order."""

    document: str
    tally: Tally
    differences: tuple[Difference, ...]


def compare(gold: Gold, read: Answers) -> Comparison:
    """Return how the answers about a document compare with its annotation."""
    found, missed, extra = _paired(gold.statements, read.statements)
    tally = _statements(gold, read, found) + _world(gold, read) + _optional(found)
    differences = [
        *(_difference(Fault.MISSED, gold.name, one, gold=one) for one in missed),
        *(_difference(Fault.WRONG, gold.name, one, one, other) for one, other in found if not _right(one, other)),
        *(_difference(Fault.EXTRA, gold.name, one, read=one) for one in extra),
    ]
    return Comparison(gold.name, tally, tuple(sorted(differences, key=lambda one: (one.start, one.fault))))


def _paired(
    gold: Iterable[GoldStatement], read: Iterable[Reported]
) -> tuple[list[Found], list[GoldStatement], list[Reported]]:
    """Return each annotated cue with the first free one read that meets it, and what is left on either side."""
    free = list(read)
    found, missed = [], []
    for statement in gold:
        mate = next((one for one in free if one.cue.meets(statement.cue)), None)
        if mate is None:
            missed.append(statement)
        else:
            free.remove(mate)
            found.append((statement, mate))
    return found, missed, free


def _same_speakers(gold: GoldStatement, read: Reported) -> bool:
    return read.speakers is not None and same_names(gold.speakers, read.speakers)


def _same_act(gold: GoldStatement, read: Reported) -> bool:
    return len(read.acts) == 1 and read.acts <= gold.acts


def _right(gold: GoldStatement, read: Reported) -> bool:
    return _same_speakers(gold, read) and _same_act(gold, read)


def _statements(gold: Gold, read: Answers, found: Sequence[Found]) -> Tally:
    """Return the counts of what every annotation has about statements."""

    def match(right: int) -> Match:
        return Match(right, len(read.statements), len(gold.statements))

    wrong = [one for statement, one in found if not _same_speakers(statement, one)]
    flags, just = _flagged(read.statements), _flagged(wrong)
    return Tally(
        cue=match(len(found)),
        speakers=match(len(found) - len(wrong)),
        act=match(sum(starmap(_same_act, found))),
        full=match(sum(starmap(_right, found))),
        topics=_noticed(found, read.topics),
        silent=Share(len(wrong) - just, len(found)),
        flagged=Share(flags, len(read.statements)),
        flags_right=Share(just, flags),
    )


def _flagged(statements: Iterable[Reported]) -> int:
    return sum(one.flagged for one in statements)


def _noticed(found: Iterable[Found], read: Sequence[Span]) -> Share:
    """Return how many topics of the statements that were found meet one that was read."""
    topics = [topic for statement, _ in found for topic in statement.topics]
    return Share(sum(_meets(topic, read) for topic in topics), len(topics))


def _world(gold: Gold, read: Answers) -> Tally:
    """Return the counts of the meeting and of the other events."""
    events = Match(_dated(gold.event_dates, read.event_dates), len(read.event_dates), len(gold.event_dates))
    if gold.meeting_date is None:
        return Tally(events=events)
    dated = any(_to_the_day(meeting.date) == _to_the_day(gold.meeting_date) for meeting in read.meetings)
    best = max((_present(gold, meeting) for meeting in read.meetings), key=lambda one: one.right, default=None)
    participants = best or Match(0, 0, len(gold.participants))
    return Tally(events=events, participants=participants, dates=Share(int(dated), 1))


def _present(gold: Gold, meeting: Meeting) -> Match:
    right = sum(any(same_name(name, other) for other in meeting.participants) for name in gold.participants)
    return Match(right, len(meeting.participants), len(gold.participants))


def _dated(gold: Iterable[str], read: Iterable[str]) -> int:
    """Return how many annotated events have one read for themselves with the same date."""
    left = [_to_the_day(date) for date in read]
    right = 0
    for date in map(_to_the_day, gold):
        if date in left:
            left.remove(date)
            right += 1
    return right


def _to_the_day(date: str) -> str:
    """Return a date without the time of day; of bounds the first."""
    return date[:_DAY]


def _optional(found: Iterable[Found]) -> Tally:
    """Return the counts of what an annotation may have about the statements that were found."""
    return sum((_details(*pair) for pair in found), Tally())


def _details(gold: GoldStatement, read: Reported) -> Tally:
    return Tally(
        content=_match(gold.contents, read.contents, _characters),
        means=_match(gold.means, read.means, _spans),
        purposes=_match(gold.purposes, read.purposes, _spans),
        stance=_share(gold.stances, read.stances.issubset),
        addressees=_share(gold.addressees, lambda names: same_names(names, read.addressees)),
        disclosure=_share(gold.disclosed, lambda disclosed: read.disclosed is disclosed),
    )


def _match(gold: Spans | None, read: Spans, count: Callable[[Spans, Spans], Match]) -> Match:
    """Return the count of spans, nothing if none were annotated."""
    return Match() if gold is None else count(gold, read)


def _share(gold: Wanted | None, right: Callable[[Wanted], bool]) -> Share:
    """Return whether what was annotated was read rightly, nothing if it was not annotated."""
    return Share() if gold is None else Share(int(right(gold)), 1)


def _characters(gold: Spans, read: Spans) -> Match:
    """Return how many characters both mark, and how many each does."""
    ours, theirs = ({at for span in spans for at in range(span.start, span.end)} for spans in (read, gold))
    return Match(len(ours & theirs), len(ours), len(theirs))


def _spans(gold: Spans, read: Spans) -> Match:
    """Return how many annotated spans have one read for themselves that meets them."""
    left = list(read)
    for span in gold:
        fit = next((other for other in left if other.meets(span)), None)
        if fit:
            left.remove(fit)
    return Match(len(read) - len(left), len(read), len(gold))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.meets(other) for other in others)


def _difference(
    fault: Fault,
    document: str,
    place: GoldStatement | Reported,
    gold: GoldStatement | None = None,
    read: Reported | None = None,
) -> Difference:
    """Return what is wrong at the cue of `place`."""
    wanted = ("; ".join(gold.speakers), "|".join(sorted(gold.acts))) if gold else ("", "")
    found = (_speakers(read), "|".join(sorted(read.acts))) if read else ("", "")
    return Difference(fault, document, place.cue.start, place.cue_text, *wanted, *found)


def _speakers(read: Reported) -> str:
    return "(two answers)" if read.speakers is None else "; ".join(read.speakers)

"""The comparison of what was read from a document with its annotation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.answers import Answers, Meeting, Reported
from kg.evaluate.figures import Match, Share, Tally
from kg.evaluate.gold import Gold, GoldStatement
from kg.evaluate.names import same_name, same_names
from kg.reading.records import Span

_DAY = len("2031-05-03")
Found = tuple[GoldStatement, Reported]
"""An annotated statement and what was read there."""


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
        *(_difference(Fault.MISSED, gold.name, one, None) for one in missed),
        *(_difference(Fault.WRONG, gold.name, *pair) for pair in found if not _right(*pair)),
        *(_difference(Fault.EXTRA, gold.name, None, one) for one in extra),
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
    flags = sum(one.flagged for one in read.statements)
    topics = [topic for statement, _ in found for topic in statement.topics]
    noticed = sum(_meets(topic, read.topics) for topic in topics)
    return Tally(
        cue=match(len(found)),
        speakers=match(len(found) - len(wrong)),
        act=match(sum(_same_act(*pair) for pair in found)),
        full=match(sum(_right(*pair) for pair in found)),
        topics=Share(noticed, len(topics)),
        silent=Share(sum(not one.flagged for one in wrong), len(found)),
        flagged=Share(flags, len(read.statements)),
        flags_right=Share(sum(one.flagged for one in wrong), flags),
    )


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
        content=Match() if gold.contents is None else _characters(gold.contents, read.contents),
        means=Match() if gold.means is None else _spans(gold.means, read.means),
        purposes=Match() if gold.purposes is None else _spans(gold.purposes, read.purposes),
        stance=Share() if gold.stances is None else _one(read.stances <= gold.stances),
        addressees=Share() if gold.addressees is None else _one(same_names(gold.addressees, read.addressees)),
        disclosure=Share() if gold.disclosed is None else _one(read.disclosed is gold.disclosed),
    )


def _one(right: bool) -> Share:
    return Share(int(right), 1)


def _characters(gold: Iterable[Span], read: Iterable[Span]) -> Match:
    """Return how many characters both mark, and how many each does."""
    ours, theirs = ({at for span in spans for at in range(span.start, span.end)} for spans in (read, gold))
    return Match(len(ours & theirs), len(ours), len(theirs))


def _spans(gold: Sequence[Span], read: Sequence[Span]) -> Match:
    """Return how many annotated spans have one read for themselves that meets them."""
    left = list(read)
    for span in gold:
        fit = next((other for other in left if other.meets(span)), None)
        if fit:
            left.remove(fit)
    return Match(len(read) - len(left), len(read), len(gold))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.meets(other) for other in others)


def _difference(fault: Fault, document: str, gold: GoldStatement | None, read: Reported | None) -> Difference:
    cue, text = (gold.cue, gold.cue_text) if gold else (read.cue, read.cue_text) if read else (Span(0, 1), "")
    return Difference(
        fault,
        document,
        cue.start,
        text,
        gold_speakers="; ".join(gold.speakers) if gold else "",
        gold_act="|".join(sorted(gold.acts)) if gold else "",
        read_speakers=_speakers(read) if read else "",
        read_act="|".join(sorted(read.acts)) if read else "",
    )


def _speakers(read: Reported) -> str:
    return "(two answers)" if read.speakers is None else "; ".join(read.speakers)

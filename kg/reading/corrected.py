"""Apply the corrections of a document to what was read from it: a user's word counts.

Each correction is applied whole or not at all. The first that settles something wins: beside the document before
those in other files, and in the order of the file. One that finds nothing, or wants what another has settled
otherwise, changes nothing and keeps the reason.
"""

from collections.abc import Callable
from dataclasses import replace

from kg.lexicon import Lexicon
from kg.reading.changes import Change, OrphanedError
from kg.reading.corrected_meeting import corrected_encounter, corrected_participant
from kg.reading.corrected_statements import Settled, as_referred, corrected_statement
from kg.reading.records import Reading
from kg.source.corrections import ENCOUNTER, PARTICIPANT, STATEMENT
from kg.source.records import Correction

Corrector = Callable[[Reading, Correction, Lexicon], tuple[Reading, Change, Settled]]
"""Returns a reading with a correction applied, what it changed, and what it settles; raises OrphanedError."""

CORRECTORS: dict[str, Corrector] = {
    ENCOUNTER: corrected_encounter,
    PARTICIPANT: corrected_participant,
    STATEMENT: corrected_statement,
}
"""What applies a correction, by the name of its table, in the order of application: there must be a meeting for
somebody to take part in, and who took part decides who is spoken to."""


def corrected(reading: Reading, lexicon: Lexicon) -> Reading:
    """Return a reading with the corrections of its source applied, and with what became of each."""
    settled: dict[tuple[str, str], tuple[object, Correction]] = {}
    changes: list[Change] = []
    for table, corrector in CORRECTORS.items():
        for correction in (one for one in reading.source.corrections if one.table == table):
            try:
                after, change, settles = corrector(reading, correction, lexicon)
                _agree(settles, settled)
            except OrphanedError as reason:
                changes.append(Change(correction, reason=str(reason)))
            else:
                reading = after
                changes.append(change)
                settled |= {what: (value, correction) for what, value in settles.items()}
    if not changes:
        return reading
    return replace(as_referred(reading), changes=tuple(_found(change, reading) for change in changes))


def _agree(settles: Settled, settled: dict[tuple[str, str], tuple[object, Correction]]) -> None:
    """Raise OrphanedError if something was settled otherwise before."""
    for (thing, what), value in settles.items():
        before, by = settled.get((thing, what), (value, None))
        if by and before != value:
            raise OrphanedError(f"another in {by.file} settles the {what} otherwise; take one of them out")


def _found(change: Change, reading: Reading) -> Change:
    """Return a change with what is there at the end: the meeting may have got another key, a statement be gone."""
    if change.reason:
        return change
    if change.correction.table != STATEMENT:
        return replace(change, things=reading.about)
    kept = {statement.key for statement in reading.statements}
    return replace(change, things=tuple(key for key in change.things if key in kept))

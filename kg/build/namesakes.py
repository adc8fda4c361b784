"""Corrections whose document has namesakes: a name that means several texts must not correct them all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from urllib.parse import unquote

from kg.build.fingerprint import location
from kg.build.gone import file_at, is_there
from kg.errors import SourceError
from kg.reading.records import Change
from kg.source import Entry
from kg.source.corrections import means
from kg.source.files import content
from kg.source.loading import PACKED_LIMIT
from kg.source.records import Correction
from kg.store import Readout

_REASON = "its document {!r} means several documents: {}; write more of its path, its id or SHA-256"
Texts = dict[str, str]
"""The hash of each text that a name means, by the place where it is."""


def told_apart(
    shared: Sequence[Correction], entries: Iterable[Entry], readouts: Iterable[Readout]
) -> tuple[tuple[Correction, ...], tuple[Change, ...]]:
    """Return the corrections whose document is one text at most, and the others with the places of theirs.

    Files of the same bytes are one text. A readout of the store counts if it is still where it was found.
    """
    meant: dict[str, Texts] = {one.text("document"): {} for one in shared}
    _meet(meant, [(entry.name, location(entry), "") for entry in entries] if meant else [])
    _meet(meant, [(one.source, place, one.sha256) for one in readouts for place in one.locations if is_there(place)])
    several = {name: texts for name, texts in meant.items() if len(texts) > 1 and len(set(_hashes(texts))) > 1}
    unclear = [
        Change(one, reason=_REASON.format(name, ", ".join(map(_shown, sorted(several[name])))))
        for one in shared
        if (name := one.text("document")) in several
    ]
    return tuple(one for one in shared if one.text("document") not in several), tuple(unclear)


def _meet(meant: dict[str, Texts], places: Iterable[tuple[str, str, str]]) -> None:
    """Note for each name which of these places it means; what it ends in tells which names come into question."""
    by_end = defaultdict(list)
    for name in meant:
        by_end[name.rpartition("/")[2]].append(name)
    for called, place, text in places:
        for name in by_end.get(unquote(place).rpartition("/")[2], ()):
            if means(name, called, (place,), ""):
                meant[name].setdefault(place, text)


def _hashes(texts: Texts) -> Iterable[str]:
    """Yield a hash for each place: of its bytes where it is a file, else of the text that was read there."""
    for place, text in texts.items():
        try:
            yield sha256(content(file_at(place), PACKED_LIMIT)).hexdigest() if place.startswith("file:") else text
        except SourceError:
            yield text or place


def _shown(place: str) -> str:
    return str(file_at(place)) if place.startswith("file:") else place

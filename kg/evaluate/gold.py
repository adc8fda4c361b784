"""Annotated readouts: one JSON file each, as frozen records. Positions count characters of the text from 0."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.reading.records import Span
from kg.source import MEDIA_TYPES, Source, load

_DATED = re.compile(r"\d{4}")
_BESIDE = "readouts"
_MEND = "mend the annotation"


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One cue and what an annotator says about it; a field that is None was not annotated."""

    cue: Span
    cue_text: str
    speakers: tuple[str, ...]
    acts: frozenset[str]
    """The illocutions that a fair reader could take; one of them is enough."""
    topics: tuple[Span, ...] = ()
    stances: frozenset[str] | None = None
    contents: tuple[Span, ...] | None = None
    addressees: tuple[str, ...] | None = None
    means: tuple[Span, ...] | None = None
    purposes: tuple[Span, ...] | None = None
    disclosed: bool | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one readout, with its text."""

    name: str
    source: Source
    statements: tuple[GoldStatement, ...]
    meeting_date: str | None
    """None when no meeting was annotated, empty when its day is not known."""
    participants: tuple[str, ...]
    event_dates: tuple[str, ...]
    """The dates of the other events, those left out that have none or only a bound."""


def load_all(folder: Path, readouts: Path | None = None) -> list[Gold]:
    """Return the annotations in a folder, sorted by name.

    The text NAME.txt or NAME.md is searched in `readouts` if that is given, else beside NAME.json, then in the
    folder `readouts` beside the folder. Raises SourceError when there is no annotation, or one is unusable.
    """
    paths = sorted(folder.glob("*.json"), key=lambda path: path.stem)
    if not paths:
        raise SourceError(str(folder), "has no annotation in it", "give a folder with *.json files")
    places = [readouts] if readouts else [folder, folder.parent / _BESIDE]
    return [_loaded(path, places) for path in paths]


def _loaded(path: Path, places: list[Path]) -> Gold:
    source = _text(path, places)
    try:
        gold = _gold(path.stem, source, json.loads(path.read_text(encoding="utf-8")))
    except KeyError as error:
        raise SourceError(str(path), f"lacks {error}", _MEND) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise SourceError(str(path), f"is no annotation: {error}", "see docs/annotating.md") from error
    for statement in gold.statements:
        found = statement.cue.of(source.text)
        if found != statement.cue_text:
            where = f"{statement.cue.start:,} to {statement.cue.end:,}"
            raise SourceError(str(path), f"the text has {found!r} from {where}, not {statement.cue_text!r}", _MEND)
    return gold


def _text(path: Path, places: list[Path]) -> Source:
    candidates = (place / f"{path.stem}{ending}" for place in places for ending in MEDIA_TYPES)
    found = next((candidate for candidate in candidates if candidate.exists()), None)
    if found is None:
        searched = " and ".join(map(str, places))
        raise SourceError(str(path), f"its text is not in {searched}", f"put {path.stem}.txt there, or give --readouts")
    return load(found)


def _gold(name: str, source: Source, content: Mapping[str, Any]) -> Gold:
    """Return the annotation in a JSON object; the errors of a wrong form pass through."""
    if content.get("sha256", source.sha256) != source.sha256:
        raise ValueError("sha256 is that of another text")
    meeting_date, participants = _meeting(content.get("meeting"))
    dates = (str(event.get("date", "")) for event in content["events"])
    return Gold(
        name=name,
        source=source,
        statements=tuple(map(_statement, content["statements"])),
        meeting_date=meeting_date,
        participants=participants,
        event_dates=tuple(date for date in dates if _DATED.match(date)),
    )


def _meeting(content: Mapping[str, Any] | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the date and the participants of the meeting; a participant is a name, or a list that begins with one."""
    if not content:
        return None, ()
    people = content.get("participants", [])
    return str(content.get("date", "")), tuple(one if isinstance(one, str) else one[0] for one in people)


def _statement(content: Mapping[str, Any]) -> GoldStatement:
    return GoldStatement(
        cue=Span(*content["cue"]),
        cue_text=content["cue_text"],
        speakers=tuple(content["speakers"]),
        acts=_alternatives(content["act"]),
        topics=_spans(content.get("topic_spans", [])),
        stances=_alternatives(content["stance"]) if "stance" in content else None,
        contents=_spans(content["content_spans"]) if "content_spans" in content else None,
        addressees=tuple(content["addressees"]) if "addressees" in content else None,
        means=_spans(content["means_spans"]) if "means_spans" in content else None,
        purposes=_spans(content["purpose_spans"]) if "purpose_spans" in content else None,
        disclosed=content.get("disclosed"),
    )


def _alternatives(value: str) -> frozenset[str]:
    return frozenset(value.split("|"))


def _spans(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in value)

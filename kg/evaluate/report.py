"""An evaluation as text: tables for a person, JSON for a machine."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, astuple, fields
from itertools import starmap
from typing import Any

from kg.evaluate.compare import Difference
from kg.evaluate.figures import Match, Share, Tally
from kg.evaluate.run import Evaluation
from kg.queries import Table, aligned

Format = Callable[[Evaluation, int, bool], str]
"""Gets the evaluation, the width of the terminal (0: no limit), and whether differences are wanted."""

_DOCUMENTS = ("document", "gold", "read", "cue", "speakers", "act", "full", "people", "date", "events", "topics")
_MATCHES = ("", "precision", "recall", "F1", "right", "read", "gold")
_SHARES = ("", "share", "part", "whole")


def _table(evaluation: Evaluation, width: int, differences: bool) -> str:
    """Return F1 of each document, then all figures of the total, then what is wrong."""
    total = evaluation.total
    rows = [_row(one.document, one.tally) for one in evaluation.documents]
    tables = [
        Table.of(_DOCUMENTS, [*rows, _row("total", total)]),
        Table.of(_MATCHES, starmap(_match, total.matches().items())),
        Table.of(_SHARES, starmap(_share, total.shares().items())),
    ]
    if differences:
        tables.append(_differences(evaluation.differences))
    return "\n".join(aligned(table, width) for table in tables)


def _differences(found: Iterable[Difference]) -> Table:
    head = [one.name.replace("_", " ") for one in fields(Difference)]
    return Table.of(head, [map(str, astuple(one)) for one in found])


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    f1 = (tally.cue, tally.speakers, tally.act, tally.full, tally.participants)
    recall = f"{tally.events.recall:.2f}" if tally.events.gold else ""
    figures = (*(f"{match.f1:.2f}" for match in f1), _shown(tally.dates), recall, _shown(tally.topics))
    return (name, str(tally.cue.gold), str(tally.cue.read), *figures)


def _shown(share: Share) -> str:
    return "" if share.value is None else f"{share.value:.2f}"


def _match(name: str, match: Match) -> tuple[str, ...]:
    figures = (f"{value:.3f}" for value in (match.precision, match.recall, match.f1))
    return (name, *figures, str(match.right), str(match.read), str(match.gold))


def _share(name: str, share: Share) -> tuple[str, ...]:
    return (name.replace("_", " "), f"{share.value:.3f}", str(share.part), str(share.whole))


def _json(evaluation: Evaluation, _width: int, differences: bool) -> str:
    content: dict[str, Any] = {
        "documents": {one.document: _figures(one.tally) for one in evaluation.documents},
        "total": _figures(evaluation.total),
    }
    if differences:
        content["differences"] = [asdict(one) for one in evaluation.differences]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _figures(tally: Tally) -> dict[str, Any]:
    return {"statements": tally.cue.gold, "read": tally.cue.read, **tally.figures()}


FORMATS: dict[str, Format] = {"table": _table, "json": _json}
"""How an evaluation can be written, by name."""

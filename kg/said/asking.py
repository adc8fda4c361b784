"""Which statements of a store are wanted: by an actor, about an issue, in a readout, within a time."""

from typing import TypedDict, Unpack

from kg import files
from kg.errors import UsageError
from kg.known import readout
from kg.queries import Query, Table, called, catalogue, day, load, run
from kg.said.records import Statement
from kg.said.rows import QUERY, statements_from
from kg.store import Readable


class Narrowing(TypedDict, total=False):
    """Which statements are wanted; what is left out or empty means any."""

    actor: str
    """Who makes the statement, alone or jointly: an IRI, a name, a part of a name, or a code such as US."""
    issue: str
    """What it is about, or something broader: an IRI, a name or a part of one."""
    document: str
    """The readout that it stands in: a name, an id or an IRI, else a part of names or titles."""
    since: str
    """The first date: a day, a month or a year (`2031-05-04`, `2031-05`, `2031`)."""
    until: str
    """The last date; a month or a year is meant whole."""


def statements(store: Readable, **narrowing: Unpack[Narrowing]) -> tuple[Statement, ...]:
    """Return the statements of a store in the order of readouts and text, each whole: with all who made it.

    Raises UsageError when nothing in the store is called so, or a date is none.
    """
    query = catalogue()[QUERY]
    spelled, unknown = called(store, query, _values(store, narrowing))
    if unknown:
        raise UsageError(unknown[0].name, "is no name in the store", unknown[0].remedy)
    document = spelled.get("document", "")
    answer = run(store.alone(document) if store.holds(document) else store, query, spelled)
    return statements_from(answer.records() if isinstance(answer, Table) else ())


def _values(store: Readable, narrowing: Narrowing) -> dict[str, str]:
    """Return the values of the query's parameters."""
    wanted = {
        "actor": narrowing.get("actor"),
        "issue": narrowing.get("issue"),
        "document": narrowing.get("document"),
        "from": narrowing.get("since"),
        "to": narrowing.get("until"),
    }
    values = {name: value for name, value in wanted.items() if value}
    for name in ("from", "to"):
        if name in values:
            values[name] = day(values[name])
    if "document" in values:
        values["document"] = _document(store, values["document"])
    return values


def _document(store: Readable, name: str) -> str:
    """Return the IRI of the readout with this name, id or IRI, else the name itself if it is a part of any."""
    if store.holds(name):
        return name
    answer = run(store, _lookup(), {"called": name})
    rows = answer.records() if isinstance(answer, Table) else []
    wholly = any(row["wholly"] == "true" for row in rows)
    return name if rows and not wholly else readout(store, name).iri


def _lookup() -> Query:
    return load(files.queries() / "lookups" / "documents.rq")

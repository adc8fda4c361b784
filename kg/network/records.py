"""What networks are made of: statements with speakers, addressees and issues, from the view query `network`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from kg.errors import UsageError
from kg.known import readout
from kg.queries import Table, called, catalogue, run
from kg.source.records import legal
from kg.store import Store

QUERY = "network"

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Narrowing(TypedDict, total=False):
    """Which statements are wanted; what is left out or empty means any."""

    actor: str
    """Who makes the statement, alone or jointly: an IRI, a name, a part of a name, or a code such as US."""
    issue: str
    """What it is about, or something broader: an IRI, a name or a part of one."""
    document: str
    """The readout that it stands in: a name, an id or an IRI."""
    since: str
    """The first date: a day, a month or a year (`2031-05-04`, `2031-05`, `2031`)."""
    until: str
    """The last date; a month or a year is meant whole."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or an issue: its IRI, the name that a person reads, and what it is (`person`, `state`, `issue` …)."""

    iri: str
    label: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the graph, whole; no text in it has characters that XML forbids."""

    iri: str
    document: str
    """The IRI of the readout."""
    document_name: str
    document_title: str
    date: str
    """The day of the readout, else of the meeting, `2031-05-04`; empty when neither is known."""
    address: str
    sentence: str
    quote: str
    """The content, from its first character to its last."""
    begins: int
    ends: int
    """Where the quote stands in the text of the readout, in Unicode characters, the end exclusive."""
    cue: str
    """The reporting words as the text has them."""
    act: str
    illocution: str
    stance: str
    joint: bool
    review: str
    """Why a person should have a look, empty when the reader is sure."""
    speakers: tuple[Node, ...] = ()
    addressees: tuple[Node, ...] = ()
    issues: tuple[Node, ...] = ()


def statements(store: Store, **narrowing: Unpack[Narrowing]) -> tuple[Statement, ...]:
    """Return the statements of a store in the order of readouts and text, each whole: with all who made it.

    Raises UsageError when nothing in the store is called so, or a date is none.
    """
    query = catalogue()[QUERY]
    spelled, unknown = called(store, query, _values(store, narrowing))
    if unknown:
        raise UsageError(unknown[0], "is no name in the store", "`kg query actors` and `issues_raised` list the names")
    answer = run(store, query, spelled)
    return statements_from(answer.records() if isinstance(answer, Table) else ())


def statements_from(rows: Iterable[Mapping[str, str]]) -> tuple[Statement, ...]:
    """Return the statements of the rows of the view query in the order of readouts and text."""
    found: dict[str, Statement] = {}
    for row in rows:
        cell = {column: legal(value) for column, value in row.items()}
        iri = cell["statement"]
        found[iri] = _with_node(found[iri] if iri in found else _statement(cell), cell)
    return tuple(sorted(found.values(), key=lambda one: (one.document, one.begins, one.ends, one.iri)))


def _values(store: Store, narrowing: Narrowing) -> dict[str, str]:
    """Return the values of the query's parameters."""
    wanted = {
        "actor": narrowing.get("actor"),
        "issue": narrowing.get("issue"),
        "document": narrowing.get("document"),
        "from": narrowing.get("since"),
        "to": narrowing.get("until"),
    }
    values = {name: value for name, value in wanted.items() if value}
    for name in {"from", "to"} & values.keys():
        if not _DAY.fullmatch(values[name]):
            raise UsageError(values[name], "is no date", "write a day, a month or a year: 2031-05-04, 2031-05 or 2031")
    if "document" in values:
        values["document"] = readout(store, values["document"]).iri
    return values


def _statement(cell: Mapping[str, str]) -> Statement:
    return Statement(
        iri=cell["statement"],
        document=cell["readout"],
        document_name=cell["source"],
        document_title=cell["title"],
        date=cell["date"],
        address=cell["address"],
        sentence=cell["sentence"],
        quote=cell["quote"],
        begins=int(cell["start"]),
        ends=int(cell["end"]),
        cue=cell["cue"],
        act=cell["act"],
        illocution=cell["illocution"],
        stance=cell["stance"],
        joint=cell["joint"] in {"true", "1"},
        review=cell["review"],
    )


def _with_node(statement: Statement, cell: Mapping[str, str]) -> Statement:
    """Return the statement with the node of a row in its role."""
    node = Node(cell["node"], cell["label"], cell["category"])
    match cell["role"]:
        case "speaker":
            return replace(statement, speakers=_with(statement.speakers, node))
        case "addressee":
            return replace(statement, addressees=_with(statement.addressees, node))
        case "about":
            return replace(statement, issues=_with(statement.issues, node))
        case _:  # it has none of them
            return statement


def _with(nodes: tuple[Node, ...], node: Node) -> tuple[Node, ...]:
    return nodes if node in nodes else (*nodes, node)

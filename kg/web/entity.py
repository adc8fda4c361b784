"""What the store has to say about one name: a readout with its text, or anything else that it names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import Store
from kg.vocab import DCTERMS, local_name
from kg.web.finding import Rows, found, wish
from kg.web.naming import classes, first, labelled
from kg.web.paging import Paged
from kg.web.saying import rows_of, said_about, said_in


@dataclass(frozen=True, slots=True)
class Readout:
    """The answers that make the page of a readout."""

    iri: str
    about: Rows
    spans: Rows
    said: Rows
    illocutions: Rows
    remarks: Rows
    named: Rows
    facts: Rows


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of the page of a thing is wanted."""

    part: str = ""
    """A role of statements, or a list of `LISTS`; empty for the beginning of each."""
    year: str = ""
    """Only statements of this year."""
    number: int = 1
    """Which page of the part."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The answers that make the page of anything else, or a part of it."""

    iri: str
    facts: Rows
    said: Rows
    illocutions: Rows
    documents: Rows
    """The readouts in which the statements stand."""
    lists: Mapping[str, Rows]
    """What is to be shown of each of `LISTS`."""
    totals: Mapping[str, int]
    """How long each list is, and how many statements there are in each role."""
    years: Mapping[str, int]
    """How many statements there are in each year."""
    paged: Paged


LISTS = {"holdings": ("person", "office"), "events": ("event",), "accounts": ("readout",)}
"""The lists of a thing that may be long, each with the columns that tell its rows apart."""
STATEMENTS, ROWS, FEW = 50, 100, 8
"""Statements of a page, rows of a page that shows one list, and rows where it shows the beginning of each."""


def entity(store: Store, iris: Iterable[str], choice: Choice) -> Readout | Thing | None:
    """Return what is known of the first of these IRIs that the store knows, None if it knows none."""
    for iri in iris:
        about, facts = found(store, wish("readout", thing=iri), wish("thing", thing=iri))
        labelled(store, about, facts)
        if about:
            return _readout(store, iri, about, facts)
        if facts:
            return _thing(store, iri, facts, choice)
    return None


def _readout(store: Store, iri: str, about: Rows, facts: Rows) -> Readout:
    spans, illocutions, remarks, named = found(
        store, wish("spans", readout=iri), wish("illocutions"), wish("remarks", readout=iri), wish("named", readout=iri)
    )
    labelled(store, remarks, named)
    classes(store, named, "thing")
    named.sort(key=lambda row: (row["class"], row["thingLabel"], row["thing"]))
    return Readout(iri, about, spans, said_in(store, iri), illocutions, remarks, named, facts)


def _thing(store: Store, iri: str, facts: Rows, choice: Choice) -> Thing:
    roles = said_about(store, iri)
    totals = dict(Counter(roles.values()))
    wanted = {one: role for one, role in roles.items() if _fits(one, role, choice)}
    lists = {name: _distinct(found(store, wish(name, thing=iri))[0], *columns) for name, columns in LISTS.items()}
    totals |= {name: len(rows) for name, rows in lists.items()}
    size = ROWS if choice.part in LISTS else STATEMENTS
    paged = Paged(choice.number, size, len(lists.get(choice.part, wanted)))
    said = rows_of(store, {} if choice.part in LISTS else dict(paged.of([*wanted.items()])))
    shown = {name: _shown(name, rows, choice, paged) for name, rows in lists.items()}
    labelled(store, *shown.values())
    (illocutions,) = found(store, wish("illocutions"))
    years = dict(sorted(Counter(map(_year, roles)).items()))
    return Thing(iri, facts, said, illocutions, _documents(store, said), shown, totals, years, paged)


def _fits(statement: str, role: str, choice: Choice) -> bool:
    return choice.part in ("", role) and choice.year in ("", _year(statement))


def _year(statement: str) -> str:
    """Return the year of a statement's readout, with which its name begins; empty for one without a date."""
    year = local_name(statement.partition("#")[0])[:4]
    return year if year.isdecimal() else ""


def _shown(name: str, rows: Rows, choice: Choice, paged: Paged) -> Rows:
    if choice.part == name:
        return [*paged.of(rows)]
    return [] if choice.part or choice.year or choice.number > 1 else rows[:FEW]


def _distinct(rows: Rows, *columns: str) -> Rows:
    """Return the first row of those that are the same in these columns."""
    return list({tuple(row[column] for column in columns): row for row in reversed(rows)}.values())[::-1]


def _documents(store: Store, said: Rows) -> Rows:
    """Return title, date and source of the readouts in which some statements stand."""
    named = {"title": DCTERMS.title, "issued": DCTERMS.issued, "source": DCTERMS.identifier}
    return [
        {"readout": iri, **{name: first(store, ox.NamedNode(iri), predicate) for name, predicate in named.items()}}
        for iri in dict.fromkeys(row["readout"] for row in said)
    ]

"""What the store has to say about one name: a readout with its text, or anything else that it names."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.store import Store
from kg.vocab import RDF
from kg.web.finding import Rows, found, wish
from kg.web.naming import classes, labelled
from kg.web.saying import said_about, said_in


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
class Thing:
    """The answers that make the page of anything else."""

    iri: str
    facts: Rows
    said: Rows
    illocutions: Rows
    events: Rows
    accounts: Rows
    holdings: Rows
    labels: Rows
    total: int
    """Statements that have to do with it; `said` has the newest of them."""


def entity(store: Store, iris: Iterable[str]) -> Readout | Thing | None:
    """Return what is known of the first of these IRIs that the store knows, None if it knows none."""
    for iri in iris:
        about, facts = found(store, wish("readout", thing=iri), wish("thing", thing=iri))
        labelled(store, about, facts)
        if about:
            return _readout(store, iri, about, facts)
        if facts:
            return _thing(store, iri, facts)
    return None


def _readout(store: Store, iri: str, about: Rows, facts: Rows) -> Readout:
    spans, illocutions, remarks, named = found(
        store, wish("spans", readout=iri), wish("illocutions"), wish("remarks", readout=iri), wish("named", readout=iri)
    )
    labelled(store, remarks, named)
    classes(store, named, "thing", RDF.type)
    named.sort(key=lambda row: (row["class"], row["thingLabel"], row["thing"]))
    return Readout(iri, about, spans, said_in(store, iri), illocutions, remarks, named, facts)


def _thing(store: Store, iri: str, facts: Rows) -> Thing:
    said, total = said_about(store, iri)
    illocutions, events, accounts, holdings, labels = found(
        store,
        wish("illocutions"),
        wish("events", thing=iri),
        wish("accounts", thing=iri),
        wish("holdings", thing=iri),
        wish("labels"),
    )
    labelled(store, events, holdings)
    return Thing(iri, facts, said, illocutions, events, accounts, holdings, labels, total)

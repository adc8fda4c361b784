"""What the store has to say about one name: a readout with its text, or anything else that it names."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.store import Store
from kg.web.finding import Rows, found, wish


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


def entity(store: Store, iris: Iterable[str]) -> Readout | Thing | None:
    """Return what is known of the first of these IRIs that the store knows, None if it knows none."""
    for iri in iris:
        about, facts = found(store, wish("readout", thing=iri), wish("thing", thing=iri))
        if about:
            return _readout(store, iri, about, facts)
        if facts:
            return _thing(store, iri, facts)
    return None


def _readout(store: Store, iri: str, about: Rows, facts: Rows) -> Readout:
    spans, said, illocutions, remarks, named = found(
        store,
        wish("spans", readout=iri),
        wish("said", thing=iri),
        wish("illocutions"),
        wish("remarks", readout=iri),
        wish("named", readout=iri),
    )
    return Readout(iri, about, spans, said, illocutions, remarks, named, facts)


def _thing(store: Store, iri: str, facts: Rows) -> Thing:
    said, illocutions, events, accounts, holdings, labels = found(
        store,
        wish("said", thing=iri),
        wish("illocutions"),
        wish("events", thing=iri),
        wish("accounts", thing=iri),
        wish("holdings", thing=iri),
        wish("labels"),
    )
    return Thing(iri, facts, said, illocutions, events, accounts, holdings, labels)

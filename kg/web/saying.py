"""The statements that have to do with a thing, found step by step along the indexes of the store.

Every readout names again what it shares with others, so a query that joins names costs the square of their number;
here each step takes each thing once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph import graph_names
from kg.store import Store
from kg.terms import text_of
from kg.vocab import DCTERMS, DRO, OA, ORG, RDF, SKOS, local_name
from kg.web.finding import Rows
from kg.web.naming import Names, first, values

_CATEGORIES = {
    "Person": "person", "State": "state", "Organization": "organisation", "ActorGroup": "group", "Office": "office",
    "Place": "place", "Event": "event", "Encounter": "event", "Issue": "issue",
}  # fmt: skip
_ROLES = {
    DRO.speaker: "speaker",
    DRO.addressee: "addressee",
    DCTERMS.subject: "topic",
    DRO.contentActor: "topic",
    DRO.contentTarget: "topic",
    DRO.madeAt: "meeting",
}


def said_in(store: Store, readout: str) -> Rows:
    """Return the statements of a readout, as rows of the view query `who_said_what`."""
    found = {
        text_of(quad.subject)
        for graph in graph_names(readout)
        for quad in store.quads(graph)
        if quad.predicate.value == str(DRO.cueHead)
    }
    return rows_of(store, dict.fromkeys(sorted(found), "text"))


def in_full(store: Store, readout: str) -> Rows:
    """Return the statements of a readout as rows with all that a picture shows of the readout and of their nodes."""
    node = ox.NamedNode(readout)
    source = first(store, node, DCTERMS.identifier) or readout
    about = {"title": first(store, node, DCTERMS.title), "date": first(store, node, DCTERMS.issued), "source": source}
    return [{**row, **about, "category": _category(store, row["node"])} for row in said_in(store, readout)]


def _category(store: Store, iri: str) -> str:
    kinds = [local_name(text_of(one)) for one in values(store, ox.NamedNode(iri), RDF.type)] if iri else []
    return min((_CATEGORIES[kind] for kind in kinds if kind in _CATEGORIES), default="")


def said_about(store: Store, thing: str) -> dict[str, str]:
    """Return the statements that have to do with a thing, the newest first, each with how it has."""
    node = ox.NamedNode(thing)
    roles: dict[str, str] = {}
    found = (_directly(store, node), _by_holders(store, node), _narrower(store, node))
    for role, statement in (pair for pairs in found for pair in pairs):
        if "#" in statement:
            roles.setdefault(statement, role)
    return {statement: roles[statement] for statement in sorted(roles, reverse=True)}


def rows_of(store: Store, roles: Mapping[str, str]) -> Rows:
    """Return statements as rows of the view query `actor_issue`, each with its role."""
    known = Names(store)
    return [row for statement, role in roles.items() for row in _row(store, known, statement, role)]


def _directly(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for predicate, role in _ROLES.items():
        yield from ((role, text_of(quad.subject)) for quad in store.match(None, predicate, thing))


def _by_holders(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    """Yield what was said by those who held an office, or an office of a state, in the same readout."""
    posts = {thing, *(quad.subject for quad in store.match(None, ORG.postIn, thing))}
    holdings = {quad.subject for post in posts for quad in store.match(None, DRO.office, post)}
    pairs = {
        (holder, text_of(holding).partition("#")[0])
        for holding in holdings
        for holder in values(store, holding, ORG.member)
    }
    for holder in {holder for holder, _ in pairs}:
        readouts = {readout for one, readout in pairs if one == holder}
        spoken = {text_of(quad.subject) for quad in store.match(None, DRO.speaker, holder)}
        yield from (("office", statement) for statement in spoken if statement.partition("#")[0] in readouts)


def _narrower(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    waiting: list[Any] = [thing]
    seen: set[Any] = {thing}
    while waiting:
        below = {quad.subject for quad in store.match(None, SKOS.broader, waiting.pop())} - seen
        seen |= below
        waiting += below
    for issue in seen - {thing}:
        yield from (("narrower", text_of(quad.subject)) for quad in store.match(None, DCTERMS.subject, issue))


def _row(store: Store, known: Names, statement: str, role: str) -> Iterator[dict[str, str]]:
    """Yield a statement once for each of its speakers and issues; nothing for what is none."""
    node = ox.NamedNode(statement)
    heads, spans = values(store, node, DRO.cueHead), values(store, node, DRO.contentSpan)
    if not heads or not spans:
        return
    whole = {
        "role": role,
        "statement": statement,
        "readout": first(store, heads[0], OA.hasSource),
        "cue": first(store, heads[0], OA.exact),
        "sentence": "".join(first(store, part, OA.exact) for part in values(store, node, DCTERMS.isPartOf)[:1]),
        "sentenceStart": "".join(first(store, part, OA.start) for part in values(store, node, DCTERMS.isPartOf)[:1]),
        "spans": " ".join(f"{first(store, span, OA.start)}-{first(store, span, OA.end)}" for span in spans),
        "act": first(store, node, DRO.speechAct),
        "stance": first(store, node, DRO.stance),
        "joint": first(store, node, DRO.joint),
    }
    parts = (("speaker", DRO.speaker), ("about", DCTERMS.subject))
    nodes = [(part, text_of(one)) for part, predicate in parts for one in values(store, node, predicate)]
    for part, label, iri in sorted((part, known.of(iri), iri) for part, iri in nodes) or [("", "", "")]:
        yield whole | {"part": part, "node": iri, "label": label}

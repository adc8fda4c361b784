"""The statements that have to do with a thing, found step by step along the indexes of the store.

Every readout names again what it shares with others, so a query that joins names costs the square of their number;
here each step takes each thing once.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.graph import graph_names
from kg.store import Store
from kg.vocab import DCTERMS, DRO, OA, ORG, SKOS
from kg.web.finding import Rows
from kg.web.naming import Names, text, values

MOST = 500
"""Statements that a page shows; the newest count."""
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
        text(quad.subject)
        for graph in graph_names(readout)
        for quad in store.quads(graph)
        if quad.predicate.value == str(DRO.cueHead)
    }
    return _rows(store, sorted(found), dict.fromkeys(found, "text"))


def said_about(store: Store, thing: str) -> tuple[Rows, int]:
    """Return the newest statements that have to do with a thing, as such rows with a role, and how many there are."""
    node = ox.NamedNode(thing)
    roles: dict[str, str] = {}
    found = (_directly(store, node), _by_holders(store, node), _narrower(store, node))
    for role, statement in (pair for pairs in found for pair in pairs):
        if "#" in statement:
            roles.setdefault(statement, role)
    newest = sorted(roles, reverse=True)
    return _rows(store, newest[:MOST], roles), len(roles)


def _directly(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for predicate, role in _ROLES.items():
        yield from ((role, text(quad.subject)) for quad in store.match(None, predicate, thing))


def _by_holders(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    """Yield what was said by those who held an office, or an office of a state, in the same readout."""
    posts = {thing, *(quad.subject for quad in store.match(None, ORG.postIn, thing))}
    holdings = {quad.subject for post in posts for quad in store.match(None, DRO.office, post)}
    pairs = {
        (holder, text(holding).partition("#")[0])
        for holding in holdings
        for holder in values(store, holding, ORG.member)
    }
    for holder in {holder for holder, _ in pairs}:
        readouts = {readout for one, readout in pairs if one == holder}
        spoken = {text(quad.subject) for quad in store.match(None, DRO.speaker, holder)}
        yield from (("office", statement) for statement in spoken if statement.partition("#")[0] in readouts)


def _narrower(store: Store, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
    waiting: list[Any] = [thing]
    seen: set[Any] = {thing}
    while waiting:
        below = {quad.subject for quad in store.match(None, SKOS.broader, waiting.pop())} - seen
        seen |= below
        waiting += below
    for issue in seen - {thing}:
        yield from (("narrower", text(quad.subject)) for quad in store.match(None, DCTERMS.subject, issue))


def _rows(store: Store, statements: Iterable[str], roles: dict[str, str]) -> Rows:
    known = Names(store)
    return [row for statement in statements for row in _row(store, known, statement, roles[statement])]


def _row(store: Store, known: Names, statement: str, role: str) -> Iterator[dict[str, str]]:
    """Yield a statement once for each of its speakers and issues; nothing for what is none."""
    node = ox.NamedNode(statement)
    heads, spans = values(store, node, DRO.cueHead), values(store, node, DRO.contentSpan)
    if not heads or not spans:
        return
    whole = {
        "role": role,
        "statement": statement,
        "readout": _one(store, heads[0], OA.hasSource),
        "cue": _one(store, heads[0], OA.exact),
        "sentence": "".join(_one(store, part, OA.exact) for part in values(store, node, DCTERMS.isPartOf)[:1]),
        "sentenceStart": "".join(_one(store, part, OA.start) for part in values(store, node, DCTERMS.isPartOf)[:1]),
        "spans": " ".join(f"{_one(store, span, OA.start)}-{_one(store, span, OA.end)}" for span in spans),
        "act": _one(store, node, DRO.speechAct),
        "stance": _one(store, node, DRO.stance),
        "joint": _one(store, node, DRO.joint),
    }
    parts = (("speaker", DRO.speaker), ("about", DCTERMS.subject))
    nodes = [(part, text(one)) for part, predicate in parts for one in values(store, node, predicate)]
    for part, iri in nodes or [("", "")]:
        yield whole | {"part": part, "node": iri, "label": known.of(iri)}


def _one(store: Store, subject: object, predicate: str) -> str:
    return "".join(map(text, values(store, subject, predicate)[:1]))

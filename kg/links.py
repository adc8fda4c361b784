"""What is the same across the readouts of a store: persons under two names, encounters that several texts tell of.

No readout's own graphs can say so, for they hold what one text supports and are the same in every store. The answer
is worked out from the whole store by the rules in `queries/links/` and stands in a graph of its own. It is a function
of what the store holds: the order of building changes nothing, and what leaves takes its links along. What is not
sure is kept as an open question, never acted on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import cast

import pyoxigraph as ox
from rdflib import URIRef

from kg import files
from kg.graph.identities import Finding, identification, identified, included
from kg.store import Result, Store
from kg.terms import text_of
from kg.vocab import DRO, LINKS, ORG, RDF

_AMBIGUOUS = "{}; but more than one fits, and they are not the same"


def refresh(store: Store) -> bool:
    """Bring the graph of links up to date with what the store holds; returns whether anything changed."""
    known, found = set(store.quads(str(LINKS))), links(store)
    return store.swap(known - found, found - known)


def unsettled(store: Store) -> int:
    """Return how many findings of the graph of links are open questions."""
    return len(store.match(None, str(DRO.settled), ox.Literal(False)))


def links(store: Store) -> set[ox.Quad]:
    """Return what the readouts of a store tell together about what is the same, as quads of one graph."""
    facts = _Facts(store)
    facts.lead(facts.settled(DRO.Person, "persons"))
    facts.add("parties")
    facts.lead(facts.settled(DRO.Encounter, "encounters", "sets"))
    facts.include(facts.found("members"))
    return facts.links


class _Facts:
    """The facts that the rules look at, in memory, and what was found in them so far."""

    def __init__(self, store: Store) -> None:
        self.links: set[ox.Quad] = set()
        self._store = store
        self._quads = ox.Store()
        self._enter(store.query(_rule("facts")))
        decided = list(self._rows("decided"))
        self._same = [finding for finding in decided if finding.sure]
        self._apart = {finding.pair for finding in decided} - {finding.pair for finding in self._same}

    def add(self, name: str) -> None:
        """Add to the facts what a query makes of them."""
        self._enter(self._quads.query(_rule(name)))

    def found(self, name: str) -> list[Finding]:
        """Return what a rule finds, without what a person has decided."""
        decided = self._apart | {finding.pair for finding in self._same}
        return [finding for finding in self._rows(name) if finding.pair not in decided]

    def settled(self, kind: URIRef, *names: str) -> list[Finding]:
        """Return what a person has decided about things of a class, and what the rules find, in doubt if ambiguous."""
        decided = [finding for finding in self._same if all(self._is_a(kind, thing) for thing in finding.pair)]
        found = [finding for name in names for finding in self.found(name)]
        torn = _torn({finding.pair for finding in (*decided, *found) if finding.sure})
        return decided + [_doubted(one) if one.sure and one.one in torn else one for one in found]

    def lead(self, findings: list[Finding]) -> None:
        """Let each thing lead to the one that is kept, and enter the findings that say so or are in doubt."""
        kept = _kept(finding for finding in findings if finding.sure)
        keepers = set(kept.values())
        telling = [one for one in findings if not one.sure or one in self._same or one.pair & keepers]
        self._link(telling, {identified(thing, keeper) for thing, keeper in kept.items()})

    def include(self, findings: list[Finding]) -> None:
        """Enter findings, and let each member lead to its set."""
        self._link(findings, {included(finding.other, finding.one) for finding in findings if finding.sure})

    def _link(self, findings: Iterable[Finding], leads: set[ox.Quad]) -> None:
        for finding in findings:
            self.links |= identification(finding, self._evidence(finding))
        self.links |= leads
        self._quads.extend(ox.Quad(lead.subject, lead.predicate, lead.object) for lead in leads)

    def _enter(self, made: Result) -> None:
        """Add what a CONSTRUCT made: as bytes, since an object for each triple would take longer."""
        triples = cast("ox.QueryTriples", made).serialize(format=ox.RdfFormat.N_TRIPLES)
        self._quads.bulk_load(triples, ox.RdfFormat.N_TRIPLES)

    def _rows(self, name: str) -> Iterator[Finding]:
        for row in cast("ox.QuerySolutions", self._quads.query(_rule(name))):
            one, other, sure, reason = (cast("ox.Literal", value).value for value in row)
            yield Finding(one, other, sure == "true", reason)

    def _is_a(self, kind: URIRef, thing: str) -> bool:
        return ox.Quad(ox.NamedNode(thing), ox.NamedNode(str(RDF.type)), ox.NamedNode(str(kind))) in self._quads

    def _evidence(self, finding: Finding) -> Iterator[str]:
        """Yield the spans that the things of a finding were read from; of a person, one mention and one title."""
        for thing in finding.pair:
            if self._is_a(DRO.Person, thing):
                yield from sorted(self._subjects(DRO.refersTo, thing))[:1]
                titles = (span for post in self._subjects(ORG.member, thing) for span in self._spans(post))
                yield from sorted(titles)[:1]
            else:
                yield from self._spans(thing)

    def _subjects(self, relation: URIRef, value: str) -> Iterator[str]:
        return (text_of(quad.subject) for quad in self._store.match(None, str(relation), ox.NamedNode(value)))

    def _spans(self, thing: str) -> Iterator[str]:
        return (text_of(quad.object) for quad in self._store.match(ox.NamedNode(thing), str(DRO.evidence), None))


def _rule(name: str) -> str:
    return (files.queries() / "links" / f"{name}.rq").read_text(encoding="utf-8")


def _doubted(finding: Finding) -> Finding:
    return replace(finding, sure=False, reason=_AMBIGUOUS.format(finding.reason))


def _groups(pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    """Return the things that the pairs join, directly or by way of others."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(groups.get(thing, set()) for thing in pair))
        groups.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in groups.values()}.values())


def _torn(pairs: set[frozenset[str]]) -> set[str]:
    """Return the things of the groups in which two are joined by way of others only: they are not one thing."""
    return {
        thing
        for group in _groups(pairs)
        if any(frozenset(two) not in pairs for two in combinations(group, 2))
        for thing in group
    }


def _kept(findings: Iterable[Finding]) -> dict[str, str]:
    """Return for each thing the one that it is, of which no finding prefers another."""
    sure = list(findings)
    others = {finding.other for finding in sure}
    groups = _groups(finding.pair for finding in sure)
    keepers = [(group, min(group - others or group)) for group in groups]
    return {thing: keeper for group, keeper in keepers for thing in group - {keeper}}

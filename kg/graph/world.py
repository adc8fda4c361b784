"""What a text speaks about as triples: entities and their mentions, events, times, offices held."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from rdflib import URIRef
from rdflib.term import Node

from kg.graph import terms
from kg.graph.draft import Draft
from kg.reading.records import Entity, Event, Holding, Kind, Mention, When
from kg.vocab import BASIS, DCTERMS, DRO, FOAF, ORG, RDF, SCHEMA, SCHEMES, SKOS

Value = TypeVar("Value")

CLASSES = {
    Kind.PERSON: DRO.Person,
    Kind.STATE: DRO.State,
    Kind.ORGANISATION: DRO.Organization,
    Kind.GROUP: DRO.ActorGroup,
    Kind.OFFICE: DRO.Office,
    Kind.PLACE: DRO.Place,
    Kind.ISSUE: DRO.Issue,
}
"""The classes of entities; events, dates and statements are no entities."""


def write_entities(draft: Draft) -> None:
    """State the class of each entity, and its label if no vocabulary has one."""
    for key, entity in draft.reading.entities.items():
        if key != entity.key:
            raise ValueError(f"{entity.key} stands under {key}")
        _write_entity(draft, entity)


def write_mentions(draft: Draft) -> None:
    """State which characters refer to what."""
    for mention in draft.reading.mentions:
        _write_mention(draft, mention)


def write_events(draft: Draft) -> None:
    """State the events with their evidence and times."""
    for event in draft.reading.events:
        _write_event(draft, event)


def write_holdings(draft: Draft) -> None:
    """State who held which office; several that share their evidence are numbered from the second on."""
    seen: Counter[URIRef] = Counter()
    for holding in draft.reading.holdings:
        name = draft.names.span(holding.evidence, "holding")
        seen[name] += 1
        _write_holding(draft, holding, name if seen[name] == 1 else URIRef(f"{name}-{seen[name]}"))


def _write_entity(draft: Draft, entity: Entity) -> None:
    if entity.kind not in CLASSES:
        raise ValueError(f"{entity.key}: an entity of kind {entity.kind}")
    name = draft.names.key(entity.key)
    draft.say(name, RDF.type, CLASSES[entity.kind])
    if "://" not in entity.key:
        draft.say(name, SKOS.prefLabel, terms.text(entity.label, "en"))
    if entity.minted:
        draft.say(name, DRO.minted, terms.boolean(True))
    if entity.kind in _WRITERS:
        _WRITERS[entity.kind](draft, name, entity)


def _write_group(draft: Draft, name: URIRef, group: Entity) -> None:
    draft.say(name, DRO.membersListed, terms.boolean(bool(group.members)))
    draft.link(name, FOAF.member, group.members)


def _write_office(draft: Draft, name: URIRef, office: Entity) -> None:
    draft.link(name, ORG.postIn, [office.holder] if office.holder else ())


def _write_issue(draft: Draft, name: URIRef, issue: Entity) -> None:
    draft.say(name, RDF.type, SKOS.Concept)
    draft.say(name, SKOS.inScheme, SCHEMES["issue"])
    draft.link(name, SKOS.broader, issue.broader)


_WRITERS = {Kind.GROUP: _write_group, Kind.OFFICE: _write_office, Kind.ISSUE: _write_issue}
"""What is stated of an entity of some kinds beside its class and name."""


def _write_mention(draft: Draft, mention: Mention) -> None:
    name = draft.span(mention.span)
    draft.say(name, RDF.type, DRO.Mention)
    draft.link(name, DRO.refersTo, mention.referents)
    if mention.quoted:
        draft.say(name, DRO.scareQuoted, terms.boolean(True))


def _write_event(draft: Draft, event: Event) -> None:
    name = draft.names.key(event.key)
    draft.say(name, RDF.type, DRO.Encounter if event.encounter else DRO.Event)
    draft.say(name, DCTERMS.type, draft.names.concept(event.type))
    draft.say(name, SKOS.prefLabel, terms.text(event.label, "en"))
    draft.say(name, DRO.basis, BASIS.stated)
    draft.cite(name, DRO.evidence, event.evidence)
    draft.link(name, DRO.participant, event.participants)
    draft.link(name, DRO.conductedBy, event.conducted_by)
    draft.link(name, DRO.occursAfter, event.after)
    draft.link(name, DRO.hasPurpose, event.purposes)
    draft.link(name, SCHEMA.superEvent, [event.part_of] if event.part_of else ())
    draft.say(name, DRO.statedCount, *_known(terms.count, event.count))
    add = draft.infer if event.places_inferred else draft.say
    add(name, SCHEMA.location, *map(draft.names.key, event.places))
    _write_time(draft, name, event.when)


def _write_holding(draft: Draft, holding: Holding, name: URIRef) -> None:
    draft.say(name, RDF.type, DRO.OfficeHolding)
    draft.say(name, DRO.basis, BASIS.stated)
    draft.link(name, ORG.member, [holding.person])
    draft.link(name, DRO.office, [holding.office])
    draft.cite(name, DRO.evidence, [holding.evidence])
    _write_time(draft, name, holding.when)


def _write_time(draft: Draft, owner: URIRef, when: When | None) -> None:
    """State when something was; what needed context goes to the inferred graph."""
    if when is None:
        return
    if draft.times.setdefault(when.key, when) != when:
        raise ValueError(f"{when.key}: two different times with this key")
    name = draft.names.key(when.key)
    draft.say(owner, DRO.time, name)
    draft.say(name, RDF.type, DRO.TimeSpan)
    draft.cite(name, DRO.evidence, when.evidence)
    draft.say(name, DRO.duration, *_known(terms.duration, when.duration))
    draft.say(name, DRO.startApproximate, *_known(terms.boolean, when.start_approximate))
    draft.say(name, DRO.durationApproximate, *_known(terms.boolean, when.duration_approximate))
    add = draft.infer if when.inferred else draft.say
    add(name, DRO.earliest, *_known(terms.day, when.earliest))
    add(name, DRO.latest, *_known(terms.day, when.latest))
    add(name, DRO.ongoingOn, *_known(terms.day, when.ongoing))
    add(name, DRO.startsAt, *_known(terms.moment, when.starts_at))
    add(name, DRO.timeZone, *_known(terms.text, when.zone or None))


def _known(term: Callable[[Value], Node], value: Value | None) -> list[Node]:
    """Return a value as a term, or nothing if it is not known."""
    return [] if value is None else [term(value)]

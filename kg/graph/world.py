"""What a text speaks about as triples: entities and their mentions, events, times, offices held."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from kg.graph import terms
from kg.graph.draft import Draft
from kg.graph.vocab import BASIS, DCTERMS, DRO, FOAF, ISSUES, ORG, RDF, SCHEMA, SKOS
from kg.reading.records import Entity, Event, Holding, Kind, Mention, When

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
    """State the class of each entity, its label if no vocabulary has one, and for which state or body it acts."""
    for key, entity in draft.reading.entities.items():
        if key != entity.key:
            raise ValueError(f"{entity.key} stands under {key}")
        _write_entity(draft, entity)
    for key, side in draft.reading.sides.items():
        if key in draft.reading.entities and side not in ("", key):
            draft.infer(draft.names.key(key), DRO.actsFor, draft.names.key(side))


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
    seen: Counter[NamedNode] = Counter()
    for holding in draft.reading.holdings:
        told = draft.names.own(f"holding-{holding.given.removeprefix('#')}")
        name = draft.names.span(holding.evidence, "holding") if holding.evidence else told
        seen[name] += 1
        _write_holding(draft, holding, name if seen[name] == 1 else terms.iri(f"{name.value}-{seen[name]}"))


def _write_entity(draft: Draft, entity: Entity) -> None:
    if entity.kind not in CLASSES:
        raise ValueError(f"{entity.key}: an entity of kind {entity.kind}")
    name, add = draft.names.key(entity.key), draft.infer if entity.given else draft.say
    add(name, RDF.type, CLASSES[entity.kind])
    if "://" not in entity.key:
        add(name, SKOS.prefLabel, terms.text(entity.label, "en"))
    if entity.minted:
        add(name, DRO.minted, terms.boolean(True))
    if entity.kind in _WRITERS:
        _WRITERS[entity.kind](draft, name, entity)


def _write_group(draft: Draft, name: NamedNode, group: Entity) -> None:
    draft.say(name, DRO.membersListed, terms.boolean(bool(group.members)))
    draft.link(name, FOAF.member, group.members)


def _write_office(draft: Draft, name: NamedNode, office: Entity) -> None:
    add = draft.infer if office.given else draft.say
    add(name, ORG.postIn, *map(draft.names.key, [office.holder] if office.holder else ()))


def _write_issue(draft: Draft, name: NamedNode, issue: Entity) -> None:
    add = draft.infer if issue.given else draft.say
    add(name, RDF.type, SKOS.Concept)
    add(name, SKOS.inScheme, ISSUES)
    add(name, SKOS.broader, *map(draft.names.key, issue.broader))


_WRITERS = {Kind.GROUP: _write_group, Kind.OFFICE: _write_office, Kind.ISSUE: _write_issue}
"""What is said of an entity of some kinds beside its class and name."""


def _write_mention(draft: Draft, mention: Mention) -> None:
    name = draft.span(mention.span)
    draft.say(name, RDF.type, DRO.Mention)
    draft.link(name, DRO.refersTo, mention.referents, mention.referents if mention.given else ())
    if mention.quoted:
        draft.say(name, DRO.scareQuoted, terms.boolean(True))


def _write_event(draft: Draft, event: Event) -> None:
    name, add = draft.names.key(event.key), draft.infer if event.source else draft.say
    add(name, RDF.type, DRO.Encounter if event.encounter else DRO.Event)
    retyped = draft.infer if event.type in event.given else draft.say
    retyped(name, DCTERMS.type, draft.names.concept(event.type))
    add(name, SKOS.prefLabel, terms.text(event.label, "en"))
    add(name, DRO.basis, BASIS.reference if event.source else BASIS.stated)
    if event.source:
        add(name, DCTERMS.source, draft.names.key(event.source))
    draft.cite(name, DRO.evidence, event.evidence)
    draft.link(name, DRO.participant, event.participants, event.given)
    draft.link(name, DRO.conductedBy, event.conducted_by)
    draft.link(name, DRO.occursAfter, event.after)
    draft.link(name, DRO.hasPurpose, event.purposes)
    draft.link(name, SCHEMA.superEvent, [event.part_of] if event.part_of else ())
    draft.say(name, DRO.statedCount, *_known(terms.count, event.count))
    draft.link(name, SCHEMA.location, event.places, event.places if event.places_inferred else event.given)
    _write_time(draft, name, event.when)


def _write_holding(draft: Draft, holding: Holding, name: NamedNode) -> None:
    """State that somebody held an office; infer it where the text alone does not, or a correction does."""
    add = draft.infer if holding.given or holding.inferred else draft.say
    basis = BASIS.inferred if holding.inferred else BASIS.stated
    add(name, RDF.type, DRO.OfficeHolding)
    add(name, DRO.basis, BASIS.reference if holding.given else basis)
    add(name, ORG.member, draft.names.key(holding.person))
    add(name, DRO.office, draft.names.key(holding.office))
    if holding.given:
        add(name, DCTERMS.source, draft.names.key(holding.given))
    if holding.evidence:
        draft.cite(name, DRO.evidence, [holding.evidence])
    _write_time(draft, name, holding.when)


def _write_time(draft: Draft, owner: NamedNode, when: When | None) -> None:
    """State when something was; what needed context, or comes from a correction, goes to the inferred graph."""
    if when is None:
        return
    if draft.times.setdefault(when.key, when) != when:
        raise ValueError(f"{when.key}: two different times with this key")
    name, add = draft.names.key(when.key), draft.infer if when.given else draft.say
    add(owner, DRO.time, name)
    add(name, RDF.type, DRO.TimeSpan)
    if when.given:
        add(name, DCTERMS.source, draft.names.key(when.given))
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


def _known(term: Callable[[Value], Literal], value: Value | None) -> list[Literal]:
    """Return a value as a term, or nothing if it is not known."""
    return [] if value is None else [term(value)]

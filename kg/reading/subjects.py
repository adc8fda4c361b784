"""What a statement is about: its issues, the states it is directed at, the events and bodies it mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.actors import joint_groups, subject_phrases
from kg.reading.desk import Desk, Place, Unit
from kg.reading.discourse import AGENTS
from kg.reading.happening import Happening
from kg.reading.issues import TARGET, TOPIC, Context, Hit, without_wider
from kg.reading.listed import listed
from kg.reading.phrases import Form, Phrase
from kg.reading.proposition import Relation
from kg.reading.records import Kind, Mention, Statement
from kg.reading.topics import Topic


@dataclass(frozen=True, slots=True)
class Subject:
    """Keys of issues, and of the states at which they are directed: named in the content, or given by context."""

    issues: tuple[str, ...]
    targets: tuple[str, ...] = ()
    targets_inferred: tuple[str, ...] = ()


def subject(desk: Desk, unit: Unit) -> Subject:
    """Return what a proposition is about, and remember it for what may take it up."""
    acting = joint_groups(desk.discourse, subject_phrases(unit.marked, unit.clause, unit.proposition))
    before = len(desk.hits)
    named = _named(desk, unit, Context(unit.place.topic.states, tuple(group.keys for group in acting)))
    resumed = _resumed(desk, unit)
    if desk.last and _echoes(unit, named):
        return Subject(desk.last.issues, desk.last.targets, desk.last.targets_inferred)
    if unit.proposition.relation is Relation.MAIN:
        named = named or desk.issues.implied(acting)
        desk.last_core = _inside(named, unit.proposition.core)
    hits = [*resumed, *named, *_listed(desk, unit, [*named, *desk.hits[before:]])]
    if all(hit.relation == TOPIC for hit in hits):
        hits += _minted(desk, unit)
    return _told(hits, unit.place.topic)


def _echoes(unit: Unit, named: Sequence[Hit]) -> bool:
    """Tell whether a bare "agreed", or an attitude that names no issue of its own, is about what was said before."""
    bare = unit.clause.content == unit.clause.head
    return bare or (bool(unit.clause.stance) and all(hit.relation and not hit.named for hit in named))


def _inside(hits: Sequence[Hit], stretch: tuple[int, int]) -> tuple[Hit, ...]:
    start, end = stretch
    return tuple(hit for hit in hits if start <= hit.start < end)


def _told(hits: Sequence[Hit], topic: Topic) -> Subject:
    """Return the subject that issues make, or else the topic that reaches here."""
    issues = tuple(dict.fromkeys(hit.key for hit in hits)) or topic.issues
    directed = _targets(hits, named=True)
    return Subject(issues, directed, tuple(key for key in _targets(hits, named=False) if key not in directed))


def _named(desk: Desk, unit: Unit, context: Context) -> list[Hit]:
    """Return the issues that the content names, by themselves, through states or through events."""
    hits: list[Hit] = []
    pieces = unit.proposition.pieces[-1:] if unit.clause.held else unit.proposition.pieces
    for start, end in pieces:
        found = [hit for hit in desk.issues.find(unit.marked, start, end, context) if not _only_dates(unit.place, hit)]
        extents = [Hit(h.start, h.end, "", "") for h in unit.place.happening_between(start, end)]
        found += desk.issues.states_spoken_of(unit.marked, start, end, [*found, *extents])
        desk.hits += found
        hits += without_wider([*found, *_of_events(desk, unit.place, start, end)], desk.issues)
    return hits


def _minted(desk: Desk, unit: Unit) -> list[Hit]:
    """Return the subject of a content that no vocabulary knows and no topic gives, named by its first noun phrase."""
    if unit.place.topic.issues:
        return []
    start, end = unit.proposition.core
    hit = desk.issues.mint(unit.marked, start, end)
    desk.hits += [hit] if hit else []
    return [hit] if hit else []


def _listed(desk: Desk, unit: Unit, named: Sequence[Hit]) -> list[Hit]:
    """Return the subjects that no vocabulary knows of an enumeration, beside those that are `named`."""
    if not named and unit.place.topic.issues:
        return []
    start, end = unit.proposition.core
    found = listed(unit.marked, start, end, [(hit.start, hit.end) for hit in _inside(named, (start, end))])
    hits = [desk.issues.minted(unit.marked, *item) for item in found]
    desk.hits += hits
    return hits


def _only_dates(place: Place, hit: Hit) -> bool:
    """Tell whether an issue stands inside an event that only puts another in time."""
    return any(h.dates_other and h.start <= hit.start < h.end for h in place.happenings)


def _of_events(desk: Desk, place: Place, start: int, end: int) -> list[Hit]:
    """Return the issues that the events mentioned between two tokens raise."""
    found = [
        desk.issues.of_event(
            happening.type, desk.timeline.agents(happening) or place.topic.states, happening.start, happening.end
        )
        for happening in place.happening_between(start, end)
        if not happening.dates_other
    ]
    return [hit for hit in found if hit]


def _resumed(desk: Desk, unit: Unit) -> list[Hit]:
    """Return the issues of what was said just before, where the content takes it up ("this momentum")."""
    if desk.last is None or not unit.marked.has("anaphor"):
        return []
    found: list[Hit] = []
    for at in range(*unit.proposition.range):
        behind = unit.marked.word("anaphor", at)
        if behind:
            span = unit.marked.line.span(at, behind)
            desk.anaphors.append(Mention(span, Kind.STATEMENT, (desk.last.key,)))
            found += [replace(hit, named=False) for hit in desk.last_core]
    return found


def _targets(hits: Sequence[Hit], named: bool) -> tuple[str, ...]:
    """Return the states at which the issues are directed."""
    directed = (hit for hit in hits if hit.relation == TARGET and hit.named is named)
    return tuple(dict.fromkeys(state for hit in directed for state in hit.states))


def mentioned(desk: Desk, unit: Unit, statement: Statement) -> tuple[str, ...]:
    """Return the events and bodies that a proposition mentions besides its actors, targets and parties."""
    taken = {*statement.speakers, *statement.actors, *statement.targets, *statement.addressees}
    found: list[str] = []
    for start, end in unit.proposition.pieces:
        inside = unit.place.happening_between(start, end)
        found += [desk.timeline.key(happening) for happening in inside]
        outside = [phrase for phrase in unit.marked.within(start, end) if not _in_any(phrase, inside)]
        found += _bodies(desk, unit, outside)
    return tuple(key for key in dict.fromkeys(found) if key not in taken)


def _in_any(phrase: Phrase, happenings: Sequence[Happening]) -> bool:
    """Tell whether a phrase is a part of the mention of an event."""
    return any(told.start <= phrase.start < told.end for told in happenings)


def _bodies(desk: Desk, unit: Unit, phrases: Sequence[Phrase]) -> list[str]:
    """Return the states, bodies and groups that phrases stand for."""
    agents = (phrase for phrase in phrases if phrase.kind in AGENTS and phrase.form is not Form.DYAD)
    return [key for phrase in agents for key in desk.discourse.referents(unit.marked, phrase)]

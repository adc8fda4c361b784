"""Statements: reporting clauses and their propositions, with speakers, act, stance and links."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.lexicon import Concept, Lexicon, local_name
from kg.reading.actors import spoken_of, subject_phrases
from kg.reading.contents import Proposition, Relation, propositions
from kg.reading.desk import Desk, Place, Spoken, Unit
from kg.reading.passives import takes_several
from kg.reading.phrases import Form
from kg.reading.records import Span, Statement
from kg.reading.stances import stance
from kg.reading.subjects import mentioned, subject

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_AGREEMENT = "agreement"
_NAMES = (Form.NAME, Form.LIST)


def of_sentence(desk: Desk, place: Place, spoken: Sequence[Spoken]) -> list[Statement]:
    """Return the statements of a sentence in the order of telling; a main one before those that hang on it."""
    found: list[Statement] = []
    for said in spoken:
        for group in propositions(place.marked, said.clause):
            found += _group(desk, place, said, group, len(found))
    return found


def _group(desk: Desk, place: Place, said: Spoken, group: Sequence[Proposition], offset: int) -> list[Statement]:
    """Return the statements of a main proposition and of those that hang on it, linked."""
    main = _statement(desk, Unit(place, said, group[0]), offset)
    linked: dict[Relation, list[str]] = {Relation.MEANS: [], Relation.PURPOSE: []}
    rest = []
    for number, proposition in enumerate(group[1:], offset + 1):
        rest.append(_statement(desk, Unit(place, said, proposition, main), number))
        linked[proposition.relation].append(rest[-1].key)
    if not rest:
        return [main]
    means, purposes = tuple(linked[Relation.MEANS]), tuple(linked[Relation.PURPOSE])
    return [replace(main, means=means, purposes=purposes), *rest]


def _statement(desk: Desk, unit: Unit, number: int) -> Statement:
    """Return the statement of one proposition, numbered within its sentence."""
    line, clause, speakers = unit.marked.line, unit.clause, unit.said.who.keys
    joint = is_joint(speakers, desk.sides)
    about = subject(desk, unit)
    statement = Statement(
        key=f"#s{line.number:02}{_letter(number)}",
        sentence=line.number,
        head=line.span(*clause.head),
        cues=_cues(unit),
        contents=tuple(line.span(*piece) for piece in unit.proposition.pieces),
        sources=(line.span(clause.subject.start, clause.subject.end),) if clause.subject else (),
        speakers=speakers,
        act=_act(desk.lexicon, unit, joint),
        stance=stance(unit, desk.lexicon, {desk.sides.get(key) or key for key in speakers}),
        joint=joint,
        disclosed=not clause.withheld,
        made_at=desk.encounter,
        phase=unit.place.phase,
        issues=about.issues,
        actors=_actors(desk, unit, joint),
        targets=about.targets,
        targets_inferred=about.targets_inferred,
        addressees=_addressees(desk, unit),
        review=_doubts(desk, unit),
    )
    statement = replace(statement, mentions=mentioned(desk, unit, statement))
    if unit.proposition.relation is Relation.MAIN:
        desk.last = statement
    return statement


def _addressees(desk: Desk, unit: Unit) -> tuple[str, ...]:
    """Return who is spoken to: the participants on no side that speaks, or those who are named as told."""
    others = addressed(unit.said.who.keys, desk.discourse.cast.present, desk.sides)
    if unit.clause.told is None:
        return others
    told = unit.marked.phrase_at(unit.clause.told)
    if told and told.form not in _NAMES:
        return others
    named = set(desk.discourse.referents(unit.marked, told)) if told else set()
    return tuple(key for key in others if key in named)


def is_joint(speakers: Sequence[str], sides: Mapping[str, str]) -> bool:
    """Tell whether speakers belong to several sides; one whose side is unknown is a side of its own."""
    return len({sides.get(key) or key for key in speakers}) > 1


def addressed(speakers: Sequence[str], participants: Sequence[str], sides: Mapping[str, str]) -> tuple[str, ...]:
    """Return the participants who are on no side that speaks; a state or body that speaks is a side itself."""
    speaking = {sides.get(key) or key for key in speakers}
    others = (key for key in participants if key not in speakers)
    return tuple(key for key in others if sides.get(key) not in speaking)


def performed(verb: Concept, joint: bool) -> str:
    """Return the act that a reporting verb performs: several have another one for sides together, or for one alone."""
    return verb.note("whenJoint" if joint else "whenAlone") or verb.key


def _act(lexicon: Lexicon, unit: Unit, joint: bool) -> str:
    """Return the act that a verb performs: other for sides together, one alone, or one's own future."""
    verb = lexicon.concepts[unit.clause.act]
    own = verb.note("whenOwnFuture")
    if own and unit.proposition.relation is Relation.MAIN and _own_future(unit):
        return own
    return performed(verb, joint)


def _own_future(unit: Unit) -> bool:
    """Tell whether a content says what the speaker will do: "that he would gladly attend"."""
    start = unit.proposition.core[0]
    subject = unit.marked.phrase_at(start)
    own = subject and subject.form is Form.PRONOUN and not subject.possessive
    return bool(own and unit.marked.word("modal", unit.marked.past_adverbs(start + 1)))


def _letter(number: int) -> str:
    """Return a, b, … z, ba, bb …: the place of a statement in its sentence."""
    more, last = divmod(number, len(_LETTERS))
    return (_letter(more) if more else "") + _LETTERS[last]


def _cues(unit: Unit) -> tuple[Span, ...]:
    own = unit.marked.line.span(unit.clause.start, unit.clause.end)
    beside = unit.proposition.cue
    return (own, unit.marked.line.span(*beside)) if beside else (own,)


def _actors(desk: Desk, unit: Unit, joint: bool) -> tuple[str, ...]:
    """Return the actors of a proposition; a means has those of what it serves unless it names its own."""
    phrases = subject_phrases(unit.marked, unit.clause, unit.proposition)
    spoken = (desk.discourse, unit.marked)
    speakers = unit.said.who.keys
    keys = dict.fromkeys(key for phrase in phrases for key in spoken_of(*spoken, phrase, speakers, desk.sides))
    if not keys and unit.head and unit.proposition.relation is Relation.MEANS:
        return unit.head.actors
    resumed = () if joint or unit.proposition.infinitive else speakers
    return tuple(key for key in keys if key not in resumed)


def _doubts(desk: Desk, unit: Unit) -> tuple[str, ...]:
    said = unit.said
    doubts = list(said.who.doubts)
    if said.clause.doubt:
        doubts.append(said.clause.doubt)
    if unit.marked.has("hearsay"):
        doubts.append("the text itself passes it on as hearsay")
    alone = desk.lexicon.concepts[said.clause.act].note("whenAlone") or said.clause.act
    if len(said.who.keys) == 1 and local_name(desk.lexicon.top(alone)) == _AGREEMENT:
        doubts.append("an act of agreement with one speaker")
    if not said.clause.subject and not takes_several(desk.lexicon, said.clause.act):
        doubts.append("a passive that does not tell who said it")
    return tuple(dict.fromkeys(doubts))

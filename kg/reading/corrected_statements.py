"""A correction of one statement: who speaks, what it is about, or that it is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import Lexicon, local_name
from kg.reading.called import Called
from kg.reading.changes import Change, OrphanedError
from kg.reading.records import Entity, Kind, Mention, Reading, Sentence, Span, Statement, Status
from kg.reading.statements import addressed, is_joint, performed
from kg.source.records import Correction
from kg.words import tokens

Settled = dict[tuple[str, str], object]
"""What a correction settles: the value, by the thing and what of it."""

REMOVED = "what was read in it was taken away by a correction"
NOBODY = "a correction says that nobody is named as speaker"
_FORMS = {mark: f"[{marks}]" for marks in ("'‘’", '"“”') for mark in marks}
_MARK = re.compile("|".join(_FORMS))
_SPEAKING = (Kind.PERSON, Kind.GROUP)
_KEPT = "place in the account"
_PARTLY = "one by one"


def corrected_statement(reading: Reading, correction: Correction, lexicon: Lexicon) -> tuple[Reading, Change, Settled]:
    """Return a reading with one statement corrected or taken away; OrphanedError if that cannot be."""
    statement, called = _meant(reading, correction), Called(reading, lexicon)
    if correction.removes:
        gone: Settled = {(statement.key, _KEPT): False}
        return _without(reading, statement), Change(correction, sentences=(statement.sentence,)), gone
    settled: Settled = {(statement.key, _KEPT): True}
    issues, entities = _issues(statement, correction, called)
    if issues is not None:
        statement = replace(statement, issues=issues, given=_given(statement, statement.issues, issues))
        reading = _with(reading, [statement], entities)
        settled |= _settled(statement, correction)
    names = correction.names("speakers")
    if names is not None:
        keys = tuple(dict.fromkeys(called.actor(name) for name in names))
        group = list(_linked(reading, statement))
        reading = _with(reading, [_spoken_by(reading, one, keys, lexicon) for one in group], {})
        settled |= {(one.key, "speakers"): frozenset(keys) for one in group}
    return reading, Change(correction, tuple(dict.fromkeys(key for key, _ in settled))), settled


def as_spoken(reading: Reading, statement: Statement, lexicon: Lexicon) -> Statement:
    """Return a statement with what follows from who speaks: whether it is joint, by which act, and to whom."""
    participants = [key for event in reading.events if event.key in reading.about for key in event.participants]
    joint = is_joint(statement.speakers, reading.sides)
    addressees = addressed(statement.speakers, participants, reading.sides)
    act = statement.act if joint == statement.joint else _act(reading, statement, joint, lexicon)
    return replace(statement, joint=joint, act=act, addressees=addressees)


def as_referred(reading: Reading) -> Reading:
    """Return a reading in which "he" and "the Prime Minister" refer to the speakers that corrections give."""
    said: dict[Span, set[tuple[str, ...]]] = {}
    for statement in reading.statements:
        for source in statement.sources:
            said.setdefault(source, set()).add(statement.speakers)
    given = {source for one in reading.statements if set(one.given) & set(one.speakers) for source in one.sources}
    sure = {source: found.pop() for source, found in said.items() if source in given and len(found) == 1}
    mentions = (_referring(reading, one, sure.get(one.span, ())) for one in reading.mentions)
    return replace(reading, mentions=tuple(mentions))


def _referring(reading: Reading, mention: Mention, speakers: tuple[str, ...]) -> Mention:
    """Return a mention that refers to speakers, unless it is of something else or names whom it refers to."""
    known = [reading.entities[key] for key in mention.referents if key in reading.entities]
    named = {token.norm for entity in known for token in tokens(entity.label)}
    spelt = {token.norm for token in tokens(mention.span.of(reading.source.text))}
    if not speakers or mention.kind not in _SPEAKING or named & spelt or speakers == mention.referents:
        return mention
    return replace(mention, referents=speakers, given=True)


def _meant(reading: Reading, correction: Correction) -> Statement:
    """Return the one statement that a quotation means, or the id among several."""
    places = _places(reading.source.text, correction.text("quote"))
    if not places:
        raise OrphanedError("its quote does not stand in the text; copy it from `kg show`")
    within = [place for place in places if any(one.span.covers(place) for one in reading.sentences)]
    if not within:
        raise OrphanedError("its quote does not lie in one sentence; shorten it")
    fit = [one for one in reading.statements if _meets(one.contents, within)]
    fit = fit or [one for one in reading.statements if _meets((*one.cues, *one.sources), within)]
    ids = {_id(one): one for one in fit}
    wanted = correction.text("id").removeprefix("#")
    if wanted in ids or (len(fit) == 1 and not wanted):
        return ids[wanted] if wanted else fit[0]
    if not fit:
        raise OrphanedError("no statement is read where its quote stands; see `kg show`")
    reason = f"{wanted} is not read where its quote stands" if wanted else f"its quote fits {len(fit)} statements"
    raise OrphanedError(f"{reason}; write as id one of {', '.join(ids)}, or another quote")


def _places(text: str, quote: str) -> list[Span]:
    """Return where words stand in a text, with whatever blanks between them and quotation marks of any form."""
    words = (_MARK.sub(lambda mark: _FORMS[mark[0]], re.escape(word)) for word in quote.split())
    wanted = re.compile(r"\s+".join(words))
    return [Span(found.start(), found.end()) for found in wanted.finditer(text)]


def _meets(spans: Sequence[Span], places: Sequence[Span]) -> bool:
    return any(span.meets(place) for span in spans for place in places)


def _id(statement: Statement) -> str:
    return local_name(statement.key)


def _linked(reading: Reading, statement: Statement) -> Iterator[Statement]:
    """Yield a statement with those that it is linked with as means or aim: they have the same speakers."""
    links = [{one.key, *one.means, *one.purposes} for one in reading.statements]
    keys, before = {statement.key}, set[str]()
    while keys != before:
        before = set(keys)
        keys = keys.union(*(link for link in links if link & before))
    return (one for one in reading.statements if one.key in keys)


def _spoken_by(reading: Reading, statement: Statement, keys: tuple[str, ...], lexicon: Lexicon) -> Statement:
    """Return a statement with other speakers, without the doubts about who speaks."""
    given = _given(statement, statement.speakers, keys)
    review = () if keys else (NOBODY,)
    said = replace(statement, speakers=keys, addressees=(), given=given, review=review)
    return as_spoken(reading, said, lexicon)


def _given(statement: Statement, before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Return what corrections give a statement: what was given, without what is taken back, and what is new."""
    kept = [key for key in statement.given if key not in before or key in now]
    return tuple(dict.fromkeys((*kept, *(key for key in now if key not in before))))


def _act(reading: Reading, statement: Statement, joint: bool, lexicon: Lexicon) -> str:
    """Return the act of a verb that has another one for sides together, or for one alone; else the act as it is."""
    words = tokens(reading.source.text, statement.head.start, statement.head.end)
    verb = lexicon.acts.longest(words, 0)
    known = lexicon.concepts[verb.value.key] if verb else None
    if known and statement.act in (performed(known, True), performed(known, False)):
        return performed(known, joint)
    return statement.act


def _issues(
    statement: Statement, correction: Correction, called: Called
) -> tuple[tuple[str, ...] | None, dict[str, Entity]]:
    """Return the issues of a statement after a correction, None if it is not about them, and entities they need."""
    whole, added, removed = (correction.names(key) for key in ("issues", "add_issues", "remove_issues"))
    if whole is None and added is None and removed is None:
        return None, {}
    found = {name: called.issue(name) for name in (*(whole or ()), *(added or ()), *(removed or ()))}
    gone = {found[name][0]: name for name in removed or ()}
    for key, name in gone.items():
        if key not in statement.issues:
            about = "; ".join(map(called.label, statement.issues)) or "nothing"
            raise OrphanedError(f"{_id(statement)} is not about {name!r} but about: {about}")
    kept = () if whole is not None else (key for key in statement.issues if key not in gone)
    keys = dict.fromkeys((*kept, *(found[name][0] for name in (*(whole or ()), *(added or ())))))
    new = (entity for _, entities in found.values() for entity in entities.values())
    return tuple(keys), {entity.key: replace(entity, given=True) for entity in new}


def _settled(statement: Statement, correction: Correction) -> Settled:
    """Return what a correction of issues settles: the set of them, or that single ones belong to it or not."""
    if correction.names("issues") is not None:
        return {(statement.key, "issues"): frozenset(statement.issues)}
    single = ((key, name) for key in ("add_issues", "remove_issues") for name in correction.names(key) or ())
    found: Settled = {(statement.key, f"issue {name!r}"): key == "add_issues" for key, name in single}
    return {(statement.key, "issues"): _PARTLY, **found}


def _with(reading: Reading, statements: Sequence[Statement], entities: dict[str, Entity]) -> Reading:
    """Return a reading with statements in the place of those of their keys, and with more entities."""
    new = {one.key: one for one in statements}
    known = {key: reading.entities.get(key, entity) for key, entity in entities.items()}
    return replace(
        reading,
        statements=tuple(new.get(one.key, one) for one in reading.statements),
        entities=dict(sorted((reading.entities | known).items())),
    )


def _without(reading: Reading, statement: Statement) -> Reading:
    """Return a reading without a statement, and without what refers to it."""
    key = statement.key
    left = [one for one in reading.statements if one.key != key]
    parted = (
        replace(
            one,
            means=tuple(link for link in one.means if link != key),
            purposes=tuple(link for link in one.purposes if link != key),
        )
        for one in left
    )
    emptied = {statement.sentence} - {one.sentence for one in left}
    sentences = (_emptied(one, reading) if one.number in emptied else one for one in reading.sentences)
    return replace(
        reading, statements=tuple(parted), sentences=tuple(sentences), mentions=tuple(freed(reading.mentions, key))
    )


def _emptied(sentence: Sentence, reading: Reading) -> Sentence:
    """Return a sentence whose last statement was taken away."""
    tells = any(sentence.span.covers(span) for event in reading.events for span in event.evidence)
    return replace(sentence, status=Status.EVENT) if tells else replace(sentence, status=Status.UNREAD, reason=REMOVED)


def freed(mentions: Sequence[Mention], key: str) -> Iterator[Mention]:
    """Yield mentions that no longer refer to a thing; one that referred to nothing else is gone."""
    for mention in mentions:
        referents = tuple(one for one in mention.referents if one != key)
        if referents:
            yield replace(mention, referents=referents)

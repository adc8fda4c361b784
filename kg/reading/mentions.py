"""Mentions: every place where the text names or refers to an actor, office, place, event, issue or day."""

from collections.abc import Iterator, Sequence

from kg.lexicon import local_name
from kg.reading.dates import Dated
from kg.reading.discourse import Discourse
from kg.reading.happening import Happening
from kg.reading.issues import Hit
from kg.reading.marked import Marked
from kg.reading.offices import OfficeMention
from kg.reading.parties import group_key, office_entity, people_key
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import PRONOUNS
from kg.reading.records import Entity, Kind, Mention, Span, When
from kg.reading.stage import Stage


def of_phrases(marked: Marked, discourse: Discourse, speakers: Sequence[str]) -> Iterator[Mention]:
    """Yield the mentions of the phrases of a line; `speakers` are those of its clause, for "him"."""
    for phrase in marked.phrases:
        if group := _group_key(marked, phrase, discourse):
            yield Mention(_span(marked, phrase), Kind.GROUP, group)
            continue
        for part in phrase.parts or (phrase,):
            yield from _of_phrase(marked, part, discourse, speakers)


def _group_key(marked: Marked, phrase: Phrase, discourse: Discourse) -> tuple[str, ...]:
    """Return the key of the group that a list of states stands for; nothing if it stands for its items."""
    if phrase.form is not Form.LIST or phrase.kind is Kind.PERSON:
        return ()
    keys = tuple(discourse.referents(marked, phrase))
    return () if keys == phrase.keys else keys


def of_offices(marked: Marked) -> Iterator[Mention]:
    """Yield the mentions of offices that stand for themselves."""
    for office in _own_offices(marked):
        entity = office_entity(office, marked.lexicon)
        yield Mention(marked.line.span(office.start, office.end), Kind.OFFICE, (entity.key,))


def offices_named(marked: Marked) -> Iterator[Entity]:
    """Yield the offices that stand for themselves in a line."""
    for office in _own_offices(marked):
        yield office_entity(office, marked.lexicon)


def _own_offices(marked: Marked) -> Iterator[OfficeMention]:
    for office in marked.offices.values():
        phrase = marked.phrase_over(office.start)
        if office.holder and phrase and phrase.kind is Kind.OFFICE:
            yield office


def of_hits(marked: Marked, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Yield the mentions of issues."""
    for hit in hits:
        yield Mention(marked.line.span(hit.start, hit.end), Kind.ISSUE, (hit.key,), hit.quoted)


def of_days(marked: Marked, dated: Sequence[Dated], whens: Sequence[When]) -> Iterator[Mention]:
    """Yield the mentions of the days that date events at these times, without the preposition before them."""
    times = [(evidence, when.key) for when in whens if when.earliest or when.latest for evidence in when.evidence]
    for found in dated:
        key = next((key for evidence, key in times if evidence.covers(found.span)), "")
        at = marked.line.at(found.span.start)
        at += marked.line.norm(at) in marked.lexicon.barriers
        if key:
            yield Mention(Span(marked.line.tokens[at].start, found.span.end), Kind.DATE, (key,))


def of_encounter(marked: Marked, stage: Stage, told: Sequence[Happening]) -> Iterator[Mention]:
    """Yield the places where "the meeting" stands for the encounter of the readout."""
    if stage.encounter is None:
        return
    kinds = {stage.encounter.type, *marked.lexicon.ancestors(stage.encounter.type)}
    articles = (at for at, token in enumerate(marked.line.tokens) if token.norm == "the" and not _is_told(at, told))
    for at in articles:
        noun = marked.lexicon.nouns["evt"].longest(marked.line.tokens, at + 1)
        if noun and noun.value in kinds:
            yield Mention(marked.line.span(at, noun.end), Kind.EVENT, (stage.encounter.key,))


def _is_told(at: int, told: Sequence[Happening]) -> bool:
    """Tell whether a token belongs to an event that the line mentions."""
    return any(happening.start <= at < happening.end for happening in told)


def merged(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions sorted, those of one span and kind as one."""
    found: dict[tuple[Span, Kind], Mention] = {}
    for mention in mentions:
        key = (mention.span, mention.kind)
        before = found.get(key)
        referred = tuple(dict.fromkeys((*(before.referents if before else ()), *mention.referents)))
        found[key] = Mention(mention.span, mention.kind, referred, mention.quoted)
    return tuple(found[key] for key in sorted(found))


def _span(marked: Marked, phrase: Phrase) -> Span:
    return marked.line.span(phrase.start, phrase.end)


def _of_phrase(marked: Marked, phrase: Phrase, discourse: Discourse, speakers: Sequence[str]) -> Iterator[Mention]:
    if phrase.form is Form.DYAD or phrase.kind is Kind.OFFICE:
        return
    keys = tuple(dict.fromkeys(_keys(marked, phrase, discourse, speakers)))
    if keys:
        yield Mention(_span(marked, phrase), _kind(phrase, keys), keys)


def _kind(phrase: Phrase, keys: tuple[str, ...]) -> Kind:
    return Kind.GROUP if len(keys) > 1 else phrase.kind


def _keys(marked: Marked, phrase: Phrase, discourse: Discourse, speakers: Sequence[str]) -> Iterator[str]:
    """Yield what a phrase refers to; nothing where that cannot be told."""
    if phrase.form is Form.PRONOUN:
        yield from _of_pronoun(marked, phrase, discourse, speakers)
        return
    yield from discourse.referents(marked, phrase)
    if phrase.kind is Kind.PLACE:
        yield from phrase.keys


def _of_pronoun(marked: Marked, phrase: Phrase, discourse: Discourse, speakers: Sequence[str]) -> Iterator[str]:
    """Yield whom a pronoun refers to; nobody for the first person and for "his"."""
    word = marked.line.norm(phrase.start)
    if phrase.kind is Kind.GROUP or not PRONOUNS[word]:
        yield from discourse.several(marked, phrase)
    elif word in ("he", "she") and len(speakers) == 1:
        yield from speakers
    elif word in ("him", "her"):
        yield from discourse.person_before(marked, phrase.start, PRONOUNS[word], tuple(speakers))


def groups(marked: Sequence[Marked], discourse: Discourse) -> Iterator[Entity]:
    """Yield the groups that the lines name: listed states, peoples, open collectives."""
    for line in marked:
        yield from filter(None, (_group(line, phrase, discourse) for phrase in line.phrases))


def _group(marked: Marked, phrase: Phrase, discourse: Discourse) -> Entity | None:
    """Return the group that a phrase stands for, or None."""
    lexicon = discourse.lexicon
    if phrase.form is Form.LIST:
        return _listed(marked, phrase, discourse)
    if phrase.form in (Form.PEOPLE, Form.DELEGATION):
        people, state = (lexicon.concepts[key].label for key in phrase.keys[:2])
        return Entity(people_key(phrase.keys, lexicon), Kind.GROUP, f"{people} of {state}")
    if phrase.form is Form.COLLECTIVE and phrase.kind is Kind.GROUP:
        collective = phrase.keys[0]
        return Entity(f"group-{local_name(collective)}", Kind.GROUP, lexicon.concepts[collective].label)
    return None


def _listed(marked: Marked, phrase: Phrase, discourse: Discourse) -> Entity | None:
    """Return the group of a list, if the list stands for a group and not for each of its members."""
    key = group_key(phrase.keys, discourse.lexicon)
    if key not in discourse.referents(marked, phrase):
        return None
    names = [discourse.lexicon.concepts[member].label for member in phrase.keys]
    return Entity(key, Kind.GROUP, ", ".join(names), members=phrase.keys)

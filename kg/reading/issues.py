"""What is talked about: issues of the vocabulary, narrowed to the states that the text names beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import Lexicon, Match, local_name
from kg.reading.marked import Marked
from kg.reading.noun_phrases import noun_phrase
from kg.reading.parties import code
from kg.reading.phrases import Form, Phrase
from kg.reading.records import Entity, Kind
from kg.reading.stage import Stage
from kg.slugs import slug

PARTIES, TARGET, TOPIC = "Parties", "Target", "Topic"
_BESIDE = {
    PARTIES: ("among", "between", "with"),
    TARGET: ("on", "against", "toward", "towards", "by", "of", "in", "from", "over", "with", "to"),
}
_STATES = (Kind.STATE, Kind.GROUP)
_NAMING = (Form.NAME, Form.LIST, Form.PEOPLE, Form.DYAD)
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """An issue at a place: tokens `start` to `end`; `states` are those that narrow it."""

    start: int
    end: int
    key: str
    concept: str
    relation: str = ""
    states: tuple[str, ...] = ()
    named: bool = False
    """True when the states stand beside the issue; false when the context gives them."""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What narrows an issue that names no states: the states of the topic frame, and the groups that act."""

    frame: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()


class Issues:
    """Finds issues, and keeps those that it composes with states, as entities by key."""

    def __init__(self, lexicon: Lexicon, stage: Stage) -> None:
        self.lexicon = lexicon
        self.stage = stage
        self.entities: dict[str, Entity] = {}
        self._topic = lexicon.having("composes", TOPIC)
        self._implied = lexicon.having("impliedBy", "JointActors")

    def find(self, marked: Marked, start: int, end: int, context: Context) -> list[Hit]:
        """Return the issues that the tokens `start` to `end` name, in order."""
        hits: list[Hit] = []
        at = start
        while at < end:
            found = self._match(marked, at)
            if found and found.end <= end:
                hits += self._hits(marked, found, context)
                at = found.end
            else:
                at += 1
        return hits

    def states_spoken_of(self, marked: Marked, start: int, end: int, taken: Sequence[Hit]) -> list[Hit]:
        """Return the states that are no side of the encounter, each as an issue of its own."""
        if not self._topic:
            return []
        return [
            self._narrowed(phrase.start, phrase.end, self._topic, TOPIC, phrase.keys, True)
            for phrase in self.third_states(marked, start, end)
            if not any(hit.start < phrase.end and phrase.start < hit.end for hit in taken)
        ]

    def third_states(self, marked: Marked, start: int, end: int) -> list[Phrase]:
        """Return the phrases between two tokens that name a state which is no side of the encounter."""
        named = (phrase for phrase in marked.within(start, end) if phrase.form is Form.NAME)
        return [phrase for phrase in named if phrase.kind is Kind.STATE and phrase.keys[0] not in self.stage.sides]

    def implied(self, groups: Sequence[Phrase]) -> list[Hit]:
        """Return the issue that states acting together raise when a clause names no other."""
        if not self._implied:
            return []
        return [self._narrowed(group.start, group.end, self._implied, PARTIES, group.keys, True) for group in groups]

    def mint(self, marked: Marked, start: int, end: int) -> Hit | None:
        """Return the first noun phrase between two tokens as an issue that no vocabulary knows, or None."""
        first, last = noun_phrase(marked, start, end)
        return self.minted(marked, first, last) if first < last else None

    def minted(self, marked: Marked, first: int, last: int) -> Hit:
        """Return the tokens `first` to `last` as an issue that no vocabulary knows."""
        words = marked.line.words(first, last)
        key = f"issue-{slug(words)}"
        self.entities[key] = Entity(key, Kind.ISSUE, words, minted=True)
        start, end, quoted = _with_quotes(marked, first, last)
        return Hit(start, end, key, key, named=True, quoted=quoted)

    def of_event(self, type_key: str, agents: tuple[str, ...], start: int, end: int) -> Hit | None:
        """Return the issue that mentioning an event raises, narrowed to the states that carried it out."""
        concept = self.lexicon.inherited(type_key, "issue")
        if not concept or concept not in self.lexicon.concepts:
            return None
        relation = local_name(self.lexicon.concepts[concept].note("composes"))
        states = tuple(key for key in agents if key in self.lexicon.concepts)
        if relation and states:
            return self._narrowed(start, end, concept, relation, states, True)
        return Hit(start, end, concept, concept)

    def ancestors(self, key: str) -> Iterator[str]:
        """Yield the keys above an issue, composed or of the vocabulary."""
        entity = self.entities.get(key)
        for wider in entity.broader if entity else self.lexicon.ancestors(key):
            yield wider
            if entity:
                yield from self.ancestors(wider)

    def _match(self, marked: Marked, at: int) -> Match[str] | None:
        """Return the issue form at a token, if it is not a part of a name."""
        plain = self.lexicon.nouns["issue"].longest(marked.line.tokens, at)
        found = self._bound(marked, at, plain) or plain
        phrase = marked.phrase_over(at)
        return None if found and phrase and found.end <= phrase.end else found

    def _bound(self, marked: Marked, at: int, plain: Match[str] | None) -> Match[str] | None:
        """Return the form at a token that names an issue only beside states, if it is longer than the plain one."""
        bound = self.lexicon.bound.longest(marked.line.tokens, at)
        longer = bound and (not plain or bound.end > plain.end)
        return bound if bound and longer and _beside(marked, bound, PARTIES) else None

    def _hits(self, marked: Marked, found: Match[str], context: Context) -> Iterator[Hit]:
        concept = found.value
        relation = local_name(self.lexicon.concepts[concept].note("composes"))
        start, end, quoted = _with_quotes(marked, found.start, found.end)
        beside = _beside(marked, found, relation) if relation else None
        if beside:
            states = beside.keys[1:] if beside.form is Form.PEOPLE else beside.keys
            key = self._compose(concept, relation, states, self._served(concept, context, states))
            yield Hit(min(start, beside.start), max(end, beside.end), key, concept, relation, states, True)
            return
        given = self._given(relation, context)
        for states in given:
            yield replace(self._narrowed(start, end, concept, relation, states, False), quoted=quoted)
        if not given:
            yield Hit(start, end, concept, concept, relation, quoted=quoted)

    def _served(self, concept: str, context: Context, states: tuple[str, ...]) -> tuple[str, ...]:
        """Return the states of the topic frame, where an issue serves to act on them and is not about them itself."""
        serves = self.lexicon.concepts[concept].note("serves")
        return () if not serves or {*states} & {*context.frame} else context.frame

    def _given(self, relation: str, context: Context) -> list[tuple[str, ...]]:
        """Return the states by which the context narrows an issue that names none."""
        if relation == PARTIES:
            sides = self.stage.sides
            return list(context.groups) or ([sides] if len(sides) > 1 else [])
        return [context.frame] if relation and context.frame else []

    def _narrowed(self, start: int, end: int, concept: str, relation: str, states: tuple[str, ...], named: bool) -> Hit:
        key = self._compose(concept, relation, states)
        return Hit(start, end, key, concept, relation, states, named)

    def _compose(self, concept: str, relation: str, states: tuple[str, ...], over: tuple[str, ...] = ()) -> str:
        """Return the key of an issue narrowed to states, and over which others it is; keep it as an entity."""
        codes, codes_over = self._codes(states), self._codes(over)
        key = f"issue-{local_name(concept)}-{'-'.join(codes)}" + "".join(f"-over-{short}" for short in codes_over)
        if key not in self.entities:
            entry = self.lexicon.concepts[concept]
            label = (entry.note("composedLabel") or entry.label + ": {}").format(self._names(codes))
            label += f" over {self._names(codes_over)}" if over else ""
            self.entities[key] = Entity(key, Kind.ISSUE, label, broader=())
            broader = (concept, *self._wider(concept, relation, states, over))
            self.entities[key] = Entity(key, Kind.ISSUE, label, broader=broader)
        return key

    def _codes(self, states: Iterable[str]) -> dict[str, str]:
        """Return states by their codes, in the order of these."""
        return dict(sorted((code(state, self.lexicon), state) for state in dict.fromkeys(states)))

    def _names(self, codes: Mapping[str, str]) -> str:
        return "–".join(self.lexicon.concepts[state].label for state in codes.values())

    def _wider(self, concept: str, relation: str, states: tuple[str, ...], over: tuple[str, ...]) -> Iterator[str]:
        """Yield the composed issues above one: what it serves, what is wider on the same states, those states."""
        entry = self.lexicon.concepts[concept]
        if over:
            yield self._compose(entry.note("serves"), TARGET, over)
        for above in () if entry.note("serves") else entry.broader:
            if local_name(self.lexicon.concepts[above].note("composes")) == relation:
                yield self._compose(above, relation, states)
        if relation not in (PARTIES, TOPIC) and self._topic:
            for state in states:
                yield self._compose(self._topic, TOPIC, (state,))


def _with_quotes(marked: Marked, start: int, end: int) -> tuple[int, int, bool]:
    """Return a range with the quotation marks around it, and whether there are any."""
    tokens = marked.line.tokens
    if start > 0 and end < len(tokens) and (tokens[start - 1].text, tokens[end].text) in _QUOTES:
        return start - 1, end + 1, True
    return start, end, False


def _beside(marked: Marked, found: Match[str], relation: str) -> Phrase | None:
    """Return the states that stand right before an issue ("Japan-ROK relations") or behind a preposition after it."""
    before = marked.phrase_over(found.start - 1)
    return before if before and _can_precede(before) else _behind(marked, found, relation)


def _can_precede(phrase: Phrase) -> bool:
    return phrase.kind in _STATES and (phrase.form is Form.DYAD or phrase.possessive)


def _behind(marked: Marked, found: Match[str], relation: str) -> Phrase | None:
    """Return the states behind an issue, if a preposition links them to it or is its last word."""
    linked = marked.line.norm(found.end) in _BESIDE.get(relation, _BESIDE[TARGET])
    if not linked and marked.line.norm(found.end - 1) not in marked.lexicon.barriers:
        return None
    behind = marked.phrase_at(found.end + linked)
    return behind if behind and behind.kind in _STATES and behind.form in _NAMING else None


def without_wider(hits: list[Hit], issues: Issues) -> list[Hit]:
    """Return the hits without those that a narrower issue right beside them already says."""
    ending: dict[int, list[Hit]] = {}
    for hit in hits:
        ending.setdefault(hit.end, []).append(hit)

    def told(hit: Hit) -> bool:
        near = (other for end in range(hit.start - _NEAR + 1, hit.start + _NEAR) for other in ending.get(end, ()))
        return any(hit.key in issues.ancestors(other.key) for other in near if other is not hit)

    return [hit for hit in hits if not told(hit)]

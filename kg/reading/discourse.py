"""Who is meant: names, offices, pronouns and collectives resolved in the order of the text."""

from collections.abc import Iterator, Sequence

from kg.lexicon import Lexicon, local_name
from kg.reading.absent import left_out
from kg.reading.cast import Cast, Who
from kg.reading.clause import Clause
from kg.reading.marked import Marked
from kg.reading.parties import ISSUER, Register, group_key, people_key
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import FIRST, PRONOUNS
from kg.reading.records import Kind
from kg.reading.stage import Stage
from kg.reading.telling import contact

AGENTS = (Kind.STATE, Kind.ORGANISATION, Kind.GROUP)
_CLAUSE_OPENING = 3
_ANSWER = "respond"
_SEVERAL = 2


class Discourse:
    """Keeps who spoke last while the sentences go by."""

    def __init__(self, stage: Stage, people: Register, lexicon: Lexicon, home: str = "") -> None:
        self.cast = Cast(stage, people, lexicon, home)
        self.stage = stage
        self.people = people
        self.lexicon = lexicon
        self._last: tuple[str, ...] = ()
        self._single = stage.participants[0] if stage.participants else ""
        """Who spoke last alone; at first the participant named first."""
        self._before = ""
        """Why "they" may not be the participants: what the last subject was, if it was no person that is known."""
        self._elsewhere = False
        """True behind a sentence that tells of an encounter with somebody else."""
        self._away: frozenset[str] = frozenset()
        """Who was not there, as the sentence says."""
        self._passive: frozenset[str] = frozenset()
        """Whom the sentence names as not there, or as the one on whose behalf somebody else speaks."""
        self._heard_for: frozenset[str] = frozenset()
        """The same of the line that the last subject stood in."""
        self._line: Marked | None = None
        """The line that the last subject stood in."""

    def enter(self, marked: Marked, clauses: Sequence[Clause]) -> None:
        """Note whom a sentence names as not there, before anybody is heard in it: no pronoun stands for them."""
        self._away, self._passive = left_out(marked, clauses)
        self.cast.absent |= self._away
        if self._single in self._passive:
            self._single = ""

    def forget(self) -> None:
        """Forget who spoke last: behind what was not read, a pronoun may stand for somebody named there."""
        self._single, self._last, self._line, self._before = "", (), None, "…"

    def speakers(self, marked: Marked, phrase: Phrase | None, act: str = "") -> Who:
        """Return who speaks when the phrase is the subject of a verb of this act, and remember them."""
        who = self._resolve(marked, phrase) if phrase else self.together()
        if phrase and phrase.form is Form.PRONOUN and local_name(act) == _ANSWER:
            who = self._who_answers(who)
        if not phrase or phrase.form in (Form.PRONOUN, Form.COLLECTIVE, Form.HOLDERS):
            who = self._here(who)
        if phrase and phrase.form is not Form.PRONOUN:
            known = any(key in self.people.persons for key in who.keys) and phrase.form is not Form.SIDE
            known = known or len(who.keys) > 1
            self._before = "" if known else marked.line.words(phrase.start, phrase.end)
        if phrase and phrase.doubt:
            who = Who(who.keys, (phrase.doubt, *who.doubts))
        self._line, self._heard_for = marked, self._passive
        self._remember(who)
        return Who(who.keys, (*who.doubts, *self.people.doubts(who.keys, self.stage.participants)))

    def _remember(self, who: Who) -> None:
        """Remember who is the subject, and so is there."""
        if who.keys:
            self._last = who.keys
            self.cast.absent -= {*who.keys}
        if len(who.keys) == 1:
            self._single = who.keys[0]

    def _who_answers(self, who: Who) -> Who:
        """Return who answers where a pronoun says it: nobody answers what they said themselves."""
        others = tuple(key for key in self.stage.participants if key != self._single)
        if who.keys not in ((), (self._single,)):
            return who
        return Who(others) if len(others) == 1 else Who(who.keys, (*who.doubts, "somebody else may have answered"))

    def notice(self, marked: Marked) -> None:
        """Remember whom a sentence is about that reports nothing, as far as its first words tell."""
        phrase = marked.phrase_at(0)
        if phrase and phrase.kind is Kind.PERSON and phrase.form is not Form.PRONOUN and not phrase.possessive:
            self._remember(self._resolve(marked, phrase))
            self.cast.absent |= self._away
        if contact(marked) and self._outsider(marked):
            self._elsewhere = True

    def _outsider(self, marked: Marked) -> bool:
        """Tell whether a sentence names a person who took no part in the encounter."""
        keys = (key for phrase in marked.phrases for key in phrase.keys if phrase.kind is Kind.PERSON)
        return any(key in self.people.persons and key not in self.stage.participants for key in keys)

    def _here(self, who: Who) -> Who:
        """Return several with the doubt that they may be the parties of another encounter that was told of."""
        if not self._elsewhere or len(who.keys) < _SEVERAL:
            return who
        return Who(who.keys, (*who.doubts, "the text tells of another encounter before"))

    def _resolve(self, marked: Marked, phrase: Phrase) -> Who:
        if phrase.form is Form.LIST:
            return self._listed(marked, phrase)
        if phrase.form is Form.PRONOUN:
            return self._pronoun(marked, phrase)
        if phrase.form is Form.COLLECTIVE:
            return self.cast.collective(phrase.keys[0], True, self._single)
        if phrase.form is Form.HOLDERS:
            return self.cast.holders(marked, phrase)
        if phrase.form is Form.OFFICE:
            return self.cast.office(phrase, marked)
        if phrase.form is Form.SIDE:
            return self.cast.side(phrase)
        if phrase.form is Form.DELEGATION:
            return Who((people_key(phrase.keys, self.lexicon),))
        if not phrase.keys:
            name = marked.line.words(phrase.start, phrase.end)
            return Who((), (f"nobody of the name “{name}” is known, or several are",))
        return Who(phrase.keys)

    def _listed(self, marked: Marked, phrase: Phrase) -> Who:
        """Return all whom a list names; "her counterpart" in it is that of who is named before."""
        keys: dict[str, None] = {}
        doubts: list[str] = []
        for part in phrase.parts:
            other = part.form is Form.COLLECTIVE and len(keys) == 1
            who = self.cast.collective(part.keys[0], True, *keys) if other else self._resolve(marked, part)
            keys.update(dict.fromkeys(who.keys))
            doubts += who.doubts
        return Who(tuple(keys), tuple(doubts))

    def _pronoun(self, marked: Marked, phrase: Phrase) -> Who:
        word = marked.line.norm(phrase.start)
        gender = PRONOUNS[word]
        if gender == FIRST:
            return self._first_person()
        if not gender:
            return self._they(marked, phrase)
        person = self.people.persons.get(self._single)
        if not person:
            return Who((), (f"“{word}” has no single person to stand for",))
        if person.gender and person.gender != gender:
            return Who((), (f"“{word}” does not fit {person.label}, who spoke last",))
        rival = None if person.gender else self._rival(person.key, gender)
        return Who((person.key,), (f"“{word}” may stand for {rival}",) if rival else ())

    def _rival(self, key: str, gender: str) -> str | None:
        """Return the name of somebody else of whom the sentence of the last subject speaks, if the gender fits."""
        named = (key for phrase in (self._line.phrases if self._line else ()) for key in phrase.keys)
        others = (other for other in named if other != key and other not in self._heard_for)
        persons = (self.people.persons[other] for other in others if other in self.people.persons)
        return next((person.label for person in persons if person.gender in ("", gender)), None)

    def _they(self, marked: Marked, phrase: Phrase) -> Who:
        """Return the several who spoke last, else the participants; in doubt when others were named before."""
        word = marked.line.norm(phrase.start)
        group = len(self._last) == 1 and self._last[0] in self.people.delegations
        spoke = self._last if group else tuple(key for key in self._last if key not in self.cast.absent)
        plural = spoke if group or len(spoke) > 1 else self.cast.present
        if group:
            return Who(plural)
        if len(plural) < 2:
            return Who((), (f"“{word}” has no several persons to stand for",))
        if self._before:
            return Who(plural, (f"“{word}” may stand for “{self._before}”",))
        if phrase.start > _CLAUSE_OPENING and self._line is not marked:
            return Who(plural, (f"“{word}” may stand for somebody named before it in the sentence",))
        return Who(plural)

    def _first_person(self) -> Who:
        """Return who says "I"."""
        if not self.people.issuer:
            return Who((), ("the text does not tell who says “I”",))
        unnamed = self.people.persons[self.people.issuer].label == ISSUER
        return Who((self.people.issuer,), ("the text does not name who says “I”",) if unnamed else ())

    def together(self) -> Who:
        """Return who speaks where a passive names nobody: the participants together."""
        if len(self.cast.present) > 1:
            return Who(self.cast.present)
        return Who((), ("a passive that names nobody, and no two participants are known",))

    def plural_before(self, marked: Marked, at: int) -> list[Phrase]:
        """Return the nearest phrases before a token that stand for several actors: joined lists count together."""
        several = (Form.LIST, Form.COLLECTIVE, Form.HOLDERS)
        before = [phrase for phrase in marked.phrases if phrase.end <= at and phrase.form in several]
        chosen = before[-1:]
        for phrase in reversed(before[:-1]):
            between = range(phrase.end, chosen[0].start)
            if all(marked.line.norm(i) in (",", "and", "as", "well") for i in between):
                chosen.insert(0, phrase)
            else:
                break
        return chosen

    def person_before(self, marked: Marked, at: int, gender: str, besides: tuple[str, ...]) -> tuple[str, ...]:
        """Return the nearest person named before a token who has the gender and is not one of `besides`."""
        for phrase in reversed(marked.phrases):
            fits = phrase.end <= at and phrase.kind is Kind.PERSON and len(phrase.keys) == 1
            person = self.people.persons.get(phrase.keys[0]) if fits else None
            if person and person.key not in besides and person.gender in (gender, ""):
                return (person.key,)
        others = tuple(key for key in self.stage.participants if key not in besides)
        return others if len(others) == 1 else ()

    def referents(self, marked: Marked, phrase: Phrase) -> Iterator[str]:
        """Yield the keys of the actors that a phrase inside a content stands for."""
        if phrase.form is Form.PRONOUN:
            if phrase.kind is Kind.GROUP or not PRONOUNS[marked.line.norm(phrase.start)]:
                yield from self.several(marked, phrase)
        elif phrase.form is Form.HOLDERS:
            yield from self.cast.holders(marked, phrase).keys
        elif phrase.form is Form.COLLECTIVE:
            who = self.cast.collective(phrase.keys[0], phrase.kind is Kind.PERSON, self._single)
            yield from who.keys or ((f"group-{local_name(phrase.keys[0])}",) if phrase.kind is Kind.GROUP else ())
        elif phrase.form is Form.LIST and self.takes_in_side(phrase):
            yield group_key(phrase.keys, self.lexicon)
        elif phrase.form in (Form.PEOPLE, Form.DELEGATION):
            yield people_key(phrase.keys, self.lexicon)
        elif phrase.kind in (*AGENTS, Kind.PERSON):
            yield from phrase.keys

    def several(self, marked: Marked, phrase: Phrase) -> Iterator[str]:
        """Yield what "they" or "each other" stands for: the several actors named before, else the participants.

        In direct speech "they" stands for nobody outside it.
        """
        before = self.plural_before(marked, phrase.start)
        direct = phrase.start in marked.shut and phrase.kind is not Kind.GROUP
        for named in before:
            if not direct or named.start in marked.shut:
                yield from self.referents(marked, named)
        if not (before or direct):
            yield from self.cast.present

    def takes_in_side(self, phrase: Phrase) -> bool:
        """Tell whether a list of states names a side of the encounter."""
        return bool(set(phrase.keys) & set(self.stage.sides))

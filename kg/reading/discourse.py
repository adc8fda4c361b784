"""Who is meant: names, offices, pronouns and collectives resolved in the order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import Lexicon, local_name
from kg.reading.marked import Marked
from kg.reading.parties import ISSUER, Register, group_key, people_key
from kg.reading.phrases import Form, Phrase
from kg.reading.pronouns import FIRST, PRONOUNS
from kg.reading.records import Kind
from kg.reading.stage import Stage

AGENTS = (Kind.STATE, Kind.ORGANISATION, Kind.GROUP)
_CLAUSE_OPENING = 3
_OTHERS, _OWN = "Others", "Own"


@dataclass(frozen=True, slots=True)
class Who:
    """The actors that a phrase stands for; `doubts` says in words why they may be wrong or are not known."""

    keys: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Discourse:
    """Keeps who spoke last while the sentences go by."""

    def __init__(self, stage: Stage, people: Register, lexicon: Lexicon) -> None:
        self.stage = stage
        self.people = people
        self.lexicon = lexicon
        self._last: tuple[str, ...] = ()
        self._single = stage.participants[0] if stage.participants else ""
        """Who spoke last alone; at first the participant named first."""
        self._before = ""
        """Why "they" may not be the participants: what the last subject was, if it was no person that is known."""
        self._line: Marked | None = None
        """The line that the last subject stood in."""

    def speakers(self, marked: Marked, phrase: Phrase | None) -> Who:
        """Return who speaks when the phrase is the subject of a reporting verb, and remember them."""
        who = self._resolve(marked, phrase) if phrase else self.together()
        if phrase and phrase.form is not Form.PRONOUN:
            known = any(key in self.people.persons for key in who.keys) and phrase.form is not Form.SIDE
            self._before = "" if known else marked.line.words(phrase.start, phrase.end)
        self._line = marked
        if who.keys:
            self._last = who.keys
        if len(who.keys) == 1:
            self._single = who.keys[0]
        outside = [key for key in who.keys if key in self.people.persons and key not in self.stage.participants]
        if outside and self.stage.participants:
            names = ", ".join(self.people.persons[key].label for key in outside)
            return Who(who.keys, (*who.doubts, f"{names} took no part in the encounter as far as the text says"))
        return who

    def notice(self, marked: Marked) -> None:
        """Remember whom a sentence is about that reports nothing, as far as its first words tell."""
        phrase = marked.phrase_at(0)
        if phrase and phrase.kind is Kind.PERSON and phrase.form is not Form.PRONOUN and not phrase.possessive:
            who = self._resolve(marked, phrase)
            if len(who.keys) == 1:
                self._single, self._last = who.keys[0], who.keys

    def _resolve(self, marked: Marked, phrase: Phrase) -> Who:
        if phrase.form is Form.LIST:
            found = [self._resolve(marked, part) for part in phrase.parts]
            keys = dict.fromkeys(key for who in found for key in who.keys)
            return Who(tuple(keys), tuple(doubt for who in found for doubt in who.doubts))
        if phrase.form is Form.PRONOUN:
            return self._pronoun(marked, phrase)
        if phrase.form is Form.COLLECTIVE:
            return self.collective(phrase.keys[0], of_persons=True)
        if phrase.form is Form.HOLDERS:
            return self._holders(marked, phrase)
        if phrase.form is Form.OFFICE:
            return self._office(phrase, marked)
        if phrase.form is Form.SIDE:
            return self._side(phrase)
        if phrase.form is Form.DELEGATION:
            return Who((people_key(phrase.keys, self.lexicon),))
        if not phrase.keys:
            name = marked.line.words(phrase.start, phrase.end)
            return Who((), (f"nobody of the name “{name}” is known, or several are",))
        return Who(phrase.keys)

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
        return Who((person.key,))

    def _they(self, marked: Marked, phrase: Phrase) -> Who:
        """Return the several who spoke last, else the participants; in doubt when others were named before."""
        word = marked.line.norm(phrase.start)
        group = len(self._last) == 1 and self._last[0] in self.people.delegations
        plural = self._last if group or len(self._last) > 1 else self.stage.participants
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
        if len(self.stage.participants) > 1:
            return Who(self.stage.participants)
        return Who((), ("a passive that names nobody, and no two participants are known",))

    def collective(self, key: str, of_persons: bool) -> Who:
        """Return the participants, or their sides, that a collective stands for, if the number fits."""
        concept = self.lexicon.concepts[key]
        if not concept.note("standsFor"):
            return Who((), (f"“{concept.label}” is an open group",))
        if local_name(concept.note("standsFor")) == _OWN:
            return self._own_side(concept.label)
        chosen = self.stage.participants if of_persons else self.stage.sides
        if local_name(concept.note("standsFor")) == _OTHERS:
            chosen = tuple(key for key in chosen if key != self._single)
        expected = int(concept.note("expects") or 0)
        if not chosen or (expected and len(chosen) != expected):
            doubt = f"“{concept.label}” needs {expected or 'some'} parties, {len(chosen)} are known"
            return Who(chosen, (doubt,))
        return Who(chosen)

    def _own_side(self, label: str) -> Who:
        """Return the side whose account this is: that of who says "I", else of the participant named first."""
        side = (self.people.side(self.people.issuer) if self.people.issuer else "") or self.stage.home
        return Who((side,)) if side else Who((), (f"it is unknown whose country “{label}” is",))

    def _side(self, phrase: Phrase) -> Who:
        """Return the participants of a side, else the state itself: "the Norwegian side"."""
        present = self.stage.participants
        return Who(tuple(k for k in present if self.people.side(k) == phrase.keys[0]) or phrase.keys)

    def _holders(self, marked: Marked, phrase: Phrase) -> Who:
        """Return the participants who hold an office, or all of them, whichever fits the number."""
        present = self.stage.participants
        fitting = tuple(k for k in present if self.people.holds(k, phrase.keys[0]))
        words = marked.line.words(phrase.start, phrase.end)
        for chosen in (fitting, present):
            if len(chosen) > 1 and phrase.count in (0, len(chosen)):
                open_number = not phrase.count and chosen != present
                return Who(chosen, (f"“{words}” may be all {len(present)} participants",) if open_number else ())
        return Who(present, (f"“{words}” does not fit the {len(present)} participants that are known",))

    def _office(self, phrase: Phrase, marked: Marked) -> Who:
        name = marked.line.words(phrase.start, phrase.end)
        present = tuple(key for key in phrase.keys if key in self.stage.participants) or phrase.keys
        if (
            len(present) > 1
            and phrase.start == 0
            and self.stage.participants[:1]
            and self.stage.participants[0] in present
        ):
            present = self.stage.participants[:1]
        if len(present) == 1:
            return Who(present)
        if present:
            return Who((), (f"{len(present)} holders of the office “{name}” take part",))
        without = [key for key in self.stage.participants if not self.people.offices(key)]
        elsewhere = all(self.people.side(key) != phrase.holder for key in self.stage.participants)
        if len(without) == 1 and phrase.holder and elsewhere:
            return Who(tuple(without))
        return Who((), (f"nobody who holds the office “{name}” is named",))

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
            yield from self._holders(marked, phrase).keys
        elif phrase.form is Form.COLLECTIVE:
            who = self.collective(phrase.keys[0], of_persons=phrase.kind is Kind.PERSON)
            yield from who.keys or ((f"group-{local_name(phrase.keys[0])}",) if phrase.kind is Kind.GROUP else ())
        elif phrase.form is Form.LIST and self.takes_in_side(phrase):
            yield group_key(phrase.keys, self.lexicon)
        elif phrase.form in (Form.PEOPLE, Form.DELEGATION):
            yield people_key(phrase.keys, self.lexicon)
        elif phrase.kind in (*AGENTS, Kind.PERSON):
            yield from phrase.keys

    def several(self, marked: Marked, phrase: Phrase) -> Iterator[str]:
        """Yield what "they" or "each other" stands for: the several actors named before, else the participants."""
        before = self.plural_before(marked, phrase.start)
        for named in before:
            yield from self.referents(marked, named)
        if not before:
            yield from self.stage.participants

    def takes_in_side(self, phrase: Phrase) -> bool:
        """Tell whether a list of states names a side of the encounter."""
        return bool(set(phrase.keys) & set(self.stage.sides))

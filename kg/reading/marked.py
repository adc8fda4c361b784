"""A line with its phrases: what the search for clauses walks over."""

from functools import cached_property

from kg.lexicon import Lexicon, Tense
from kg.reading.named import Named
from kg.reading.parties import Register
from kg.reading.phrases import Phrase, phrases


class Marked:
    """A line, its actor phrases, and the tokens that no clause boundary may stand on."""

    def __init__(self, named: Named, people: Register, lexicon: Lexicon) -> None:
        self.line = named.line
        self.lexicon = lexicon
        self.offices = named.offices
        self.phrases = phrases(named, people, lexicon)
        self._behind_adverbs: dict[int, int] = {}

    @cached_property
    def _covering(self) -> dict[int, Phrase]:
        return {at: phrase for phrase in self.phrases for at in range(phrase.start, phrase.end)}

    @cached_property
    def shut(self) -> frozenset[int]:
        """Return the indices of tokens inside quotation marks or brackets."""
        inside = set(self.line.quoted())
        opened: list[int] = []
        for at, token in enumerate(self.line.tokens):
            if token.text == "(":
                opened.append(at)
            elif token.text == ")" and opened:
                inside.update(range(opened.pop(), at + 1))
        return frozenset(inside)

    @cached_property
    def relative(self) -> frozenset[int]:
        """Return the indices of tokens inside clauses that tell of somebody besides: from "who" to the next comma."""
        inside: set[int] = set()
        for at, token in enumerate(self.line.tokens):
            if token.norm in ("who", "whom", "whose") and self.free(at):
                end = self.mark(at, len(self.line))
                inside.update(range(at, len(self.line) if end is None else end))
        return frozenset(inside)

    def phrase_at(self, at: int) -> Phrase | None:
        """Return the phrase that begins at a token."""
        phrase = self._covering.get(at)
        return phrase if phrase and phrase.start == at else None

    def phrase_over(self, at: int) -> Phrase | None:
        """Return the phrase that a token belongs to."""
        return self._covering.get(at)

    def free(self, at: int) -> bool:
        """Tell whether a token may be a boundary: in no phrase, no brackets, no quotation."""
        return at not in self._covering and at not in self.shut

    @cached_property
    def main_verbs(self) -> frozenset[int]:
        """Return the indices of the tokens at which a finite verb stands that is free."""
        return frozenset(at for at in range(len(self.line)) if self.free(at) and self.finite(at))

    def finite(self, at: int) -> bool:
        """Tell whether a finite verb stands at a token: an auxiliary, or a content verb in the third person or past."""
        if self.word("finite", at):
            return True
        verb = self.lexicon.verbs.longest(self.line.tokens, at)
        third = verb and verb.value.tense & Tense.FINITE and not verb.value.tense & Tense.BASE
        return bool(third and not self.lexicon.nouns["issue"].longest(self.line.tokens, at))

    def verb(self, at: int, tense: Tense) -> bool:
        """Tell whether a verb that is not one of saying stands at a token, in this tense."""
        found = self.lexicon.verbs.longest(self.line.tokens, at)
        return bool(found and found.value.tense & tense)

    def mark(self, start: int, end: int, marks: tuple[str, ...] = (",",)) -> int | None:
        """Return the index of the first free mark between two tokens, a comma unless told otherwise, or None."""
        return next((at for at in range(start, end) if self.line.norm(at) in marks and self.free(at)), None)

    def within(self, start: int, end: int) -> list[Phrase]:
        """Return the phrases that lie between two tokens, end exclusive."""
        return [phrase for phrase in self.phrases if start <= phrase.start and phrase.end <= end]

    def ending(self, name: str, at: int, most: int) -> int | None:
        """Return where a form of a word class begins that ends right before a token, of at most so many words."""
        return next((begin for begin in range(max(at - most, 0), at) if self.word(name, begin) == at), None)

    def past_adverbs(self, at: int) -> int:
        """Return the index of the first token from `at` on that is no adverb, of the vocabulary or in -ly."""
        adverbs, known = self.lexicon.word("adverb"), self._behind_adverbs
        passed = []
        while at not in known:
            passed.append(at)
            found = adverbs.longest(self.line.tokens, at)
            if not found and not self._is_manner(at):
                break
            at = found.end if found else at + 1
        end = known.get(at, at)
        known.update(dict.fromkeys(passed, end))
        return end

    def _is_manner(self, at: int) -> bool:
        """Tell whether a word in -ly stands at a token that is no verb ("reply") and no name."""
        if not self.line.norm(at).endswith("ly") or self.line.is_capital(at) or not self.free(at):
            return False
        if self.word("negation", at):
            return False
        tries = (self.lexicon.acts, self.lexicon.verbs, self.lexicon.contacts)
        return not any(trie.longest(self.line.tokens, at) for trie in tries)

    def has(self, name: str) -> bool:
        """Tell whether a form of a word class stands anywhere in the line."""
        return self.lexicon.word(name).first(self.line.tokens) is not None

    def word(self, name: str, at: int) -> int:
        """Return the index behind a form of a word class at a token, or 0."""
        found = self.lexicon.word(name).longest(self.line.tokens, at)
        return found.end if found else 0

"""A prefix tree over words: finds the longest vocabulary form that begins at a token."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.words import Token, tokens

Value = TypeVar("Value")
_LONGEST_ACRONYM = 5
_LONGEST_BRACKET = 6
_POSSESSIVE = "'s"
_Letters = tuple[tuple[int, str], ...]
"""What the text must show at some of the words of a form, by the number of the word."""


@dataclass(slots=True)
class _Node(Generic[Value]):
    children: dict[str, "_Node[Value]"] = field(default_factory=dict)
    entries: list[tuple[_Letters, Value]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """A form found in the text: `tokens[start:end]`, and what it stands for."""

    start: int
    end: int
    values: tuple[Value, ...]

    @property
    def value(self) -> Value:
        """Return the first of the values, in the order in which they were added."""
        return self.values[0]


class Trie(Generic[Value]):
    """Forms and what they stand for. Capital letters in a form must be capital letters in the text."""

    def __init__(self) -> None:
        self._root: _Node[Value] = _Node()
        self._first = self._root.children

    def add(self, form: str, value: Value) -> None:
        """Add a form; one form may stand for several values."""
        words = tokens(form)
        node = self._root
        for word in words:
            node = node.children.setdefault(word.norm, _Node())
        letters = ((number, _letters(word.text)) for number, word in enumerate(words))
        entry = (tuple(one for one in letters if one[1]), value)
        if entry not in node.entries:
            node.entries.append(entry)

    def longest(
        self, text: Sequence[Token], start: int, gap: int = 0, barriers: frozenset[str] = frozenset()
    ) -> Match[Value] | None:
        """Return the longest form at `text[start]`, or None.

        Brackets inside a form are passed over. With `gap`, so many words may stand between the first and the
        second word of a form, none of them in `barriers`.
        """
        try:
            node = self._first.get(text[start].norm)
        except IndexError:
            return None
        if node is None:
            return None
        best = self._walk(node, text, [start])
        return self._wider(node, text, start, best, gap, barriers) if gap else best

    @property
    def begins(self) -> frozenset[str]:
        """Return the normal forms of the words that forms begin with."""
        return frozenset(self._first)

    def first(self, text: Sequence[Token]) -> Match[Value] | None:
        """Return the first form in a text, the longest of those that begin there, or None."""
        starts = (start for start, token in enumerate(text) if token.norm in self._first)
        return next(filter(None, (self.longest(text, start) for start in starts)), None)

    def _wider(
        self,
        node: _Node[Value],
        text: Sequence[Token],
        start: int,
        best: Match[Value] | None,
        gap: int,
        barriers: frozenset[str],
    ) -> Match[Value] | None:
        """Return the longest form with words between its first and second word, or `best`."""
        for second in _beyond_words(text, start, gap, barriers):
            child = node.children.get(text[second].norm)
            found = self._walk(child, text, [start, second]) if child else None
            if found and (best is None or found.end > best.end):
                best = found
        return best

    def _walk(self, node: _Node[Value], text: Sequence[Token], path: list[int]) -> Match[Value] | None:
        """Follow the tree from `node`, which stands for the tokens of `path`."""
        best: Match[Value] | None = None
        while True:
            values = tuple([value for letters, value in node.entries if _fits(letters, text, path)])
            if values:
                best = Match(path[0], path[-1] + 1, values)
            following = _after_brackets(text, path[-1] + 1, node.children)
            if following is None:
                return best
            path.append(following)
            node = node.children[text[following].norm]


def _letters(word: str) -> str:
    """Return what the text must show at a word: the word itself, a capital letter, or anything."""
    if word.isupper() and len(word) <= _LONGEST_ACRONYM:
        return word
    return "capital" if word[0].isupper() else ""


def _fits(letters: _Letters, text: Sequence[Token], path: list[int]) -> bool:
    for number, wanted in letters:
        token = text[path[number]]
        if not (token.is_capital if wanted == "capital" else token.text == wanted):
            return False
    return True


def _beyond_words(text: Sequence[Token], start: int, gap: int, barriers: frozenset[str]) -> Iterator[int]:
    """Yield where the second word of a form may stand when one to `gap` words stand before it, none a barrier."""
    for second in range(start + 2, min(start + 1 + gap, len(text) - 1) + 1):
        passed = text[second - 1]
        if passed.norm in barriers or not (passed.is_word or passed.norm == _POSSESSIVE):
            return
        yield second


def _after_brackets(text: Sequence[Token], at: int, children: dict[str, _Node[Value]]) -> int | None:
    """Return the index of the next token that continues a form, passing over one pair of brackets."""
    if at < len(text) and text[at].text == "(" and "(" not in children:
        at = _behind_bracket(text, at)
    return at if at < len(text) and text[at].norm in children else None


def _behind_bracket(text: Sequence[Token], at: int) -> int:
    """Return the index behind the pair of brackets that opens at `at`; the end of the text if none closes soon."""
    inside = range(at + 1, min(at + _LONGEST_BRACKET, len(text) - 1))
    return next((close + 1 for close in inside if text[close].text == ")"), len(text))

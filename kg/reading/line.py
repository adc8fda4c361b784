"""A sentence or heading as tokens: the workspace of the later stages."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.lexicon import Trie
from kg.reading.records import Sentence, Span
from kg.words import Token, tokens

_QUOTES = {"“": "”", "‘": "’", '"': '"'}


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text with its tokens; `sentence` is None for a title or heading."""

    text: str
    tokens: tuple[Token, ...]
    block: int
    sentence: Sentence | None = None

    @classmethod
    def of(cls, text: str, span: Span, block: int, sentence: Sentence | None = None) -> "Line":
        """Return the line that `span` holds in `text`."""
        return cls(text, tuple(tokens(text, span.start, span.end)), block, sentence)

    @property
    def number(self) -> int:
        """Return the number of the sentence, 0 for a title or heading."""
        return self.sentence.number if self.sentence else 0

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the tokens `start` to `end`, end exclusive."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def words(self, start: int, end: int) -> str:
        """Return the text of the tokens `start` to `end`, with single spaces and no line breaks."""
        return " ".join(self.span(start, end).of(self.text).split())

    def norm(self, at: int) -> str:
        """Return the normal form of a token, or an empty text outside the line."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Tell whether a token of the line begins with an upper-case letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_capital

    def skip(self, forms: Trie[str], at: int) -> int:
        """Return the index of the first token from `at` on where none of these forms begins."""
        while found := forms.longest(self.tokens, at):
            at = found.end
        return at

    def at(self, position: int) -> int:
        """Return the index of the first token that ends after a character position."""
        return bisect_right(self.tokens, position, key=lambda token: token.end)

    def past(self, position: int) -> int:
        """Return the index of the first token that begins at or after a character position."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def quoted(self) -> frozenset[int]:
        """Return the indices of the tokens that stand inside quotation marks."""
        inside: set[int] = set()
        last = {token.text: at for at, token in enumerate(self.tokens)}
        closing = ""
        for at, token in enumerate(self.tokens):
            if closing:
                inside.add(at)
                closing = "" if token.text == closing else closing
            elif last.get(_QUOTES.get(token.text, ""), -1) > at:
                closing = _QUOTES[token.text]
                inside.add(at)
        return frozenset(inside)

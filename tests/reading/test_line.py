"""A line as tokens: characters, words, normal forms, marks. The sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import line

from kg.lexicon import Lexicon
from kg.reading.line import Line
from kg.reading.records import Sentence, Span

TEXTS = st.text(st.sampled_from('aB1 .,“”"‘’()-\u00a0é'), min_size=1, max_size=30)


def test_number() -> None:
    """A line has the number of its sentence; a heading has none."""
    assert line("They met.").number == 0
    assert Line.of("They met.", Span(0, 9), 0, Sentence(4, Span(0, 9), 0)).number == 4


@pytest.mark.parametrize(("at", "norm"), [(-1, ""), (0, "ms"), (1, "."), (2, "varga"), (3, "'s"), (4, "plan"), (5, "")])
def test_normal_form(at: int, norm: str) -> None:
    """A token is compared in lower case with straight apostrophes; outside the line there is nothing."""
    assert norm == line("Ms. Varga’s PLAN").norm(at)


@pytest.mark.parametrize(("at", "capital"), [(-1, False), (0, True), (1, False), (2, False), (3, True), (4, False)])
def test_capital(at: int, capital: bool) -> None:
    """A token that begins with an upper-case letter is capitalised; outside the line none is."""
    assert capital == line("Ada saw 3 Émus").is_capital(at)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("They met in Oslo.", 0, 2, "They met"),
        ("They  met\nin Oslo.", 0, 4, "They met in Oslo"),
        ("They met in Oslo.", 3, 5, "Oslo."),
        ("They met\u00a0there", 1, 3, "met there"),
    ],
)
def test_words(text: str, start: int, end: int, words: str) -> None:
    """The words of a stretch stand in one line with single spaces, whatever parts them in the text."""
    assert words == line(text).words(start, end)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the “old” plan", "“old”"),
        ('the "old" plan', '"old"'),
        ("the “old plan", ""),
        ("the old” plan", ""),
        ("‘one’ two “three”", "‘one’“three”"),
        ("“one ‘two’ three”", "“one‘two’three”"),
        ("“one” “two", "“one”"),
    ],
)
def test_quoted(text: str, quoted: str) -> None:
    """The tokens between two quotation marks are quoted, with the marks; a mark that is never closed opens nothing."""
    written = line(text)

    assert quoted == "".join(written.tokens[at].text for at in sorted(written.quoted()))


def test_skip(lexicon: Lexicon) -> None:
    """Forms of a class that follow each other are passed over, to the end of the line if need be."""
    written = line("he also strongly stated it also")

    assert written.skip(lexicon.word("adverb"), 1) == 3
    assert written.skip(lexicon.word("adverb"), 0) == 0
    assert written.skip(lexicon.word("adverb"), 5) == len(written) == written.skip(lexicon.word("adverb"), 6)


@given(TEXTS)
def test_tokens_are_found_by_their_characters(text: str) -> None:
    """The token at a character is the first that ends behind it; the one past it the first that begins there."""
    written = line(text)

    for at, token in enumerate(written.tokens):
        assert written.at(token.start) == written.at(token.end - 1) == at
        assert written.past(token.start) == at
        assert written.past(token.end) == at + 1
    assert written.at(len(text)) == written.past(len(text)) == len(written)


@given(TEXTS, st.data())
def test_span_of_a_stretch(text: str, data: st.DataObject) -> None:
    """The span of a stretch begins and ends with its first and last token, and reads as its words."""
    written = line(text)
    if written.tokens:
        start = data.draw(st.integers(0, len(written) - 1))
        end = data.draw(st.integers(start + 1, len(written)))
        span = written.span(start, end)

        assert (span.start, span.end) == (written.tokens[start].start, written.tokens[end - 1].end)
        assert written.words(start, end).split() == span.of(text).split()

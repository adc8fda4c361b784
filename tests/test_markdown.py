"""Markdown files: the words stay, the marks go, and no text is too strange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import TALKS, Write

from kg import files
from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import load
from kg.source.markdown import plain

MARKED = """---
date: 2031-05-03
---
# Call with Chile

**Prime Minister Ada Varga** of Norway spoke by telephone with [President Bo Lund](https://example.org/lund) of Chile.
She emphasised that *trade* is growing.
"""


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# Call\n\ntext", "Call\n\ntext\n"),
        ("Call\n====\ntext", "Call\n\ntext\n"),
        ("**a** _b_ `c` ~~d~~ [e](https://example.org/) <https://example.org/f>", "a b c d e https://example.org/f\n"),
        ("a_b_c 2 * 3 * 4 R&D &amp; \\*", "a_b_c 2 * 3 * 4 R&D & *\n"),
        ("one\ntwo  \nthree", "one\ntwo\nthree\n"),
        ("3. one\n4. two\n\n- three", "3. one\n\n4. two\n\n• three\n"),
        ("(1) one", "(1) one\n"),
        ("    one\n\n> two", "one\n\ntwo\n"),
        ("a <b>c</b> <!-- d --> e<br>f", "a c e\nf\n"),
        ("|a|b|\n|-|-|\n|c|d|", "a\n\nb\n\nc\n\nd\n"),
    ],
)
def test_marks_go_and_words_stay(marked: str, words: str) -> None:
    """What a person reads on the page is the text."""
    assert plain(marked) == words


def test_a_text_without_marks_stays_as_it_is() -> None:
    """A plain text that is called Markdown is read as it would be otherwise."""
    assert plain(TALKS) == f"{TALKS.rstrip()}\n"


@given(st.text() | st.text("[]()*_`#>-!<&|\\\n a1."))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever marks a text has, it is read, and read alike each time."""
    assert plain(text) == plain(text)


def test_offices_and_titles_are_found(write: Write) -> None:
    """Marks around a name, a title or a word hide neither office nor state nor issue, and front matter counts."""
    source = load(write("call.md", MARKED))
    reading = read(source, Lexicon.load(files.vocabulary()))

    assert source.text.startswith("Call with Chile\n\nPrime Minister Ada Varga of Norway")
    assert reading.title == "Call with Chile"
    assert source.metadata == {"date": "2031-05-03"}
    assert {holding.office for holding in reading.holdings} == {"office-prime-minister-no", "office-president-cl"}
    assert {"Ada Varga", "Bo Lund"} <= {entity.label for entity in reading.entities.values()}
    assert "*" not in source.text


@pytest.mark.parametrize("content", ["<!-- nothing -->", "---\n", "[a]: b"])
def test_nothing_but_marks(write: Write, content: str) -> None:
    """A file without a word has no text in it."""
    with pytest.raises(SourceError, match="has no text in it"):
        load(write("empty.md", content))

"""What the tests of the reader share: the built-in vocabulary, and ways to read a text of a few sentences."""

import pytest
from plain import LEAD, ReadText, Tell, said

from kg import files
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Return the built-in vocabulary."""
    return Lexicon.load(files.vocabulary())


@pytest.fixture(scope="session")
def read_text(lexicon: Lexicon) -> ReadText:
    """Return a function that reads a text."""
    return lambda text: read(Source(text, "invented.txt"), lexicon)


@pytest.fixture(scope="session")
def read_talks(read_text: ReadText) -> ReadText:
    """Return a function that reads a text behind the lead of an invented meeting."""
    return lambda text: read_text(LEAD + text)


@pytest.fixture(scope="session")
def tell(read_talks: ReadText) -> Tell:
    """Return a function that gives the statements of a text behind the lead, in plain words."""
    return lambda text: said(read_talks(text))

"""What the tests of the reader share: the built-in vocabulary, and ways to read a text of a few sentences."""

import pytest
from lines import Mark, line
from plain import LEAD, ReadText, Tell, said

from kg import files
from kg.lexicon import Lexicon
from kg.reading import read
from kg.reading.document import Document
from kg.reading.marked import Marked
from kg.reading.named import Named
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


@pytest.fixture(scope="session")
def meeting(lexicon: Lexicon) -> Document:
    """Return the lead of an invented meeting, laid out for reading; its parties are called by family name too."""
    return Document(f"{LEAD}Prime Minister Varga saw President Okoro.", lexicon)


@pytest.fixture(scope="session")
def mark(meeting: Document, lexicon: Lexicon) -> Mark:
    """Return a function that lays out a line, the parties of the invented meeting being known."""
    return lambda text: Marked(Named(line(text), lexicon), meeting.people, lexicon)

"""What kind of document an address gives: the server's word, and the ending of the address where it says nothing."""

import pytest

from kg.errors import SourceError
from kg.source import LIMIT, load, loading
from kg.source.loading import PACKED_LIMIT, limit
from kg.source.web import Fetched

TEXT, PAGE = "text/plain", "text/html"
CONTENT = b"<p>President Ada Testperson met with Bob Sample.</p>"
BINARY = "application/octet-stream"


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[Fetched]:
    """Return a list whose only entry is what any address gives."""
    answers: list[Fetched] = []
    monkeypatch.setattr(loading.web, "fetch", lambda _: answers[0])
    return answers


@pytest.mark.parametrize(
    ("said", "path", "kind"),
    [
        (PAGE, "talks", PAGE),
        (PAGE, "talks.txt", PAGE),
        ("application/xhtml+xml", "talks.txt", PAGE),
        (TEXT, "talks", TEXT),
        (TEXT, "talks.html", TEXT),
        (TEXT, "talks.MD", "text/markdown"),
        (PAGE, "talks.md", PAGE),
        ("", "talks.htm?lang=en.txt", PAGE),
        (BINARY, "talks.txt", TEXT),
        ("application/x-download", "talks.html", PAGE),
    ],
)
def test_kind_of_document(said: str, path: str, kind: str, fetched: list[Fetched]) -> None:
    """The server is believed, but a plain text that is called .md is Markdown, and a vague word is none."""
    fetched.append(Fetched(CONTENT, said, ""))

    source = load(f"https://example.org/{path}")

    assert source.media_type == kind
    assert source.text.startswith("<p>") is (kind == TEXT)


@pytest.mark.parametrize(
    ("said", "path", "told"),
    [
        ("image/png", "talks.txt", "is image/png, not a document"),
        (BINARY, "talks", "is application/octet-stream, not a document"),
        (BINARY, "talks.png", "is application/octet-stream, not a document"),
        ("", "", "is of an unknown kind, not a document"),
    ],
)
def test_what_is_no_document(said: str, path: str, told: str, fetched: list[Fetched]) -> None:
    """What the server calls something else, or what nothing is known of, is refused for what it is."""
    fetched.append(Fetched(CONTENT, said, ""))

    with pytest.raises(SourceError, match=told):
        load(f"https://example.org/{path}")


@pytest.mark.parametrize(("size", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
def test_limit_of_a_text(size: int, fits: bool, fetched: list[Fetched]) -> None:
    """A text from the web has the limit of a text file, to the byte; kinds that hold more than text have another."""
    fetched.append(Fetched(b"a" * size, TEXT, ""))

    if fits:
        assert len(load("https://example.org/talks").text) == size
    else:
        with pytest.raises(SourceError, match=r"is too large: 1.0 MB, .*; give one readout an address"):
            load("https://example.org/talks")
    assert (limit("text/markdown"), limit(PAGE)) == (LIMIT, PACKED_LIMIT)


def test_name_of_an_address(fetched: list[Fetched]) -> None:
    """A document from the web is called by its address as it was given, and stands at the address as it is stored."""
    fetched.append(Fetched(CONTENT, PAGE, "utf-8"))

    source = load("https://example.org/a b#part")

    assert (source.name, source.location) == ("https://example.org/a b#part", "https://example.org/a%20b")
    assert load("https://example.org/a", "talks").name == "talks"

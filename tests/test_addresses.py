"""Addresses on the web: which are taken, and that they stand in a graph in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.terms import iri
from kg.source.addresses import usable, web_address
from kg.source.folders import is_address

PIECES = (
    "http://", "HTTPS://", "ftp://", "example.org", "user:pass@", ":80", ":0", ":99999", "[::1]", "[", "/", "//", "?q=",
    "#part", " ", "%", "%41", "%zz", "ä", "日本", "<>", '"', "\\", "|", "\n", "\x00", "..", "{}", "@",
)  # fmt: skip
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text()


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("  http://example.org/a \n", "http://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a b?q=c d", "https://example.org/a%20b?q=c%20d"),
        ("https://example.org/ä", "https://example.org/%C3%A4"),
        ("https://example.org/%C3%A4", "https://example.org/%C3%A4"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/<x>", "https://example.org/%3Cx%3E"),
        ("https://example.org:8080/a?b=c&d=e", "https://example.org:8080/a?b=c&d=e"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
        ("http://[::1]/", "http://[::1]/"),
    ],
)
def test_one_form(given_: str, expected: str) -> None:
    """An address loses its fragment, and what an IRI may not hold is escaped, but never twice."""
    assert web_address(given_) == expected


@pytest.mark.parametrize(
    ("given_", "reason"),
    [
        ("", "not an http or https address"),
        ("example.org", "not an http or https address"),
        ("ftp://example.org/", "not an http or https address"),
        ("https:///path", "not an http or https address"),
        (f"https://example.org/{'x' * 2_000}", "not an http or https address"),
        ("https://ada:secret@example.org/", "user name or password"),
        ("https://ada@example.org/", "user name or password"),
        ("https://exa mple.org/", "no name of a machine"),
        ("https://example.org:0/", "no name of a machine"),
        ("https://example.org:99999/", "out of range"),
        ("https://[::1/", "Invalid IPv6 URL"),
        ("https://[::1]example.org/", "no name of a machine"),
        ("https://[1:2]/", "1:2"),
    ],
)
def test_refused(given_: str, reason: str) -> None:
    """Anything but a plain web address is refused with the reason; in metadata it is left out."""
    with pytest.raises(ValueError, match=reason):
        web_address(given_)
    assert usable(given_) == ""


def test_a_password_is_not_repeated() -> None:
    """The message about a password in an address does not hold it."""
    with pytest.raises(ValueError, match="password") as caught:
        web_address("https://ada:secret@example.org/")

    assert "secret" not in str(caught.value)


@given(ADDRESSES)
def test_any_text_is_an_iri_or_nothing(text: str) -> None:
    """Whatever is written, the result is nothing, or a valid IRI that stays as it is when it is checked again."""
    found = usable(text)

    if found:
        assert iri(found).value == found
        assert web_address(found) == found
        assert is_address(found)
        assert "#" not in found


@pytest.mark.parametrize(
    ("argument", "address"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("ftp://example.org", True),
        ("talks.txt", False),
        ("C:\\talks.txt", False),
        ("a://x", False),
        ("mailto:ada@example.org", False),
    ],
)
def test_addresses_and_paths(argument: str, address: bool) -> None:
    """An argument with a scheme and two slashes is an address, of whatever scheme; anything else is a path."""
    assert is_address(argument) is address

"""Title, date, address and publisher of a page: which of the many things that a page says of itself counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.source.page_facts import facts, told_by
from kg.source.records import legal

NAMES = ("title", "og:title", "date", "time", "canonical", "comment", "json", "dcterms.publisher", "x")


@pytest.mark.parametrize(
    ("tag", "attributes", "told"),
    [
        ("meta", {"name": " Date ", "content": "today"}, [("date", "today")]),
        ("meta", {"property": "p", "name": "n", "itemprop": "i", "content": "c"}, [("p", "c"), ("n", "c"), ("i", "c")]),
        ("meta", {"name": "date", "content": ""}, []),
        ("link", {"rel": "canonical", "href": "/a"}, [("canonical", "/a")]),
        ("link", {"rel": "canonical"}, [("canonical", "")]),
        ("link", {"rel": "canonicals", "href": "/a"}, []),
        ("time", {"datetime": "2031-05-03"}, [("time", "2031-05-03")]),
        ("time", {}, []),
        ("p", {"name": "date", "content": "today", "datetime": "today"}, []),
    ],
)
def test_what_a_tag_tells(tag: str, attributes: dict[str, str], told: list[tuple[str, str]]) -> None:
    """Three elements tell something by their attributes, under each name that they give it."""
    assert told_by(tag, attributes) == told


@pytest.mark.parametrize(
    ("said", "heading", "title"),
    [
        ([("title", "In the head"), ("og:title", "For others")], "In\n the text", "In the text"),
        ([("title", "In the head"), ("twitter:title", "Short"), ("og:title", "For others")], "", "For others"),
        ([("title", "Talks | Ministry of Tests")], "", "Talks"),
        ([("title", "Talks — Ministry of Tests")], "", "Talks"),
        ([("title", "Ruritania-Graustark Talks")], "", "Ruritania-Graustark Talks"),
        ([("title", "  Talks\n in   Zenda ")], "", "Talks in Zenda"),
        ([("og:title", " "), ("title", "Talks")], "", "Talks"),
        ([("title", "first"), ("title", "second")], "", "first"),
    ],
)
def test_title(said: list[tuple[str, str]], heading: str, title: str) -> None:
    """The heading in the text is the title, else that for other sites, else that of the window without the site."""
    assert facts(said, heading)["title"] == title


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ([("date", "2031-05-03")], "2031-05-03"),
        ([("date", " 2031-05-03 "), ("article:published_time", "2031-05-04T00:00:00Z")], "2031-05-04"),
        ([("date", "2031-05-03 21:00")], "2031-05-03"),
        ([("article:published_time", "2031-02-30"), ("date", "2031-05-03")], "2031-05-03"),
        ([("time", "2031-05-05"), ("json", '{"datePublished" : "2031-05-04T01:02"}')], "2031-05-04"),
        ([("time", "2031-05-05")], "2031-05-05"),
        ([("json", '{"dateModified": "2031-05-04"}')], None),
        ([("date", "3 May 2031")], None),
        ([("date", "2031-05-031")], None),
        ([("date", "2031-05")], None),
        ([("modified", "2031-05-03")], None),
    ],
)
def test_published(said: list[tuple[str, str]], day: str | None) -> None:
    """The first usable date in the order of trust counts; a day that is none, or of a change, does not."""
    assert facts(said).get("published") == day


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ([("og:url", "https://example.org/o"), ("canonical", "https://example.org/c")], "https://example.org/c"),
        ([("canonical", "/talks"), ("canonical", "https://example.org/c")], "https://example.org/c"),
        ([("canonical", "/talks"), ("og:url", "https://example.org/o")], "https://example.org/o"),
        ([("comment", " saved from url=(0022)https://example.org/s ")], "https://example.org/s"),
        ([("comment", "see https://example.org/s")], None),
        ([("dcterms.identifier", "https://example.org/i")], "https://example.org/i"),
        ([("canonical", "file:///home/ada/talks.html")], None),
        ([("canonical", f"/{number}") for number in range(50)] + [("og:url", "https://example.org/o")], None),
    ],
)
def test_address(said: list[tuple[str, str]], address: str | None) -> None:
    """The address that the page gives itself counts before that from which a browser saved it."""
    assert facts(said).get("source") == address


@pytest.mark.parametrize(
    ("said", "publisher"),
    [
        ([("og:site_name", "Site"), ("dcterms.publisher", "Ministry")], "Ministry"),
        ([("og:site_name", " Ministry\tof  Tests ")], "Ministry of Tests"),
        ([("author", "Ada Testperson")], None),
    ],
)
def test_publisher(said: list[tuple[str, str]], publisher: str | None) -> None:
    """The publisher is named as such, else by the name of the site; an author is none."""
    assert facts(said).get("publisher") == publisher


def test_a_page_that_says_nothing() -> None:
    """Nothing said is nothing known: there are no empty values."""
    assert facts([]) == {}
    assert facts([(name, " \n") for name in NAMES]) == {}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(st.characters(exclude_categories=["Cs"])))), st.text())
def test_facts_are_lines_that_a_graph_can_hold(said: list[tuple[str, str]], heading: str) -> None:
    """Whatever a page says, what is kept of it is not empty, in one line, and legal but for the heading."""
    for name, value in facts(said, heading).items():
        assert value.strip()
        assert len(value.splitlines()) == 1
        assert name == "title" or legal(value) == value

"""Which blocks of a page are its main text: the weight of its parts, bare headings, lines of links, the title."""

import pytest

from kg.source.pages import extract

LEAD = "President Ada Testperson of Ruritania met with Prime Minister Bob Sample of Graustark."
SAID = "President Testperson stated that Ruritania will deepen cooperation on climate change."
SHORT = "The tea was green."
FRENCH = "Le président Testperson a rencontré le premier ministre Sample dans la ville."


def lines(markup: str) -> list[str]:
    """Return the blocks of text of a page."""
    return extract(markup.encode(), "x").text.removesuffix("\n").split("\n\n")


def metadata(markup: str) -> dict[str, str]:
    """Return what a page says of itself."""
    return extract(markup.encode(), "x").metadata


# --- parts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "outside", "whole"),
    [(LEAD, "", False), (LEAD, LEAD, False), (LEAD, f"{LEAD} {SAID}", True), (SHORT, LEAD, True), (SHORT, SHORT, True)],
)
def test_a_main_part_needs_half_of_the_prose(inside: str, outside: str, whole: bool) -> None:
    """A main part is the text if it has half of all sentences; a part that has less is no reason to drop the rest."""
    found = lines(f"<main><p>{inside}</p></main><p>{outside or 'x'}</p>")

    assert found == [inside, *([outside] if whole else [])]


def test_of_nested_main_parts_the_inner() -> None:
    """Of two main parts with the same prose the inner is the text; one with less, but half of it, is so, too."""
    assert lines(f"<main><p>outer</p><article><p>{LEAD}</p></article></main>") == [LEAD]
    assert lines(f"<main><p>{SHORT}</p><p>{SAID}</p><article><p>{LEAD} {SAID}</p></article></main>") == [
        f"{LEAD} {SAID}"
    ]


@pytest.mark.parametrize(("aside", "kept"), [(LEAD, True), (SAID[-70:], False), (SHORT, False)])
def test_what_stands_beside_goes_unless_it_is_the_text(aside: str, kept: bool) -> None:
    """A part that is beside the text by its name goes, but not if half of all sentences stand there."""
    assert (aside in lines(f"<div class=sidebar><p>{aside}</p></div><p>{LEAD[:80]}long.</p>")) is kept


# --- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tail", "left"),
    [
        ("<h2>Links</h2><a href=x>one</a>", []),
        ("<h2>Links</h2>", []),
        ("<h2>Talks</h2><p>text</p>", ["Talks", "text"]),
        ("<h2>Talks</h2><h3>Part</h3><p>text</p>", ["Talks", "Part", "text"]),
        ("<h2>Talks</h2><h3>Links</h3><a>one</a><p>text</p>", ["Talks", "Links", "text"]),
        ("<h2>Links</h2><a>one</a><h2>Talks</h2><p>text</p>", ["Talks", "text"]),
        ("<h3>Links</h3><a>one</a><h2>Talks</h2><p>text</p>", ["Talks", "text"]),
        ("<h2>Links</h2><a>one</a><h3>Talks</h3><p>text</p>", ["Links", "Talks", "text"]),
        ("<h2>Twice</h2><h2>Twice</h2><p>text</p>", ["Twice", "Twice", "text"]),
        ("<h2>Links</h2><a>one</a><p>text</p>", ["Links", "text"]),
    ],
)
def test_bare_headings(tail: str, left: list[str]) -> None:
    """A heading goes if what stood right below it went and no text or lower heading of its own is left."""
    assert lines(f"<p>{LEAD}</p>{tail}") == [LEAD, *left]


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ("<p><a>Other talks</a></p>", False),
        ("<p><a>Other talks</a> were held as well</p>", True),
        (f"<p><a>{SAID}</a></p>", False),
        (f"<p><a>{LEAD} {SAID}</a></p>", True),
        (f"<p><a>{LEAD[:-1]} {SAID[:-1]}</a></p>", False),
        ("<h1><a>Talks in Zenda</a></h1>", True),
        ("<h2><a>Talks in Zenda</a></h2>", False),
    ],
)
def test_lines_of_links(block: str, kept: bool) -> None:
    """A block that is mostly linked goes, unless it is the title, or long and a sentence."""
    assert (len(lines(f"<div><p>{LEAD}</p>{block}<p>{SAID}</p></div>")) == 3) is kept


# --- the title -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("<p>3 May 2031</p>", ["3 May 2031"]),
        (f"<p>{LEAD}</p>", [LEAD]),
        ("<p>Home &gt; News &gt; Talks</p>", []),
        ("<p>Room 1899</p>", []),
        (f"<p>{'News of the year 2031, ' * 5}</p>", []),
        ("<p>Press release</p><p>May 2031</p>", ["May 2031"]),
    ],
)
def test_what_stands_above_the_title(above: str, kept: list[str]) -> None:
    """Sentences and short lines with a year above the main heading come behind it, bread crumbs are left out."""
    assert lines(f"{above}<h1>Talks</h1><p>{SAID}</p>") == ["Talks", *kept, SAID]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (f"<p>{LEAD}</p>", "Talks in Zenda"),
        (f"<p>TALKS IN ZENDA</p><p>{LEAD}</p>", "TALKS IN ZENDA"),
        (f"<p>1</p><p>2</p><p>Talks in Zenda</p><p>{LEAD}</p>", "1"),
        (f"<p>1</p><p>2</p><p>3</p><p>Talks in Zenda</p><p>{LEAD}</p>", "Talks in Zenda"),
        (f"<h1>Heading</h1><p>{LEAD}</p>", "Heading"),
        (f"<h1>One</h1><h1>Two</h1><p>{LEAD}</p>", "One"),
    ],
)
def test_title_of_the_window(body: str, first: str) -> None:
    """Without a main heading the title of the window stands first, unless it stands among the first lines."""
    assert lines(f"<title>Talks in Zenda | Ministry</title>{body}")[0] == first


# --- language ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", FRENCH, "fr"),
        ("fr", LEAD, None),
        ("en-GB", FRENCH, "en-GB"),
        ("", FRENCH, None),
        ("fr", f"{FRENCH} In the end.", None),
        ("fr", f"{FRENCH} the.{' Non' * 30}", "fr"),
    ],
)
def test_language(language: str, text: str, told: str | None) -> None:
    """The language that a page gives itself is told where its words are not plainly English."""
    assert metadata(f"<html lang='{language}'><p>{text}</p></html>").get("language") == told

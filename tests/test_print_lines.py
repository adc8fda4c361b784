"""Printed lines put together: where a paragraph ends, which hyphens go, and what stands on every page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.source.print_lines import joined

FULL = "This is a line of print that reaches as far as lines do here"
HEAD = "Ministry of Tests"
LINES = st.sampled_from(
    ["", FULL, "A short one.", "co-", "operation goes on", "Japan-", "ROK talks", "1. an item", "• an item", "12", HEAD]
)


def lines(*texts: str) -> str:
    """Return the text of one page with these lines."""
    return joined(["\n".join(texts)])


# --- paragraphs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "line", "apart"),
    [
        (FULL, "goes on.", False),
        (FULL, "Goes on.", False),
        (f"{FULL[:-1]}.", "Goes on.", False),
        ("A heading", "The text.", True),
        ("The end.", "The next.", True),
        ("A short line", "goes on in small letters.", False),
        (f"{FULL[:48]}.", "Goes on.", True),
        (FULL[:48], "Goes on.", False),
        (FULL[:40], "Goes on.", True),
        (FULL, "1. An item.", True),
        (FULL, "(a) an item", True),
        (FULL, "• an item", True),
        (FULL, "1999 was long ago.", False),
        (f"{FULL}-", "- not an item", False),
    ],
)
def test_where_a_paragraph_begins(before: str, line: str, apart: bool) -> None:
    """A short line ends a paragraph and a list mark begins one, but not small letters nor the rest of a word."""
    text = lines(FULL, FULL, FULL, before, line)

    assert text.endswith(f"\n\n{line}") is apart


@pytest.mark.parametrize(("line", "apart"), [("The next.", True), ("the same.", False)])
def test_an_empty_line_ends_a_paragraph(line: str, apart: bool) -> None:
    """An empty line ends a paragraph unless the next line goes on in small letters."""
    assert (lines(FULL, "", line) == f"{FULL}\n\n{line}") is apart


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Empty lines and the number at the edge of a page do not end a paragraph."""
    assert joined([f"{FULL}\n\n- 1 -\n", f"\n{FULL}\nPage 2 of 2"]) == f"{FULL} {FULL}"


# --- hyphens -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "before", "line", "expected"),
    [
        ("", "They began co-", "operation", "cooperation"),
        ("Cooperation began.", "They spoke of co-", "operation", "cooperation"),
        ("Long-term aims.", "They spoke of long-", "term aims", "long-term"),
        ("The long talk of the term.", "They spoke of long-", "term aims", "long-term"),
        ("The long talk.", "They spoke of long-", "term aims", "longterm"),
        ("", "They spoke of Japan-", "ROK talks", "Japan-ROK"),
        ("", "They came from Japan-", "Rome talks", "Japan-Rome"),
        ("Such co-\noperation.", "They spoke of co-", "operation", "cooperation"),
        ("", "From 2030-", "2035 it was so", "2030-2035"),
        ("", "It was divid\u00ad", "ed softly", "divided"),
        ("", "They said—", "as they do—no", "said—as"),
        ("", "An un-", "usual e\u0301tude", "unusual étude"),
    ],
)
def test_divided_words(rest: str, before: str, line: str, expected: str) -> None:
    """A hyphen goes if it only divides a word: the rest of the text tells how the word is written."""
    assert expected in lines(rest, before, line).split("They")[-1]


@pytest.mark.parametrize(
    ("printed", "expected"), [("ﬁne oﬃce", "fine office"), ("e\u0301", "é"), ("\uf0b7 item", "• item"), ("½", "½")]
)
def test_characters(printed: str, expected: str) -> None:
    """Ligatures are taken apart and accents composed; other characters stay what they are."""
    assert lines(printed) == expected


# --- what stands on every page -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heads", "left"),
    [
        ([HEAD, HEAD, HEAD], 0),
        ([HEAD, HEAD], 2),
        ([HEAD, "", HEAD, HEAD, ""], 0),
        ([HEAD, "", "", HEAD], 2),
        ([f"{HEAD} | {number}" for number in (9, 10, 11)], 0),
        ([f"{HEAD}."] * 3, 3),
        ([HEAD.lower(), HEAD.upper(), HEAD], 0),
    ],
)
def test_running_heads(heads: list[str], left: int) -> None:
    """A line at the edge of most of three or more pages goes, whatever its numbers and case, unless it ends one."""
    text = joined([f"{head}\n{word * 40}.\nSo it is." for head, word in zip(heads, "abcde", strict=False)])

    assert text.lower().count(HEAD.lower()) == left


def test_a_head_within_a_page_stays() -> None:
    """The same words in the middle of a page are text."""
    pages = [f"{HEAD}\nOne\nTwo\n{HEAD}\nThree\nFour" for _ in range(3)]

    assert joined(pages).count(HEAD) == 3


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 12", "7/12", "— 7"])
def test_page_numbers_go(number: str) -> None:
    """A number alone on the first or last line of a page is that of the page."""
    assert lines(FULL, number) == FULL
    assert lines(number, FULL) == FULL


@pytest.mark.parametrize("line", ["2031", "7 May", "7.", "Page seven", "No. 7"])
def test_other_numbers_stay(line: str) -> None:
    """A year, a date or a number with words is text."""
    assert line in lines(FULL, line)


@given(st.lists(st.lists(LINES, max_size=8).map("\n".join), max_size=4))
def test_any_pages_give_paragraphs(pages: list[str]) -> None:
    """Paragraphs are single lines with something in them, one empty line apart, made of nothing but the pages."""
    text = joined(pages)

    assert set(text) - set("\n ") <= set("".join(pages))
    for paragraph in text.split("\n\n") if text else ():
        assert paragraph == paragraph.strip()
        assert paragraph
        assert "\n" not in paragraph

"""The prefix tree over words: which vocabulary form begins at a word. The words are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import Trie
from kg.words import Token, tokens

WORDS = st.lists(st.sampled_from(["red", "blue", "tin", "boat", "the"]), min_size=1, max_size=4).map(" ".join)


def _trie(*forms: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for form in forms:
        trie.add(form, form)
    return trie


def _found(trie: Trie[str], text: str, start: int = 0, **options: object) -> str | None:
    match = trie.longest(tokens(text), start, **options)
    return match.value if match else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red boat race", "red boat race"),
        ("red boat", "red boat"),
        ("red boats", "red"),
        ("RED BOAT", "red boat"),
        ("red, boat", "red"),
        ("boat", None),
        ("", None),
    ],
)
def test_longest_form_wins(text: str, expected: str | None) -> None:
    """Of the forms that begin at a word the longest is found, in any case where the form has no capital letter."""
    assert expected == _found(_trie("red", "red boat", "red boat race"), text)


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("President", "President", True),
        ("President", "president", False),
        ("President", "PRESIDENT", True),
        ("UN", "UN", True),
        ("UN", "Un", False),
        ("UN", "un", False),
        ("US", "US", True),
        ("U.S.", "U.S.", True),
        ("UNESCO", "Unesco", True),
        ("Head of Office", "Head of Office", True),
        ("Head of Office", "head of Office", False),
        ("people's forum", "People’s Forum", True),
        ("Côte d'Ivoire", "Côte d’Ivoire", True),
    ],
)
def test_capitals(form: str, text: str, found: bool) -> None:
    """A capital letter in a form must be one in the text, a short acronym written alike; apostrophes are equal."""
    assert found == (_found(_trie(form), text) is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bevaria (BV) Forum", "Bevaria Forum"),
        ("Bevaria (the old BV) Forum", "Bevaria Forum"),
        ("Bevaria (a b c d e f g h) Forum", None),
        ("Bevaria (BV Forum", None),
        ("Bevaria (BV)", None),
        ("Bevaria (BV) talks", None),
    ],
)
def test_brackets_inside_a_form_are_passed_over(text: str, expected: str | None) -> None:
    """A short pair of brackets in the text does not break a form; open or long ones do."""
    assert expected == _found(_trie("Bevaria Forum"), text)


@pytest.mark.parametrize(
    ("text", "gap", "expected"),
    [
        ("share the view", 0, "share the view"),
        ("share fully the view", 0, None),
        ("share fully the view", 1, "share the view"),
        ("share fully and the view", 3, None),
        ("share, the view", 3, None),
        ("share one two three the view", 2, None),
        ("share one two three the view", 3, "share the view"),
        ("share the very view", 3, None),
    ],
)
def test_gap(text: str, gap: int, expected: str | None) -> None:
    """Some words may stand between the first and second word of a form: no barrier, no mark, and nowhere else."""
    assert expected == _found(_trie("share the view"), text, gap=gap, barriers=frozenset(["and"]))


def test_form_without_gap_is_kept_when_the_wider_one_fails() -> None:
    """Where words stand between that lead to no longer form, the short form counts."""
    trie = _trie("agree", "agree on")

    assert _found(trie, "agree to act on", gap=3, barriers=frozenset(["to"])) == "agree"
    assert _found(trie, "agree fully on", gap=3) == "agree on"


@pytest.mark.parametrize(
    ("forms", "text", "expected"),
    [
        (("share the view", "share view"), "share the view", "share the view"),
        (("share view", "share the view"), "share the view", "share the view"),
        (("share a cup of tea", "share cup"), "share a cup of tea", "share a cup of tea"),
        (("share a", "share cup of tea"), "share a cup of tea", "share cup of tea"),
        (("share tea", "share cup"), "share a cup tea", "share tea"),
    ],
)
def test_gap_gives_way_to_what_reaches_as_far(forms: tuple[str, ...], text: str, expected: str) -> None:
    """A form with words in between counts only where it reaches farther than one without, or with fewer."""
    assert _found(_trie(*forms), text, gap=3) == expected


@pytest.mark.parametrize(
    ("text", "start", "gap", "end"),
    [
        ("they share the view that", 1, 0, 4),
        ("they share (and so do we) the view that", 1, 0, 10),
        ("they share (and so did we all) the view that", 1, 0, None),
        ("they share (in full) the view that", 1, 0, 8),
        ("they share very much the view that", 1, 2, 6),
    ],
)
def test_where_a_match_is(text: str, start: int, gap: int, end: int | None) -> None:
    """A match begins at its first word and ends behind its last, with all that was passed over in it."""
    match = _trie("share the view").longest(tokens(text), start, gap)

    assert (match and (match.start, match.end)) == (end and (start, end))


def test_one_form_for_several() -> None:
    """A form may stand for several things: they come in the order in which they were added, each once."""
    trie: Trie[str] = Trie()
    for value in ("first", "second", "first"):
        trie.add("talks", value)

    match = trie.longest(tokens("talks"), 0)

    assert match is not None
    assert match.values == ("first", "second")


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
def test_trie_finds_what_a_list_would(forms: list[str], text: str) -> None:
    """The match is the longest form that the text begins with, as a plain list of forms would give it."""
    line = text.split()
    fitting = [form for form in forms if line[: len(form.split())] == form.split()]

    assert (max(fitting, key=len) if fitting else None) == _found(_trie(*forms), text)


@given(st.lists(WORDS, max_size=4), st.text(max_size=30))
def test_match_lies_in_the_line(forms: list[str], text: str) -> None:
    """A match begins where it was asked for and ends within the line, whatever the text; behind the end is none."""
    line: list[Token] = tokens(text)
    trie = _trie(*forms)

    for start in range(len(line)):
        match = trie.longest(line, start, gap=2)
        assert match is None or start == match.start < match.end <= len(line)
    assert trie.longest(line, len(line)) is None

"""Words of a text with their places, and the regular forms of verbs and nouns."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.words import normal, plural, tokens, verb_forms

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def _texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people-to-people exchanges", ["people-to-people", "exchanges"]),
        ("future-oriented", ["future-oriented"]),
        ("Norway-Chile relations", ["Norway", "-", "Chile", "relations"]),
        ("Tae-vin", ["Tae-vin"]),
        ("Sun-Ae", ["Sun", "-", "Ae"]),
        ("the U.S. and H.E. Mr. Okoro", ["the", "U.S.", "and", "H.E.", "Mr", ".", "Okoro"]),
        ("at 9:35 a.m., 1,000 tons", ["at", "9:35", "a.m.", ",", "1,000", "tons"]),
        ("Chile’s plan", ["Chile", "’s", "plan"]),
        ("Chile's plan", ["Chile", "'s", "plan"]),
        ("ministers’ meeting", ["ministers", "’", "meeting"]),
        ("Côte d’Ivoire", ["Côte", "d’Ivoire"]),
        ("“peace”", ["“", "peace", "”"]),
        ("(UNSC)", ["(", "UNSC", ")"]),
        ("no\u00a0break", ["no", "break"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words, numbers, abbreviations, possessives and marks are tokens; a hyphen before a capital is one of its own."""
    assert expected == _texts(text)


def test_tokens_of_a_part() -> None:
    """Tokens of a part of a text have their places in the whole text."""
    text = "Ada Varga spoke"

    found = tokens(text, 4, 9)

    assert [(token.text, token.start, token.end) for token in found] == [("Varga", 4, 9)]


@given(LETTERS)
def test_tokens_lie_in_the_text(text: str) -> None:
    """Tokens ascend, overlap nowhere, quote the text and leave out white space only, whatever the text."""
    found = tokens(text)

    assert all(token.text == text[token.start : token.end] and token.text.strip() for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    taken = {at for token in found for at in range(token.start, token.end)}
    assert "".join(letter for at, letter in enumerate(text) if at not in taken and letter != "_").strip() == ""


@given(LETTERS)
def test_normal_forms_compare_without_case(text: str) -> None:
    """What is normal stays as it is, and upper and lower case of ASCII letters compare equal."""
    assert normal(text) == normal(normal(text))
    assert normal(text.upper()) == normal(text.lower()) or not text.isascii()


@pytest.mark.parametrize(("text", "expected"), [("Chile’s", "chile's"), ("‘Peace’", "'peace'"), ("STRASSE", "strasse")])
def test_normal(text: str, expected: str) -> None:
    """Letters are folded and curly apostrophes made straight."""
    assert expected == normal(text)


@pytest.mark.parametrize(
    ("text", "capital", "word"),
    [("Varga", True, True), ("talks", False, True), ("7", False, False), ("“", False, False)],
)
def test_kinds_of_token(text: str, capital: bool, word: bool) -> None:
    """A token knows whether it begins with a capital letter and whether it begins with a letter."""
    (token,) = tokens(text)

    assert (capital, word) == (token.is_capital, token.is_word)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("summit", "summits"),
        ("speech", "speeches"),
        ("tax", "taxes"),
        ("wish", "wishes"),
        ("class", "classes"),
        ("country", "countries"),
        ("Monday", "Mondays"),
        ("y", "ies"),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    """The plural takes -s, -es behind a hiss, and -ies for a -y behind a consonant."""
    assert expected == plural(noun)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("note", ("notes", "noted", "noted", "noting")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("explain", ("explains", "explained", "explained", "explaining")),
        ("plan", ("plans", "planned", "planned", "planning")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("reply", ("replies", "replied", "replied", "replying")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
        ("task", ("tasks", "tasked", "tasked", "tasking")),
        ("view", ("views", "viewed", "viewed", "viewing")),
    ],
)
def test_verb_forms(base: str, expected: tuple[str, str, str, str]) -> None:
    """Regular verbs drop a final -e, double a final consonant in one syllable, and turn -y into -i."""
    assert expected == verb_forms(base)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
@settings(max_examples=200)
def test_verb_forms_end_alike(base: str) -> None:
    """Every verb gets a third person in -s, a past and participle in -d, and a form in -ing."""
    third, past, participle, ing = verb_forms(base)

    assert third.endswith("s")
    assert past.endswith("d")
    assert past == participle
    assert ing.endswith("ing")

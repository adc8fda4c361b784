"""Enumerations of actors in a line. Persons and lines are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import Mark, words
from plain import ADA, BEN

from kg.reading.phrases import Form
from kg.reading.records import Kind

STATES = st.lists(st.sampled_from(["Norway", "Chile", "Kenya", "Ghana", "the UN", "Japan"]), min_size=2, max_size=8)


def _lists(mark: Mark, text: str) -> list[str]:
    marked = mark(text)
    return words(marked, (phrase for phrase in marked.phrases if phrase.form is Form.LIST))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Norway and Chile ate", ["Norway", "Chile"]),
        ("Norway, Chile and Kenya ate", ["Norway", "Chile", "Kenya"]),
        ("Norway, Chile, and Kenya ate", ["Norway", "Chile", "Kenya"]),
        ("the UN and Kenya ate", ["the UN", "Kenya"]),
        ("Ms. Varga and Mr. Okoro ate", ["Ms. Varga", "Mr. Okoro"]),
        ("Ms. Varga and the President ate", ["Ms. Varga", "the President"]),
        ("Ms. Varga and the two leaders ate", ["Ms. Varga", "the two leaders"]),
        ("Ms. Varga as well as Mr. Okoro ate", ["Ms. Varga", "Mr. Okoro"]),
        ("Not only Ms. Varga but also Mr. Okoro ate", ["Ms. Varga", "Mr. Okoro"]),
        ("Ms. Varga together with Mr. Okoro ate", ["Ms. Varga", "Mr. Okoro"]),
        ("She and Mr. Okoro ate", ["She", "Mr. Okoro"]),
        ("Mr. Okoro and she ate", ["Mr. Okoro", "she"]),
    ],
)
def test_items(mark: Mark, text: str, items: list[str]) -> None:
    """States and bodies, or persons, with commas and a last "and" or the like between them are a list."""
    (phrase,) = mark(text).phrases

    assert items == words(mark(text), phrase.parts)


@pytest.mark.parametrize(
    "text",
    [
        "Norway, Chile ate",
        "Norway, and Chile ate",
        "Norway or Chile ate",
        "Norway and the rest of Chile ate",
        "Norway and Ms. Varga ate",
        "Norway and Nairobi ate",
        "Norway’s and Chile ate",
        "Norway and both sides ate",
        "Norway-Chile and Kenya ate",
        "Ms. Varga and his cook ate",
        "saw Ms. Varga and he ate",
        "Norway and",
        "and Norway",
    ],
)
def test_no_list(mark: Mark, text: str) -> None:
    """Neither a bare comma nor things of two kinds make a list, and a pronoun joins only a subject."""
    assert _lists(mark, text) == []


@pytest.mark.parametrize("before", ["", "stated that ", "it rained, ", "it rained and ", "both "])
def test_pronoun_in_a_subject(mark: Mark, before: str) -> None:
    """A pronoun is an item where the list may be the subject of a clause."""
    assert _lists(mark, f"{before}Ms. Varga and he ate") == ["Ms. Varga and he"]


def test_list_ends_at_its_and(mark: Mark) -> None:
    """A list ends behind its "and"; what stands behind another "and" begins anew."""
    assert _lists(mark, "Norway, Chile and Kenya and Ghana ate") == ["Norway, Chile and Kenya"]
    assert _lists(mark, "Norway and Chile, Kenya and Ghana ate") == ["Norway and Chile", "Kenya and Ghana"]


def test_keys_and_kind_of_a_list(mark: Mark) -> None:
    """A list stands for each of its items once, in order, and is of the kind of the first."""
    (persons,) = mark("Mr. Okoro, Ms. Varga and Okoro ate").phrases
    (mixed,) = mark("the UN and Kenya ate").phrases

    assert (persons.keys, persons.kind) == ((BEN, ADA), Kind.PERSON)
    assert mixed.kind is Kind.ORGANISATION


def test_very_long_list(mark: Mark) -> None:
    """An enumeration without end is none: its items stand alone."""
    endless = ", ".join(["Kenya"] * 60)

    assert len(mark(f"{endless} ate").phrases) == 60
    assert len(mark(f"{endless} and Ghana ate").phrases) < 60


@given(STATES.filter(lambda states: len(set(states)) > 1))
def test_any_states_are_one_list(mark: Mark, states: list[str]) -> None:
    """However many states are enumerated, they are one list, and each is an item; one state alone is no list."""
    text = f"{', '.join(states[:-1])} and {states[-1]}"
    (phrase,) = mark(f"{text} ate").phrases

    assert states == words(mark(f"{text} ate"), phrase.parts)
    assert len(phrase.keys) == len(set(states))

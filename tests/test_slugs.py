"""Names as parts of identifiers. The names are made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.slugs import LONGEST, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Varga", "ada-varga"),
        ("Oru Tae-vin", "oru-tae-vin"),
        ("Zoë Ångström-Núñez", "zoe-angstrom-nunez"),
        ("Lena D’Amber", "lena-damber"),
        ("  Norway-Chile  Relations! ", "norway-chile-relations"),
        ("Norway–Chile Relations", "norway-chile-relations"),
        ("1st Forum (2031)", "1st-forum-2031"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    """Letters lose case and accents, and everything else becomes single hyphens."""
    assert expected == slug(text)


def test_slug_of_another_script() -> None:
    """A name without a Latin letter or digit is named by its code points, so that two such names differ."""
    assert slug("\u05e9\u05dc") == "x5e9-5dc"
    assert slug("\u05e9") != slug("\u05dc")


def test_long_slug() -> None:
    """A long name is cut without a hyphen at the end."""
    assert slug("a" * (LONGEST - 1) + " bc") == "a" * (LONGEST - 1)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_slug_is_plain(text: str) -> None:
    """A slug has at most 60 lower-case ASCII letters, digits and single inner hyphens, and is its own slug."""
    found = slug(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST
    assert found == slug(found)

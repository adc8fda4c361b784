"""Names as parts of identifiers. The names are made up."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.slugs import LONGEST, short_slug, slug


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
        ("Anna Groß", "anna-gross"),
        ("Søren Bø", "soren-bo"),
        ("YILDIZ Işık", "yildiz-isik"),
        ("İpek Yıldız", "ipek-yildiz"),
        ("Łucja Đorđe", "lucja-dorde"),
        ("Þóra Ægisdóttir", "thora-aegisdottir"),
        ("Əli Œuvre", "ali-oeuvre"),
        ("Nguyễn Thị Ánh", "nguyen-thi-anh"),
        ("Tesšt n\u0308a", "tesst-na"),
        ("Oʻktam", "oktam"),
        ("Lena D'Amber", "lena-d-amber"),
        ("Ǿrn Ǽgir", "orn-aegir"),
        ("D´Amber", "d-amber"),
        ("Sigrún Þ", "sigrun-th"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    """Letters lose case and accents, and everything else becomes single hyphens."""
    assert expected == slug(text)


def test_slug_of_another_script() -> None:
    """A name without a Latin letter or digit is named by its code points, so that two such names differ."""
    assert slug("\u05e9\u05dc") == "x5e9-5dc"
    assert slug("\u05e9") != slug("\u05dc")
    assert slug("Ada \u05e9 Varga") == "ada-x5e9-varga"


def test_a_long_name_ends_in_its_hash() -> None:
    """Long names that begin alike stay apart, and one that just fits stays whole."""
    whole = "a" * LONGEST
    assert slug(whole) == whole
    first, second = slug(whole + " bc"), slug(whole + " bd")
    assert first != second
    assert first[:51] == second[:51] == "a" * 51
    assert len(first) == LONGEST


def test_short_slug() -> None:
    """A short slug is cut without a hyphen at the end."""
    assert short_slug("a" * (LONGEST - 1) + " bc") == "a" * (LONGEST - 1)
    assert short_slug("Ada Varga") == slug("Ada Varga")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Groß", "Anna Gro"),
        ("Jan Weiß", "Jan Wei"),
        ("Søren Bø", "Sren B"),
        ("Kłos", "Kos"),
        ("Ada \u0418\u0432\u0430\u043d", "Ada \u0418\u0432\u043e\u043d"),
        ("\u0915\u093f", "\u0915\u0940"),
        (
            "\u0418\u043c\u044f \u0424\u0430\u043c\u0438\u043b\u0438\u044f",
            "\u0418\u043c\u044f \u0424\u0430\u043c\u0438\u043b\u0438\u0439",
        ),
    ],
)
def test_no_letter_is_lost(one: str, other: str) -> None:
    """Names that differ in a letter have slugs that differ."""
    assert slug(one) != slug(other)


LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1)
LATIN = st.text(st.sampled_from("abcgorsuyzäéñşßøłđæþı"), min_size=1)


def _folded(name: str) -> str:
    """Return a name without case, and without what stands for accents or another form of a letter."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold())
    for letter, spelt in {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "þ": "th", "ı": "i"}.items():
        plain = plain.replace(letter, spelt)
    return re.sub("[\u0300-\u036f]", "", plain)


@given(LATIN, LATIN)
def test_slugs_of_latin_names(one: str, other: str) -> None:
    """Two names have one slug exactly if only accents and the spelling of letters beyond ASCII tell them apart."""
    assert (slug(one) == slug(other)) == (_folded(one) == _folded(other))


@given(LETTERS)
def test_every_letter_leaves_a_trace(name: str) -> None:
    """A name without its last letter has another slug."""
    assert slug(name) != slug(name[:-1] or "x") or _folded(name) == "x"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_slug_is_plain(text: str) -> None:
    """A slug has at most 60 lower-case ASCII letters, digits and single inner hyphens, and is its own slug."""
    found = slug(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST
    assert found == slug(found)

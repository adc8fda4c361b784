"""What a person says about a document: where it may stand, what it decides, and what is said when it is wrong."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from talks import TALKS, Write

from kg import files
from kg.build import build
from kg.cli import cli
from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import Source, load
from kg.store import Store
from kg.summary import Fate

BLOCK = '---\nissuer: Ministry of Foreign Affairs of Japan\ndate: 2031-06-07\ntitle: "A: talk"\n---\n'


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the built-in vocabulary."""
    return Lexicon.load(files.vocabulary())


def refusal(path: Path) -> str:
    """Return the message with which a file is refused, proved to be one line."""
    with pytest.raises(SourceError) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter(write: Write, ends: str) -> None:
    """A block of keys and values at the top is metadata; the text begins behind it, untouched."""
    path = write("talks.txt")
    path.write_bytes(f"{BLOCK}\n{TALKS}".replace("\n", ends).encode())

    source = load(path)

    assert source.text == TALKS.replace("\n", ends)
    assert source.metadata == {
        "publisher": "Ministry of Foreign Affairs of Japan", "date": "2031-06-07", "title": "A: talk",
    }  # fmt: skip
    assert source.remarks == ()


@pytest.mark.parametrize(
    "text",
    ["---\nA line.\n---\nText.", "---\nNote: x\n---\n.", "---\ndate: 2031-06-07\nText.", "--- \n", "A\n---\nb: x\n---"],
)  # fmt: skip
def test_what_only_looks_like_front_matter(write: Write, text: str) -> None:
    """Lines between rules without a known key, or without an end, are text."""
    assert load(write("talks.txt", text)).text == text


def test_sidecar_wins(write: Write) -> None:
    """A sidecar says the same things in TOML, wins over front matter, and dates need no quotation marks there."""
    path = write("talks.txt", BLOCK + TALKS)
    write("talks.txt.meta.toml", 'date = 2031-06-08\naddress = "https://example.org/a b#c"\nperspective = "Japan"\n')

    assert load(path).metadata == {
        "publisher": "Ministry of Foreign Affairs of Japan", "date": "2031-06-08", "title": "A: talk",
        "source": "https://example.org/a%20b", "perspective": "Japan",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("date: 7 June", "its date is '7 June'; write it like 2031-05-03"),
        ("date: 2031-02-30", "its date is '2031-02-30'"),
        ("address: file:///etc/passwd", "its address is 'file:///etc/passwd'"),
        ("address: https://a:b@example.org/", "its address is"),
        ("date: 2031-06-07\ntitle: A\n  talk", "line 4 of its front matter is not `key: value`"),
        ("language: fr", "is in French; only English is read"),
        ("language: Klingon", "is in Klingon; only English is read"),
    ],
)
def test_wrong_front_matter(write: Write, block: str, reason: str) -> None:
    """A value that is none of its kind is refused with the key and what to write."""
    assert reason in refusal(write("talks.txt", f"---\n{block}\n---\n{TALKS}"))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("date = ", "is not TOML"),
        ("title = ['a']", "its title is"),
        ("date = 2031", "its date is"),
        ("a = " + "[" * 50_000, "is not TOML"),
        ('language = "de-AT"', "is in German; only English is read"),
    ],
)
def test_wrong_sidecar(write: Write, table: str, reason: str) -> None:
    """A sidecar that is no TOML, or says what cannot be, is refused."""
    path = write()
    write("talks.txt.meta.toml", table)

    assert reason in refusal(path)


def test_unknown_keys_are_reported(write: Write, store: Path) -> None:
    """A key that is not known is named on standard error, with the one that was meant; the document is read."""
    path = write(
        "talks.txt", f"---\nisuer: X\ndate: 2031-05-03\ntags:\n  - a\nEnglish: yes\nlanguage: en\n---\n{TALKS}"
    )

    result = CliRunner().invoke(cli, ["build", str(path), "--store", str(store)])

    assert result.exit_code == 0
    assert "front matter: unknown key 'isuer'; did you mean issuer?" in result.stderr
    assert result.stderr.count("\n") == 3


def test_lost_sidecar_is_reported(write: Write, store: Path) -> None:
    """A sidecar whose document is not beside it is reported, and the documents are read."""
    write("talks.txt")
    lost = write("talks.meta.toml", "date = 2031-06-08")

    summary = build([lost.parent], store)

    assert [document.fate for document in summary.documents] == [Fate.REFUSED, Fate.ADDED]
    assert "belongs to no file beside it" in summary.documents[0].reason


@pytest.mark.parametrize(
    ("metadata", "issued"),
    [
        ({}, date(2031, 5, 3)),
        ({"date": "2031-06-07"}, date(2031, 6, 7)),
        ({"published": "2031-06-07"}, date(2031, 5, 3)),
    ],
)
def test_date_that_was_given(lexicon: Lexicon, metadata: dict[str, str], issued: date) -> None:
    """A date that somebody gives wins over that of the text, which wins over that of the web page."""
    found = read(Source(TALKS, "talks.txt", metadata=metadata), lexicon)

    assert found.issued == issued
    assert (found.issued_span is not None) is (issued == date(2031, 5, 3))


def test_date_of_the_page_serves_where_the_text_has_none(lexicon: Lexicon) -> None:
    """The date that a page gives itself is the date of issue of a text without one."""
    text = TALKS.replace("3 May 2031\n\n", "")

    found = read(Source(text, "talks.html", metadata={"published": "2031-05-03"}), lexicon)

    assert found.issued == date(2031, 5, 3)
    assert found.about[0].startswith("encounter-2031-05-03")


@pytest.mark.parametrize(
    ("metadata", "side"),
    [
        ({"perspective": "Japan"}, "state-jp"),
        ({"perspective": "jp"}, "state-jp"),
        ({"perspective": "state-jp"}, "state-jp"),
        ({"publisher": "Ministry of Foreign Affairs of Japan"}, "state-jp"),
        ({"publisher": "Japan", "perspective": "KR"}, "state-kr"),
        ({"publisher": "Ministry of Tests"}, ""),
        ({"publisher": "European Union"}, "org-eu"),
        ({"publisher": "Japanese Embassy in Exampleville"}, "state-jp"),
        ({"publisher": "The Japan Examiner"}, ""),
        ({"publisher": "Japan and France"}, ""),
    ],
)
def test_side_that_was_given(lexicon: Lexicon, metadata: dict[str, str], side: str) -> None:
    """The perspective is a name, code or key of the vocabulary; else the issuer tells it, if it names one side."""
    guessed = read(Source(TALKS, "talks.txt"), lexicon).perspective
    found = read(Source(TALKS, "talks.txt", metadata=metadata), lexicon).perspective

    assert found.rpartition("/")[2] == side if side else found == guessed


def test_side_that_nobody_knows(write: Write, store: Path) -> None:
    """A perspective that the vocabulary does not know sets the document aside."""
    summary = build([write("talks.txt", f"---\nperspective: Atlantis\n---\n{TALKS}")], store)

    assert summary.documents[0].fate is Fate.SET_ASIDE
    assert "its perspective 'Atlantis' is no state or body of the vocabulary" in summary.documents[0].reason


def test_new_metadata_is_a_reason_to_read_again(write: Write, store: Path) -> None:
    """A text is read again when what is said about it changes, and only then; copies add what they know."""
    path, copy = write(), write("copy.txt", f"---\nissuer: Ministry of Tests\n---\n{TALKS}")
    assert build([path], store).documents[0].fate is Fate.ADDED

    write("talks.txt.meta.toml", "date = 2031-06-08")
    assert build([path], store).documents[0].fate is Fate.REPLACED
    assert build([path], store).documents[0].fate is Fate.UNCHANGED
    assert [document.fate for document in build([path.parent], store).documents] == [Fate.REPEATED, Fate.REPLACED]
    assert [document.fate for document in build([copy], store).documents] == [Fate.UNCHANGED]

    with Store.open(store) as opened:
        assert "/2031-06-08-" in opened.readouts()[0].iri
        assert len(opened.readouts()) == 1
    shown = CliRunner().invoke(cli, ["show", "talks.txt", "--store", str(store)]).stdout
    assert "issued 2031-06-08" in shown

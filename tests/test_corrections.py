"""Files of corrections: their form, whose they are, and what is said when they are wrong. All is made up."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS
from talks import TALKS, Write

from kg.errors import SourceError
from kg.source import Source, load
from kg.source.corrections import KEYS, added, for_several, means, parse
from kg.source.records import Correction, legal

TABLES = """# Two things that the program got wrong.
[[statement]]
quote = "Ruritania  will\\ndeepen"
speakers = ["Bob Sample", "Bob Sample"]

[encounter]
date = 2031-05-04

[[participant]]
name = "Cyd Newcomer"
"""
MANUAL = (Path(__file__).parent.parent / "docs" / "corrections.md").read_text(encoding="utf-8")
HASH = "0123456789abcdef" * 4


def refusal(path: Path) -> str:
    """Return the message with which a file is refused, proved to be one line."""
    with pytest.raises(SourceError) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_file_beside_a_document(write: Write) -> None:
    """A file named after the whole document holds its corrections, with their lines; each is written in one way."""
    path = write()
    file = write("talks.txt.corrections.toml", TABLES)

    first, second, third = load(path).corrections

    assert first.words == '[[statement]]\nquote = "Ruritania will deepen"\nspeakers = ["Bob Sample"]\n'
    assert second.words == '[[participant]]\nname = "Cyd Newcomer"\n'
    assert third.words == '[[encounter]]\ndate = "2031-05-04"\n'
    assert [one.place for one in (first, second, third)] == [f"{file}, line {line}" for line in (2, 9, 6)]
    assert {one.file for one in (first, second, third)} == {"talks.txt.corrections.toml"}


@pytest.mark.parametrize("text", ["", "\n# nothing yet\n", "statement = []\n"])
def test_empty_file(write: Write, text: str) -> None:
    """A file without a table corrects nothing, and is not wrong."""
    path = write()
    write("talks.txt.corrections.toml", text)

    assert load(path).corrections == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[statement]]\nquote = tea\n", "line 2: is not TOML: Invalid value; mend the line"),
        ("[[statment]]\nquote = 'a'\n", "has an unknown table or key 'statment'; did you mean statement?"),
        ("\n[[statement]]\nquot = 'a'\n", "line 2: its [[statement]] has an unknown key 'quot'; did you mean quote?"),
        ("[[statement]]\nspeakers = ['a']\n", "line 1: its [[statement]] has no quote; see docs/corrections.md"),
        ("[[statement]]\nquote = 'a'\n", "its [[statement]] changes nothing"),
        ("[[statement]]\nquote = 'a'\nid = 's01a'\n", "its [[statement]] changes nothing"),
        ("[[statement]]\nquote = ' '\nremove = true\n", 'its quote is not a text, such as "Ada Example"'),
        (
            "[[statement]]\nquote = 'a'\nspeakers = 'b'\n",
            'its speakers is not a list of names, such as ["Ada Example"]',
        ),
        ("[[statement]]\nquote = 'a'\nspeakers = [1]\n", "its speakers is not a text"),
        ("[[statement]]\nquote = 'a'\nremove = false\n", "its remove is not true, or the line is left out"),
        ("[[statement]]\nquote = 'a'\nremove = true\nissues = []\n", "removes it and sets its issues"),
        ("[[statement]]\nquote = 'a'\nissues = []\nadd_issues = ['b']\n", "sets its issues and adds or removes some"),
        ("[[participant]]\noffice = 'King'\n", "its [[participant]] has no name"),
        ("[[participant]]\nname = 'a'\nstate = 'b'\n", "its [[participant]] has a state without an office"),
        ("[encounter]\n", "its [[encounter]] changes nothing"),
        ("[encounter]\ndate = 2031-05-04T10:00:00Z\n", "its date is not a day such as 2031-05-03"),
        ("[encounter]\ndate = '4 May'\n", "its date is not a day such as 2031-05-03"),
        ("[encounter]\nstart = 2031-05-04T10:00:00\n", "its start is not a time with its offset"),
        ("[encounter]\nstart = 10:00:00\n", "its start is not a time with its offset"),
        ("[encounter]\ndate = 2031-05-04\nstart = 2031-05-04T10:00:00Z\n", "has a date and another in its start"),
        ("statement = 'a'\n", "its statement is no table; write [[statement]] and a line for each key"),
        ("[encounter]\ndocument = 'talks.txt'\ndate = 2031-05-04\n", "names a document; leave the line out beside"),
        ("[[statement]]\nquote = '\\u0000'\n" + "[" * 50_000, "is not TOML"),
        ('[[statement]]\nquote = "\\u0001"\nremove = true\n', "its quote is not a text"),
    ],
)
def test_malformed_file(write: Write, text: str, reason: str) -> None:
    """A malformed file is refused with its name, the line and the reason, and the document is not read."""
    path = write()
    file = write("talks.txt.corrections.toml", text)

    message = refusal(path)

    assert message.startswith(str(file))
    assert reason in message


@pytest.mark.parametrize("text", [TABLES.replace("\n", "\r\n"), f"\ufeff{TABLES}"])
def test_file_of_another_editor(write: Write, text: str) -> None:
    """The line ends of another system, and a byte-order mark, are no mistake; lines count alike."""
    path = write()
    write("talks.txt.corrections.toml", text)

    assert [one.place.rpartition(" ")[2] for one in load(path).corrections] == ["2", "9", "6"]


def test_file_that_is_no_text(write: Write) -> None:
    """A file that is not UTF-8 is refused."""
    path = write()
    write("talks.txt.corrections.toml", b"\xff\xfe")

    assert "is not UTF-8; save it as UTF-8" in refusal(path)


@pytest.mark.parametrize(
    ("document", "meant"),
    [
        ("talks.txt", True),
        ("may/talks.txt", True),
        ("in/may/talks.txt", True),
        ("alks.txt", False),
        ("june/talks.txt", False),
        ("https://example.org/talks", True),
        (HASH, True),
        ("2031-05-03-talks-01234567", True),
        ("https://w3id.org/readout/id/2031-05-03-talks-01234567", True),
        ("2031-05-03-talks-76543210", False),
    ],
)
def test_whose_correction_it_is(document: str, meant: bool) -> None:
    """A document is named by its file name or path, its address, its id or IRI, or the hash of its text."""
    places = ("file:///home/in/may/talks.txt", "https://example.org/talks")

    assert means(document, "may/talks.txt", places, HASH) is meant


def test_file_for_several_documents(write: Write) -> None:
    """In a file for several documents each table names its own, and a document gets those that name it once."""
    line = 'document = "talks.txt"\n'
    file = write("corrections.toml", f"[[encounter]]\n{line}date = 2031-05-04\n" * 2)
    other = write("more.corrections.toml", '[[participant]]\ndocument = "other.txt"\nname = "Cyd"\n')

    found = for_several([file, other])

    assert [one.text("document") for one in found] == ["talks.txt", "other.txt"]
    assert added(added(Source(TALKS, "talks.txt"), found), found).corrections == found[:1]


def test_file_for_several_that_names_none(write: Write) -> None:
    """A table in a file for several documents that does not name one is refused."""
    file = write("corrections.toml", "\n[encounter]\ndate = 2031-05-04\n")

    with pytest.raises(SourceError, match=r"corrections.toml, line 2: its \[\[encounter\]\] names no document; add a"):
        for_several([file])


@given(st.sampled_from(["speakers", "issues", "add_issues"]), TEXTS, st.lists(TEXTS, max_size=3))
def test_words_say_the_same_again(key: str, quote: str, names: list[str]) -> None:
    """The words of a correction, read again, are the correction: nothing in a text can break them."""
    texts = [" ".join(text.split()) for text in (quote, *names)]
    if "" in texts or texts != list(map(legal, texts)):
        return
    written = Correction("statement", (("quote", texts[0]), (key, tuple(dict.fromkeys(texts[1:])))), "a.toml")

    assert parse(written.words, "a.toml") == (written,)


def test_the_manual_names_every_key() -> None:
    """The manual explains each table and each of its keys, and its examples are well formed."""
    examples = [parse(found, "manual.toml") for found in re.findall(r"```toml\n(.+?)```", MANUAL, re.DOTALL)]

    assert [table for table in KEYS if f"[{table}]" not in MANUAL] == []
    assert [key for keys in KEYS.values() for key in keys if f"`{key}`" not in MANUAL] == []
    assert [len(tables) for tables in examples] == [4, 1]

"""What `kg show` prints to be pasted into a file of corrections."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import reading
from click.testing import CliRunner
from talks import TALKS, Write

from kg import files
from kg.cli import cli
from kg.lexicon import Lexicon
from kg.reading import read
from kg.reading.records import Reading
from kg.show import Page, render
from kg.source import load
from kg.source.corrections import parse
from kg.source.records import Correction

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))
DOUBTFUL = TALKS + "Prime Minister Nobody Present stated that it rained.\n"
LEXICON = Lexicon({})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the built-in vocabulary."""
    return Lexicon.load(files.vocabulary())


def printed(shown: str) -> tuple[Correction, ...]:
    """Return the tables in what is shown; they stand between the line that announces them and the last ones."""
    _, _, behind = shown.partition("To correct what ")
    _, _, tables = behind.partition(":\n")
    whole, _, _ = tables.rpartition("\n\n")
    return parse(whole, "pasted.toml")


def kept(found: Reading) -> list[object]:
    """Return what a confirmation leaves as it is: everything but doubts."""
    return [found.events, found.about, set(found.holdings), [replace(one, review=()) for one in found.statements]]


def test_doubt_can_be_pasted(write: Write) -> None:
    """For a statement in doubt, and no other, there is a table with its quote, id and speakers, and the reason."""
    path = write("talks.txt", DOUBTFUL)

    shown = CliRunner().invoke(cli, ["show", str(path)]).stdout

    (table,) = printed(shown)
    assert (table.text("quote"), table.text("id")) == ("it rained", "s05a")
    assert table.names("speakers") is not None
    assert "and put them into talks.txt.corrections.toml:" in " ".join(shown.split())
    assert shown.count("\n# ") == shown.count("  look: ") == 1


def test_pasted_and_changed(write: Write) -> None:
    """What was printed, pasted with the right name, settles the doubt; then nothing is left to correct."""
    path = write("talks.txt", DOUBTFUL)
    (table,) = printed(CliRunner().invoke(cli, ["show", str(path)]).stdout)
    values = [(key, ("Bob Sample",) if key == "speakers" else value) for key, value in table.values]

    write("talks.txt.corrections.toml", replace(table, values=tuple(values)).words)
    shown = CliRunner().invoke(cli, ["show", str(path)]).stdout

    assert "s05a  Bob Sample to Ada Testperson: state" in shown
    assert "corrected by talks.txt.corrections.toml" in shown
    assert "  look: " not in shown
    assert "To correct" not in shown


def test_nothing_to_paste(write: Write) -> None:
    """Where nothing is in doubt nothing is printed, unless all is asked for."""
    path = write()

    assert "[[" not in CliRunner().invoke(cli, ["show", str(path)]).stdout
    tables = printed(CliRunner().invoke(cli, ["show", str(path), "--corrections"]).stdout)
    assert [table.table for table in tables] == ["statement"] * 2 + ["participant"] * 2 + ["encounter"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_pasted_unchanged(path: Path, lexicon: Lexicon) -> None:
    """All that is printed of a document, pasted as it is, is found and leaves what was read as it was."""
    source = load(path)
    plain = read(source, lexicon)

    tables = printed(render(plain, lexicon, Page(80), whole=True))
    again = read(replace(source, corrections=tables), lexicon)

    assert [change.message for change in again.changes if change.reason] == []
    assert len(again.changes) == len(tables) >= len(plain.statements)
    assert kept(again) == kept(plain)


def test_nobody_is_no_doubt(write: Write) -> None:
    """A statement of which a person says that nobody is named as speaker is not printed again as a doubt."""
    path = write()
    write("talks.txt.corrections.toml", '[[statement]]\nquote = "to meet again"\nspeakers = []\n')

    shown = CliRunner().invoke(cli, ["show", str(path)]).stdout

    assert "look: a correction says that nobody is named as speaker" in shown
    assert "To correct" not in shown


def test_document_without_a_file() -> None:
    """For a document of which no file is known the tables name it, as they must beside the vocabulary."""
    found = reading()
    web = replace(found, source=replace(found.source, location="https://example.org/talks"))

    assert {one.text("document") for one in printed(render(web, LEXICON))} == {"https://example.org/talks"}
    assert {one.text("document") for one in printed(render(found, LEXICON))} == {""}
    assert "a file corrections.toml that --vocabulary names:" in " ".join(render(web, LEXICON).split())


@pytest.mark.parametrize("width", [40, 60, 100])
def test_tables_fit_the_page(width: int) -> None:
    """A quotation is cut to the width of the page, so that no line of a table is broken."""
    words = "wine " * 40
    found = reading()
    said = replace(found.statements[2], contents=(found.sentences[2].span,))
    long = replace(found, statements=(said,), source=replace(found.source, name=words))

    (table,) = printed(render(long, LEXICON, Page(width)))

    assert len(f'quote = "{table.text("quote")}"') <= width
    assert table.text("quote") in " ".join(found.source.text.split())

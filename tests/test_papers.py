"""PDF and Word files: their text as a person reads it, and that no file does harm."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from papers import item, level, paragraph, pdf, word
from talks import TALKS, Write

from kg import files
from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import find, load, loading
from kg.source import pdf as pdf_files
from kg.source import word as word_files
from kg.source.print_lines import joined

LINES = [
    "Talks in Zenda",
    "3 May 2031",
    "President Ada Testperson of Ruritania met today with Prime Minister Bob Sample of Graus-",
    "tark in Zenda. They spoke of the Ruritania-",
    "Graustark \xaesheries talks, of long-",
    "term aims (the long term is what counts) and of the coop-",
    "eration that both had begun.",
    "1. President Testperson stated that Ruritania will deepen cooperation.",
    "(2) They will meet again in Graustark.",
]
TEXT = """Talks in Zenda

3 May 2031

President Ada Testperson of Ruritania met today with Prime Minister Bob Sample of Graustark in Zenda. \
They spoke of the Ruritania-Graustark fisheries talks, of long-term aims (the long term is what counts) and of \
the cooperation that both had begun.

1. President Testperson stated that Ruritania will deepen cooperation.

(2) They will meet again in Graustark.
"""


def saved(folder: Path, name: str, content: bytes) -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    """Return the message with which a file is refused, proved to be one line."""
    with pytest.raises(SourceError) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path}: ")


def test_pdf(tmp_path: Path) -> None:
    """Lines are joined to paragraphs, divided words and ligatures mended, page numbers left out; always the same."""
    path = saved(tmp_path, "talks.pdf", pdf([LINES[:5], [*LINES[5:], "- 2 -"]]))

    source = load(path)

    assert source.text == TEXT
    assert source.media_type == "application/pdf"
    assert load(path) == source


def test_pdf_is_read_like_text(tmp_path: Path) -> None:
    """What is read from a PDF file is what is read from the same text, at the same places."""
    lexicon = Lexicon.load(files.vocabulary())
    lines = [line for block in TALKS.splitlines() for line in block.replace(". ", ".\n").splitlines()]
    source = load(saved(tmp_path, "talks.pdf", pdf([lines])))

    found = read(source, lexicon)

    assert len(found.statements) == 2
    assert found.title == "Meeting between Ruritania and Graustark"
    assert all(span.of(source.text).strip() for statement in found.statements for span in statement.contents)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([f"Ministry of Tests\n{word} page of it,\nshort.\n{number}" for number, word in enumerate(["A", "B", "C"])],
         "A page of it, short.\n\nB page of it, short.\n\nC page of it, short."),
        (["The first line that goes on to\n", "\nthe next page."], "The first line that goes on to the next page."),
        (["A divid\u00ad\ned word."], "A divided word."),
        (["A line that is long enough to be full.\n\nAnother paragraph, as long as that one."],
         "A line that is long enough to be full.\n\nAnother paragraph, as long as that one."),
        (["It was a far-reach-\ning plan, reach-\ning far."], "It was a far-reaching plan, reaching far."),
        (["From 2030-\n2035 and on—\nas they said—an e\u0301tude."], "From 2030-2035 and on—as they said—an étude."),
        (["\uf0b7 One item of it\n\uf0b7 Another item of it"], "• One item of it\n\n• Another item of it"),
        ([], ""),
        (["\n \n"], ""),
    ],
)  # fmt: skip
def test_printed_lines(pages: list[str], expected: str) -> None:
    """Page heads go, paragraphs go on over pages, hyphens go where they only divide a word."""
    assert joined(pages) == expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.4 and nothing else", "is no PDF file inside, or is damaged"),
        (b"", "is no PDF file inside"),
        (pdf([LINES])[:700], "is no PDF file inside"),
        (pdf([[]]), "has no text in it, only pictures"),
        (pdf([["x"]] * 201), "has 201 pages, the limit is 200"),
        (pdf([LINES]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "is no PDF file inside"),
    ],
)
def test_unusable_pdf(tmp_path: Path, content: bytes, reason: str) -> None:
    """A damaged, empty or endless PDF file is refused in one line."""
    assert refusal(saved(tmp_path, "talks.pdf", content)).startswith(reason)


def test_pdf_has_a_time_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF file that takes too long is given up."""
    monkeypatch.setattr(pdf_files, "SECONDS", 0.01)

    assert refusal(saved(tmp_path, "talks.pdf", pdf([LINES]))).startswith("took longer than 0.01 s")


def test_pdf_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdf one line says what to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setattr(pdf_files, "find_spec", lambda _: None)

    reason = refusal(saved(tmp_path, "talks.pdf", pdf([LINES])))

    assert reason == "is a PDF file, for which pypdf is needed; pip install 'readout-kg[pdf]'"


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f'{level(2, "upperRoman", "%1.%3")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "x")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)  # fmt: skip
STYLES = (
    '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Derived"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def test_word(tmp_path: Path) -> None:
    """Paragraphs, cells, breaks and signs come in their order; deleted text and second forms are left out."""
    body = (
        paragraph("Talks in Zenda", '<w:pStyle w:val="Title"/><w:tabs><w:tab w:val="left"/></w:tabs>')
        + paragraph("A & B")
        + "<w:tbl><w:tr><w:tc>" + paragraph("Cell") + "</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>"
        + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>!</w:t></w:r></w:ins>"
        + "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        + "<w:p><w:r><w:t>Outer</w:t><w:txbxContent>" + paragraph("Box") + "</w:txbxContent>"
        + "<mc:Fallback xmlns:mc='mc'>" + paragraph("Box") + "</mc:Fallback></w:r></w:p><w:p/>"
    )  # fmt: skip
    path = saved(tmp_path, "talks.docx", word(body))

    assert load(path).text == "Talks in Zenda\n\nA & B\n\nCell\n\nOne\ntwo three-four!\n\nBox\n\nOuter\n"
    assert load(path) == load(path)


def test_word_lists(tmp_path: Path) -> None:
    """List items keep their numbers, at every level, by style too, and where a list begins anew."""
    body = "".join([
        item("a"), item("b", level=1), item("c", level=1), item("d", level=2), item("e"), item("f", level=1),
        item("g", 2), item("(9) own", 1), paragraph("h", '<w:pStyle w:val="Derived"/>'), item("i", 3), item("j", 3),
        paragraph("k", '<w:pStyle w:val="Loop"/>'), item("l", 99), item("m", 1, 77),
    ])  # fmt: skip
    text = load(saved(tmp_path, "talks.docx", word(body, NUMBERING, STYLES))).text

    assert text.split("\n\n") == [
        "1. a", "(a) b", "(b) c", "1.1 d", "2. e", "(a) f", "• g", "(9) own", "4. h", "7. i", "8. j", "k", "l", "m\n",
    ]  # fmt: skip


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0 an old Word file", "is no .docx file inside"),
        (b"", "is no .docx file inside"),
        (word(paragraph("x"))[:200], "is no .docx file inside"),
        (word("<w:p>"), "is a damaged .docx file: mismatched tag"),
        (word("<w:p/>"), "has no text in it"),
        (word(paragraph("x"), top=LAUGHS), "has a document type definition"),
        (
            word(paragraph("x"), '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum>'),
            "is no .docx file",
        ),
        (word("<w:p>" * 5_000 + "</w:p>" * 5_000), "is no .docx file inside"),
    ],
)
def test_unusable_word(tmp_path: Path, content: bytes, reason: str) -> None:
    """A damaged file, one of another kind and one that defines entities is refused in one line."""
    assert refusal(saved(tmp_path, "talks.docx", content)).startswith(reason)


def test_word_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that unpacks to more than the limit is not unpacked, also if the archive lies about its size."""
    monkeypatch.setattr(word_files, "_LIMIT", 100_000)
    content = word(paragraph("a" * 1_000_000))
    assert "is too large: 1.0 MB, the limit is 0.1 MB" in refusal(saved(tmp_path, "talks.docx", content))

    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (5_000).to_bytes(4, "little"))
    assert refusal(saved(tmp_path, "lying.docx", lying)).startswith("is ")


def test_too_much_text(tmp_path: Path) -> None:
    """A file of which more text comes than a readout can have is refused."""
    content = word(paragraph("a" * (loading.LIMIT + 1)))

    assert refusal(saved(tmp_path, "talks.docx", content)).startswith(
        "holds too much text: more than 1,000,000 characters"
    )


@pytest.mark.parametrize("start", ["9" * 4_000, "1234567", "one"])
def test_numbers_that_no_list_has(tmp_path: Path, start: str) -> None:
    """A list whose numbers would fill the memory is damaged."""
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1" * 10)}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    content = word(item("a") * 100, numbering.replace('w:val="1"', f'w:val="{start}"', 1))

    assert refusal(saved(tmp_path, "talks.docx", content)).startswith("is no .docx file inside, or is damaged")


def test_marks_count_as_text(tmp_path: Path) -> None:
    """Paragraphs whose numbers make more text than a readout can have are refused as soon as they do."""
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1" * 10, 999_999)}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    content = word(item("a") * 20_000, numbering)

    assert refusal(saved(tmp_path, "talks.docx", content)).startswith("holds too much text: more than")


def test_papers_in_folders(write: Write) -> None:
    """A folder is searched for web pages, PDF and Word files, too, but not what a browser saved beside a page."""
    for name in ("a.html", "b.HTM", "c.pdf", "d.docx", "a_files/ad.html", "other_files/e.txt", "f.doc"):
        write(name)
    found, errors = find([write("a.txt").parent])

    assert [name for name, _ in found] == ["a.html", "a.txt", "b.HTM", "c.pdf", "d.docx", "other_files/e.txt"]
    assert not errors

"""Reading files: what is accepted keeps its characters, what is refused says why in one line."""

import codecs
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.source import LIMIT, Source, decode, find, legal, load

TEXT = "Talks between Ruritania and Freedonia\r\n\r\nOn 3 May, Mr. Ada\u00a0Testperson said \u201cyes\u201d.\r\n"
XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1)
LETTERS = st.text("abcdefghij \n", min_size=1)


def written(folder: Path, content: bytes, name: str = "readout.txt") -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    """Return the message with which a file is refused, proved to be one line that begins with the path."""
    with pytest.raises(SourceError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16-le", "utf-16-be", "windows-1252"],
)
def test_encodings(tmp_path: Path, content: bytes, encoding: str) -> None:
    """The text is the same in every encoding: no BOM in it, line ends and no-break spaces untouched."""
    source = load(written(tmp_path, content))

    assert source.text == TEXT
    assert source.encoding == encoding
    assert source.sha256 == sha256(TEXT.encode()).hexdigest()
    assert source.file_sha256 == sha256(content).hexdigest()


def test_names_and_places(tmp_path: Path) -> None:
    """A source carries the name it is given, by default the file name, and its place as a file IRI."""
    path = written(tmp_path, TEXT.encode(), "talks in may.md")

    assert load(path).name == "talks in may.md"
    assert load(path, "2031/talks.md").name == "2031/talks.md"
    assert load(path).location == path.as_uri()
    assert load(path).media_type == "text/markdown"


def test_one_place_however_it_is_spelt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place of a file is the same however its folder is spelt; a link to a file has its own."""
    path = written(tmp_path, TEXT.encode())
    (tmp_path / "folder").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(path)
    monkeypatch.chdir(tmp_path)

    assert load(Path("readout.txt")).location == path.as_uri()
    assert load(tmp_path / "folder" / "readout.txt").location == path.as_uri()
    assert load(Path("link.txt")).location == (tmp_path / "link.txt").as_uri()


def test_file_name_that_is_not_unicode(tmp_path: Path) -> None:
    """A file name that is not valid text gets replacement characters, so that it fits into a graph."""
    path = tmp_path / "talk\udcff\n.txt"
    path.write_bytes(TEXT.encode())

    assert load(path).name == "talk\ufffd\n.txt"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        ("\u00a0\u2003".encode(), "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE, "is empty"),
        (b"\x7fELF\0\0\0\1" * 40, "is binary"),
        (TEXT.encode("utf-16-le"), "is binary"),
        (codecs.BOM_UTF16_LE + b"\0\0a\0", "is binary"),
        (b"one\x01\x02\x03two", "is binary"),
        (codecs.BOM_UTF8 + b"caf\xe9", "unknown encoding"),
        (codecs.BOM_UTF16_LE + b"odd", "unknown encoding"),
        (b"\n<!DOCTYPE html>\n<html><body>Talks</body></html>", "is a web page"),
        (b"The \x81 leaders met in the capital.", "unknown encoding"),
        ("首脑会谈在首都举行".encode("gb18030"), "unknown encoding"),
    ],
)
def test_refused_content(tmp_path: Path, content: bytes, reason: str) -> None:
    """Empty, binary and undecodable files are refused with the reason."""
    assert reason in refusal(written(tmp_path, content))


def test_control_characters_become_replacement_characters(tmp_path: Path) -> None:
    """A stray character that XML forbids becomes U+FFFD, so every position after it holds, and a remark says so."""
    path = written(tmp_path, b"The two\x0bleaders\x07 met, and this is a long enough line.")

    source = load(path)

    assert source.text == "The two\ufffdleaders\ufffd met, and this is a long enough line."
    assert source.remarks == (
        f"{path}: 2 characters are no text; they stand as U+FFFD, the first at position 7: mend the file",
    )


def test_form_feed_ends_a_page(tmp_path: Path) -> None:
    """A form feed, which programs put between pages, is white space; nothing has to be said about it."""
    source = load(written(tmp_path, b"The two leaders met.\fThey agreed on trade."))

    assert (source.text, source.remarks) == ("The two leaders met.\nThey agreed on trade.", ())


def test_name_too_long_for_a_sidecar(tmp_path: Path) -> None:
    """A file whose name leaves no room for what a sidecar adds to it has none, and is read."""
    assert load(written(tmp_path, TEXT.encode(), "l" * 245 + ".txt")).text == TEXT


def test_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 50 MB is refused by its size alone."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))

    assert "too large: 50.0 MB, the limit is 1 MB" in refusal(path)


def test_largest_file_is_read(tmp_path: Path) -> None:
    """A file of exactly the limit is read."""
    assert len(load(written(tmp_path, b"a" * LIMIT)).text) == LIMIT


def test_missing_folder_and_pipe(tmp_path: Path) -> None:
    """A path that is no file is refused for what it is."""
    link = tmp_path / "loop"
    link.symlink_to(link)

    assert "does not exist" in refusal(tmp_path / "nowhere.txt")
    assert "is a folder" in refusal(tmp_path)
    assert "is not a regular file" in refusal(Path("/dev/null"))
    assert "cannot be read" in refusal(link)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without read permission is refused, also where the test runs as root."""

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)

    assert "may not be read" in refusal(written(tmp_path, TEXT.encode()))


def test_find_searches_folders(tmp_path: Path) -> None:
    """A folder is searched to the bottom for *.txt and *.md, sorted by path; hidden files are left out."""
    for name in ("b.txt", "a/z.MD", "a/y/x.txt", "a/.y/x.txt", ".c.txt", "d.csv", "e.txt/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)

    files, errors = find([tmp_path])

    assert [name for name, _ in files] == ["a/y/x.txt", "a/z.MD", "b.txt", "e.txt/f.txt"]
    assert not errors


def test_find_takes_each_file_once(tmp_path: Path) -> None:
    """A file given twice, alone or through its folder, is one file; the order of the arguments is nothing."""
    path = written(tmp_path, TEXT.encode())
    other = written(tmp_path, TEXT.encode(), "other.csv")
    given_paths = [tmp_path, path, other, tmp_path / ".." / tmp_path.name]

    assert [name for name, _ in find(given_paths)[0]] == ["other.csv", "readout.txt"]
    assert find(given_paths) == find(given_paths[::-1])


def test_find_reports_folders_without_readouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and one that cannot be searched are reported; a missing path is left to `load`."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "locked").mkdir()
    listing = Path.iterdir

    def guarded(self: Path) -> Iterator[Path]:
        if self.name == "locked":
            raise PermissionError(13, "Permission denied", str(self))
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", guarded)
    files, errors = find([tmp_path / "empty", tmp_path / "locked", tmp_path / "missing.txt"])

    assert [name for name, _ in files] == ["missing.txt"]
    assert [e.reason for e in errors] == ["has no readout in it", "cannot be searched: Permission denied"]


@given(XML_TEXT)
def test_any_text_survives(text: str) -> None:
    """Text of legal characters comes back as it was, whatever the encoding."""
    if not text.strip():
        return

    assert decode(text.encode(), "x") == (text, "utf-8")
    assert decode(codecs.BOM_UTF8 + text.encode(), "x") == (text, "utf-8")
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "x") == (text, "utf-16-be")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_legal_keeps_positions(text: str) -> None:
    """Replacing forbidden characters keeps every other character in its place, and is done once for all."""
    clean = legal(text)

    assert len(clean) == len(text)
    assert all(new in (old, "\ufffd") or (old, new) == ("\f", "\n") for old, new in zip(text, clean, strict=True))
    assert legal(clean) == clean


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """Arbitrary bytes either become text that XML can hold or are refused; nothing else is raised."""
    try:
        text, _ = decode(content, "x")
    except SourceError:
        return

    assert text.strip()
    assert legal(text) == text


@given(LETTERS)
def test_equal_texts_are_one_document(text: str) -> None:
    """The hash that names a document depends on its text alone."""
    assert Source(text, "a.txt").sha256 == Source(text, "b/c.txt", location="file:///b/c.txt").sha256


@pytest.mark.parametrize(
    "content",
    ["They met and said no more than “yes".encode() + b"\xe2\x80", "Müller said".encode() + b" \xff yes"],
    ids=["cut inside a character", "one wrong byte among characters in good order"],
)
def test_damaged_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    """UTF-8 with a wrong byte is not taken for another encoding, which would turn its letters into others."""
    with pytest.raises(SourceError, match=r"is damaged: byte .* is not UTF-8"):
        load(written(tmp_path, content))

"""Source files as text: the decoded content, untouched, with the hash that names it.

A file is refused when it cannot be a readout: absent, unreadable, empty, binary, too large, in an unknown
encoding. What is accepted keeps its line ends and its no-break spaces. Only two things differ from the file:
the byte-order mark is not part of the text, and each character that XML 1.0 forbids is replaced by U+FFFD,
one for one, so that positions hold in every export.
"""

import codecs
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError

LIMIT = 1_000_000
"""Largest file that is read, in bytes: some hundred times a long readout, and a few minutes' work."""

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}
"""The file name endings that a folder is searched for, with their media types."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HTML = re.compile(r"\s*<(!doctype html|html)\b", re.IGNORECASE)
_MOST_CONTROLS = 0.10
_MOST_NON_ASCII = 0.25
_SAVE = "save it as UTF-8 text"


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is stored: offsets refer to `text`, in Unicode code points."""

    text: str
    name: str
    """Path relative to the folder that was given, or the bare file name, or the address."""
    location: str = ""
    """Where it was found, as an absolute `file:` or `https:` IRI; empty for text in memory."""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    file_sha256: str = ""
    """Hash of the bytes of the file; empty for text in memory."""
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text in UTF-8, 64 hexadecimal digits: equal texts are one document."""
        return sha256(self.text.encode()).hexdigest()


def load(path: Path, name: str = "") -> Source:
    """Return the document in a text file; `name` is what it is called, by default its file name.

    Raises SourceError with one line that says which file, why, and what to do.
    """
    content = _content(path)
    text, encoding = decode(content, str(path))
    return Source(
        text=text,
        name=legal(os.fsencode(name or path.name).decode(errors="replace")),
        location=place(path).as_uri(),
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        encoding=encoding,
        file_sha256=sha256(content).hexdigest(),
    )


def find(paths: Iterable[Path]) -> tuple[list[tuple[str, Path]], list[SourceError]]:
    """Return the files to read as (name, path), sorted and each place once, and what is wrong with the rest.

    A folder is searched through for *.txt and *.md, hidden files left out; a file in it is named by its path
    from that folder. A path that is no folder is taken as it is: `load` tells whether it is a readout.
    """
    found: dict[Path, tuple[str, Path]] = {}
    errors: list[SourceError] = []
    for given in paths:
        wrong: list[SourceError] = []
        for path in _below(given, wrong) if _is_folder(given) else (given,):
            name = path.relative_to(given).as_posix() if path != given else path.name
            entry = (name, path)
            found[place(path)] = min(entry, found.get(place(path), entry))
        errors += wrong
    return sorted(found.values()), errors


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path, errors: list[SourceError]) -> list[Path]:
    """Return the files in a folder and below; `errors` gets what is wrong with the folders."""
    seen: set[Path] = set()
    todo, files = [folder], []
    while todo:
        here = todo.pop()
        if here.resolve() in seen:
            continue
        seen.add(here.resolve())
        try:
            entries = sorted(entry for entry in here.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            errors.append(SourceError(str(here), f"cannot be searched: {error.strerror}"))
            continue
        todo += [entry for entry in entries if _is_folder(entry)]
        files += [entry for entry in entries if entry.suffix.lower() in MEDIA_TYPES and not _is_folder(entry)]
    if not files and not errors:
        errors.append(SourceError(str(folder), "has no readout in it", "put *.txt or *.md files there"))
    return files


def place(path: Path) -> Path:
    """Return the absolute path of a file: its folder resolved, its own name kept even if it is a link."""
    try:
        return path.parent.resolve() / path.name
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def decode(content: bytes, subject: str) -> tuple[str, str]:
    """Return the text of a file's bytes and the name of its encoding; `subject` names the file in errors."""
    text, encoding = _decoded(content, subject)
    if not text.strip():
        raise SourceError(subject, "is empty", "give a file with the text of a readout")
    forbidden = len(_FORBIDDEN.findall(text))
    if _HTML.match(text):
        raise SourceError(subject, "is a web page", "save the text of the page in a .txt file")
    if "\0" in text or forbidden > _MOST_CONTROLS * len(text):
        raise SourceError(subject, "is binary, not text", _SAVE)
    return legal(text), encoding


def legal(text: str) -> str:
    """Return `text` with each character that XML 1.0 forbids replaced by U+FFFD: as long as before."""
    return _FORBIDDEN.sub("\ufffd", text)


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(str(path), "is a folder", "give one of the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(str(path), "is not a regular file", "save its text in a file")
        if status.st_size > LIMIT:
            size = f"is too large: {status.st_size / 1e6:,.1f} MB, the limit is {LIMIT / 1e6:g} MB"
            raise SourceError(str(path), size, "give one readout a file")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(str(path), "does not exist", "check the path") from None
    except PermissionError:
        raise SourceError(str(path), "may not be read", "ask for permission to read it") from None
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror}") from None


def _decoded(content: bytes, subject: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, subject), encoding
    if b"\0" in content:
        raise SourceError(subject, "is binary, not text", _SAVE)
    try:
        return content.decode(), "utf-8"
    except UnicodeDecodeError as error:
        if sum(byte > 0x7F for byte in content) > _MOST_NON_ASCII * len(content):
            where = f"is in an unknown encoding: byte {error.start:,} is not UTF-8"
            raise SourceError(subject, where, _SAVE) from None
        return _strict(content, "windows-1252", subject), "windows-1252"


def _strict(content: bytes, encoding: str, subject: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"is in an unknown encoding: byte {error.start:,} does not fit {encoding}"
        raise SourceError(subject, where, _SAVE) from None

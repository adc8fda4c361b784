"""One document from one place: its bytes, read by what kind of file it is, with what was said about it."""

import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg.errors import SourceError
from kg.source import corrections, files, given, markdown, pages, pdf, web, word
from kg.source.addresses import web_address
from kg.source.files import LIMIT
from kg.source.folders import MARKDOWN, MEDIA_TYPES, PAGE, PDF, TEXT, WORD, is_address, place
from kg.source.records import Extract, Source, legal
from kg.source.text import decode

PACKED_LIMIT = 20_000_000
"""Largest file of the kinds that hold more than text, in bytes."""

_OTHER_NAMES = {"application/xhtml+xml": PAGE}
_REPLACEMENT = "\ufffd"
_VAGUE = ("", "application/octet-stream", "binary/octet-stream", "application/x-download")

Reader = Callable[[bytes, str, str], Extract]
"""Takes the bytes of a file, what it is called in errors, and its encoding if that came with it."""


def load(path: Path | str, name: str = "") -> Source:
    """Return the document in a file or at an address; `name` is what it is called, by default its own name.

    Raises SourceError with one line that says which file, why, and what to do.
    """
    source = _from_web(path, name) if isinstance(path, str) and is_address(path) else _from_file(Path(path), name)
    given.only_english(source.metadata, str(path))
    return source


def _from_file(path: Path, name: str) -> Source:
    media_type = MEDIA_TYPES.get(path.suffix.lower(), TEXT)
    content = files.content(path, limit(media_type))
    said, remarks = given.sidecar(path)
    given.only_english(said, str(path))
    extract = extracted(content, media_type, str(path))
    return Source(
        text=extract.text,
        name=legal(os.fsencode(name or path.name).decode(errors="replace")),
        location=place(path).as_uri(),
        media_type=media_type,
        encoding=extract.encoding,
        file_sha256=sha256(content).hexdigest(),
        metadata=extract.metadata | said,
        remarks=extract.remarks + remarks,
        corrections=corrections.beside(path),
    )


def _from_web(address: str, name: str) -> Source:
    found = web.fetch(address)
    media_type = _media_type(found, address)
    if len(found.content) > limit(media_type):
        raise SourceError(
            address, files.too_large(len(found.content), limit(media_type)), "give one readout an address"
        )
    extract = extracted(found.content, media_type, address, found.encoding)
    return Source(
        text=extract.text,
        name=legal(name or address),
        location=web_address(address),
        media_type=media_type,
        encoding=extract.encoding,
        file_sha256=sha256(found.content).hexdigest(),
        metadata=extract.metadata,
        remarks=extract.remarks,
    )


def _media_type(found: web.Fetched, address: str) -> str:
    """Return what kind of document was fetched: the server's word, or the ending of the address if it has none."""
    by_ending = MEDIA_TYPES.get(PurePosixPath(urlsplit(address).path).suffix.lower(), "")
    said = _OTHER_NAMES.get(found.media_type, found.media_type)
    if said in _VAGUE or (said, by_ending) == (TEXT, MARKDOWN):
        said = by_ending or said
    if said not in _READERS:
        kind = said or "of an unknown kind"
        raise SourceError(address, f"is {kind}, not a document that can be read", "give a page or a text")
    return said


def limit(media_type: str) -> int:
    """Return how many bytes a file of a media type may have."""
    return LIMIT if media_type in (TEXT, MARKDOWN) else PACKED_LIMIT


def extracted(content: bytes, media_type: str, subject: str, encoding: str = "") -> Extract:
    """Return the text in the bytes of a file; raises SourceError if there is none, or too much."""
    extract = _READERS[media_type](content, subject, encoding)
    if not extract.text.strip():
        raise SourceError(subject, "has no text in it", "give a file with the text of a readout")
    if len(extract.text) > LIMIT:
        raise SourceError(subject, f"holds too much text: {len(extract.text):,} characters", "give one readout a file")
    return replace(extract, remarks=(*extract.remarks, *_unreadable(extract.text, subject)))


def _unreadable(text: str, subject: str) -> tuple[str, ...]:
    """Return a remark if some characters of a text stand as U+FFFD: they were control characters, or damaged before."""
    number = text.count(_REPLACEMENT)
    if not number:
        return ()
    are, they = ("characters are", "they stand") if number > 1 else ("character is", "it stands")
    first = text.index(_REPLACEMENT)
    return (f"{subject}: {number:,} {are} no text; {they} as U+FFFD, the first at position {first:,}: mend the file",)


def _text(content: bytes, subject: str, encoding: str) -> Extract:
    whole, encoding = decode(content, subject, encoding)
    text, metadata, remarks = given.front_matter(whole, subject)
    return Extract(text, metadata, encoding, remarks)


_READERS: dict[str, Reader] = {
    TEXT: _text,
    MARKDOWN: markdown.extract,
    PAGE: pages.extract,
    PDF: pdf.extract,
    WORD: word.extract,
}

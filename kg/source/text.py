"""Text files: bytes to characters, untouched.

Only two things differ from the file: the byte-order mark is not part of the text, and each character that XML 1.0
forbids is replaced by U+FFFD, one for one, so that positions hold in every export.
"""

import codecs
import re

from kg.errors import SourceError
from kg.source.records import forbidden, legal

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HTML = re.compile(r"\s*<(!doctype html|html)\b", re.IGNORECASE)
_MOST_CONTROLS = 0.10
_MOST_NON_ASCII = 0.25
_SAVE = "save it as UTF-8 text"


def decode(content: bytes, subject: str, declared: str = "") -> tuple[str, str]:
    """Return the text of a text file and the name of its encoding; `subject` names the file in errors.

    `declared` is the encoding that came with the file, believed if there is no byte-order mark and it fits.
    """
    text, encoding = decoded(content, subject, declared)
    if _HTML.match(text):
        raise SourceError(subject, "is a web page", "give its name the ending .html")
    return text, encoding


def decoded(content: bytes, subject: str, declared: str = "") -> tuple[str, str]:
    """Return the characters of bytes and their encoding; raises SourceError if they are none, or not text."""
    text, encoding = _decoded(content, subject, declared)
    if not text.strip():
        raise SourceError(subject, "is empty", "give a file with the text of a readout")
    if "\0" in text or forbidden(text) > _MOST_CONTROLS * len(text):
        raise SourceError(subject, "is binary, not text", _SAVE)
    return legal(text), encoding


def _decoded(content: bytes, subject: str, declared: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, subject), encoding
    if declared and (found := _as_declared(content, declared)):
        return found
    if b"\0" in content:
        raise SourceError(subject, "is binary, not text", _SAVE)
    try:
        return content.decode(), "utf-8"
    except UnicodeDecodeError as error:
        if sum(byte > 0x7F for byte in content) > _MOST_NON_ASCII * len(content):
            where = f"is in an unknown encoding: byte {error.start:,} is not UTF-8"
            raise SourceError(subject, where, _SAVE) from None
        if _holds_utf8(content, error):
            raise SourceError(subject, f"is damaged: byte {error.start:,} is not UTF-8", _SAVE) from None
        return _strict(content, "windows-1252", subject), "windows-1252"


def _holds_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether bytes are UTF-8 apart from an error: cut inside a character, or with others in good order."""
    return "end of data" in error.reason or not content.decode(errors="ignore").isascii()


def _as_declared(content: bytes, declared: str) -> tuple[str, str] | None:
    """Return the text in the declared encoding, or None if it is unknown or does not fit.

    Latin-1 and ASCII are read as Windows-1252, as browsers do.
    """
    try:
        name = codecs.lookup(declared).name
        name = "windows-1252" if name in ("iso8859-1", "ascii", "cp1252") else name
        return content.decode(name), name
    except (LookupError, ValueError):
        return None


def _strict(content: bytes, encoding: str, subject: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"is in an unknown encoding: byte {error.start:,} does not fit {encoding}"
        raise SourceError(subject, where, _SAVE) from None

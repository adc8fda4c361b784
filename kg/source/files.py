"""The bytes of a file, refused unread if it cannot be a readout: absent, no file, too large."""

import os
import stat
from pathlib import Path

from kg.errors import SourceError

_DIVIDE = "give one readout a file"

LIMIT = 1_000_000
"""Longest text that is read, in characters or, of a text file, in bytes: some hundred times a long readout."""


def content(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most `limit` bytes; raises SourceError with one line that says why not."""
    try:
        _check(path, path.stat(), limit)
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(str(path), "does not exist", "check the path") from None
    except PermissionError:
        raise SourceError(str(path), "may not be read", "ask for permission to read it") from None
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror}") from None


def _check(path: Path, status: os.stat_result, limit: int) -> None:
    """Raise SourceError unless this is the status of a regular file within the limit."""
    if stat.S_ISDIR(status.st_mode):
        raise SourceError(str(path), "is a folder", "give one of the files in it")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(str(path), "is not a regular file", "save its text in a file")
    if status.st_size > limit:
        raise SourceError(str(path), too_large(status.st_size, limit), _DIVIDE)


def too_large(size: int, limit: int) -> str:
    """Return in words that so many bytes are more than the limit."""
    return f"is too large: {size / 1e6:,.1f} MB, the limit is {limit / 1e6:g} MB"


class Amount:
    """How much text has been taken out of a file, in characters; each paragraph counts two more, for what parts it."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._taken = 0

    def add(self, text: str) -> None:
        """Count a paragraph; raises SourceError as soon as there is more than one text may have."""
        self._taken += len(text) + 2
        if self._taken > LIMIT + 2:
            raise SourceError(self._subject, f"holds too much text: more than {LIMIT:,} characters", _DIVIDE)


def is_there(path: Path) -> bool:
    """Tell whether a file is there; none has a name that is too long, or lies in a folder that cannot be searched."""
    try:
        return path.is_file()
    except OSError:
        return False

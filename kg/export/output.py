"""Writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import KGError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` once it is written; if anything fails, `path` is untouched.

    What is no regular file, such as a device or a pipe, is written to directly. Raises KGError of one line.
    """
    with explained(str(path)):
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        draft = target.with_name(f".{target.name[:200]}.{os.getpid()}")
        try:
            with draft.open("wb") as stream:
                yield stream
            draft.replace(target)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


@contextmanager
def explained(subject: str) -> Iterator[None]:
    """Turn what the system says about writing into a KGError; a broken pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KGError(subject, f"cannot be written: {error.strerror}", "name another place") from error

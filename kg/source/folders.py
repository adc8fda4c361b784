"""Which files there are to read: folders searched to the bottom, each place once, in one order."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceError
from kg.source.corrections import SUFFIX as CORRECTIONS
from kg.source.given import SIDECAR

TEXT, MARKDOWN, PAGE, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {".txt": TEXT, ".md": MARKDOWN, ".html": PAGE, ".htm": PAGE, ".pdf": PDF, ".docx": WORD}
"""The file name endings that a folder is searched for, with their media types."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_BESIDE_PAGE = re.compile(r"[_-](?:files|Dateien|fichiers|archivos)$")


class Entry(NamedTuple):
    """A document to read, in little memory: of a million there is a list."""

    name: str
    """What it is called: its path from the folder that was given, the bare file name, or the address."""
    start: str
    """The folder from which the name leads to the file, or the address."""

    @property
    def path(self) -> Path | str:
        """Return the file or the address."""
        return self.start if is_address(self.start) else Path(self.start, self.name)


def is_address(given: Path | str) -> bool:
    """Tell whether an argument is an address, not a path."""
    return isinstance(given, str) and bool(_ADDRESS.match(given))


def find(paths: Iterable[Path | str]) -> tuple[list[Entry], list[SourceError]]:
    """Return what to read, sorted and each place once, and what is wrong with the rest.

    A folder is searched through for the endings of MEDIA_TYPES; hidden files are left out, and the folder that a
    browser puts beside a page it saves. A file in it is named by its path from that folder. A path that is no
    folder, and an address, is taken as it is: `load` tells whether it is a readout.
    """
    arguments = list(paths)
    wrong: list[list[SourceError]] = [[] for _ in arguments]
    found = (entry for given, errors in zip(arguments, wrong, strict=True) for entry in _named(given, errors))
    entries = sorted(found if len(arguments) == 1 else _each_place_once(found))
    return entries, list(chain.from_iterable(wrong))


def _each_place_once(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Return the entries with different places, each with the first of its names."""
    found: dict[str, Entry] = {}
    for entry in entries:
        path = entry.path
        where = str(place(path)) if isinstance(path, Path) else path
        found[where] = min(entry, found.get(where, entry))
    return found.values()


def _named(given: Path | str, wrong: list[SourceError]) -> Iterator[Entry]:
    """Yield all that an argument stands for; `wrong` gets what is wrong with it."""
    path = Path(given)
    if isinstance(given, str) and is_address(given):
        yield Entry(given, given)
    elif not _is_folder(path):
        yield Entry(path.name, str(path.parent))
    else:
        folder = str(path)
        for below in _below(path, wrong):
            yield Entry(below.relative_to(path).as_posix(), folder)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path, errors: list[SourceError]) -> Iterator[Path]:
    """Yield the files in a folder and below; `errors` gets what is wrong with the folders."""
    empty = True
    for here, entries in _visited(folder, errors):
        for path in filter(_is_document, entries):
            empty = False
            yield path
        errors += _orphans(here, _names(entries))
    if empty and not errors:
        endings = ", ".join(f"*{ending}" for ending in MEDIA_TYPES)
        errors.append(SourceError(str(folder), "has no readout in it", f"put files there that end in {endings}"))


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in MEDIA_TYPES and not _is_folder(path)


def _visited(folder: Path, errors: list[SourceError]) -> Iterator[tuple[Path, list[Path]]]:
    """Yield a folder and those below it, each once, with what stands in it."""
    seen: set[Path] = set()
    todo = [folder]
    while todo:
        here = todo.pop()
        if here.resolve() in seen:
            continue
        seen.add(here.resolve())
        entries = _entries(here, errors)
        yield here, entries
        names = _names(entries)
        todo += [entry for entry in entries if _is_folder(entry) and not _is_beside_page(entry, names)]


def _entries(folder: Path, errors: list[SourceError]) -> list[Path]:
    """Return what stands in a folder, sorted, without what is hidden; nothing if it cannot be searched."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        errors.append(SourceError(str(folder), f"cannot be searched: {error.strerror}"))
        return []


def _names(entries: Iterable[Path]) -> set[str]:
    return {entry.name for entry in entries}


def _is_beside_page(folder: Path, names: set[str]) -> bool:
    """Tell whether a folder holds the pictures and frames of a page that a browser saved beside it."""
    stem = _BESIDE_PAGE.sub("", folder.name)
    return stem != folder.name and bool({f"{stem}.html", f"{stem}.htm"} & names)


def _orphans(folder: Path, names: set[str]) -> list[SourceError]:
    """Return an error for each sidecar, and each file of corrections, whose document is not beside it."""
    beside = ((name, ending) for name in sorted(names) for ending in (SIDECAR, CORRECTIONS) if name.endswith(ending))
    return [
        SourceError(
            str(folder / name), "belongs to no file beside it", f"name it after the whole file, as in talks.txt{ending}"
        )
        for name, ending in beside
        if name.removesuffix(ending) not in names
    ]


def place(path: Path) -> Path:
    """Return the absolute path of a file: its folder resolved, its own name kept even if it is a link."""
    try:
        return path.parent.resolve() / path.name
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()

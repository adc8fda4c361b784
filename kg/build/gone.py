"""Files that were read once and are gone now: they are reported, and taken out of the store if that is wanted."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kg.errors import SourceError
from kg.source import place
from kg.store import Store
from kg.summary import Document, Fate


def gone(
    store: Store, paths: Iterable[Path | str], errors: Iterable[SourceError], *, prune: bool = False
) -> list[Document]:
    """Return an account of the files that were read below these folders and are not there any more.

    With `prune` their readouts are taken out, unless the text stands elsewhere. None is taken out below a folder of the
    `errors`, which is empty or cannot be read: its disk may be away.
    """
    unsure = _starts(error.subject for error in errors)
    return [_left(store, address, unsure, prune=prune) for address in _absent(store, paths)]


def _absent(store: Store, paths: Iterable[Path | str]) -> list[str]:
    """Return the addresses, sorted, of what was read below these folders and is not there any more."""
    folders = _starts(path for path in paths if Path(path).is_dir())
    return sorted({address for address in store.locations() if address.startswith(folders) and not is_there(address)})


def _left(store: Store, address: str, unsure: tuple[str, ...], *, prune: bool) -> Document:
    """Return an account of a file that is gone; its readout is taken out if that is wanted and safe."""
    found = store.at(address)
    name = found.source if found else address
    if prune and not address.startswith(unsure):
        store.leave(address)
        return Document(name, Fate.REMOVED, f"{name}: the file is gone; its readout is removed")
    remedy = "`kg remove` removes it" if prune else "`--prune` removes it"
    return Document(name, Fate.GONE, f"{name}: the file is gone; its readout is kept; {remedy}")


def _starts(folders: Iterable[Path | str]) -> tuple[str, ...]:
    """Return what the addresses of files below these folders begin with."""
    return tuple(place(Path(folder) / "-").as_uri()[:-1] for folder in folders)


def is_there(address: str) -> bool:
    """Tell whether there is a file at an address; one that nobody may look for counts as there, and so does a page."""
    try:
        return not address.startswith("file:") or file_at(address).exists()
    except OSError:
        return True


def file_at(address: str) -> Path:
    """Return the file at a `file:` address."""
    return Path(url2pathname(urlsplit(address).path))

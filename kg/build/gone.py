"""Files that were read once and are gone now: they are reported, and taken out of the store if that is wanted."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kg.source import place
from kg.store import Store
from kg.summary import Document, Fate


def absent(store: Store, paths: Iterable[Path | str]) -> list[str]:
    """Return the addresses, sorted, of what was read below these folders and is not there any more."""
    folders = tuple(place(Path(path) / "-").as_uri()[:-1] for path in paths if Path(path).is_dir())
    known = (address for address in store.locations() if address.startswith(folders))
    return sorted(address for address in known if not _path(address).exists())


def named(store: Store, addresses: Iterable[str]) -> list[Document]:
    """Return an account of files that are gone and whose readouts stay."""
    return [_gone(store, address, Fate.GONE, "its readout is kept; `--prune` removes it") for address in addresses]


def pruned(store: Store, addresses: Iterable[str]) -> list[Document]:
    """Take out the readouts of files that are gone, unless their text stands elsewhere; return an account."""
    documents = []
    for address in addresses:
        documents.append(_gone(store, address, Fate.REMOVED, "its readout is removed"))
        store.leave(address)
    return documents


def _gone(store: Store, address: str, fate: Fate, outcome: str) -> Document:
    found = store.at(address)
    name = found.source if found else address
    return Document(name, fate, f"{name}: the file is gone; {outcome}")


def _path(address: str) -> Path:
    return Path(url2pathname(urlsplit(address).path))

"""Which files need not even be opened: those of which every byte that bears on them is as it was.

A fingerprint hashes the file, what stands beside it about it, its name, and the base, program, vocabulary and shared
corrections of the build. The store keeps it for a file that stands alone and of which there is nothing to say.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError
from kg.program import program_version
from kg.source import Entry, place
from kg.source.corrections import SUFFIX
from kg.source.files import content, is_there
from kg.source.given import SIDECAR
from kg.source.loading import PACKED_LIMIT
from kg.source.records import Correction


def location(entry: Entry) -> str:
    """Return the absolute IRI of the place of a document."""
    path = entry.path
    return place(path).as_uri() if isinstance(path, Path) else path


class Fingerprints:
    """The fingerprints of files under the settings of one build."""

    def __init__(self, base: str, vocabulary_version: str, shared: Iterable[Correction]) -> None:
        words = [base, program_version(), vocabulary_version, *(one.words for one in shared)]
        self._settings = _hash(word.encode() for word in words)

    def of(self, entry: Entry) -> str:
        """Return the fingerprint of a file, 64 hexadecimal digits; empty for an address and what cannot be read."""
        path = entry.path
        if not isinstance(path, Path):
            return ""
        beside = (Path(f"{path}{ending}") for ending in (SIDECAR, SUFFIX))
        try:
            parts = [content(path, PACKED_LIMIT), *(_beside(file) for file in beside)]
        except SourceError:
            return ""
        return _hash([self._settings, entry.name.encode(errors="surrogateescape"), *parts]).hex()


def _beside(path: Path) -> bytes:
    return content(path, PACKED_LIMIT) if is_there(path) else b""


def _hash(parts: Iterable[bytes]) -> bytes:
    """Return a hash that tells the parts apart, wherever one ends and the next begins."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()

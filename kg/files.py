"""Where the files that travel with the program are: the only module that knows.

In a checkout they stand beside the package; in an installed wheel they stand inside it.
"""

from pathlib import Path

from kg.errors import VocabularyError

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise VocabularyError(name, "folder not found beside or inside the package", "install the package again")


def ontology() -> Path:
    """Return the folder of the ontology, the shapes and the vocabularies."""
    return _folder("ontology")


def vocabulary() -> list[Path]:
    """Return the built-in vocabulary files (Turtle), sorted by name."""
    return sorted((ontology() / "vocabulary").glob("*.ttl"))


def queries() -> Path:
    """Return the folder of the stored queries."""
    return _folder("queries")


def templates() -> Path:
    """Return the folder of the page templates."""
    return _PACKAGE / "views" / "templates"

"""Where the files that travel with the program are: the only module that knows.

In a checkout they stand beside the package; in an installed wheel they stand inside it.
"""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import VocabularyError
from kg.source.corrections import SUFFIX

_PACKAGE = Path(__file__).resolve().parent


def modules() -> dict[str, Path]:
    """Return the modules of the package by their paths in it, sorted."""
    found = {path.relative_to(_PACKAGE).as_posix(): path for path in _PACKAGE.rglob("*.py")}
    return dict(sorted(found.items()))


def _folder(name: str) -> Path:
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise VocabularyError(name, "folder not found beside or inside the package", "install the package again")


def ontology() -> Path:
    """Return the folder of the ontology, the shapes and the vocabularies."""
    return _folder("ontology")


def vocabulary(added: Iterable[Path] = ()) -> list[Path]:
    """Return the built-in vocabulary files (Turtle), sorted by name, and behind them those that a user adds.

    `added`: Turtle files, or folders of them. Raises VocabularyError where there is none.
    """
    return [*_turtle_in(ontology() / "vocabulary"), *own_vocabulary(added)]


def own_vocabulary(added: Iterable[Path]) -> list[Path]:
    """Return the Turtle files that a user adds to the vocabulary; VocabularyError where there is none."""
    return [file for path in added for file in _turtle_in(path)]


def corrections(added: Iterable[Path]) -> list[Path]:
    """Return the files of corrections for several documents among what a user adds to the vocabulary."""
    return [file for path in added for file in _corrections_in(path)]


def _corrections_in(path: Path) -> list[Path]:
    """Return the files of corrections in a folder but for those of the documents that lie there, or the file itself."""
    if not path.is_dir():
        return [path] if path.suffix == ".toml" else []
    found = sorted(path.glob("*corrections.toml"))
    documents = {file: file.with_name(file.name.removesuffix(SUFFIX)) for file in found}
    return [file for file, document in documents.items() if document == file or not document.is_file()]


def _turtle_in(path: Path) -> list[Path]:
    corrections = _corrections_in(path)
    found = sorted(path.glob("*.ttl")) if path.is_dir() else [path] if path.is_file() else []
    if not (found or corrections):
        raise VocabularyError(str(path), "holds no vocabulary", "give a Turtle file (*.ttl) or a folder of them")
    return [file for file in found if file not in corrections]


def queries() -> Path:
    """Return the folder of the stored queries."""
    return _folder("queries")


def templates() -> Path:
    """Return the folder of the page templates."""
    return _PACKAGE / "views" / "templates"


def known_names() -> Path:
    """Return the file with what the evaluation knows about names."""
    return _PACKAGE / "evaluate" / "names.toml"


def pages() -> Path:
    """Return the folder of the templates of the pages that are served."""
    return _PACKAGE / "web" / "templates"


def static() -> Path:
    """Return the folder of the scripts of the pages that are served, and of what they take from others."""
    return _PACKAGE / "web" / "static"

"""What several tests share: a small invented readout and variations of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from hypothesis import settings
from talks import TALKS, Write

from kg import files
from kg.build import build
from kg.validate import background, shapes

CACHES = [
    *(shapes._parsed, shapes.core_shapes, shapes.screen, shapes.rules, shapes.names),
    *(background.hierarchy, background.subclasses, background.entries),
]
"""What validation remembers of the ontology."""


settings.register_profile("patient", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("patient")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a readout below a folder of its own, `TALKS` unless told otherwise."""

    def written(name: str = "talks.txt", text: str | bytes = TALKS) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return where a test may put its store."""
    return tmp_path / "store"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the one readout `talks.txt`; nobody writes to it."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "talks.txt").write_text(TALKS)
    build([folder / "talks.txt"], folder / "store")
    return folder / "store"


@pytest.fixture
def ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the ontology that validation uses for the length of a test."""
    folder = Path(shutil.copytree(files.ontology(), tmp_path / "ontology"))
    monkeypatch.setattr(files, "ontology", lambda: folder)
    for cached in CACHES:
        cached.cache_clear()
    yield folder
    for cached in CACHES:
        cached.cache_clear()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Chromium]:
    """Return a browser with a fresh profile, ended when the tests are done."""
    program = chromium.find()
    if not program:
        pytest.skip("no Chromium found: install it, or name it in KG_CHROMIUM")
    running = chromium.Chromium(program, tmp_path_factory.mktemp("profile"))
    yield running
    running.close()

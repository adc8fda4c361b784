"""The version of the program tells two states of it apart."""

from pathlib import Path

import pytest
from talks import Write

import kg
from kg import files, program
from kg.build import build
from kg.summary import Fate


def version() -> str:
    """Return the version as another process would find it."""
    return program.program_version.__wrapped__()


def test_it_begins_with_the_version() -> None:
    """In front stands the version that the program has as a package, as Python writes a local version."""
    number, plus, code = version().partition("+")

    assert (number, plus) == (kg.__version__, "+")
    assert len(code) == 12
    assert int(code, 16) >= 0


def test_every_line_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of any module, or of its name, makes another version; what is no module does not."""
    (tmp_path / "reading").mkdir()
    module = tmp_path / "reading" / "cues.py"
    module.write_text("ONE = 1\n")
    monkeypatch.setattr(files, "_PACKAGE", tmp_path)
    first = version()

    (tmp_path / "notes.txt").write_text("nothing")
    assert version() == first
    module.write_text("ONE = 2\n")
    assert version() != first
    module.write_text("ONE = 1\n")
    assert version() == first
    module.rename(tmp_path / "cues.py")
    assert version() != first


def test_another_program_reads_again(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another state of the program has read is read again, once."""
    path = write()
    build([path], store)
    for module in ("kg.build.fingerprint", "kg.build.plan", "kg.graph.document"):
        monkeypatch.setattr(f"{module}.program_version", lambda: "0.1.0+another")

    fates = [build([path], store).documents[0].fate for _ in range(2)]

    assert fates == [Fate.REPLACED, Fate.UNCHANGED]

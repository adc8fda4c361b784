"""Documents in a folder that holds code: what a stranger put beside them is never run."""

import subprocess
from pathlib import Path

import pytest
from papers import pdf
from served import COMMAND, ENV, serving
from talks import TALKS

PLANTED = ("json", "struct", "signal", "selectors", "socket", "threading", "pickle", "queue", "pypdf", "resource")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with documents and with modules of names that programs import; each tells when it is run."""
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text(f"import sys; open({str(tmp_path / 'run')!r}, 'a').write('{name} ')\n")
    (tmp_path / "talks.pdf").write_bytes(pdf([TALKS.splitlines()]))
    for day in range(1, 10):
        (tmp_path / f"talks{day}.txt").write_text(TALKS.replace("3 May", f"{day} June"))
    return tmp_path


def program(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Return what the program does with a folder that it is called in."""
    return subprocess.run(
        [*COMMAND, *words], cwd=folder, env=ENV, capture_output=True, text=True, check=False, timeout=120
    )


def ran(folder: Path) -> str:
    """Return the names of the planted modules that were run."""
    told = folder / "run"
    return told.read_text() if told.exists() else ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_runs_nothing_that_is_planted(folder: Path, jobs: str) -> None:
    """Modules in the folder that is read are not run by the program, nor by the processes that it starts."""
    result = program(folder, "build", ".", "-j", jobs)

    assert ran(folder) == ""
    assert result.returncode == 0
    assert result.stdout.startswith("10 files: 10 new")


@pytest.mark.slow
@pytest.mark.parametrize("copy", ["0", "512"])
def test_a_server_runs_nothing_that_is_planted(folder: Path, copy: str) -> None:
    """Nor are they run by a server that is started there, nor by the processes that answer for it."""
    program(folder, "build", "talks1.txt")

    with serving(folder / "kg-store", "--memory", copy, folder=folder) as client:
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200

    assert ran(folder) == ""

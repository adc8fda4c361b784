"""A server while somebody builds: it answers from what is stored, or says when to come back; then it shows all."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import PATIENCE, serving
from talks import TALKS

from kg.build import build

DAYS = 24
ASKED = ("/", "/id/person-ada-testperson", "/queries/readouts", "/view", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of readouts, one a day, the first of which is in a store beside it."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for day in range(1, DAYS + 1):
        (texts / f"talks-{day:02}.txt").write_text(TALKS.replace("3 May", f"{day} May"))
    build([texts / "talks-01.txt"], tmp_path / "store")
    return tmp_path


def building(folder: Path) -> subprocess.Popen[str]:
    """Return another process that builds the rest."""
    command = [sys.executable, "-m", "kg", "build", str(folder / "texts"), "--store", str(folder / "store")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def asked(client: httpx.Client, builder: subprocess.Popen[str]) -> Iterator[httpx.Response]:
    """Yield the answers that come until the builder has ended."""
    while builder.poll() is None:
        for path in ASKED:
            yield client.get(path, headers={"Accept": "text/html, text/csv;q=0.9"})


def test_pages_and_endpoint_while_somebody_builds(folder: Path) -> None:
    """Each answer is whole, or 503 with a plain word and Retry-After; server and build come to no harm."""
    with serving(folder / "store") as client:
        builder = building(folder)
        answers = list(asked(client, builder))
        printed, complaints = builder.communicate(timeout=PATIENCE)
        rows = client.get("/queries/readouts?format=csv").text.strip().splitlines()

    assert (builder.returncode, complaints) == (0, "")
    assert f"{DAYS} files: {DAYS - 1} new" in printed
    assert len(rows) == 1 + DAYS
    assert len(answers) >= len(ASKED)
    assert {answer.status_code for answer in answers} <= {200, 503}
    for answer in answers:
        assert "Traceback" not in answer.text
        if answer.status_code == 503:
            assert answer.headers["Retry-After"] == "5"
            assert "is in use by another process" in answer.text
    shown = [
        answer.text.count('<p class="what"><a href="/id/2031-05-') for answer in answers if answer.status_code == 200
    ]
    assert any(shown)

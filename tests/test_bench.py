"""The benchmarks run as their README says; how fast anything is, they do not judge here."""

import subprocess
import sys
from pathlib import Path

import chromium
import pytest

ROOT = Path(__file__).parent.parent


def test_reading_bench() -> None:
    """The benchmark of the reader prints a row for each way to read, the reader with all cues of its own texts."""
    command = [sys.executable, str(ROOT / "bench" / "reading.py"), "--rounds", "1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    header, _, kg, pattern = result.stdout.splitlines()
    assert header.split() == ["reader", "documents/s", "cue", "precision", "cue", "recall"]
    assert [float(cell) > 0.9 for cell in kg.split()[2:]] == [True, True]
    assert pattern.startswith("one regular expression")
    assert float(pattern.split()[-1]) < float(kg.split()[-1])


def test_page_bench() -> None:
    """The benchmark of the page prints a row for each number of statements."""
    if not chromium.find():
        pytest.skip("no Chromium found: install it, or name it in KG_CHROMIUM")
    command = [sys.executable, str(ROOT / "bench" / "page.py"), "--statements", "30", "900"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)

    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == ["30", "900"]

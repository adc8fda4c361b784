"""A real server on loopback: a process of its own on a free port."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PATIENCE = 60.0
ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-c", "import sys; del sys.path[0]; import kg.cli; kg.cli.main()"]
"""Starts the program as its own command does: modules are not looked for in the current folder."""
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def serving(store: Path, *options: str, folder: Path | None = None) -> Iterator[httpx.Client]:
    """Yield a client of a server that shows `store`, started in a folder; it is ended when the block is left."""
    command = [*COMMAND, "serve", "--port", "0", "--store", str(store), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=folder, env=ENV)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        with httpx.Client(base_url=found[0], timeout=PATIENCE) as client:
            yield client
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)

"""A real server on loopback: a process of its own on a free port."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PATIENCE = 60.0


@contextmanager
def serving(store: Path, *options: str) -> Iterator[httpx.Client]:
    """Yield a client of a server that shows `store`; the server is ended when the block is left."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
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

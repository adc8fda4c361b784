"""PDF files: their text, line by line from pypdf, put together again into paragraphs.

A hostile PDF can keep any parser busy for ever or fill the memory, so each is read by a process of its own that ends
at a limit. The properties of the file are left alone: title and date in them are seldom those of the readout.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

from kg.errors import SourceError
from kg.source.print_lines import joined
from kg.source.records import Extract, legal

SECONDS = 30.0
"""How long the reading of one file may take."""
MOST_PAGES = 200
"""How many pages one file may have."""

_CHILD = "kg.source.pdf_child"
_SAVE = "save its text in a .txt file"


def extract(content: bytes, subject: str, _: str = "") -> Extract:
    """Return the text of a PDF file; raises SourceError with one line if there is none, or no pypdf."""
    if not find_spec("pypdf"):
        raise SourceError(subject, "is a PDF file, for which pypdf is needed", "pip install 'readout-kg[pdf]'")
    found = _pages(content, subject)
    if reason := found.get("reason"):
        raise SourceError(subject, str(reason), _SAVE)
    pages = found.get("pages")
    text = legal(joined([str(page) for page in pages] if isinstance(pages, list) else []))
    if not text.strip():
        raise SourceError(subject, "has no text in it, only pictures", "have the text recognised (OCR) first")
    return Extract(f"{text}\n")


def _pages(content: bytes, subject: str) -> dict[str, object]:
    """Return what the child found: `pages`, or the `reason` why there are none."""
    paths = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-P", "-m", _CHILD, str(MOST_PAGES), str(int(SECONDS) + 1)]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
        )
        found = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        raise SourceError(subject, f"took longer than {SECONDS:g} s to read", _SAVE) from None
    except ValueError:
        found = {}
    if not found:
        raise SourceError(subject, "is no PDF file inside, or is damaged", _SAVE)
    return dict(found)

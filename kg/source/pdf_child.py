"""The process that reads one PDF file: bytes on standard input, JSON on standard output.

Whatever goes wrong in it ends it: the process that started it says that the file is damaged.
"""

import io
import json
import logging
import sys

from pypdf import PdfReader

_MEMORY = 2_000_000_000


def main(most_pages: int, seconds: int) -> None:
    """Write the text of each page, or the reason why a file is not read."""
    _bound(seconds)
    logging.disable(logging.CRITICAL)
    json.dump(_found(sys.stdin.buffer.read(), most_pages), sys.stdout)


def _found(content: bytes, most_pages: int) -> dict[str, object]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"reason": "is protected by a password"}
    count = len(reader.pages)
    if count > most_pages:
        return {"reason": f"has {count:,} pages, the limit is {most_pages}"}
    return {"pages": [page.extract_text() for page in reader.pages]}


def _bound(seconds: int) -> None:
    """Limit memory and time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

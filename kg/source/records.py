"""A document as it is stored, and which characters may stand in it."""

import re
from dataclasses import dataclass, field
from hashlib import sha256

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is stored: offsets refer to `text`, in Unicode code points."""

    text: str
    name: str
    """Path relative to the folder that was given, or the bare file name, or the address."""
    location: str = ""
    """Where it was found, as an absolute `file:` or `https:` IRI; empty for text in memory."""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    file_sha256: str = ""
    """Hash of the bytes of the file; empty for text in memory."""
    metadata: dict[str, str] = field(default_factory=dict)
    """What came with the text, under the names of Dublin Core where it has one.

    `date`, `title`, `perspective` and `language` are somebody's word and win over what is guessed; `published` is
    the date that a web page gives itself; `publisher` and `source` (an address) come from either.
    """
    remarks: tuple[str, ...] = ()
    """What came with the text and was not understood, each in one line."""

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text in UTF-8, 64 hexadecimal digits: equal texts are one document."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Extract:
    """What is taken out of the bytes of a file: its text, and what the file says about itself."""

    text: str
    metadata: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    remarks: tuple[str, ...] = ()


def legal(text: str) -> str:
    """Return `text` with each character that XML 1.0 forbids replaced by U+FFFD: as long as before."""
    return _FORBIDDEN.sub("\ufffd", text)


def forbidden(text: str) -> int:
    """Return how many characters of `text` XML 1.0 forbids."""
    return len(_FORBIDDEN.findall(text))

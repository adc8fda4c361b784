"""A document as it is stored, and which characters may stand in it."""

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says about one statement, one participant or the meeting of a document: a table of a file."""

    table: str
    """What it is about: `statement`, `participant` or `encounter`."""
    values: tuple[tuple[str, str | bool | tuple[str, ...]], ...]
    """The keys of the table with their values, in one order."""
    file: str = ""
    """The name of the file, without its folder."""
    place: str = field(default="", compare=False)
    """Where the table stands on this machine, for messages: file and line."""

    def text(self, key: str) -> str:
        """Return the text under a key, empty if there is none."""
        return next((value for name, value in self.values if name == key and isinstance(value, str)), "")

    def names(self, key: str) -> tuple[str, ...] | None:
        """Return the names under a key, None if the key is not there."""
        return next((value for name, value in self.values if name == key and isinstance(value, tuple)), None)

    @property
    def removes(self) -> bool:
        """Tell whether it takes away what it is about."""
        return ("remove", True) in self.values

    @property
    def words(self) -> str:
        """Return the table as TOML, always written alike."""
        lines = (f"{key} = {_toml(value)}\n" for key, value in self.values)
        return f"[[{self.table}]]\n{''.join(lines)}"

    @property
    def key(self) -> str:
        """Return the key of the correction: the readout owns it, and it is made from its file and words."""
        digest = sha256("\n".join((self.file, self.words)).encode()).hexdigest()
        return f"#correction-{digest[:12]}"


def _toml(value: str | bool | tuple[str, ...]) -> str:
    """Return a value as TOML, whose quoted texts are those of JSON but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


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
    corrections: tuple[Correction, ...] = ()
    """What persons say about single statements, participants or the meeting: it counts more than what is read."""

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
    """Return `text` with each character that XML 1.0 forbids replaced, as long as before.

    A form feed, with which programs end a page, becomes a line break, any other U+FFFD.
    """
    return _FORBIDDEN.sub("\ufffd", text.replace("\f", "\n"))


def forbidden(text: str) -> int:
    """Return how many characters of `text` XML 1.0 forbids."""
    return len(_FORBIDDEN.findall(text))

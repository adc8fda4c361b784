"""What a person says about a document, in front matter or in a file beside it; it wins over what is guessed.

Front matter is a block at the very top of a .txt or .md file: `key: value` lines between two lines of `---`. A
sidecar is a TOML file named after the whole file, such as `talks.pdf.meta.toml`. Both know the keys of KEYS. A block
without one of them is not front matter but text.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from kg.errors import SourceError
from kg.source.addresses import web_address
from kg.source.files import content, is_there
from kg.source.records import legal

KEYS = {
    "issuer": "publisher",
    "date": "date",
    "address": "source",
    "title": "title",
    "perspective": "perspective",
    "language": "language",
}
"""The keys that a person writes, with the names under which a source keeps them."""
SIDECAR = ".meta.toml"
"""What the name of a sidecar adds to the name of its document."""

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_BLOCK = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)((?:(?!---[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\n|\r)){0,100}?)---[ \t]*(?:\r\n|\n|\r|\Z)"
)
_PAIR = re.compile(r"([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?$")
_ENGLISH = re.compile(r"(?:en|eng|english)\b", re.IGNORECASE)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*")
_REMEDIES = {"date": "write it like 2031-05-03", "address": "write it whole, from https: on"}
_LIMIT = 100_000
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def front_matter(text: str, subject: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """Return the text behind the front matter, what that says by KEYS' names, and remarks on what it says besides."""
    found = _BLOCK.match(text) if _FENCE.match(text) else None
    pairs = _pairs(found[1], subject) if found else {}
    if not found or not KEYS.keys() & pairs.keys():
        return text, {}, ()
    said, remarks = _understood(pairs, subject, "front matter")
    return text[found.end() :].lstrip("\r\n"), said, remarks


def sidecar(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what the sidecar of a document says by KEYS' names, and remarks; nothing if there is none."""
    beside = path.with_name(path.name + SIDECAR)
    if not is_there(beside):
        return {}, ()
    try:
        table = tomllib.loads(content(beside, _LIMIT).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error).replace("\n", " ")
        raise SourceError(str(beside), f"is not TOML: {reason}", 'write lines such as date = "2031-05-03"') from None
    return _understood({key: _plain(value) for key, value in table.items()}, str(beside), "")


def only_english(metadata: Mapping[str, str], subject: str) -> None:
    """Raise SourceError if a document is said to be in another language than English."""
    language = metadata.get("language", "")
    if language and not _ENGLISH.match(language):
        name = _LANGUAGES.get(re.split("[-_]", language.casefold())[0], language)
        raise SourceError(subject, f"is in {name}; only English is read")


def _pairs(block: str, subject: str) -> dict[str, str]:
    """Return the lines of front matter as key and value; what is indented belongs to the key above."""
    pairs: dict[str, str] = {}
    key = ""
    for number, line in enumerate(block.splitlines(), 2):
        if not line.strip() or line.startswith("#"):
            continue
        found = _PAIR.match(line)
        if found:
            key = found[1].casefold()
            pairs[key] = _unquoted((found[2] or "").strip())
        elif not key:
            return {}
        elif key in KEYS:
            raise SourceError(subject, f"line {number} of its front matter is not `key: value`", "write it in one line")
    return pairs


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _plain(value: object) -> str:
    """Return a TOML value as text; a list or table, which no key has, as nothing that would fit."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else "\ufffd"


def _understood(pairs: Mapping[str, str], subject: str, where: str) -> tuple[dict[str, str], tuple[str, ...]]:
    said = {KEYS[key]: _valid(key, " ".join(pairs[key].split()), subject) for key in KEYS if pairs.get(key, "").strip()}
    place = f"{subject}: {where}".removesuffix(": ")
    return said, tuple(f"{place}: {_unknown(key)}" for key in pairs if key not in KEYS)


def _unknown(key: str) -> str:
    near = get_close_matches(key, KEYS, n=1)
    return f"unknown key {key!r}; " + (f"did you mean {near[0]}?" if near else f"known are {', '.join(KEYS)}")


def _day(value: str) -> str:
    return date.fromisoformat(_DAY.sub(r"\1", value)).isoformat()


def _text(value: str) -> str:
    if "\ufffd" in legal(value):
        raise ValueError(value)
    return value


_NORMAL = {"date": _day, "address": web_address}


def _valid(key: str, value: str, subject: str) -> str:
    """Return a value in its normal form; raises SourceError if it is none of its kind."""
    try:
        return _NORMAL.get(key, _text)(value)
    except ValueError:
        remedy = _REMEDIES.get(key, "write it as plain text")
        raise SourceError(subject, f"its {key} is {value!r}", remedy) from None

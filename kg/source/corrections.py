"""What a person corrects in what is read: TOML tables beside a document, or in a file for several documents.

`talks.html.corrections.toml` beside `talks.html` holds tables about that document. In a file of corrections for
several documents each table names its own: by its file name, its address, its id, or the SHA-256 of its text. A table
is about a statement, a participant or the meeting (`encounter`), and knows the keys of KEYS. What it asks for is done
by `kg.reading`; here only its form is looked at, and a file that is malformed is refused whole.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from kg.errors import SourceError
from kg.source.files import content, is_there
from kg.source.records import Correction, Source, legal

SUFFIX = ".corrections.toml"
"""What the name of a file with corrections adds to the name of its document."""
STATEMENT, PARTICIPANT, ENCOUNTER = "statement", "participant", "encounter"
"""What a table can be about."""
UNKNOWN = "unknown"
"""The date of a meeting of which nobody knows the day."""

Value = str | bool | tuple[str, ...]

_LIMIT = 1_000_000
_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*(statement|participant|encounter)[ \t]*\]", re.MULTILINE)
_ID = re.compile(r"(?:.*/)?[^/]*-([0-9a-f]{8})")
_WHERE = re.compile(r" ?\(at (line \d+), column \d+\)$")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or legal(value) != value:
        raise ValueError('a text, such as "Ada Example"')
    return " ".join(value.split())


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError('a list of names, such as ["Ada Example"]')
    return tuple(dict.fromkeys(map(_text, value)))


def _flag(value: object) -> bool:
    if value is not True:
        raise ValueError("true, or the line is left out")
    return True


def _day(value: object) -> str:
    if value == UNKNOWN:
        return UNKNOWN
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if not isinstance(found, date) or isinstance(found, datetime):
        raise TypeError('a day such as 2031-05-03, or "unknown"')
    return found.isoformat()


def _moment(value: object) -> str:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if not isinstance(found, datetime) or found.utcoffset() is None:
        raise ValueError("a time with its offset, such as 2031-05-03T15:30:00+02:00")
    return found.isoformat()


KEYS: dict[str, dict[str, Callable[[object], Value]]] = {
    STATEMENT: {
        "document": _text, "quote": _text, "id": _text, "speakers": _names, "issues": _names, "add_issues": _names,
        "remove_issues": _names, "remove": _flag,
    },
    PARTICIPANT: {"document": _text, "name": _text, "office": _text, "state": _text, "remove": _flag},
    ENCOUNTER: {"document": _text, "date": _day, "start": _moment, "place": _text, "type": _text},
}  # fmt: skip
"""The tables with their keys, in the order in which they are written, and what makes a value one of its kind."""
_NEEDED = {STATEMENT: "quote", PARTICIPANT: "name"}
_FINDING = {"document", "quote", "id", "name"}


def beside(path: Path) -> tuple[Correction, ...]:
    """Return the corrections in the file beside a document, none without one; SourceError if it is malformed."""
    file = path.with_name(path.name + SUFFIX)
    return _read(file, several=False) if is_there(file) else ()


def for_several(paths: Iterable[Path]) -> tuple[Correction, ...]:
    """Return the corrections in files for several documents; SourceError if one is malformed."""
    return tuple(correction for path in paths for correction in _read(path, several=True))


def parse(text: str, file: str) -> tuple[Correction, ...]:
    """Return the corrections in a text, each once; SourceError with file, line and reason if it is malformed."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())
        where = found[1] if (found := _WHERE.search(reason)) else "line 1"
        raise _malformed(file, where, f"is not TOML: {_WHERE.sub('', reason)}", "mend the line") from None
    for name in tables:
        if name not in KEYS:
            raise _malformed(file, "", f"has an unknown table or key {name!r}", _near(name, KEYS))
    return tuple(
        dict.fromkeys(one for name in KEYS for one in _tables(name, tables.get(name, []), _lines(text, name), file))
    )


def means(document: str, name: str, places: Iterable[str], sha256: str) -> bool:
    """Tell whether `document` means the one with this name, hash, and places (`file:` or web addresses)."""
    found = _ID.fullmatch(document)
    if document == sha256 or (found and sha256.startswith(found[1])):
        return True
    return any(place == document or f"/{place}".endswith(f"/{document}") for place in (name, *map(unquote, places)))


def added(source: Source, corrections: Sequence[Correction]) -> Source:
    """Return a document with those of some corrections that name it behind those it has, each once."""
    own = [one for one in corrections if means(one.text("document"), source.name, (source.location,), source.sha256)]
    return replace(source, corrections=tuple(dict.fromkeys((*source.corrections, *own)))) if own else source


def _read(path: Path, *, several: bool) -> tuple[Correction, ...]:
    try:
        text = content(path, _LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _malformed(str(path), "", "is not UTF-8", "save it as UTF-8") from None
    found = parse(text, str(path))
    for one in found:
        if several != bool(one.text("document")):
            remedy = 'add a line document = "talks.html"' if several else "leave the line out beside the document"
            raise SourceError(one.place, f"its [[{one.table}]] names {'no' if several else 'a'} document", remedy)
    return found


def _tables(name: str, found: object, lines: Sequence[int], file: str) -> Iterable[Correction]:
    tables = found if isinstance(found, list) else [found]
    for number, table in enumerate(tables):
        where = f"line {lines[number]}" if len(lines) == len(tables) else ""
        if not isinstance(table, Mapping):
            raise _malformed(file, where, f"its {name} is no table", f"write [[{name}]] and a line for each key")
        values = _values(name, table, file, where)
        yield Correction(name, values, Path(file).name, f"{file}, {where}" if where else file)


def _values(name: str, table: Mapping[str, object], file: str, where: str) -> tuple[tuple[str, Value], ...]:
    known, values = KEYS[name], []
    for key in table:
        if key not in known:
            raise _malformed(file, where, f"its [[{name}]] has an unknown key {key!r}", _near(key, known))
    for key, kind in known.items():
        try:
            values += [(key, kind(table[key]))] if key in table else []
        except (TypeError, ValueError) as error:
            raise _malformed(file, where, f"its {key} is not {error}", "mend the line") from None
    if reason := _unclear(name, set(table)):
        raise _malformed(file, where, f"its [[{name}]] {reason}", "see docs/corrections.md")
    return tuple(values)


def _unclear(name: str, keys: set[str]) -> str:
    """Return in words what is missing in the keys of a table, or too much; nothing if they go together."""
    needed, changing = _NEEDED.get(name, ""), keys - _FINDING
    if needed and needed not in keys:
        return f"has no {needed}"
    if not changing and name != PARTICIPANT:
        return "changes nothing"
    if "remove" in keys and len(changing) > 1:
        return f"removes it and sets its {min(changing - {'remove'})}"
    if "issues" in keys and keys & {"add_issues", "remove_issues"}:
        return "sets its issues and adds or removes some"
    if "state" in keys and "office" not in keys:
        return "has a state without an office"
    return "has a date and another in its start" if {"date", "start"} <= keys else ""


def _lines(text: str, name: str) -> list[int]:
    """Return the numbers of the lines in which the tables of a name begin."""
    return [text.count("\n", 0, found.start(1)) + 1 for found in _HEADER.finditer(text) if found[1] == name]


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def _malformed(file: str, where: str, reason: str, remedy: str) -> SourceError:
    return SourceError(f"{file}, {where}" if where else file, reason, remedy)

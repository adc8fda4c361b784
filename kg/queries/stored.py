"""The stored queries: one SPARQL file each, with a header of `#+ key: value` lines.

The folder says what success is: rows of a question answer a person, rows of a check are faults, a view feeds a
picture or an export. A parameter is a `VALUES ?name { … }` block of the query; a value takes the place of what
stands in the braces, so the file runs anywhere as it is.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from kg import files
from kg.errors import QueryError, UsageError
from kg.queries.fitting import fitting

_KEYS = ("summary", "question", "parameters", "columns", "tags")
_THE_KEYS = f"the keys are {', '.join(_KEYS)}"
_LISTS = frozenset({"parameters", "columns", "tags"})
_HEADER = re.compile(r"#\+ (\w+): (\S.*)")
_LIST = re.compile(r"\[(?:\w+(?:, \w+)*)?\]")
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_BLOCK = re.compile(r"\bVALUES\s+\?(\w+)\s*\{[^{}]*\}", re.IGNORECASE)
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*://[^\x00-\x20<>"{}|\\^`]+""")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Kind(StrEnum):
    """Where a query comes from; the values of the first three are folders."""

    QUESTION = "questions"
    CHECK = "checks"
    VIEW = "views"
    FILE = "file"
    """A file that a user gives: not ours, so not trusted."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its header; what it lacks or has too much raises QueryError when it is made."""

    name: str
    kind: Kind
    summary: str
    question: str
    parameters: tuple[str, ...]
    columns: tuple[str, ...]
    """The columns of the answer in order; empty where nothing is promised."""
    tags: tuple[str, ...]
    text: str

    def __post_init__(self) -> None:
        if self.kind is not Kind.FILE and not _NAME.fullmatch(self.name):
            raise QueryError(self.name, "not a name in snake_case", "rename the file")
        found = _blocks(self.text)
        for name in self.parameters:
            if found.count(name) != 1:
                raise QueryError(self.name, f"{found.count(name)} blocks VALUES ?{name} {{ … }}", "write exactly one")

    def bind(self, values: Mapping[str, str]) -> str:
        """Return the query text with these values in it; the other parameters keep what the file says.

        A value that looks like an IRI becomes one, any other a plain literal. UsageError when one does not fit.
        """
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            known = f"its parameters are {', '.join(self.parameters)}" if self.parameters else "it has none"
            raise UsageError(self.name, f"no parameter {unknown[0]}", known)
        own = self.kind is Kind.FILE
        terms = {name: _term(name, value if own else fitting(name, value)) for name, value in values.items()}
        return _BLOCK.sub(partial(_filled, terms), self.text)


def catalogue(folder: Path | None = None) -> dict[str, Query]:
    """Return the stored queries of a folder by name, in alphabetical order; by default those of the program."""
    root = folder or files.queries()
    found: dict[str, Query] = {}
    for kind in (Kind.QUESTION, Kind.CHECK, Kind.VIEW):
        for path in sorted((root / kind).glob("*.rq")):
            if path.stem in found:
                other = found[path.stem].kind
                raise QueryError(str(path), f"there is a query {path.stem} in {other}, too", "rename one")
            found[path.stem] = load(path, kind)
    return dict(sorted(found.items()))


def load(path: Path, kind: Kind = Kind.FILE) -> Query:
    """Return the query of a file.

    A stored query must have the whole header. In a file of the user's it does not count: the parameters are the
    variables that have one VALUES block.
    """
    text = _content(path)
    if kind is Kind.FILE:
        return Query(path.stem, kind, "", "", _single(_blocks(text)), (), (), text)
    header = [line for line in text.splitlines() if line.startswith("#+")]
    values = _parsed(str(path), header)
    lists = {key: tuple(re.findall(r"\w+", values[key])) for key in _LISTS}
    return Query(path.stem, kind, values["summary"], values["question"], **lists, text=text)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(str(path), "is not UTF-8", "save it in that encoding") from error


def _parsed(subject: str, header: list[str]) -> dict[str, str]:
    """Return the values of the header by key; every key must stand there once, and no other."""
    values: dict[str, str] = {}
    for line in header:
        key, value = _entry(subject, line)
        if key in values:
            raise QueryError(subject, f"{key} stands twice", _THE_KEYS)
        values[key] = value
    missing = [key for key in _KEYS if key not in values]
    if missing:
        raise QueryError(subject, f"no {missing[0]} in the header", _THE_KEYS)
    return values


def _entry(subject: str, line: str) -> tuple[str, str]:
    """Return key and value of a line of the header; raises QueryError if it is none."""
    match = _HEADER.fullmatch(line)
    if not match:
        raise QueryError(subject, f"not a header line: {line}", "write `#+ key: value`")
    key, value = match.groups()
    if key not in _KEYS:
        raise QueryError(subject, f"{key} is no key", _THE_KEYS)
    if key in _LISTS and not _LIST.fullmatch(value):
        raise QueryError(subject, f"{key} is not a list: {value}", "write [one, two]")
    return key, value


def _single(names: list[str]) -> tuple[str, ...]:
    """Return the names that occur once, in their order."""
    return tuple(name for name, times in Counter(names).items() if times == 1)


def _blocks(text: str) -> list[str]:
    return _BLOCK.findall(text)


def _filled(terms: Mapping[str, str], block: re.Match[str]) -> str:
    name = block[1]
    return f"VALUES ?{name} {{ {terms[name]} }}" if name in terms else block[0]


def _term(name: str, value: str) -> str:
    """Return a value as SPARQL writes it."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError(name, "the value is not text", "give it in UTF-8") from error
    return f"<{value}>" if _IRI.fullmatch(value) else f'"{value.translate(_ESCAPES)}"'

"""What a person can paste into a file of corrections: what was read, as tables ready to be changed."""

from collections.abc import Callable, Iterable, Iterator

from kg.lexicon import local_name
from kg.reading.corrected_statements import NOBODY
from kg.reading.records import Reading, Statement
from kg.source import Source
from kg.source.corrections import ENCOUNTER, PARTICIPANT, STATEMENT, SUFFIX
from kg.source.records import Correction

Name = Callable[[str], str]
"""Gives the name of a thing by its key."""

_LONGEST = 60
_SHORTEST = 20


def file_of(source: Source) -> str:
    """Return where corrections of a document are written."""
    if _is_file(source):
        return f"{source.name.rpartition('/')[2]}{SUFFIX}"
    return "a file corrections.toml that --vocabulary names"


def doubted(reading: Reading, name: Name, width: int) -> Iterator[str]:
    """Yield a table for each statement in doubt, with the reasons above it."""
    for statement in reading.statements:
        if set(statement.review) - {NOBODY}:
            reasons = "".join(f"# {' '.join(reason.split())}\n" for reason in statement.review)
            yield reasons + _statement(reading, statement, name, width, issues=False)


def everything(reading: Reading, name: Name, width: int) -> Iterator[str]:
    """Yield a table for the meeting, for each participant and each statement."""
    if not reading.about:
        yield '# if there was a meeting:\n# [[encounter]]\n# type = "meeting"\n'
    for event in (event for event in reading.events if event.key in reading.about):
        day = event.when.earliest.isoformat() if event.when and event.when.earliest else ""
        yield _table(reading, ENCOUNTER, [("date", day or "unknown")])
        yield from (_participant(reading, key, name) for key in event.participants)
    yield from (_statement(reading, one, name, width, issues=True) for one in reading.statements)


def _statement(reading: Reading, statement: Statement, name: Name, width: int, *, issues: bool) -> str:
    values: list[tuple[str, str | tuple[str, ...]]] = [
        ("quote", _quote(statement.contents[0].of(reading.source.text), width)),
        ("id", local_name(statement.key)),
        ("speakers", _names(statement.speakers, name)),
    ]
    return _table(reading, STATEMENT, [*values, *([("issues", _names(statement.issues, name))] if issues else [])])


def _participant(reading: Reading, key: str, name: Name) -> str:
    held = next((held.office for held in reading.holdings if held.person == key), "")
    office, side = reading.entities.get(held), reading.sides.get(key, "")
    role = office.label.removesuffix(f" of {name(side)}").removesuffix(f" of the {name(side)}") if office else ""
    told = [("office", role), ("state", name(side))] if role and side else []
    return _table(reading, PARTICIPANT, [("name", name(key)), *told])


def _table(reading: Reading, table: str, values: Iterable[tuple[str, str | tuple[str, ...]]]) -> str:
    source = reading.source
    named = () if _is_file(source) else (("document", source.location or source.name),)
    return Correction(table, (*named, *values)).words


def _is_file(source: Source) -> bool:
    return source.location.startswith("file:")


def _quote(content: str, width: int) -> str:
    """Return the first words of a content that fit a line."""
    room = max(_SHORTEST, min(_LONGEST, width - len('quote = ""')))
    kept = ""
    for word in content.split():
        if kept and len(kept) + 1 + len(word) > room:
            break
        kept = f"{kept} {word}".strip()
    return kept


def _names(keys: Iterable[str], name: Name) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(name, keys)))

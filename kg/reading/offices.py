"""Offices as they are written: a role with the state or body before or behind it."""

from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.reading.line import Line


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as written: tokens `start` to `end`, the role and, where named, the state or body it belongs to."""

    start: int
    end: int
    role: str
    holder: str = ""


def offices(line: Line, lexicon: Lexicon) -> dict[int, OfficeMention]:
    """Return the offices that the line names, by the index of their first token."""
    found: dict[int, OfficeMention] = {}
    at = 0
    while at < len(line):
        office = _office(line, at, lexicon)
        if office:
            found[office.start] = office
        at = office.end if office else at + 1
    return found


def _office(line: Line, at: int, lexicon: Lexicon) -> OfficeMention | None:
    """Return the office that begins at a token: "ROK Foreign Minister", "President of the ROK"."""
    if not _stands_out(line, at):
        return None
    owner, begin = _owner(line, at, lexicon)
    role = lexicon.nouns["role"].longest(line.tokens, begin)
    if not role or not _stands_out(line, begin):
        return None
    holder, end = of_body(line, role.end, lexicon) or (owner, role.end)
    return OfficeMention(at, end, role.value, holder)


def _stands_out(line: Line, at: int) -> bool:
    """Tell whether a token may begin an office: a capitalised one, or any behind "the"."""
    return line.is_capital(at) or line.norm(at - 1) == "the"


def _owner(line: Line, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the state or body before an office ("Japan’s", "Norwegian"), and the index behind it."""
    owner = lexicon.named.longest(line.tokens, at) or lexicon.demonyms.longest(line.tokens, at)
    return (owner.value, owner.end + (line.norm(owner.end) == "'s")) if owner else ("", at)


def of_body(line: Line, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the state or body after "of" or "for", and the index behind it."""
    if line.norm(at) not in ("of", "for"):
        return None
    at += 1 + (line.norm(at + 1) == "the")
    owner = lexicon.named.longest(line.tokens, at)
    return (owner.value, owner.end) if owner else None

"""Offices as they are written: a role with the state or body before or behind it."""

from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.reading.line import Line

_LINKS = ("of", "for", "on")
_NAME_WORDS = 2


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as written: tokens `start` to `end`, the role and, where named, the state or body it belongs to."""

    start: int
    end: int
    role: str
    holder: str = ""
    title: str = ""
    """The title as written, where it tells more than role and holder: "Chairman of the Committee on Trade of …"."""


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
    within, behind = _portfolio(line, role.end, lexicon)
    if behind > end and line.is_capital(behind):
        return OfficeMention(at, behind, role.value, within or owner, line.words(begin, behind))
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


def _portfolio(line: Line, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the state or body that the long title of an office ends with, and the index behind the title.

    "Deputy Head of the Office of the President of Norway" | "Ada Varga". A title that ends in capitalised words
    of its own leaves the last two to the name: "Commissioner for Trade and Enlargement" | "Ada Varga".
    """
    holder = ""
    while line.norm(at) in _LINKS:
        begin = at + 1 + (line.norm(at + 1) == "the")
        part = _office(line, begin, lexicon) if line.is_capital(begin) else None
        owner = lexicon.named.longest(line.tokens, begin)
        if part or owner:
            holder, at = (part.holder, part.end) if part else (owner.value, owner.end) if owner else ("", at)
            continue
        end = _capitalised(line, begin)
        if line.norm(end) not in _LINKS:
            return holder, max(at, _before_name(line, begin, end))
        at = end
    return holder, at


def _capitalised(line: Line, at: int) -> int:
    """Return the index behind the capitalised words at a token, joined by commas, "and" or hyphens."""
    while line.is_capital(at) or (line.norm(at) in ("and", "-", "&") and line.is_capital(at + 1)):
        at += 1
    return at


def _before_name(line: Line, begin: int, end: int) -> int:
    """Return where the last two of a run of capitalised words begin, if that leaves one before them; else 0."""
    at = end
    for _ in range(_NAME_WORDS):
        at -= 1
        while at - 1 > begin and line.norm(at - 1) == "-":
            at -= 2
    return at if at > begin and line.is_capital(at) and line.is_capital(at - 1) else 0

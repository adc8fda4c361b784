"""Offices as they are written: a role with the state or body before or behind it."""

from dataclasses import dataclass, replace

from kg.lexicon import Lexicon
from kg.reading.line import Line

_LINKS = ("of", "for", "on", "to", "at")
_NAME_WORDS = 2
_JOINED = ("and", "-", "–", "/")
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as written: tokens `start` to `end`, the role and, where named, the state or body it belongs to."""

    start: int
    end: int
    role: str
    holder: str = ""
    title: str = ""
    """The title as written, where it tells more than role and holder: "Chairman of the Committee on Trade of …"."""
    inferred: bool = False
    """True when the text does not name the holder."""


def offices(line: Line, lexicon: Lexicon) -> dict[int, OfficeMention]:
    """Return the offices that the line names, by the index of their first token."""
    found: dict[int, OfficeMention] = {}
    at = 0
    while at < len(line):
        office = _office(line, at, lexicon) if _stands_out(line, at) else None
        if office:
            found[office.start] = office
        at = office.end if office else at + 1
    return found


def _office(line: Line, at: int, lexicon: Lexicon) -> OfficeMention | None:
    """Return the office that begins at a token: "ROK Foreign Minister", "President of the ROK"."""
    found = _plain(line, at, lexicon)
    if not found:
        return None
    plain, begin, behind_role = found
    within, behind = _portfolio(line, behind_role, lexicon)
    named = line.is_capital(behind) or (line.norm(behind) == "," and line.is_capital(behind + 1))
    if behind > plain.end and named:
        owner, _ = _owner(line, at, lexicon)
        return OfficeMention(at, behind, plain.role, within or owner, line.words(begin, behind))
    return plain


def _plain(line: Line, at: int, lexicon: Lexicon) -> tuple[OfficeMention, int, int] | None:
    """Return a role at a token with the state or body beside it, and where the role itself begins and ends."""
    owner, begin = _owner(line, at, lexicon)
    role = lexicon.nouns["role"].longest(line.tokens, begin)
    if not role or not _stands_out(line, begin):
        return None
    holder, end = of_body(line, role.end, lexicon) or (owner, role.end)
    return OfficeMention(at, end, role.value, holder), begin, role.end


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
    for _ in range(_MOST_PARTS):
        begin = at + 1 + (line.norm(at + 1) == "the")
        if line.norm(at) not in _LINKS and not _is_in_ministry(line, at, begin, lexicon):
            break
        part = _part(line, begin, lexicon)
        if part:
            holder, at = part
            continue
        end = _capitalised(line, begin, lexicon)
        if lexicon.word("honorific").longest(line.tokens, end):
            return holder, end
        if line.norm(end) not in _LINKS:
            return holder, max(at, _before_name(line, begin, end))
        at = end
    return holder, at


def _is_in_ministry(line: Line, at: int, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether "in" and a part of a government stand at a token: "Secretary in the Ministry of Trade"."""
    return line.norm(at) == "in" and lexicon.word("issuer").longest(line.tokens, begin) is not None


def _part(line: Line, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the state or body of an office, or that is named, at a token within a title, and the index behind it."""
    office = _plain(line, at, lexicon) if line.is_capital(at) else None
    if office:
        return office[0].holder, office[0].end
    owner = lexicon.named.longest(line.tokens, at)
    return (owner.value, owner.end) if owner else None


def _capitalised(line: Line, at: int, lexicon: Lexicon) -> int:
    """Return the index behind the capitalised words at a token, joined by "and" or hyphens, up to an honorific."""
    while line.is_capital(at) or (line.norm(at) in ("and", "-", "&") and line.is_capital(at + 1)):
        if lexicon.word("honorific").longest(line.tokens, at):
            break
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


def appositions(line: Line, at: int, known: dict[int, OfficeMention]) -> tuple[OfficeMention, ...]:
    """Return the offices that stand behind a name and a comma: one, or two joined by "and" or a dash."""
    if line.norm(at) != ",":
        return ()
    first = known.get(at + 1) or (known.get(at + 2) if line.norm(at + 1) == "the" else None)
    if first and line.is_capital(first.end):
        return ()  # it opens the next name of a list: "Secretary Varga, Special Envoy Okoro"
    second = known.get(first.end + 1) if first and line.norm(first.end) in _JOINED else None
    return tuple(office for office in (first, second) if office)


def belongs_to_another(line: Line, at: int) -> bool:
    """Tell whether an office at a token is whom somebody serves: "Assistant to the President of Norway Ada Varga"."""
    before = at - 1 - (line.norm(at - 1) == "the")
    return line.norm(before) in ("of", "to") and line.is_capital(before - 1)


def with_holder(line: Line, office: OfficeMention, end: int, lexicon: Lexicon) -> OfficeMention:
    """Return an office with the state or body behind the name, if it has none: "President Ada Varga of Norway"."""
    body = None if office.holder else of_body(line, end, lexicon)
    return replace(office, holder=body[0]) if body else office

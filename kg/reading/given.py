"""What came with a document: somebody's word about it wins over what the text lets one guess."""

from collections.abc import Mapping, Sequence
from datetime import date

from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.lexicon.lexicon import SIDES
from kg.reading.line import Line
from kg.source import Source
from kg.words import tokens

_STATE, _BODY = SIDES
_SMALL = ("of", "for", "the", "and")
_MOST_WORDS = 16


def day(metadata: Mapping[str, str], name: str) -> date | None:
    """Return the day that stands under a name of the metadata, or None; ValueError if it is no ISO date."""
    return date.fromisoformat(metadata[name]) if metadata.get(name) else None


def perspective(source: Source, lexicon: Lexicon) -> str:
    """Return the key of the side whose account a document is said to be, or else that its issuer belongs to.

    An issuer belongs to the state in its name if it is that state or a part of one (a ministry, an embassy): a
    newspaper named after its country speaks for itself. Empty when nothing is said. Raises SourceError when the side
    that is named is not in the vocabulary.
    """
    if named := source.metadata.get("perspective", ""):
        return _told_side(source, named, lexicon)
    issuer = source.metadata.get("publisher", "")
    whole = _side(issuer, lexicon)
    if whole and lexicon.concepts[whole].kind == _STATE:
        return whole
    sides = _states_of(issuer, lexicon) or _named(issuer, _BODY, lexicon)
    return sides.pop() if len(sides) == 1 else ""


def issuers(lines: Sequence[Line], lexicon: Lexicon) -> set[str]:
    """Return the keys of the states of which the lines above a text are ministries or other parts.

    The name of the state may be the line behind that of the ministry.
    """
    alone = [issuing(line, "", lexicon) for line in lines]
    behind = [line.words(0, len(line)) for line in lines[1:]]
    parted = (issuing(line, name, lexicon) for line, name in zip(lines, behind, strict=False) if _side(name, lexicon))
    return {key for key in (*alone, *parted) if key}


def issuing(line: Line, name: str, lexicon: Lexicon) -> str:
    """Return the key of the state of which a line is a ministry or another part, with no more words than its name.

    "From: Ministry of Foreign Affairs of Japan" is one; "Visit to the Embassy of Japan" is not. `name` is that of the
    state if it stands elsewhere.
    """
    begin = 2 if line.norm(1) == ":" else 0
    if not begin < len(line) <= _MOST_WORDS or not _is_name(line, begin, lexicon):
        return ""
    states = _states_of(f"{line.words(begin, len(line))} {name}", lexicon)
    return states.pop() if len(states) == 1 else ""


def _is_name(line: Line, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a line is one in capitals that names no event, and no office but as a part of the name."""
    small = (token.norm in _SMALL for token in line.tokens[begin:] if token.is_word and not token.is_capital)
    office = any(token.norm == "office" for token in line.tokens)
    others = (lexicon.nouns["evt"], *([] if office else [lexicon.nouns["role"]]))
    return all(small) and not any(trie.longest(line.tokens, at) for at in range(begin, len(line)) for trie in others)


def _states_of(issuer: str, lexicon: Lexicon) -> set[str]:
    """Return the states of which the name of an issuer tells that it is a part."""
    line = tokens(issuer)
    hits = (lexicon.agencies.longest(line, at) for at in range(len(line)))
    if states := {hit.value for hit in hits if hit}:
        return states
    return _named(issuer, _STATE, lexicon) if lexicon.has_word("issuer", issuer) else set()


def _told_side(source: Source, named: str, lexicon: Lexicon) -> str:
    """Return the key of the side that a document is said to speak for."""
    key = _side(named, lexicon)
    if not key:
        reason = f"its perspective {named!r} is no state or body of the vocabulary"
        raise SourceError(source.name, reason, "give a name such as Japan, or a code such as JP")
    return key


def _side(named: str, lexicon: Lexicon) -> str:
    """Return the key of a state or body by its name, code or key, or nothing."""
    return lexicon.sides.get(named.casefold(), "") if named else ""


def _named(issuer: str, kind: str, lexicon: Lexicon) -> set[str]:
    """Return the keys of the states, or bodies, that the name of an issuer holds ("… of Japan", "Japanese …")."""
    line, at = tokens(issuer), 0
    sides: set[str] = set()
    while at < len(line):
        hits = (lexicon.named.longest(line, at), lexicon.demonyms.longest(line, at))
        found = next((hit for hit in hits if hit and lexicon.concepts[hit.value].kind == kind), None)
        if found:
            sides.add(found.value)
        at = found.end if found else at + 1
    return sides

"""What came with a document: somebody's word about it wins over what the text lets one guess."""

from collections.abc import Mapping
from datetime import date

from kg.errors import SourceError
from kg.lexicon import Lexicon
from kg.lexicon.lexicon import SIDES
from kg.source import Source
from kg.words import tokens

_STATE, _BODY = SIDES


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
    states = _named(issuer, _STATE, lexicon) if lexicon.has_word("issuer", issuer) else set()
    sides = states or _named(issuer, _BODY, lexicon)
    return sides.pop() if len(sides) == 1 else ""


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

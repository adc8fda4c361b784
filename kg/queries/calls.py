"""Queries that would call another machine, which the engine has no way to forbid: refused, and made unable to.

Where a string or an address ends is for the engine to say, and engines differ in it. So a query is not only looked
through. Where the word SERVICE may stand, its first letter becomes an escape, which an engine takes in strings and
addresses and nowhere else: what was taken for a string and is none does no longer parse.
"""

import re

from kg.errors import RefusedError

_WORD = re.compile("service", re.IGNORECASE)
_TOKEN = re.compile(
    r"""(?P<name>[?$]\w+|@[a-z]+(?:-[a-z0-9]+)*+)
    |(?P<comment>\#[^\r\n]*)
    |(?P<written><[^\x00-\x20<>"{}|^`]*+>
        |'''(?:[^'\\]|\\.|'(?!''))*+'''|\"""(?:[^"\\]|\\.|"(?!""))*+\"""
        |'(?:[^'\\\r\n]|\\.)*+'|"(?:[^"\\\r\n]|\\.)*+")
    |:(?P<local>(?:[\w:]|%[0-9a-f]{2}|\\[^\s\w])(?:[\w:.-]|%[0-9a-f]{2}|\\[^\s\w])*+)
    |(?P<prefix>\w[\w-]*+)(?=:)
    |(?P<word>\w[\w-]*+)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""The parts of a query in which the word may stand: names of variables and languages, comments, addresses and strings,
both halves of prefixed names, and whatever else may be a keyword."""
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U(00(?:10|0[0-9A-Fa-f])[0-9A-Fa-f]{4})")
_PLAIN = re.compile(r"[a-z0-9_.:-]+", re.IGNORECASE | re.ASCII)
_OPEN = re.compile(r"//[^\s/?#<>]*>|\\u", re.IGNORECASE)
"""A namespace that ends in the name of a machine, where not every local name makes an address; or one in disguise."""


def kept_here(text: str, name: str = "query") -> str:
    """Return a query that asks the same and can call no other machine.

    Raises RefusedError if it has a SERVICE call, or what an engine could take for one.
    """
    expanded = _ESCAPE.sub(_expanded, text)
    if expanded != text:
        _disarmed(expanded, name)  # some engines expand escapes before they read anything else
    return _disarmed(text, name)


def _expanded(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else escape[0]


def _disarmed(text: str, name: str) -> str:
    if not _WORD.search(text):
        return text
    return _TOKEN.sub(lambda token: _harmless(token, name), text)


def _harmless(token: re.Match[str], name: str) -> str:
    """Return a part of a query without the word, or with it where no engine takes it for the keyword."""
    kind, part = token.lastgroup, token[0]
    if kind == "name" or not _WORD.search(part):
        return part
    if kind == "comment":
        return "#"
    if kind == "written":
        return _WORD.sub(lambda word: f"\\u{ord(word[0][0]):04X}{word[0][1:]}", part)
    if (kind == "local" and _is_local(part, token.string)) or (kind == "prefix" and _is_prefix(part, token.string)):
        return part
    raise RefusedError(name, "SERVICE asks another machine", "query the store alone")


def _is_local(part: str, text: str) -> bool:
    """Tell whether a local name makes an address with any namespace of the query: if not, it may be read in two."""
    return bool(_PLAIN.fullmatch(part)) and not _OPEN.search(text)


def _is_prefix(part: str, text: str) -> bool:
    """Tell whether a prefix stays one: SERVICEx:y is a call where x: is a prefix, too."""
    rests = [part[word.end() :] for word in _WORD.finditer(part)]
    rests += [rest[6:] for rest in rests if rest.casefold().startswith("silent")]
    return not any(re.search(rf"(?:(?<![\w.-])|(?i:prefix)){re.escape(rest)}:", text) for rest in rests)

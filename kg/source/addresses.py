"""Addresses on the web: which are taken, and in which form they stand in the graph."""

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

SCHEMES = ("http", "https")
_LONGEST = 2_000
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MACHINE = re.compile(r"(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|[\w.-]+)(?::\d*)?")
_KEPT = "!$%&'()*+,/:;=?@~"


def web_address(text: str) -> str:
    """Return an http or https address without its fragment, escaped as IRIs need it; ValueError for anything else."""
    parts = urlsplit(text.strip())
    if parts.scheme not in SCHEMES or not parts.hostname or len(text) > _LONGEST:
        raise ValueError(f"not an http or https address: {text[:80]!r}")
    _check_machine(parts, parts.hostname)
    path, query = _escaped(parts.path), _escaped(parts.query)
    return urlunsplit((parts.scheme, parts.netloc, path or "/", query, ""))


def _check_machine(parts: SplitResult, name: str) -> None:
    """Raise ValueError unless an address names a machine and nothing about the user."""
    if "@" in parts.netloc:
        raise ValueError("an address with a user name or password in it")
    machine = _MACHINE.fullmatch(parts.netloc)
    if not machine or parts.port == 0:
        raise ValueError(f"no name of a machine: {name[:80]!r}")
    if machine["ipv6"]:
        IPv6Address(machine["ipv6"])


def _escaped(part: str) -> str:
    """Return a part of an address as an IRI may have it; what is escaped already stays."""
    return _LONE.sub("%25", quote(part, safe=_KEPT))


def usable(text: str) -> str:
    """Return an address as `web_address` does, or nothing if it is none."""
    try:
        return web_address(text)
    except ValueError:
        return ""

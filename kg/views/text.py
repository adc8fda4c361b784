"""How wide a label is and where it breaks, without a font at hand.

The widths are those of the wider of two common sans-serif families, so that a label fits in any of them.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

ELLIPSIS = "…"
_BOLD = 1.14
_WIDE = 1.05
_PICTURE = 1.35
_OTHER = {"Lu": 0.82, "Ll": 0.68}
_ATTACHED = {"Mn", "Me", "Cf"}
_JOINER = "\u200d"
_EM = {
    0.30: "'ijlI,. ·",
    0.36: "!J/:;|\\-‘’",
    0.42: '()[]frt"',
    0.53: "_`*czs^–“”",
    0.58: "vxyk?F",
    0.64: "0123456789$abdeghnopqu{}EL",
    0.70: "ABPRSTVXYZK",
    0.80: "CDGHNOQU&w",
    0.86: "M#+<=>~",
    1.00: "mW%@…—",
}
_TABLE = {character: em for em, characters in _EM.items() for character in characters}


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide `text` is at a font size, in the unit of the size; rather too wide than too narrow."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def _em(character: str) -> float:
    known = _TABLE.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in _ATTACHED:
        return 0.0
    if category == "So":
        return _PICTURE
    return _WIDE if _is_wide(character) else _OTHER.get(category, 0.78)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def shorten(text: str, limit: float, size: float, bold: bool = False) -> str:
    """Return `text`, cut and ended by an ellipsis when it is wider than `limit`."""
    if width(text, size, bold) <= limit:
        return text
    kept = ""
    for cluster in _clusters(text):
        if width(kept + cluster + ELLIPSIS, size, bold) > limit:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def wrap(text: str, limit: float, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return `text` as at most `lines` lines, none wider than `limit`; an ellipsis ends what does not fit."""
    done: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split()), limit, size, bold):
        if line and width((line + piece).rstrip(), size, bold) > limit:
            done.append(line.rstrip())
            line = ""
        line += piece
    done.append(line.rstrip())
    if len(done) <= lines:
        return tuple(done)
    return (*done[: lines - 1], shorten(" ".join(done[lines - 1 :]), limit, size, bold))


def _pieces(text: str, limit: float, size: float, bold: bool) -> Iterator[str]:
    """Yield the parts between which a line may break, each narrow enough for a line."""
    piece = ""
    for cluster, following in pairwise([*_clusters(text), ""]):
        if piece and width(piece + cluster, size, bold) > limit:
            yield piece
            piece = ""
        piece += cluster
        if _breaks(cluster, following):
            yield piece
            piece = ""
    if piece:
        yield piece


def _breaks(cluster: str, following: str) -> bool:
    if following == " ":
        return False
    return cluster in " -–—/" or _is_wide(cluster[0]) or _is_wide(following[:1] or "a")


def _clusters(text: str) -> list[str]:
    """Return the characters with the marks that belong to them, as a reader sees them."""
    found: list[str] = []
    for character in text:
        attached = unicodedata.category(character) in _ATTACHED
        if found and (attached or found[-1].endswith(_JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found

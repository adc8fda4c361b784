"""How the seven kinds of act are drawn: a plain word, a pale fill, and a line that stands out from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """How one kind of act looks; colours are `#rrggbb`."""

    word: str
    fill: str
    line: str


INK, GREY = "#1c2126", "#5a626b"
"""Colours of text: both stand out from white and from every fill by more than 4.5 to 1."""

PAINTS = {
    "assertive": Paint("says", "#e9eff5", "#4f7396"),
    "commissive": Paint("undertakes", "#dff1ef", "#1d7d78"),
    "directive": Paint("calls for", "#f9f0d8", "#95700f"),
    "expressive": Paint("expresses", "#f0eaf6", "#735a99"),
    "agreement": Paint("agrees", "#e5f1e0", "#437f35"),
    "opposition": Paint("opposes", "#f9e7e3", "#ab4530"),
    "discussion": Paint("discusses", "#f0eeea", "#746b5e"),
}
OTHER = Paint("other", "#ffffff", "#5a626b")
SHADES = ("#edf2f7", "#d3e0ec", "#aec6dc", "#87aacb")
"""Behind a count: the darker, the more."""


def paint(illocution: str) -> Paint:
    """Return how a kind of act is drawn; white with a grey line when it is none of the seven."""
    return PAINTS.get(illocution, OTHER)

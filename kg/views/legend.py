"""The key to the picture: what the two shapes mean, and the kinds of act that occur in it."""

from collections.abc import Set

from kg.views.palette import PAINTS
from kg.views.scene import NOTE, Sample
from kg.views.text import width

ROW, SPACE, SWATCH = 18.0, 14.0, 22.0


def legend(occurring: Set[str], top: float, left: float, right: float) -> tuple[Sample, ...]:
    """Return the entries in rows from `top` downwards and between `left` and `right`."""
    shapes = [("one speaker", "", False), ("several, jointly", "", True)]
    kinds = [(paint.word, name, False) for name, paint in PAINTS.items() if name in occurring]
    samples: list[Sample] = []
    x, y = left, top + ROW / 2
    for word, illocution, joint in shapes + kinds:
        wide = SWATCH + width(word, NOTE)
        if x > left and x + wide > right:
            x, y = left, y + ROW
        samples.append(Sample(word, illocution, joint, x, y))
        x += wide + SPACE * (2 if joint else 1)
    return tuple(samples)

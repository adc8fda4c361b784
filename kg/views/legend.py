"""The key to the picture: what the two shapes mean, the kinds of act that occur in it, and the mark of doubt."""

from collections.abc import Set

from kg.views.palette import PAINTS
from kg.views.scene import NOTE, Sample
from kg.views.text import width

ROW, SPACE, SWATCH = 18.0, 14.0, 22.0
DOUBT = "?: in doubt"


def legend(occurring: Set[str], doubt: bool, top: float, left: float, right: float) -> tuple[Sample, ...]:
    """Return the entries in rows from `top` downwards and between `left` and `right`; `doubt` adds the mark of it."""
    shapes = [("one speaker", "", False), ("several, jointly", "", True)]
    shapes += [(DOUBT, "", False)] if doubt else []
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

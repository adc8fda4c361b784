"""How well the reader reads: its answers compared with annotations that people made by hand.

`evaluate` compares a folder of annotated readouts and returns an `Evaluation`; `FORMATS` write one as text. Cues,
speakers, acts, topics, meetings and events are compared in every document, the rest where it was annotated.
"""

from kg.evaluate.compare import Comparison, Difference, Fault, compare
from kg.evaluate.figures import Match, Share, Tally
from kg.evaluate.gold import Gold, GoldStatement, load_all
from kg.evaluate.report import FORMATS, Format
from kg.evaluate.run import Evaluation, evaluate

__all__ = [
    "FORMATS",
    "Comparison",
    "Difference",
    "Evaluation",
    "Fault",
    "Format",
    "Gold",
    "GoldStatement",
    "Match",
    "Share",
    "Tally",
    "compare",
    "evaluate",
    "load_all",
]

"""All that runs in processes of their own, loaded before the first of them starts."""

from kg.picture import draw
from kg.web.entity import entity
from kg.web.evaluation import evaluate, shown
from kg.web.finding import answered, found

__all__ = ["answered", "draw", "entity", "evaluate", "found", "shown"]

"""All that runs in processes of their own, loaded before the first of them starts."""

from kg.picture import drawn
from kg.web.describing import described, named, terms, told
from kg.web.entity import entity
from kg.web.evaluation import evaluate, shown
from kg.web.finding import answered, found

__all__ = ["answered", "described", "drawn", "entity", "evaluate", "found", "named", "shown", "terms", "told"]

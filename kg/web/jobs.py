"""All that runs in processes of their own, loaded before the first of them starts."""

from kg.queries import answered
from kg.web.describing import described, named, terms, told
from kg.web.entity import entity
from kg.web.evaluation import evaluate, shown
from kg.web.finding import found, stretch
from kg.web.listing import listed
from kg.web.picturing import counted, drawn_of, newest

__all__ = [
    "answered", "counted", "described", "drawn_of", "entity", "evaluate", "found", "listed", "named", "newest",
    "shown", "stretch", "terms", "told",
]  # fmt: skip

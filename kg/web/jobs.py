"""All that runs in processes of their own, loaded before the first of them starts."""

from kg.queries import answered
from kg.web.describing import described, names_a_graph, terms, turtle_of_answer
from kg.web.entity import entity
from kg.web.evaluation import evaluate, shown
from kg.web.finding import found, stretch
from kg.web.listing import page_of_readouts
from kg.web.picturing import drawn_of, newest, statement_count

__all__ = [
    "answered",
    "described",
    "drawn_of",
    "entity",
    "evaluate",
    "found",
    "names_a_graph",
    "newest",
    "page_of_readouts",
    "shown",
    "statement_count",
    "stretch",
    "terms",
    "turtle_of_answer",
]

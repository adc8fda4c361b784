"""Stored queries: SPARQL files that say what they answer, run on any store, and answers in the formats of the day.

    questions = catalogue()                                    # name -> Query
    answer, unknown = answered(store, questions["said_by"], {"speaker": "the US"})
    print(FORMATS["csv"](answer, 0), end="")

A query that a user wrote comes from `load`; before it runs it is made sure that it asks no other machine.
"""

from kg.queries.answers import Answer, Table, Term, Triples
from kg.queries.called import Unknown, answered, called
from kg.queries.engine import Queryable, run
from kg.queries.fitting import day
from kg.queries.formats import FORMATS, Format, aligned
from kg.queries.guard import admit
from kg.queries.stored import Kind, Query, catalogue, load

__all__ = [
    "FORMATS",
    "Answer",
    "Format",
    "Kind",
    "Query",
    "Queryable",
    "Table",
    "Term",
    "Triples",
    "Unknown",
    "admit",
    "aligned",
    "answered",
    "called",
    "catalogue",
    "day",
    "load",
    "run",
]

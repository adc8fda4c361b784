"""Stored queries: SPARQL files that say what they answer, run on any store, and answers in the formats of the day.

    questions = catalogue()                                    # name -> Query
    answer = run(store, questions["said_by"], {"speaker": "Tovan"})
    print(FORMATS["csv"](answer, 0), end="")

A query that a user wrote comes from `load`; before it runs it is made sure that it asks no other machine.
"""

from kg.queries.answers import Answer, Table, Term, Triples
from kg.queries.called import called
from kg.queries.engine import Queryable, run
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
    "admit",
    "aligned",
    "called",
    "catalogue",
    "load",
    "run",
]

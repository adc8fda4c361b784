"""Validation: reports what is wrong with a graph; adds no triple to it and repairs nothing.

The shapes file holds everything once. `core` checks the graph of one document and is the gate of a build: it screens
the document by operations on sets and asks pySHACL about the nodes alone that may break a shape. `constraints` runs
the rules in SPARQL over a whole store at once; `reference` leaves everything to pySHACL, which is slow, and is what
the other two are measured against.
"""

from kg.validate.background import descriptions
from kg.validate.document import core, reference
from kg.validate.report import COLUMNS, Finding, Report, Severity
from kg.validate.storewide import constraints

__all__ = ["COLUMNS", "Finding", "Report", "Severity", "constraints", "core", "descriptions", "reference"]

"""Validation: reports what is wrong with a graph; adds no triple to it and repairs nothing.

The shapes file holds everything once. `core` checks the graph of one document: it screens it by operations on sets and
asks pySHACL about the nodes alone that may break a shape, unless all that is wrong is that a property is missing.
`gate`, which a build asks, compares its spans with its text, too. `constraints` runs the rules in SPARQL over a whole
store at once; `reference` leaves everything to pySHACL, which is slow, and is what the others are measured against.
"""

from kg.validate.background import descriptions
from kg.validate.document import core, gate, reference
from kg.validate.report import COLUMNS, Finding, Report, Severity
from kg.validate.storewide import constraints

__all__ = ["COLUMNS", "Finding", "Report", "Severity", "constraints", "core", "descriptions", "gate", "reference"]

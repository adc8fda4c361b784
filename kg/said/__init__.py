"""What a store says was said: statements whole, with who made them, to whom, about what, in which readout.

query `who_said_what` ─▶ rows ─▶ statements ─▶ pictures (`kg.views`), networks (`kg.network`)

kg.said.statements(store, actor="Moon", since="2017-09")
"""

from kg.said.asking import Narrowing, statements
from kg.said.records import Document, Node, Span, Statement, listed
from kg.said.rows import Row, statements_from

__all__ = ["Document", "Narrowing", "Node", "Row", "Span", "Statement", "listed", "statements", "statements_from"]

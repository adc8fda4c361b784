"""Networks of actors, statements and issues: as graphs of networkx, as measures, and as files that other tools open.

    graph = kg.actor_issue_graph(store, actor="Moon", since="2017")      # a networkx.MultiDiGraph
    kg.network.measures.shared_issues(graph, "Moon Jae-in", "Shinzo Abe")
    kg.network.export(store, "gexf", Path("talks.gexf"), "statements", issue="sanctions")

    statements (`kg.said`) ─▶ shapes ─▶ graph ─▶ measures
                                └────▶ writers, tables ─▶ formats

Only `graph` and `measures` need networkx; they are imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.network.formats import NETWORKS, NetworkFormat, export, write
from kg.network.shapes import SHAPES

if TYPE_CHECKING:
    from kg.network import graph, measures

_HEAVY = ("graph", "measures")
__all__ = [
    "NETWORKS",
    "SHAPES",
    "NetworkFormat",
    "export",
    "graph",
    "measures",
    "write",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name in _HEAVY:
            return import_module(f"kg.network.{name}")
        raise AttributeError(f"module 'kg.network' has no attribute {name!r}")

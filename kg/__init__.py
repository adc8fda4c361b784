"""Diplomatic readouts as a knowledge graph: who said what, how, alone or jointly, about which issue.

    import kg

    lexicon = kg.lexicon.Lexicon.load(kg.files.vocabulary())
    source = kg.source.load(Path("readout.txt"))
    reading = kg.reading.read(source, lexicon)        # records with the characters that support them
    graphs = kg.graph.to_graphs(reading, base, lexicon.version)

    with kg.store.Store.open(Path("kg-store")) as store:
        network = kg.actor_issue_graph(store, issue="sanctions")   # a networkx.MultiDiGraph

The parts are imported when they are first used, so that `kg --help` need not wait for them.
"""

from importlib import import_module, metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what `__getattr__` imports, so that a type checker knows the parts and misses a misspelt one
    from kg import (
        build,
        check,
        console,
        errors,
        evaluate,
        export,
        files,
        graph,
        keep,
        known,
        lexicon,
        network,
        picture,
        queries,
        rdf_files,
        reading,
        remote,
        said,
        show,
        source,
        store,
        suggest,
        summary,
        validate,
        views,
        vocab,
        workers,
    )
    from kg.network.graph import actor_issue_graph

    __version__: str

__all__ = [
    "__version__",
    "actor_issue_graph",
    "build",
    "check",
    "console",
    "errors",
    "evaluate",
    "export",
    "files",
    "graph",
    "keep",
    "known",
    "lexicon",
    "network",
    "picture",
    "queries",
    "rdf_files",
    "reading",
    "remote",
    "said",
    "show",
    "source",
    "store",
    "suggest",
    "summary",
    "validate",
    "views",
    "vocab",
    "workers",
]
_PARTS = frozenset(__all__) - {"__version__", "actor_issue_graph"}


def _version() -> str:
    try:
        return metadata.version("readout-kg")
    except metadata.PackageNotFoundError:
        return "uninstalled"


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return _version()
        if name == "actor_issue_graph":
            return import_module("kg.network.graph").actor_issue_graph
        if name in _PARTS:
            return import_module(f"kg.{name}")
        raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

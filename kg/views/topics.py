"""Issues with the wider ones that they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.said import Node, Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue and the IRIs of those that it belongs to directly."""

    node: Node
    wider: tuple[str, ...] = ()


def shown_topics(statements: Iterable[Statement], topics: Sequence[Topic]) -> list[Topic]:
    """Return the issues of the statements in their order, then all that are wider; circles do no harm."""
    known = {topic.node.iri: topic for topic in topics}
    raised: dict[str, Node] = {node.iri: node for one in statements for node in one.issues}
    found = {iri: known.get(iri) or Topic(node) for iri, node in raised.items()}
    waiting = list(found.values())
    while waiting:
        more = [known[iri] for iri in waiting.pop().wider if iri in known and iri not in found]
        found |= {topic.node.iri: topic for topic in more}
        waiting += more
    return list(found.values())

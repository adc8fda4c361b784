"""Which row each actor, statement and issue gets, so that few curves cross: barycentre sweeps.

Statements stay together by document, then by who speaks, then by sentence. What moves in a sweep is the
order of the speakers within a document and of the sentences within a speaker.
"""

from bisect import bisect_right, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.said import Document, Node, Statement

SWEEPS = 8
Key = TypeVar("Key", bound=Hashable)
Place = Mapping[Node, float]


@dataclass(frozen=True, slots=True)
class Order:
    """The three columns from top to bottom, and how often curves cross when they are drawn so."""

    actors: tuple[Node, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Node, ...]
    crossings: int


def in_order_of_text(statements: Sequence[Statement]) -> Order:
    """Return the order that keeps the statements as they stand and sorts the other two columns by them."""
    speakers = [(node, row) for row, statement in enumerate(statements) for node in statement.speakers]
    subjects = [(node, row) for row, statement in enumerate(statements) for node in statement.issues]
    actors, issues = _by_mean(speakers), _by_mean(subjects)
    crossings = _crossings(speakers, actors) + _crossings(subjects, issues)
    return Order(actors, tuple(statements), issues, crossings)


def with_few_crossings(statements: Sequence[Statement]) -> Order:
    """Return the order with the fewest crossings that the sweeps find; at worst that of the text."""
    best = last = in_order_of_text(statements)
    for _ in range(SWEEPS):
        last = in_order_of_text(_swept(statements, _places(last.actors), _places(last.issues)))
        best = min(best, last, key=lambda order: order.crossings)
    return best


def _swept(statements: Sequence[Statement], actors: Place, issues: Place) -> list[Statement]:
    """Return the statements, each speaker and each sentence as near to its neighbours as the groups allow."""
    subjects = [(_sentence(s), issues[node]) for s in statements for node in s.issues]
    sentence = _means(subjects)
    documents = list(dict.fromkeys(statement.document for statement in statements))

    def place(statement: Statement) -> tuple[object, ...]:
        speakers = sorted(actors[node] for node in statement.speakers) or [1.0]
        middle = sum(speakers) / len(speakers)
        own = sentence.get(_sentence(statement), 1.0)
        return (documents.index(statement.document), middle, speakers, own, statement.sentence_start)

    return sorted(statements, key=place)


def _sentence(statement: Statement) -> tuple[Document, int, tuple[Node, ...]]:
    return statement.document, statement.sentence_start, statement.speakers


def _places(nodes: Sequence[Node]) -> dict[Node, float]:
    return {node: (row + 0.5) / len(nodes) for row, node in enumerate(nodes)}


def _means(pairs: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    gathered: dict[Key, list[float]] = {}
    for key, value in pairs:
        gathered.setdefault(key, []).append(value)
    return {key: sum(values) / len(values) for key, values in gathered.items()}


def _by_mean(rows: Iterable[tuple[Node, float]]) -> tuple[Node, ...]:
    mean = _means(rows)
    return tuple(sorted(mean, key=lambda node: mean[node]))


def _crossings(pairs: Sequence[tuple[Node, int]], nodes: Sequence[Node]) -> int:
    """Return how many pairs of curves cross: the lower statement reaches the higher node."""
    place = {node: row for row, node in enumerate(nodes)}
    seen: list[int] = []
    total = 0
    for _, target in sorted((row, place[node]) for node, row in pairs):
        total += len(seen) - bisect_right(seen, target)
        insort(seen, target)
    return total

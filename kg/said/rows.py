"""Statements from the rows of the view query: one row for each node that has a part in a statement."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.errors import QueryError
from kg.said.records import Document, Node, Span, Statement
from kg.source.records import legal
from kg.vocab import local_name

QUERY = "who_said_what"

_SPAN = re.compile(r"(\d+)-(\d+)", re.ASCII)

Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class _Known:
    """The readouts and nodes of the rows so far: each IRI stands for one of them, and its first name counts."""

    documents: dict[str, Document] = field(default_factory=dict)
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)

    def document(self, cell: Mapping[str, str]) -> Document:
        """Return the readout of a row."""
        iri = cell["readout"]
        title = cell["title"] or local_name(iri)
        return self.documents.setdefault(iri, Document(iri, title, cell["date"], cell["source"], cell["address"]))

    def node(self, cell: Mapping[str, str]) -> Node:
        """Return the node of a row."""
        iri, label = cell["node"], cell["label"].strip()
        node = Node(iri, label or local_name(iri), cell["category"])
        return self.nodes.setdefault((iri, node.category), node)


def statements_from(rows: Iterable[Row]) -> tuple[Statement, ...]:
    """Return the statements of the rows in the order of readouts and text, each with all that has a part in it.

    Readouts follow each other by IRI, which begins with the date. A column that a row does not have is empty.
    """
    known = _Known()
    found: dict[str, Statement] = {}
    for row in rows:
        cell = _Cells({column: legal(value or "") for column, value in row.items()})
        one = found.get(cell["statement"]) or _statement(cell, known)
        found[one.iri] = _with_node(one, cell["part"], known.node(cell))
    return tuple(sorted(found.values(), key=lambda one: (one.document.iri, one.start, one.end, one.iri)))


class _Cells(dict[str, str]):
    """The cells of a row as text."""

    def __missing__(self, column: str) -> str:
        return ""


def _statement(cell: Mapping[str, str], known: _Known) -> Statement:
    act = local_name(cell["act"])
    return Statement(
        iri=cell["statement"],
        document=known.document(cell),
        sentence=cell["sentence"],
        sentence_start=_number(cell["sentenceStart"] or "0"),
        spans=_spans(cell["spans"]),
        cue=cell["cue"] or act.replace("-", " "),
        act=act,
        illocution=local_name(cell["illocution"]),
        stance=local_name(cell["stance"]),
        joint=cell["joint"] in {"true", "1"},
        quote=cell["quote"],
        review=cell["review"],
    )


def _with_node(one: Statement, part: str, node: Node) -> Statement:
    """Return the statement with a node in its part."""
    match part:
        case "speaker":
            return replace(one, speakers=_with(one.speakers, node))
        case "addressee":
            return replace(one, addressees=_with(one.addressees, node))
        case "about":
            return replace(one, issues=_with(one.issues, node))
        case _:  # no node has a part in it
            return one


def _with(nodes: tuple[Node, ...], node: Node) -> tuple[Node, ...]:
    return nodes if node in nodes else (*nodes, node)


def _spans(words: str) -> tuple[Span, ...]:
    """Return spans that are written `12-30 45-60`, in order."""
    return tuple(sorted({_span(word) for word in words.split()}))


def _span(word: str) -> Span:
    found = _SPAN.fullmatch(word)
    if not found:
        raise QueryError(QUERY, f"has the span {word!r}", "give the first position and the end, as 12-30")
    return int(found[1]), int(found[2])


def _number(word: str) -> int:
    if not word.isdecimal():
        raise QueryError(QUERY, f"has the position {word!r}", "give a whole number")
    return int(word)

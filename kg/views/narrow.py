"""Narrowing the pictures to an actor, an issue with its narrower ones, a document, or a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.views.statements import Document, Node, Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue and the IRIs of those that it belongs to directly."""

    node: Node
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: parts of names in any case, or IRIs; empty means any."""

    actor: str = ""
    issue: str = ""
    document: str = ""
    since: str = ""
    """The first day, month or year; documents without a date are left out."""
    until: str = ""
    """The last day, or the month or year that is taken in whole."""


def narrowed(
    statements: Iterable[Statement], wanted: Wanted, documents: Iterable[Document] = (), topics: Iterable[Topic] = ()
) -> tuple[Statement, ...]:
    """Return the statements that are wanted, whole: what was said jointly keeps all who said it."""
    dated = {document.iri: document for document in documents}
    issues = _below(topics, wanted.issue)
    return tuple(
        statement
        for statement in statements
        if _among(statement.speakers, wanted.actor)
        and (_among(statement.issues, wanted.issue) or any(node.iri in issues for node in statement.issues))
        and _from(dated.get(statement.document) or Document(statement.document, ""), wanted)
    )


def ancestors(topics: Sequence[Topic]) -> dict[str, frozenset[str]]:
    """Return, by IRI, each issue with all wider ones, itself included; circles do no harm."""
    wider = {topic.node.iri: topic.wider for topic in topics}
    return {iri: frozenset(_climbed(iri, wider)) for iri in wider}


def _climbed(iri: str, wider: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += wider.get(one, ())
    return found


def _below(topics: Iterable[Topic], name: str) -> set[str]:
    """Return the IRIs of the issues of that name and of all narrower ones."""
    known = tuple(topics)
    tops = {topic.node.iri for topic in known if name and _is_called(topic.node, name)}
    return {iri for iri, above in ancestors(known).items() if above & tops}


def _among(nodes: Iterable[Node], name: str) -> bool:
    return not name or any(_is_called(node, name) for node in nodes)


def _is_called(node: Node, name: str) -> bool:
    return node.iri == name or name.lower() in node.label.lower()


def _from(document: Document, wanted: Wanted) -> bool:
    """Tell whether a document is the wanted one and of the wanted time."""
    named = f"{document.source}\n{document.title}\n{document.iri}".lower()
    if wanted.document.lower() not in named:
        return False
    if (wanted.since or wanted.until) and not document.date:
        return False
    return document.date >= wanted.since and document.date[: len(wanted.until)] <= wanted.until

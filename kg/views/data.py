"""What the script of the page works on: everything that is shown, as numbers, names and pieces of text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.said import Document, Statement
from kg.views.evidence import PARTS, Evidence, pieces, places
from kg.views.keys import Keys
from kg.views.matrix import side_by_side
from kg.views.topics import Topic, shown_topics


def page_data(
    statements: Sequence[Statement],
    keys: Keys,
    topics: Sequence[Topic],
    evidence: Evidence,
) -> dict[str, Any]:
    """Return the data: statements refer to actors, issues and documents by their number."""
    actors = [node for node in side_by_side(statements) if node.iri]
    issues = shown_topics(statements, topics)
    documents = {one.document.iri: one.document for one in statements}
    cuts = {iri: evidence.cuts(iri, own) for iri, own in _by_document(statements).items()}
    number = {
        "actors": _numbers(node.iri for node in actors),
        "issues": _numbers(topic.node.iri for topic in issues),
        "documents": _numbers(documents),
    }
    return {
        "actors": [{"key": keys.actors[node.iri], "label": node.label} for node in actors],
        "issues": [_issue(topic, keys, number["issues"]) for topic in issues],
        "documents": [_document(one, keys, evidence, cuts[one.iri]) for one in documents.values()],
        "statements": [_statement(one, keys, number, evidence, cuts[one.document.iri]) for one in statements],
    }


def _by_document(statements: Iterable[Statement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in statements:
        found.setdefault(one.document.iri, []).append(one.iri)
    return found


def _numbers(iris: Iterable[str]) -> dict[str, int]:
    return {iri: number for number, iri in enumerate(iris)}


def _issue(topic: Topic, keys: Keys, number: Mapping[str, int]) -> dict[str, Any]:
    wider = [number[iri] for iri in topic.wider if iri in number]
    return {"key": keys.issues[topic.node.iri], "label": topic.node.label, "wider": wider}


def _document(document: Document, keys: Keys, evidence: Evidence, cuts: Sequence[int]) -> dict[str, Any]:
    return {
        "key": keys.documents[document.iri],
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "address": document.address if document.linked else "",
        "text": pieces(evidence.texts.get(document.iri, ""), cuts),
    }


def _statement(
    one: Statement, keys: Keys, number: Mapping[str, Mapping[str, int]], evidence: Evidence, cuts: Sequence[int]
) -> dict[str, Any]:
    passages = evidence.passages.get(one.iri, {}) if len(cuts) > 1 else {}
    return {
        "key": keys.statements[one.iri],
        "document": number["documents"][one.document.iri],
        "actors": [number["actors"][node.iri] for node in one.speakers],
        "issues": [number["issues"][node.iri] for node in one.issues],
        "joint": one.joint,
        "cue": one.cue,
        "review": one.review,
        "act": one.act.replace("-", " "),
        "illocution": one.illocution,
        "stance": one.stance.replace("-", " "),
        "start": one.start,
        "end": one.end,
        "quote": [[text, int(content)] for text, content in one.pieces],
        "marks": {part: places(passages[part], cuts) for part in PARTS if part in passages},
    }

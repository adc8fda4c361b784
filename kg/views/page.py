"""The flow picture as one HTML file: the picture, evidence on request, and all sentences as a list."""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.views.evidence import Evidence
from kg.views.narrow import Topic
from kg.views.render import content_hash, data_block, render, trusted
from kg.views.scene import Mark, Scene
from kg.views.statements import Document, Statement, local_name
from kg.views.svg import flow_scene

MANY = 60
"""Above this number of statements a flow picture is hard to follow, and the page says so."""


def flow_page(
    statements: Sequence[Statement],
    title: str,
    documents: Iterable[Document] = (),
    topics: Sequence[Topic] = (),
    evidence: Evidence | None = None,
) -> str:
    """Return the page: it needs no network, and without scripts it is still a picture with a list."""
    readouts = _readouts(statements, documents)
    scene = flow_scene(statements, readouts.values())
    style, script = trusted("page.css", tall=scene.tall), trusted("page.js")
    return render(
        "page.html",
        title=title,
        scene=scene,
        keys={chip.statement.iri: chip.key for chip in scene.chips},
        embedded=True,
        statements=statements,
        documents=readouts,
        many=len(statements) > MANY,
        style=style,
        script=script,
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        data=data_block(_data(scene)),
    )


def _readouts(statements: Sequence[Statement], documents: Iterable[Document]) -> dict[str, Document]:
    """Return, by IRI, the documents that have statements; all if there is no statement."""
    known = {document.iri: document for document in documents}
    present = dict.fromkeys(statement.document for statement in statements) or known
    return {iri: known.get(iri) or Document(iri, local_name(iri)) for iri in present}


def _data(scene: Scene) -> dict[str, Any]:
    """Return what the script works on: names of actors and issues, and which statement ties which of them."""
    actor = {mark.node: mark.key for mark in scene.actors}
    issue = {mark.node: mark.key for mark in scene.issues}
    return {
        "actors": _labels(scene.actors),
        "issues": _labels(scene.issues),
        "statements": [
            {
                "key": chip.key,
                "actors": [actor[node] for node in chip.statement.speakers],
                "issues": [issue[node] for node in chip.statement.issues],
                "joint": chip.statement.joint,
            }
            for chip in scene.chips
        ],
    }


def _labels(marks: Iterable[Mark]) -> dict[str, str]:
    return {mark.key: mark.node.label for mark in marks}

"""The page: one HTML file with the flow and the matrix, a table of all statements, and evidence on request."""

from collections.abc import Sequence
from typing import Any

from kg.said import Document, Statement
from kg.views.data import page_data
from kg.views.evidence import Evidence
from kg.views.keys import Keys, keys_of
from kg.views.layout import flow
from kg.views.matrix import counts, is_drawn, matrix
from kg.views.render import content_hash, data_block, render, trusted
from kg.views.topics import Topic, shown_topics

MANY = 60
"""Above this number of statements a flow picture is hard to follow, and the matrix is shown first."""
MOST_FLOW, MOST_ROWS = 600, 1000
"""Above these numbers of statements there is no flow picture, and the table without scripts ends."""


def flow_page(
    statements: Sequence[Statement],
    title: str,
    topics: Sequence[Topic] = (),
    evidence: Evidence | None = None,
) -> str:
    """Return the page: it needs no network, and without scripts it is still a picture with a table."""
    documents = {one.document.iri: one.document for one in statements}
    keys = keys_of(statements, (topic.node.iri for topic in shown_topics(statements, topics)))
    pictures = _pictures(statements, keys)
    seen = pictures["scene"] if pictures["first"] == "flow" else pictures["matrix"]
    columns = len(pictures["matrix"].columns) if pictures["matrix"] and pictures["first"] == "matrix" else 0
    style = trusted("page.css", tall=bool(seen and seen.tall), columns=columns)
    script = trusted("page.js", most=MOST_ROWS)
    return render(
        "page.html",
        title=title,
        keys=keys,
        embedded=True,
        statements=statements,
        documents=documents,
        filters=_filters(statements, documents, topics, keys),
        style=style,
        script=script,
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        data=data_block(page_data(statements, keys, topics, evidence or Evidence())),
        most=MOST_ROWS,
        **pictures,
    )


def _pictures(statements: Sequence[Statement], keys: Keys) -> dict[str, Any]:
    """Return the pictures that the page has, None for each that would show too much, and which comes first."""
    drawn = is_drawn(statements)
    return {
        "scene": flow(statements) if len(statements) <= MOST_FLOW else None,
        "matrix": matrix(statements, keys) if drawn else None,
        "counts": None if drawn else counts(statements, keys),
        "first": "flow" if len(statements) <= MANY else "matrix",
    }


def _filters(
    statements: Sequence[Statement], documents: dict[str, Document], topics: Sequence[Topic], keys: Keys
) -> dict[str, Any]:
    """Return what can be chosen: acts by illocution, and keys with names of documents, actors and issues."""
    acts: dict[str, set[str]] = {}
    for statement in statements:
        acts.setdefault(statement.illocution, set()).add(statement.act.replace("-", " "))
    actors = {node.iri: node.label for statement in statements for node in statement.speakers}
    issues = {topic.node.iri: topic.node.label for topic in shown_topics(statements, topics)}
    titles = {iri: one.caption for iri, one in documents.items()}
    dates = sorted(one.date[:10] for one in documents.values() if one.date)
    return {
        "acts": {illocution: sorted(found) for illocution, found in sorted(acts.items())},
        "actor": _choices(actors, keys.actors),
        "issue": _choices(issues, keys.issues),
        "document": _choices(titles, keys.documents),
        "dates": dates,
    }


def _choices(labels: dict[str, str], keys: dict[str, str]) -> list[tuple[str, str]]:
    """Return keys and names in the order of the names."""
    return sorted(((keys[iri], label) for iri, label in labels.items()), key=lambda pair: (pair[1].casefold(), pair))

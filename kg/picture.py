"""The actor-issue picture of a store, drawn from stored queries."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import UsageError
from kg.queries import Table, called, catalogue, run
from kg.store import Store
from kg.views.evidence import Evidence, Span
from kg.views.narrow import Topic, Wanted, narrowed
from kg.views.page import MANY, flow_page
from kg.views.png import png
from kg.views.statements import QUERY, Document, Node, Statement, statements_from
from kg.views.svg import flow_svg, matrix_svg

TITLE = "Who said what about which issue"
_TEXTS, _PASSAGES, _ISSUES = "texts", "passages", "wider_issues"
_NAMES = "issues_raised"
"""The stored query whose parameters name an actor and an issue as a person does."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that pictures are made of."""

    statements: tuple[Statement, ...]
    documents: tuple[Document, ...] = ()
    topics: tuple[Topic, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


def gather(store: Store, **wanted: str) -> Material:
    """Return the material of a store, narrowed by the fields of `Wanted`; raises UsageError if nothing is left."""
    named = _called(store, Wanted(**wanted))
    texts = _records(store, _TEXTS)
    documents = tuple(
        Document(row["readout"], row["title"], row["issued"], row["source"], row["address"]) for row in texts
    )
    topics = _topics(store)
    statements = narrowed(statements_from(_records(store, QUERY)), named, documents, topics)
    if any(wanted.values()) and not statements:
        raise UsageError("the picture", "no statement is left", "narrow it less")
    evidence = Evidence({row["readout"]: row["text"] for row in texts}, _passages(store))
    return Material(statements, documents, topics, evidence)


def form_of(path: Path) -> str:
    """Return the ending of a picture's file, which says what it is; raises UsageError if there is no such picture."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise UsageError(str(path), "has an unknown ending", f"name it {', '.join(FORMS[:-1])} or {FORMS[-1]}")
    return form


def drawn(store: Store, form: str, document: str = "") -> bytes:
    """Return the picture of one document of a store, by its IRI, or of all; raises UsageError if there is none."""
    return draw(gather(store, document=document), form)


def draw(material: Material, form: str) -> bytes:
    """Return the picture as a page (`.html`) or as an image alone (`.svg`, `.png`).

    The image of many statements is the matrix, that of a few the flow.
    """
    return _PICTURES[form](material)


def _page(material: Material) -> bytes:
    page = flow_page(material.statements, TITLE, material.documents, material.topics, material.evidence)
    return page.encode()


def _svg(material: Material) -> bytes:
    picture = flow_svg if len(material.statements) <= MANY else matrix_svg
    present = {statement.document for statement in material.statements}
    shown = [one for one in material.documents if one.iri in present or not present]
    return picture(material.statements, TITLE, shown).encode()


def _png(material: Material) -> bytes:
    return png(_svg(material).decode())


_PICTURES: dict[str, Callable[[Material], bytes]] = {".html": _page, ".svg": _svg, ".png": _png}
FORMS = tuple(_PICTURES)
"""What the name of a picture's file can end in."""


def _called(store: Store, wanted: Wanted) -> Wanted:
    """Return what is wanted with codes and short names spelled out; raises UsageError on a name that nothing has."""
    given = {"actor": wanted.actor, "issue": wanted.issue}
    found, unknown = called(store, catalogue()[_NAMES], {key: name for key, name in given.items() if name})
    if unknown:
        raise UsageError(unknown[0], "nothing in the store is called so", "`kg query actors` lists names")
    return replace(wanted, **found)


def _topics(store: Store) -> tuple[Topic, ...]:
    found: dict[str, Topic] = {}
    for row in _records(store, _ISSUES):
        known = found.setdefault(row["issue"], Topic(Node(row["issue"], row["label"])))
        if row["wider"]:
            found[row["issue"]] = replace(known, wider=(*known.wider, row["wider"]))
    return tuple(found.values())


def _passages(store: Store) -> dict[str, dict[str, tuple[Span, ...]]]:
    found: dict[str, dict[str, tuple[Span, ...]]] = {}
    for row in _records(store, _PASSAGES):
        parts = found.setdefault(row["statement"], {})
        parts[row["part"]] = (*parts.get(row["part"], ()), (int(row["start"]), int(row["end"])))
    return found


def _records(store: Store, name: str) -> list[dict[str, str]]:
    answer = run(store, catalogue()[name])
    return answer.records() if isinstance(answer, Table) else []

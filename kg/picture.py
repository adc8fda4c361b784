"""The actor-issue picture of a store, drawn from stored queries."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Unpack

from kg.errors import UsageError
from kg.queries import Queryable, Table, catalogue, run
from kg.said import Narrowing, Node, Span, Statement, statements
from kg.store import Readable
from kg.views.evidence import Evidence
from kg.views.page import MANY, flow_page
from kg.views.png import png
from kg.views.svg import flow_svg, matrix_svg
from kg.views.topics import Topic

TITLE = "Who said what about which issue"
_TEXTS, _PASSAGES, _ISSUES = "texts", "passages", "wider_issues"


@dataclass(frozen=True, slots=True)
class Material:
    """All that pictures are made of."""

    statements: tuple[Statement, ...]
    topics: tuple[Topic, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


def gather(store: Readable, **narrowing: Unpack[Narrowing]) -> Material:
    """Return the material of a store, or of some of its statements.

    Raises UsageError when nothing is called so, a date is none, or no statement is left.
    """
    said = statements(store, **narrowing)
    if any(narrowing.values()) and not said:
        raise UsageError("the picture", "no statement is left", "narrow it less")
    present = {one.document.iri for one in said}
    asked = store.alone(*present) if len(present) == 1 else store
    texts = {row["readout"]: row["text"] for row in _records(asked, _TEXTS) if row["readout"] in present}
    return Material(said, _topics(asked), Evidence(texts, _passages(asked, {one.iri for one in said})))


def advice(material: Material, form: str) -> str:
    """Return what to do about an image of more than fits on a sheet, empty if it fits."""
    number = len(material.statements)
    if form == ".html" or number <= MANY:
        return ""
    return f"{number} statements do not fit on a sheet; --actor, --issue, --document, --from and --to narrow them"


def form_of(path: Path) -> str:
    """Return the ending of a picture's file, which says what it is; raises UsageError if there is no such picture."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise UsageError(str(path), "has an unknown ending", f"name it {', '.join(FORMS[:-1])} or {FORMS[-1]}")
    return form


def drawn(store: Readable, form: str, document: str = "") -> bytes:
    """Return the picture of one document of a store, by its IRI, or of all; raises UsageError if there is none."""
    return draw(gather(store, document=document), form)


def draw(material: Material, form: str) -> bytes:
    """Return the picture as a page (`.html`) or as an image alone (`.svg`, `.png`).

    The image of many statements is the matrix, that of a few the flow.
    """
    return _PICTURES[form](material)


def _page(material: Material) -> bytes:
    return flow_page(material.statements, TITLE, material.topics, material.evidence).encode()


def _svg(material: Material) -> bytes:
    picture = flow_svg if len(material.statements) <= MANY else matrix_svg
    return picture(material.statements, TITLE).encode()


def _png(material: Material) -> bytes:
    return png(_svg(material).decode())


_PICTURES: dict[str, Callable[[Material], bytes]] = {".html": _page, ".svg": _svg, ".png": _png}
FORMS = tuple(_PICTURES)
"""What the name of a picture's file can end in."""


def _topics(store: Queryable) -> tuple[Topic, ...]:
    found: dict[str, Topic] = {}
    for row in _records(store, _ISSUES):
        known = found.setdefault(row["issue"], Topic(Node(row["issue"], row["label"])))
        if row["wider"]:
            found[row["issue"]] = replace(known, wider=(*known.wider, row["wider"]))
    return tuple(found.values())


def _passages(store: Queryable, said: Set[str]) -> dict[str, dict[str, tuple[Span, ...]]]:
    """Return the passages of these statements."""
    found: dict[str, dict[str, tuple[Span, ...]]] = {}
    for row in (row for row in _records(store, _PASSAGES) if row["statement"] in said):
        parts = found.setdefault(row["statement"], {})
        parts[row["part"]] = (*parts.get(row["part"], ()), (int(row["start"]), int(row["end"])))
    return found


def _records(store: Queryable, name: str) -> list[dict[str, str]]:
    answer = run(store, catalogue()[name])
    return answer.records() if isinstance(answer, Table) else []

"""The pictures as SVG files that stand alone."""

from collections.abc import Iterable, Sequence

from kg.views.grid import grid
from kg.views.keys import keys_of
from kg.views.layout import flow
from kg.views.matrix import counts, is_drawn, matrix
from kg.views.render import render
from kg.views.scene import Scene
from kg.views.statements import Document, Statement, local_name

TITLE = 62.0
"""Height of the title and the line below it."""


def flow_svg(statements: Sequence[Statement], title: str = "", documents: Iterable[Document] = ()) -> str:
    """Return the flow picture as an SVG document: no script, no style sheet, nothing fetched."""
    known = list(documents)
    scene = flow_scene(statements, known, TITLE if title else 0.0)
    return render("flow.svg", scene=scene, title=title, subtitle=_subtitle(known), embedded=False)


def matrix_svg(statements: Sequence[Statement], title: str = "", documents: Iterable[Document] = ()) -> str:
    """Return the matrix picture as an SVG document like that; chips that would be too many are counted."""
    top, keys = TITLE if title else 0.0, keys_of(statements)
    words = {"title": title, "subtitle": _subtitle(list(documents))}
    if not is_drawn(statements):
        return render("counts.svg", counts=counts(statements, keys), top=top, **words)
    return render("matrix.svg", grid=grid(matrix(statements, keys), top), **words)


def _subtitle(documents: Sequence[Document]) -> str:
    """Return the name and date of the document if there is one, else how many there are."""
    if len(documents) == 1:
        return ", ".join(filter(None, (documents[0].title, documents[0].date)))
    return f"{len(documents)} documents" if documents else ""


def flow_scene(statements: Sequence[Statement], documents: Iterable[Document], top: float = 0.0) -> Scene:
    """Return where everything stands: statements of several documents stand below the names of these."""
    titles = {document.iri: f"{document.date} {document.title}".strip() for document in documents}
    present = list(dict.fromkeys(statement.document for statement in statements))
    headed = {iri: titles.get(iri) or local_name(iri) for iri in present} if len(present) > 1 else {}
    return flow(statements, headed, top)

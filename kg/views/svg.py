"""The flow picture as an SVG file that stands alone."""

from collections.abc import Iterable, Sequence

from kg.views.layout import flow
from kg.views.render import render
from kg.views.scene import Scene
from kg.views.statements import Document, Statement, local_name

TITLE = 62.0
"""Height of the title and the line below it."""


def flow_svg(statements: Sequence[Statement], title: str = "", documents: Iterable[Document] = ()) -> str:
    """Return the flow picture as an SVG document: no script, no style sheet, nothing fetched."""
    known = list(documents)
    scene = flow_scene(statements, known, TITLE if title else 0.0)
    subtitle = ", ".join(filter(None, (known[0].title, known[0].date))) if len(known) == 1 else ""
    return render("flow.svg", scene=scene, title=title, subtitle=subtitle, embedded=False)


def flow_scene(statements: Sequence[Statement], documents: Iterable[Document], top: float = 0.0) -> Scene:
    """Return where everything stands: statements of several documents stand below the names of these."""
    titles = {document.iri: f"{document.date} {document.title}".strip() for document in documents}
    present = list(dict.fromkeys(statement.document for statement in statements))
    headed = {iri: titles.get(iri) or local_name(iri) for iri in present} if len(present) > 1 else {}
    return flow(statements, headed, top)

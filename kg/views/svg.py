"""The pictures as SVG files that stand alone."""

from collections.abc import Sequence

from kg.said import Statement
from kg.views.grid import grid
from kg.views.keys import keys_of
from kg.views.layout import flow
from kg.views.matrix import counts, is_drawn, matrix
from kg.views.render import render

TITLE = 62.0
"""Height of the title and the line below it."""
TALLEST = 8000.0
"""A taller picture is counted instead of drawn: as pixels it would not be sharp."""


def flow_svg(statements: Sequence[Statement], title: str = "") -> str:
    """Return the flow picture as an SVG document: no script, no style sheet, nothing fetched."""
    scene = flow(statements, TITLE if title else 0.0)
    return render("flow.svg", scene=scene, title=title, subtitle=_subtitle(statements), embedded=False)


def matrix_svg(statements: Sequence[Statement], title: str = "") -> str:
    """Return the matrix picture as an SVG document like that; chips that would be too many are counted."""
    top, keys = TITLE if title else 0.0, keys_of(statements)
    drawn = grid(matrix(statements, keys), top) if is_drawn(statements) else None
    if drawn and drawn.height <= TALLEST:
        return render("matrix.svg", grid=drawn, title=title, subtitle=_subtitle(statements))
    table = counts(statements, keys)
    subtitle = f"{_subtitle(statements)}; {table.extent}"
    return render("counts.svg", counts=table, top=top, title=title, subtitle=subtitle)


def _subtitle(statements: Sequence[Statement]) -> str:
    """Return the name and date of the document if there is one, else how many there are."""
    documents = {statement.document for statement in statements}
    if len(documents) != 1:
        return f"{len(documents)} documents" if documents else ""
    (only,) = documents
    return ", ".join(filter(None, (only.title, only.date)))

"""The actor-issue picture of a store, drawn from two stored queries."""

from kg.queries import Table, catalogue, run
from kg.store import Store
from kg.views.page import flow_page
from kg.views.statements import QUERY, Document, statements_from
from kg.views.svg import flow_svg

TITLE = "Who said what about which issue"
_READOUTS = "readouts"
_PICTURES = {".html": flow_page, ".svg": flow_svg}
FORMS = tuple(_PICTURES)
"""What the name of a picture's file can end in."""


def draw(store: Store, form: str, readout: str = "") -> str:
    """Return the picture of all readouts in a store, or of one, as a page (`.html`) or as an image alone (`.svg`)."""
    rows = _records(store, QUERY)
    statements = statements_from(row for row in rows if readout in ("", row["document"]))
    documents = {
        row["readout"]: Document(row["readout"], row["title"], row["issued"], row["source"], row["address"])
        for row in _records(store, _READOUTS)
        if readout in ("", row["readout"])
    }
    return _PICTURES[form](statements, TITLE, documents.values())


def _records(store: Store, name: str) -> list[dict[str, str]]:
    answer = run(store, catalogue()[name])
    return answer.records() if isinstance(answer, Table) else []

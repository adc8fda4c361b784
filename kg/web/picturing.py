"""Pictures of a store, or of what is left of it after narrowing."""

from collections.abc import Mapping
from typing import cast

from kg.errors import UsageError
from kg.picture import Material, draw, gather
from kg.said import Narrowing, Statement, statements
from kg.store import Store
from kg.web.finding import found, wish
from kg.web.saying import in_full
from kg.web.telling import statements_of

_IMAGE = ".svg"


def newest(store: Store) -> str:
    """Return the IRI of the readout with the latest date, empty if there is none."""
    (rows,) = found(store, wish("labels"))
    return rows[0]["readout"] if rows else ""


def statement_count(store: Store, narrowing: Mapping[str, str]) -> tuple[int, str]:
    """Return how many statements a picture has, and the IRI of the readout if they stand in one.

    Raises UsageError when nothing is called so, a date is none, or nothing is left.
    """
    said = _said(store, narrowing)
    documents = {one.document.iri for one in said}
    if any(narrowing.values()) and not said:
        raise UsageError("the picture", "no statement is left", "empty a field, which means any")
    return len(said), documents.pop() if len(documents) == 1 else ""


def drawn_of(store: Store, form: str, narrowing: Mapping[str, str]) -> bytes:
    """Return a picture; `form` is `.html` or `.svg`. Raises UsageError as `statement_count` does."""
    if form == _IMAGE:
        return draw(Material(_said(store, narrowing)), form)
    return draw(gather(store, **cast("Narrowing", narrowing)), form)


def _said(store: Store, narrowing: Mapping[str, str]) -> tuple[Statement, ...]:
    """Return the statements that are left; those of one readout are found without looking at any other."""
    named = {name: value for name, value in narrowing.items() if value}
    readout = named.get("document", "")
    if set(named) == {"document"} and store.holds(readout):
        (illocutions,) = found(store, wish("illocutions"))
        return statements_of(in_full(store, readout), illocutions)
    return statements(store, **cast("Narrowing", narrowing))

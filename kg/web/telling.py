"""Statements as pages show them: what was said, in which readout, and how it has to do with the thing of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.said import Document, Statement, statements_from
from kg.vocab import local_name
from kg.web.finding import Rows

ROLES = {
    "speaker": "Said",
    "office": "Said by its representatives",
    "addressee": "Said to them",
    "topic": "Said about it",
    "narrower": "Said about what is narrower",
    "meeting": "Said there",
}
"""How a statement can have to do with a thing, and what the section of a page is called that lists such statements."""


@dataclass(frozen=True, slots=True)
class Account:
    """The statements of one readout."""

    document: Document
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Statements that have to do with a thing in one way, the newest readout first."""

    role: str
    title: str
    accounts: tuple[Account, ...]


def statements_of(said: Rows, illocutions: Rows) -> tuple[Statement, ...]:
    """Return the statements in the rows, each with the kind of its act."""
    kinds = {row["act"]: row["illocution"] for row in illocutions}
    return statements_from({**row, "illocution": kinds.get(local_name(row["act"]), "")} for row in said)


def sections(said: Rows, illocutions: Rows, documents: Rows) -> list[Section]:
    """Return the statements about a thing by what they have to do with it."""
    known = {row["readout"]: _document(row) for row in documents}
    role = {row["statement"]: row["role"] for row in said}
    statements = statements_of(said, illocutions)
    found = []
    for name, title in ROLES.items():
        here = [one for one in statements if role[one.iri] == name]
        if here:
            found.append(Section(name, title, tuple(_accounts(here, known))))
    return found


def _accounts(statements: Iterable[Statement], documents: dict[str, Document]) -> list[Account]:
    groups = groupby(statements, key=lambda one: one.document.iri)
    found = [Account(documents.get(iri) or Document(iri, local_name(iri)), tuple(group)) for iri, group in groups]
    return sorted(found, key=lambda one: one.document.date, reverse=True)


def _document(row: dict[str, str]) -> Document:
    return Document(row["readout"], row["title"] or local_name(row["readout"]), row["issued"], row["source"])

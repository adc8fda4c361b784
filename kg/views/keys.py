"""Short, plain names for the parts of a page: they stand in its links (`page.html#s07b`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.said import Node, Statement
from kg.slugs import slug
from kg.vocab import local_name


@dataclass(frozen=True, slots=True)
class Keys:
    """IRI to short name, for each kind of thing; every short name occurs once in all four."""

    statements: dict[str, str]
    actors: dict[str, str]
    issues: dict[str, str]
    documents: dict[str, str]


def keys_of(statements: Sequence[Statement], wider: Iterable[str] = ()) -> Keys:
    """Return the short names, also of the wider issues with these IRIs.

    Those of statements begin with the document's number if there are several.
    """
    documents = list(dict.fromkeys(statement.document.iri for statement in statements))
    taken: set[str] = set()
    own = {
        statement.iri: _free(_prefix(statement, documents) + _plain(statement.iri), taken) for statement in statements
    }
    speakers = _iris(statement.speakers for statement in statements)
    issues = dict.fromkeys([*_iris(statement.issues for statement in statements), *wider])
    actors, topics = _named("actor", speakers, taken), _named("issue", issues, taken)
    return Keys(own, actors, topics, _named("document", documents, taken))


def _iris(nodes: Iterable[Iterable[Node]]) -> Iterable[str]:
    return dict.fromkeys(node.iri for some in nodes for node in some)


def _prefix(statement: Statement, documents: Sequence[str]) -> str:
    return f"d{documents.index(statement.document.iri) + 1}-" if len(documents) > 1 else ""


def _named(kind: str, iris: Iterable[str], taken: set[str]) -> dict[str, str]:
    return {iri: _free(f"{kind}-{_plain(iri).removeprefix(kind + '-')}", taken) for iri in iris}


def _plain(iri: str) -> str:
    return slug(local_name(iri))


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name

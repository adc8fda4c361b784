"""The rules in SPARQL, each run once over a whole store instead of once for each node."""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import cast

import pyoxigraph as ox
from rdflib import Literal
from rdflib.term import Node

from kg.errors import VocabularyError
from kg.terms import Term, term
from kg.validate import quoting, shapes
from kg.validate.index import Index
from kg.validate.report import Finding, Report, Severity
from kg.vocab import RDF, SH

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_TYPE = ox.NamedNode(str(RDF.type))
_DEFAULT = ox.DefaultGraph()


def constraints(store: ox.Store, *, quotations: bool = True) -> Report:
    """Return what breaks the rules in the default graph of the store, which is the union of the others.

    The store must hold the ontology and the vocabulary beside the readouts. Without `quotations` the rules that
    compare spans with their text are left out: `gate` has asked them of each document.
    """
    suspects = quoting.suspects(store) if quotations else None

    def found(rule: shapes.Rule) -> list[Finding]:
        part = suspects if quoting.compares_with_text(rule.select) else store
        return [] if part is None else list(_broken(store, rule, part))

    with ThreadPoolExecutor(os.cpu_count()) as threads:  # the database leaves the others at work while it evaluates
        return Report.of(chain.from_iterable(threads.map(found, shapes.rules())))


def quotations(index: Index) -> Report:
    """Return what breaks the rules that compare the spans of one document with its text."""
    suspects = quoting.suspects_among(index)
    if not len(suspects):
        return Report()
    asked = (rule for rule in shapes.rules() if quoting.compares_with_text(rule.select))
    return Report.of(finding for rule in asked for finding in _broken(suspects, rule, suspects))


def _broken(store: ox.Store, rule: shapes.Rule, part: ox.Store) -> Iterator[Finding]:
    """Yield what breaks a rule: nodes of `part` that are, in the whole store, of the kind that the rule is about."""
    rows = _rows(rule, part)
    variables = [variable.value for variable in rows.variables]
    for row in rows:
        if _is_target(store, row["this"], rule.classes):
            yield _finding(rule, {name: _normal(row[name]) for name in variables if row[name] is not None})


def _rows(rule: shapes.Rule, part: ox.Store) -> ox.QuerySolutions:
    try:
        rows = part.query(rule.select, prefixes=rule.prefixes)
    except SyntaxError as error:
        raise VocabularyError("shapes.ttl", f"{rule.shape} has no valid SELECT: {error}", "mend the shape") from error
    return cast("ox.QuerySolutions", rows)


def _is_target(store: ox.Store, focus: ox.NamedNode, classes: frozenset[Term]) -> bool:
    return any(quad.object in classes for quad in store.quads_for_pattern(focus, _TYPE, None, _DEFAULT))


def _normal(found: object) -> Node:
    """Return a term of rdflib with its literal in the form that pySHACL has it in: the database has one of its own."""
    node = term(found)
    return node.normalize() if isinstance(node, Literal) else node


def _finding(rule: shapes.Rule, bound: dict[str, Node]) -> Finding:
    return Finding(
        severity=cast("Severity", rule.severity),
        shape=shapes.names()[rule.shape],
        source=rule.shape,
        focus=bound["this"],
        message=_PLACEHOLDER.sub(lambda found: str(bound.get(found[1], found[0])), rule.message),
        value=bound.get("value", bound["this"]),
        component=SH.SPARQLConstraintComponent,
    )

"""What a person calls an actor or an issue, turned into the name by which the stored queries know it."""

from collections.abc import Mapping

from kg import files
from kg.queries.answers import Table
from kg.queries.engine import Queryable, run
from kg.queries.stored import Kind, Query, load

_NAMES = frozenset({"actor", "other", "speaker", "addressee", "target", "issue"})
"""The parameters that name an actor or an issue."""


def called(store: Queryable, query: Query, values: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the values of a query with codes and short names spelled out, and the names that nothing has.

    "US" becomes "United States", wholly and not as a part of "Russian"; a name that several things have, or only a
    part of a name, stays as it is. IRIs and other parameters are left alone.
    """
    if query.kind is Kind.FILE:
        return dict(values), ()
    lookup = load(files.queries() / "lookups" / "called.rq")
    found, unknown = dict(values), []
    for parameter, value in values.items():
        if parameter not in _NAMES or parameter not in query.parameters or "://" in value:
            continue
        answer = run(store, lookup, {"called": value})
        rows = answer.rows if isinstance(answer, Table) else ()
        wholly = {str(label) for label, is_whole in rows if str(is_whole) == "true"}
        if not rows:
            unknown.append(value)
        if len(wholly) == 1:
            found[parameter] = wholly.pop()
    return found, tuple(unknown)

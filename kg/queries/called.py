"""What a person calls an actor, an issue or a concept, turned into the name by which the stored queries know it."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from kg import files
from kg.errors import UsageError
from kg.queries.answers import Answer, Table
from kg.queries.engine import Queryable, run
from kg.queries.stored import Kind, Query, load
from kg.vocab import VOCABULARY

_TOPICS = frozenset({"issue"})
_NAMES = frozenset({"actor", "other", "speaker", "addressee", "target"}) | _TOPICS
"""The parameters that name an actor or an issue."""
_SCHEMES = {"stance": f"{VOCABULARY}/stance"}
"""The parameters that name a concept, with its scheme."""
_TOGETHER = " | "
"""What stands between several names in a cell of an answer, which is a value, too."""
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_FEW = 3


class Unknown(NamedTuple):
    """A name that nothing in the store has, and those most like it."""

    name: str
    near: tuple[str, ...] = ()

    @property
    def remedy(self) -> str:
        """Return what to do about it, in words."""
        lists = "`kg query actors` and `issues_raised` list the names"
        return f"did you mean {' or '.join(self.near)}?" if self.near else lists


def answered(store: Queryable, query: Query, values: Mapping[str, str]) -> tuple[Answer, tuple[Unknown, ...]]:
    """Return the answer to a question of a person's, and the names among its values that nothing in the store has.

    Raises UsageError when a value does not fit its parameter, and what `run` raises.
    """
    spelled, unknown = called(store, query, values)
    return run(store, query, spelled), unknown


def called(store: Queryable, query: Query, values: Mapping[str, str]) -> tuple[dict[str, str], tuple[Unknown, ...]]:
    """Return the values of a query with codes and short names spelled out, and the names that nothing has.

    "US", "the US" and "American" become "United States", wholly and not as a part of "Russian"; a part of a name that
    the queries show stays as it is, and of several names in a cell each is spelled out. IRIs and other parameters are
    left alone. UsageError when a concept is not known.
    """
    if query.kind is Kind.FILE:
        return dict(values), ()
    found = dict(values)
    unknown: list[Unknown] = []
    for parameter, value in values.items():
        if parameter not in query.parameters or "://" in value:
            continue
        if parameter in _SCHEMES:
            found[parameter] = _concept(store, parameter, value)
        elif parameter in _NAMES:
            names = [_name(store, part, parameter in _TOPICS) for part in value.split(_TOGETHER)]
            strange = [name for name in names if isinstance(name, Unknown)]
            found[parameter] = value if strange else _TOGETHER.join(map(str, names))
            unknown += strange
    return found, tuple(unknown)


def _name(store: Queryable, name: str, topic: bool) -> str | Unknown:
    """Return the name by which the queries know what is called so; an issue may be called like an actor."""
    bare = _ARTICLE.sub("", name.strip() or name, count=1)
    rows = [row for row in _asked(store, "called", called=bare) if topic or row["topic"] == "false"]
    wholly = [row for row in rows if row["wholly"] == "true"]
    for several in ([row for row in wholly if row["topic"] == "true"] if topic else [], wholly):
        if len({row["label"] for row in several}) == 1:
            return several[0]["label"]
    if any(row["shown"] == "true" for row in rows):
        return bare
    labels = tuple(dict.fromkeys(row["label"] for row in rows))
    if len(labels) == 1:
        return labels[0]
    return Unknown(name, labels[:_FEW] or _near(store, bare, topic))


def _near(store: Queryable, name: str, topic: bool) -> tuple[str, ...]:
    """Return the labels of what has a name like this one."""
    rows = [row for row in _asked(store, "names") if topic or row["topic"] == "false"]
    known = {row["name"].casefold(): row["label"] for row in rows}
    return tuple(dict.fromkeys(known[one] for one in get_close_matches(name.casefold(), known, _FEW, 0.75)))


def _concept(store: Queryable, parameter: str, value: str) -> str:
    """Return the local name of a concept by any of its names; UsageError if the scheme has none that is called so."""
    word, known = value.strip().casefold(), {}
    for row in _asked(store, "concepts", scheme=_SCHEMES[parameter]):
        known.update({row["concept"].casefold(): row["concept"], row["name"].casefold(): row["concept"]})
    if word in known or not known:
        return known.get(word, value)
    near = get_close_matches(word, known, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"the values are {', '.join(sorted(set(known.values())))}"
    raise UsageError(value or "an empty text", f"is no {parameter}", remedy)


def _asked(store: Queryable, lookup: str, **values: str) -> Sequence[dict[str, str]]:
    answer = run(store, load(files.queries() / "lookups" / f"{lookup}.rq"), values)
    return answer.records() if isinstance(answer, Table) else ()

"""Options that several commands have in common, and what the values of options mean."""

from collections.abc import Callable, Iterable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from kg.errors import UsageError
from kg.summary import DEFAULT_STORE

in_store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="KG_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
    help="Folder of the store.",
)
"""Where the store is."""

own_vocabulary = click.option(
    "--vocabulary",
    multiple=True,
    type=click.Path(path_type=Path),
    envvar="KG_VOCABULARY",
    show_envvar=True,
    help="Turtle file or folder of your own vocabulary, read beside the built-in one.",
)
"""What is added to the built-in vocabulary."""

_NARROWING = (
    click.option("--actor", metavar="NAME", help="Only statements that this actor makes, alone or jointly."),
    click.option("--issue", metavar="NAME", help="Only statements about this issue or a narrower one."),
    click.option("--document", metavar="DOC", help="Only statements in this readout: name, id, or part of its title."),
    click.option("--from", "since", metavar="DATE", help="Only statements from this day, month or year on."),
    click.option("--to", "until", metavar="DATE", help="Only statements up to this day, month or year."),
)


def narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with the options that narrow a picture or network: actor, issue, document, since and until."""
    return reduce(lambda done, option: option(done), reversed(_NARROWING), command)


def parameters(pairs: Iterable[str]) -> dict[str, str]:
    """Return the parameters of a query from words such as `actor=Japan`; raises UsageError where one is none."""
    values: dict[str, str] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        if not mark:
            raise UsageError(pair, "is not KEY=VALUE", "write for example -p actor=Japan")
        if key in values:
            raise UsageError(key, "is given twice", "give each parameter once")
        values[key] = value
    return values

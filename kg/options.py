"""Options that several commands have in common, and what the values of options mean."""

from collections.abc import Iterable
from pathlib import Path

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

"""Options that several commands have in common, and what the values of options mean."""

from collections.abc import Callable, Iterable
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
    ("--actor", "actor", "NAME", "Only what this actor said, alone or with others."),
    ("--issue", "issue", "NAME", "Only what is about this issue or a narrower one."),
    ("--document", "document", "NAME", "Only documents of this name or title."),
    ("--from", "first", "DATE", "Only documents of this day, month or year, or later."),
    ("--to", "last", "DATE", "Only documents of this day, month or year, or earlier."),
)


def narrowing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command with the options that narrow what is shown; a part of a name, a code or an IRI will do."""
    for flag, name, shape, help_text in reversed(_NARROWING):
        command = click.option(flag, name, metavar=shape, default="", help=help_text)(command)
    return command


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

"""Options that several commands have in common."""

from pathlib import Path

import click

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

"""The command `kg serve`."""

from pathlib import Path

import click

from kg.console import say
from kg.errors import UsageError
from kg.options import in_store

_KEPT = 64
"""Megabytes of answers that are kept for whoever asks the same again."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
@click.option("--name", "names", multiple=True, help="Another name that the server answers to.")
@click.option("--seconds", type=click.IntRange(1, 3600), default=20, show_default=True, help="Time for a query.")
@click.option("--rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer.")
@click.option(
    "--memory",
    "copy",
    type=click.IntRange(0),
    default=1024,
    show_default=True,
    help="Megabytes for a copy of the store, which answers faster; 0: none.",
)
@in_store
def serve(host: str, port: int, names: tuple[str, ...], store: Path, **limits: int) -> None:
    """Show the store in a browser, and answer SPARQL at /sparql.

    It only reads, and listens to this machine alone unless --host says otherwise. Ctrl-C ends it.
    """
    try:
        from kg.web.children import Limits
        from kg.web.server import run
    except ModuleNotFoundError as error:
        raise UsageError("kg serve", f"needs {error.name}", "pip install 'readout-kg[serve]'") from error
    run(store, Limits(**limits, kept=_KEPT), (host, port), names, say)

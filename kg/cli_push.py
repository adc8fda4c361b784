"""The command `kg push`: bringing a server up to date with the store."""

from pathlib import Path

import click

import kg
from kg.console import progress
from kg.options import demand_client, in_store, timed
from kg.summary import counted


@click.command()
@click.argument("address", metavar="URL")
@click.option("--union", metavar="IRI", help="Graph that gets each triple once, in place of the default graph.")
@timed
@in_store
def push(address: str, union: str | None, seconds: float, store: Path) -> None:
    """Bring a server up to date with the store.

    URL is where its graphs are kept by the Graph Store Protocol. Only what differs is sent. The name and the password
    of a user are taken from KG_REMOTE_USER and KG_REMOTE_PASSWORD, or from .netrc.
    """
    demand_client("kg push")
    with kg.store.Store.open(store) as opened, kg.remote.GraphStore(address, seconds, union) as there:
        done = kg.remote.push(opened, there, progress)
    click.echo(f"{counted(done.sent, 'readout')} sent, {done.removed} removed, {done.unchanged} unchanged")
    if there.union:
        click.echo(f"each triple stands once in the graph {there.union}")

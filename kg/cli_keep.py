"""The commands that keep a store: `remove`, `backup` and `import`."""

from pathlib import Path

import click

import kg
from kg.console import mention, say
from kg.options import in_store, own_vocabulary
from kg.summary import complaints, describe_briefly


@click.command()
@click.argument("names", metavar="DOC...", nargs=-1, required=True)
@in_store
def remove(names: tuple[str, ...], store: Path) -> None:
    """Remove readouts from the store.

    DOC is the name or id of a readout in the store, or its file, which is left alone.
    The next `kg build` of it reads it again.
    """
    with kg.store.Store.open(store, write=True) as opened:
        removed = kg.keep.remove(opened, names, mention)
    for name in removed:
        say(f"{name}: removed")


@click.command()
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@in_store
def backup(target: Path, store: Path) -> None:
    """Copy the store into a new folder.

    The copy is a store like any other. On the same disk it takes no room until one of them changes.
    """
    kg.keep.backup(store, target)
    say(f"{target}: a copy of {store}; use it with --store {target}")


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@own_vocabulary
@in_store
@click.pass_context
def bring(ctx: click.Context, files: tuple[Path, ...], vocabulary: tuple[Path, ...], store: Path) -> None:
    """Put exported readouts into the store.

    FILE is what `kg export -f nquads` or `-f trig` has written. Each readout passes the shapes again.
    """
    with kg.store.Store.open(store, create=True) as opened:
        summary = kg.keep.bring(files, opened, vocabulary, mention)
    for line in complaints(summary):
        say(line)
    click.echo(describe_briefly(summary, str(store)), nl=False)
    ctx.exit(summary.exit_code)

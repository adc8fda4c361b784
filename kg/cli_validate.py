"""The command `kg validate`: the shapes, on a store or on RDF files."""

from pathlib import Path
from typing import Any

import click

import kg
from kg.console import abandoning, progress_bar, say
from kg.errors import DONE, NO
from kg.options import Place, in_place, in_processes, own_vocabulary

_FORMS = ("text", "table", "csv", "ttl")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings count, too.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), help="Default: by the ending of PATH, else text.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
@in_processes
@own_vocabulary
@in_place
@click.pass_context
def validate(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    strict: bool,
    jobs: int,
    vocabulary: tuple[Path, ...],
    place: Place,
    **options: Any,
) -> None:
    """Check the store or RDF files against the shapes.

    text and table have a line for each shape that is broken, csv one for each finding; ttl is a report as SHACL
    describes it. The exit code is 1 if something is wrong. A store has its vocabulary in it: --vocabulary is for FILES,
    which may be larger than the memory: a temporary folder beside the first takes them in.
    """
    check = kg.check.loaded if files else kg.check.stored
    with abandoning(), kg.rdf_files.opened(files, _say_empty, vocabulary) if files else place.as_store() as store:
        report = check(store, progress_bar, jobs)
    _write(report, **options)
    ctx.exit(NO if report.violations or (strict and report.warnings) else DONE)


def _say_empty(path: Path) -> None:
    say(f"kg: {path}: is empty: no triple was found in it")


def _write(report: "kg.validate.Report", form: str | None, output: Path | None) -> None:
    """Write a report to standard output or into a file."""
    said = kg.check.REPORTS[form or kg.check.form_of(output)](report)
    if output in (None, Path("-")):
        click.echo(said, nl=False)
    else:
        with kg.export.output.replacing(output) as stream:
            stream.write(said.encode())

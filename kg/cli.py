"""The command line: a command parses its words, calls one function and prints what comes back.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 the answer is "no";
2 wrong usage, unusable input or store; 3 done, but documents were set aside; 130 stopped by Ctrl-C.
"""

import shutil
import sys
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import Any

import click

import kg
from kg.cli_export import export
from kg.cli_keep import backup, bring, remove
from kg.cli_push import push
from kg.cli_validate import validate
from kg.console import Guarded, at_once, guard, mention, progress, progress_bar, say, stoppable
from kg.errors import DONE, NO, UsageError
from kg.options import Place, in_place, in_processes, in_store, narrowed, own_vocabulary, parameters
from kg.summary import complaints, describe
from kg.web.command import serve

_WIDEST = 100
_FORMATS = ("table", "csv", "tsv", "json", "ttl")
_PICTURE = Path("actor-issue.html")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"kg {kg.__version__}")
        ctx.exit()


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """Build and ask a knowledge graph of diplomatic readouts: who said what, how, about which issue."""


@cli.command()
@click.argument("paths", nargs=-1)
@click.option("--base", envvar="KG_BASE", show_envvar=True, help="Base of the IRIs that are minted.")
@click.option("--again", is_flag=True, help="Read what has not changed, too.")
@click.option("--prune", is_flag=True, help="Remove the readouts of files that are gone from the folders.")
@in_processes
@click.option("--scheduler", metavar="ADDRESS", default="", help="Let a cluster of dask.distributed read instead.")
@click.option("--strict", is_flag=True, help="Let doubt count: exit code 1 if a statement or correction needs a look.")
@own_vocabulary
@in_store
@click.pass_context
def build(ctx: click.Context, /, paths: tuple[str, ...], store: Path, strict: bool, **options: Any) -> None:
    """Read readouts into the store.

    PATHS are files, folders and web addresses, by default the folder data.
    """
    with stoppable() as stop:
        base = options.pop("base") or kg.vocab.DEFAULT_BASE
        settings = kg.build.Settings(base=base, stop=stop, watch=progress_bar, tell=mention, **options)
        summary = kg.build.build(paths or ("data",), store, settings)
    for line in complaints(summary):
        say(line)
    click.echo(describe(summary, str(store)), nl=False)
    ctx.exit(summary.strict_exit_code if strict else summary.exit_code)


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--corrections", "whole", is_flag=True, help="Print all that was read as tables to correct it.")
@own_vocabulary
@in_store
def show(document: str, vocabulary: tuple[Path, ...], store: Path, whole: bool) -> None:
    """Show what was read from a document, and what was not.

    DOC is a file, or the name or id of a readout in the store.
    """
    own = kg.files.own_vocabulary(vocabulary)
    if Path(document).exists():
        source = kg.source.load(Path(document))
        for remark in source.remarks:
            say(f"kg: {remark}")
    else:
        with kg.store.Store.open(store) as opened:
            source = kg.known.stored(opened, document)
            told = kg.known.left_out(opened, own)
        if told:
            say(f"kg: this is read {told}")
    shared = kg.source.corrections.for_several(kg.files.corrections(vocabulary))
    source = kg.source.corrections.added(source, shared)
    lexicon = kg.lexicon.Lexicon.load(kg.files.vocabulary(vocabulary))
    for line in kg.lexicon.overlooked(own, lexicon.concepts):
        say(f"kg: {line}")
    page = kg.show.Page(min(shutil.get_terminal_size().columns, _WIDEST), colour=sys.stdout.isatty())
    reading = kg.reading.checked(kg.reading.read(source, lexicon))
    click.echo(kg.show.render(reading, lexicon, page, whole), nl=False)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="So many of each kind.")
@own_vocabulary
def suggest(paths: tuple[Path, ...], most: int, vocabulary: tuple[Path, ...]) -> None:
    """Print what no vocabulary knows, as Turtle for review.

    PATHS are files and folders of readouts, by default the folder data.
    """
    lexicon = kg.lexicon.Lexicon.load(kg.files.vocabulary(vocabulary))
    readings = kg.suggest.readings(paths or (Path("data"),), lexicon, lambda error: say(f"kg: {error}"))
    click.echo(kg.suggest.as_turtle(kg.suggest.suggest(readings), most), nl=False)


cli.add_command(validate)


@cli.command()
@click.argument("name", metavar="NAME|FILE.rq")
@click.option("-p", "--parameter", "pairs", multiple=True, metavar="KEY=VALUE", help="Fill a parameter in.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@in_place
@click.pass_context
def query(ctx: click.Context, name: str, pairs: tuple[str, ...], form: str, place: Place) -> None:
    """Ask the store a question.

    NAME is one of those that `kg queries` lists. The exit code is 1 if the answer to an ASK query is no.
    """
    asked = _query(name)
    values = parameters(pairs)
    own = asked.kind is kg.queries.Kind.FILE
    with place.open() if own else place.sound() as opened:
        answer, unknown = at_once(lambda: kg.queries.answered(opened, asked, values))
    for one in unknown:
        say(f"kg: nothing in the store is called {one.name!r}; {one.remedy}")
    if values and not unknown and isinstance(answer, kg.queries.Table) and not answer.terms:
        say("kg: nothing was found with these values")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    click.echo(kg.queries.FORMATS[form](answer, width), nl=False)
    ctx.exit(NO if answer is False else DONE)


@cli.command()
def queries() -> None:
    """List the stored queries with their questions."""
    kinds = list(kg.queries.Kind)
    found = sorted(kg.queries.catalogue().values(), key=lambda one: kinds.index(one.kind))
    for kind, queries in groupby(found, key=lambda one: one.kind):
        click.secho(kind, bold=True)
        for one in queries:
            parameters = "".join(f" -p {parameter}=…" for parameter in one.parameters)
            click.echo(f"  {one.name}{parameters}\n      {one.question}")


cli.add_command(export)


@cli.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=_PICTURE, show_default=True)
@narrowed
@in_place
def view(output: Path, place: Place, **wanted: str | None) -> None:
    """Draw who said what about which issue.

    The picture is one HTML file that needs no network, or an image if the name ends in .svg or .png.
    """
    form = kg.picture.form_of(output)
    given = {name: value for name, value in wanted.items() if value}
    with place.sound() as opened:
        material = at_once(lambda: kg.picture.gather(opened, **given))
    picture = kg.picture.draw(material, form)
    with kg.export.output.replacing(output) as stream:
        stream.write(picture)
    say(str(output))
    advice = kg.picture.advice(material, form)
    if advice:
        say(f"kg: {advice}")


cli.add_command(serve)
cli.add_command(remove)
cli.add_command(backup)
cli.add_command(bring)
cli.add_command(push)


@cli.command()
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option("--readouts", type=click.Path(path_type=Path), help="Where the texts are, if elsewhere.")
@click.option("--misses", is_flag=True, help="List what was missed, wrong or too much.")
@click.option("--at-least", type=float, default=0.0, metavar="F1", help="Exit with 1 if the total is below that.")
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@own_vocabulary
@click.pass_context
def evaluate(ctx: click.Context, /, gold: Path, vocabulary: tuple[Path, ...], form: str, **options: Any) -> None:
    """Compare what is read with annotations made by hand.

    GOLD_DIR holds a file NAME.json for each readout NAME.txt.
    """
    lexicon = kg.lexicon.Lexicon.load(kg.files.vocabulary(vocabulary))
    found = kg.evaluate.evaluate(gold, lexicon, options["readouts"], progress)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    click.echo(kg.evaluate.FORMATS[form](found, width, options["misses"]), nl=False)
    ctx.exit(NO if found.total.full.f1 < options["at_least"] else DONE)


def _query(name: str) -> "kg.queries.Query":
    known = kg.queries.catalogue()
    if name in known:
        return known[name]
    if Path(name).is_file():
        return replace(kg.queries.load(Path(name)), name=name)
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "`kg queries` lists them"
    raise UsageError(name, "is neither a stored query nor a file", hint)


def main() -> None:
    """Run the command line as a program."""
    guard()
    cli(prog_name="kg")

"""The command `kg export`: the graph in an RDF format, or the network of who said what in formats of other tools."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

import kg
from kg.console import at_once, say
from kg.errors import UsageError
from kg.options import Place, in_place, narrowed

_GRAPHS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
_NETWORKS = ("graphml", "gexf", "dot", "cytoscape", "csv", "xlsx")
_SCOPES = ("all", "stated")
_SHAPES = ("edges", "statements")


@click.command()
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice((*_GRAPHS, *_NETWORKS)),
    help="Default: by the ending of PATH, else turtle.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Default: standard output.")
@click.option("--scope", type=click.Choice(_SCOPES), help="Of an RDF format: all (default), or only what is stated.")
@click.option(
    "--shape", type=click.Choice(_SHAPES), help="Of a network: actors linked to issues (default), or by statements."
)
@narrowed
@in_place
def export(form: str | None, output: Path | None, place: Place, scope: str | None, **options: Any) -> None:
    """Write the graph in an RDF format, or the network of actors and issues.

    graphml, gexf, dot and cytoscape are for network tools; csv is a folder or a .zip file with nodes.csv and edges.csv,
    xlsx a workbook with the statements. The options from --shape on are for networks.
    """
    target = sys.stdout.buffer if output in (None, Path("-")) else output
    form = form or _form(output)
    given = {name: value for name, value in options.items() if value}
    with place.sound() if form in _NETWORKS else place.open() as opened:
        if form in _NETWORKS:
            _refuse({"scope"} if scope else set(), form, "an RDF format")
            _network(opened, form, target, given)
        else:
            _refuse(set(given), form, "a network format")
            kg.export.export(opened, form, target, scope or "all")


def _network(store: "kg.store.Readable", form: str, target: BinaryIO | Path, given: dict[str, Any]) -> None:
    """Write a network, and say so if nothing is in it."""
    shape = given.pop("shape", "edges")
    said = at_once(lambda: kg.said.statements(store, **given))
    if not said:
        say("kg: no statement is like that: the network is empty")
    kg.network.write(said, form, target, shape)


def _refuse(given: set[str], form: str, other: str) -> None:
    """Raise UsageError if there are options that only the other kind of format has."""
    if given:
        names = {"since": "from", "until": "to"}
        words = ", ".join(f"--{names.get(name, name)}" for name in sorted(given))
        raise UsageError(words, f"no option of {form}", f"leave it out, or choose {other}")


def _form(output: Path | None) -> str:
    """Return the format that goes with the ending of a file."""
    endings = {known.suffix: name for name, known in (kg.export.EXPORTERS | kg.network.NETWORKS).items()}
    return endings.get(output.suffix.lower(), "turtle") if output else "turtle"

"""The whole validation, of a store or of RDF files: every shape, the rules in SPARQL over all of it at once."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg import validate
from kg.errors import GraphError
from kg.export import EXPORTERS
from kg.graph import graph_names
from kg.store import Store, faults
from kg.summary import counted
from kg.vocab import LINKS

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Gets the IRIs of the readouts to check and hands them on one by one: room for a progress bar."""


def stored(store: Store, watch: Watch = iter) -> validate.Report:
    """Return the report on all readouts in a store."""
    findings = list(_constraints(store).findings)
    findings += validate.core(store.quads(str(LINKS))).findings
    for readout in watch([readout.iri for readout in store.readouts()]):
        findings += validate.core(store.quads(*graph_names(readout))).findings
    return validate.Report.of(findings)


def files(paths: Iterable[Path], empty: Callable[[Path], object] = bool) -> validate.Report:
    """Return the report on RDF files, taken together; raises GraphError if one cannot be read.

    `empty` is called with each file that holds no triples.
    """
    quads: list[ox.Quad] = []
    for path in paths:
        found = _parsed(path)
        quads += found
        if not found:
            empty(path)
    with Store.in_memory() as store:
        store.put_reference()
        store.add(quads)
        return _constraints(store) + validate.core(quads)


def as_text(report: validate.Report) -> str:
    """Return a report for a person: a line for each shape that is broken, and the verdict."""
    lines = [
        f"{severity}: {message}\n  {shape}, {count} ×, first {focus}\n"
        for severity, shape, count, message, focus in report.table()
    ]
    verdict = "conforms" if report.conforms else "does not conform"
    wrong = counted(len(report.violations), "violation")
    return "".join([*lines, f"{verdict}: {wrong}, {counted(len(report.warnings), 'warning')}\n"])


def as_turtle(report: validate.Report) -> str:
    """Return a report in SHACL's own terms, as Turtle."""
    return report.graph.serialize(format="turtle")


REPORTS = {"text": as_text, "ttl": as_turtle}
"""How a report can be written, by name."""


def _constraints(store: Store) -> validate.Report:
    with faults(store.path):
        return validate.constraints(store.engine)


def _syntax(path: Path) -> ox.RdfFormat:
    """Return the RDF format that goes with the ending of a file."""
    endings = {exporter.suffix: exporter.media_type for exporter in EXPORTERS.values()}
    syntax = ox.RdfFormat.from_media_type(endings.get(path.suffix.lower(), ""))
    if syntax is None:
        known = f"name it {', '.join(endings)} after what it holds"
        raise GraphError(str(path), "has no ending that tells its RDF format", known)
    return syntax


def _parsed(path: Path) -> list[ox.Quad]:
    syntax = _syntax(path)
    try:
        with path.open("rb") as stream:
            return list(ox.parse(stream, format=syntax))
    except FileNotFoundError as error:
        raise GraphError(str(path), "there is no such file", "check the path") from error
    except SyntaxError as error:
        raise GraphError(str(path), f"cannot be parsed: {error}", "mend the file") from error
    except OSError as error:
        raise GraphError(str(path), f"cannot be read: {error.strerror or error}", "check the path") from error

"""The whole validation, of a store or of RDF files: every shape, the rules in SPARQL over all of it at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg import validate
from kg.errors import GraphError
from kg.export import EXPORTERS
from kg.files import vocabulary as vocabulary_files
from kg.graph import graph_names
from kg.queries import FORMATS, Table, aligned
from kg.store import Store, faults
from kg.summary import counted
from kg.vocab import LINKS, ONTOLOGY, VOCABULARY

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Gets the IRIs of the readouts to check and hands them on one by one: room for a progress bar."""

_EACH = ("severity", "shape", "focus", "path", "value", "message")
_BATCH = 50_000
_UNNAMED = ox.NamedNode(f"{VOCABULARY}/unnamed")
"""Where triples of a file that has no named graphs are kept."""


def stored(store: Store, watch: Watch = iter, others: Iterable[str] = ()) -> validate.Report:
    """Return the report on all readouts in a store, each with the vocabulary that is stored beside them.

    `others`: names of graphs that are checked, too, all together.
    """
    known = validate.descriptions(store.quads(str(VOCABULARY)))
    readouts = {readout.iri: set(map(str, graph_names(readout.iri))) for readout in store.readouts()}
    rest = {str(LINKS), *others}.difference(*readouts.values(), {str(ONTOLOGY), str(VOCABULARY)})
    findings = list(_constraints(store).findings)
    findings += validate.core(store.quads(*sorted(rest)), known).findings
    for readout in watch(list(readouts)):
        findings += validate.core(store.quads(*sorted(readouts[readout])), known).findings
    return validate.Report.of(findings)


def files(
    paths: Iterable[Path], empty: Callable[[Path], object] = bool, vocabulary: Sequence[Path] = ()
) -> validate.Report:
    """Return the report on RDF files, taken together; raises GraphError if one cannot be read.

    A readout in named graphs of its own is checked as it is in a store. `empty` is called with each file that holds no
    triples, `vocabulary` are Turtle files and folders beside the built-in vocabulary.
    """
    with Store.in_memory() as store:
        store.put_reference(vocabulary=vocabulary_files(vocabulary))
        graphs: set[str] = set()
        for path in paths:
            found = _loaded(store, path)
            graphs |= found
            if not found:
                empty(path)
        return stored(store, others=graphs)


def _loaded(store: Store, path: Path) -> set[str]:
    """Put the triples of a file into a store and return the names of the graphs that they are in."""
    quads, graphs = _parsed(path), set[str]()
    while batch := list(islice(quads, _BATCH)):
        store.add(batch)
        graphs |= {str(getattr(quad.graph_name, "value", "")) for quad in batch}
    return graphs


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
    return report.turtle


def as_table(report: validate.Report) -> str:
    """Return a line for each shape that is broken: how often, and by what first."""
    return aligned(Table.of(validate.COLUMNS, report.table()))


def as_csv(report: validate.Report) -> str:
    """Return a line for each finding, as CSV."""
    rows = ([str(getattr(one, name) or "") for name in _EACH] for one in report.findings)
    return FORMATS["csv"](Table.of(_EACH, rows), 0)


REPORTS = {"text": as_text, "table": as_table, "csv": as_csv, "ttl": as_turtle}
"""How a report can be written, by name."""


def form_of(path: Path | None) -> str:
    """Return the form that goes with the ending of a file."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return ending if ending in REPORTS else "text"


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


def _parsed(path: Path) -> Iterator[ox.Quad]:
    syntax = _syntax(path)
    try:
        with path.open("rb") as stream:
            yield from (_placed(quad, path) for quad in ox.parse(stream, format=syntax))
    except FileNotFoundError as error:
        raise GraphError(str(path), "there is no such file", "check the path") from error
    except SyntaxError as error:
        raise GraphError(str(path), f"cannot be parsed: {error}", "mend the file") from error
    except OSError as error:
        raise GraphError(str(path), f"cannot be read: {error.strerror or error}", "check the path") from error


def _placed(quad: ox.Quad, path: Path) -> ox.Quad:
    """Return a quad in a graph that has an IRI."""
    if isinstance(quad.object, ox.Triple):
        raise GraphError(str(path), "has a triple about a triple, which SHACL does not know", "leave it out")
    if isinstance(quad.graph_name, ox.NamedNode):
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, _UNNAMED)

"""The whole validation, of a store or of RDF files: every shape, the rules in SPARQL over all of it at once.

The core shapes are checked readout by readout, by several processes if there are many, while the rules are asked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg import rdf_files, validate
from kg.errors import GraphError, KGError
from kg.graph import graph_names
from kg.graph.names import GRAPHS
from kg.queries import FORMATS, Table, aligned
from kg.store import Store, faults
from kg.summary import counted
from kg.validate.background import Known
from kg.vocab import DRO, LINKS, ONTOLOGY, RDF, VOCABULARY
from kg.workers import Ended, freeze_memory, workers

Reports = Iterable[validate.Report]
Watch = Callable[[Reports, int], Reports]
"""Gets the reports on the readouts, as they become known, and how many there are; hands all of them on."""

_READOUT = ox.NamedNode(str(DRO.Readout))
_EACH = ("severity", "shape", "focus", "path", "value", "message")
_FEW = 50
"""Up to so many readouts other processes would take longer to start than to check them."""


def _unwatched(reports: Reports, _: int) -> Reports:
    return reports


def stored(store: Store, watch: Watch = _unwatched, jobs: int = 1) -> validate.Report:
    """Return the report on all readouts in a store, each with the vocabulary that is stored beside them.

    With several `jobs`, so many processes check the readouts, if the store is one that they can open. The report is the
    same. Raises GraphError if two processes end over one readout.
    """
    return _whole(store, store.iris(), [str(LINKS)], watch, jobs)


def loaded(store: Store, watch: Watch = _unwatched, jobs: int = 1) -> validate.Report:
    """Return the report on a store of what RDF files hold, as `stored` does.

    A readout in named graphs of its own is checked as it is in a store; everything else is checked together.
    """
    graphs = store.graphs()
    stems = {stem for stem, _, last in (graph.rpartition("/") for graph in graphs) if last in GRAPHS}
    readouts = [stem for stem in sorted(stems) if store.match(ox.NamedNode(stem), RDF.type, _READOUT)]
    own = {str(name) for readout in readouts for name in graph_names(readout)}
    return _whole(store, readouts, sorted({*graphs} - own - {str(ONTOLOGY), str(VOCABULARY)}), watch, jobs)


def files(
    paths: Sequence[Path], empty: Callable[[Path], object] = bool, vocabulary: Sequence[Path] = (), jobs: int = 1
) -> validate.Report:
    """Return the report on RDF files, taken together; raises GraphError if one cannot be read.

    `empty` is called with each file that holds no triples; `vocabulary` is read beside the built-in one.
    """
    with rdf_files.opened(paths, empty, vocabulary) as store:
        return loaded(store, jobs=jobs)


def _whole(store: Store, readouts: Sequence[str], others: Sequence[str], watch: Watch, jobs: int) -> validate.Report:
    """Return the report on readouts, and on the other graphs together."""
    core = _Core.of(store)
    several = jobs > 1 and store.shared and len(readouts) > _FEW
    each = partial(_apart, store.path) if several else core
    with workers(jobs if several else 1, __name__) as crew:
        rules = ThreadPoolExecutor(1).submit(_constraints, store)  # while it evaluates, this thread can work, or stop
        try:
            found = [core.together(others), *watch(_reports(crew(each, readouts)), len(readouts)), rules.result()]
        except KGError:
            wait([rules])  # it asks the store, which is about to be closed
            raise
    return validate.Report.of(chain.from_iterable(one.findings for one in found))


@dataclass(frozen=True, slots=True)
class _Core:
    """Checks readouts of a store by the core shapes."""

    store: Store
    known: Known

    @classmethod
    def of(cls, store: Store) -> "_Core":
        """Return what checks the readouts of a store."""
        return cls(store, validate.descriptions(store.facts(str(VOCABULARY))))

    def __call__(self, readout: str) -> validate.Report:
        return self.together(map(str, graph_names(readout)))

    def together(self, graphs: Iterable[str]) -> validate.Report:
        """Return the report on graphs that are taken for one."""
        return validate.core(self.store.facts(*graphs), self.known)


def _apart(path: str, readout: str) -> validate.Report:
    """Return the report on a readout, from a process that opens the store at a path once."""
    return _core(path)(readout)


@cache
def _core(path: str) -> _Core:
    core = _Core.of(Store.open(Path(path)))
    freeze_memory()
    return core


def _reports(results: Iterable[validate.Report | Ended[str]]) -> Iterator[validate.Report]:
    """Yield the reports on readouts; raises GraphError if there is none on one of them."""
    for report in results:
        if isinstance(report, Ended):
            reason = "the process that checked it ended twice"
            raise GraphError(report.item, reason, "it may need too much memory; try `--jobs 1`")
        yield report


def _constraints(store: Store) -> validate.Report:
    with faults(store.path):
        return validate.constraints(store.engine)


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

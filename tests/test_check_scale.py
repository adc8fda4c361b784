"""The whole validation by several processes, and of files that do not fit into the memory."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, reading
from rdflib import RDF
from stores import made, written

from kg import check, cli, rdf_files
from kg.errors import GraphError, StoreError
from kg.store import Store
from kg.store.layout import MARKED
from kg.validate import Report
from kg.vocab import SCHEMA
from kg.workers import Ended

MANY = 12
ROOT = Path(cli.__file__).parent.parent


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on disk with several readouts, half of which have lost their hash."""
    folder = tmp_path_factory.mktemp("held") / "store"
    with Store.open(folder, create=True) as store:
        store.put_reference()
        for number in range(MANY):
            graphs = made(replace(reading(), title=f"Meeting {number}"))
            store.replace(graphs, f"file:///nowhere/{number}", NOW)
            lost = {quad for quad in graphs.quads() if quad.predicate.value == str(SCHEMA.sha256)}
            store.swap(lost if number % 2 else set(), set())
    return folder


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful of readouts be enough for other processes, and of triples for a database."""
    monkeypatch.setattr(check, "_FEW", 1)
    monkeypatch.setattr(rdf_files, "BATCH", 500)


@pytest.fixture
def exported(held: Path, tmp_path: Path) -> Path:
    """Return the same readouts in a file that is alone in its folder."""
    path = tmp_path / "files" / "all.nq"
    path.parent.mkdir()
    with Store.open(held) as store:
        path.write_bytes(written(store, "nquads"))
    return path


# --- several processes ---------------------------------------------------------------------------


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("form", check.REPORTS)
def test_processes_change_nothing(held: Path, form: str) -> None:
    """Two processes make the same bytes of every report as one."""
    with Store.open(held) as store:
        one, two = check.stored(store), check.stored(store, jobs=2)

    assert sum(finding.shape == "readout: SHA-256" for finding in one.violations) == MANY // 2
    assert check.REPORTS[form](two) == check.REPORTS[form](one)


@pytest.mark.usefixtures("few")
def test_a_process_that_dies_takes_nothing_with_it(held: Path) -> None:
    """If a process is killed on the way, others do what it had in hand."""
    killed: list[int | None] = []

    def watch(reports: Iterable[Report], _: int) -> Iterator[Report]:
        for report in reports:
            if not killed:
                for child in multiprocessing.active_children():
                    child.kill()
                    killed.append(child.pid)
            yield report

    with Store.open(held) as store:
        assert check.stored(store, watch, jobs=2) == check.stored(store)
    assert killed


@pytest.mark.usefixtures("few")
def test_what_kills_twice_is_an_error(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no report without a readout over which two processes ended: the error names it."""
    with Store.open(held) as store:
        first, *_ = store.iris()
        monkeypatch.setattr("kg.workers._here", lambda _, readouts: map(Ended, readouts))
        with pytest.raises(GraphError, match=f"{first}: the process that checked it ended twice"):
            check.stored(store)


@pytest.mark.usefixtures("few")
def test_an_error_waits_for_the_rules(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks the store any more when an error comes out, so that it can be closed."""
    asked: list[str] = []

    def slow(_: Store) -> Report:
        time.sleep(0.3)
        asked.append("rules")
        return Report()

    monkeypatch.setattr(check, "_constraints", slow)
    monkeypatch.setattr("kg.workers._here", lambda _, readouts: map(Ended, readouts))
    with Store.open(held) as store, pytest.raises(GraphError):
        check.stored(store)

    assert asked == ["rules"]


@pytest.mark.usefixtures("few")
def test_errors_come_from_other_processes(held: Path, tmp_path: Path) -> None:
    """A store that vanishes while it is checked is an error of one line, from whichever process."""
    with Store.open(held) as store:
        store.path = str(tmp_path / "elsewhere")
        with pytest.raises(StoreError, match="elsewhere: there is no store"):
            check.stored(store, jobs=2)


# --- large files ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 2])
def test_large_files_are_checked_like_small_ones(exported: Path, held: Path, jobs: int) -> None:
    """A file that is sorted into a database has the report of its store, and nothing stays behind."""
    report = check.files([exported], jobs=jobs)

    with Store.open(held) as store:
        assert report == check.stored(store)
    assert list(exported.parent.iterdir()) == [exported]


def test_no_batch_is_too_small(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few triples are in memory at a time, the report on files, with named graphs or not, is the same."""
    more, blank = exported.with_name("more.ttl"), exported.with_name("blank.nq")
    more.write_text("_:a a <https://w3id.org/readout/ontology#Span> .")
    blank.write_text(f"_:a <{RDF.type}> <urn:x:b> _:c .\n_:a <urn:x:p> _:a <{MARKED.value}> .")
    paths = [exported, more, blank]
    whole = check.files(paths)
    monkeypatch.setattr(rdf_files, "BATCH", 41)

    assert check.files(paths) == whole
    assert whole != check.files([exported])


@pytest.mark.usefixtures("few")
def test_a_fault_far_behind(exported: Path) -> None:
    """A file that turns out to be broken after much was loaded is named with the reason, and nothing stays behind."""
    with exported.open("a") as stream:
        stream.write("this is no quad\n")

    with pytest.raises(GraphError, match=r"all\.nq: cannot be parsed: .*; mend the file"):
        check.files([exported])
    assert list(exported.parent.iterdir()) == [exported]


@pytest.mark.usefixtures("few")
def test_a_folder_that_may_not_be_written(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be put beside the file, the folder for temporary files takes the database."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    make = os.mkdir

    def refusing(path: str, *words: int) -> None:
        if Path(path).parent == exported.parent:
            raise PermissionError(13, "Permission denied", path)
        make(path, *words)

    monkeypatch.setattr(os, "mkdir", refusing)
    with rdf_files.opened([exported]) as store:
        place = Path(store.path)
        assert len(check.loaded(store).findings) > MANY

    assert place.parent.parent == temporary
    assert list(temporary.iterdir()) == []


def _peak(path: Path, copies: int, batch: int) -> int:
    """Return the most kilobytes that a process has in memory which checks copies of a file under other names."""
    code = (
        "import sys; from pathlib import Path\n"
        "from kg import check, rdf_files\n"
        "path, batch = Path(sys.argv[1]), int(sys.argv[2])\n"
        "rdf_files.BATCH = batch\n"
        "check.files([path])\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])\n"  # of it alone
    )
    large = path.with_name("large.nq")
    text = path.read_text()
    with large.open("w") as stream:
        for number in range(copies):
            stream.write(text.replace("/id/", f"/id/{number}-"))
    words = [sys.executable, "-c", code, str(large), str(batch)]
    return int(subprocess.run(words, env=_environment(), capture_output=True, check=True, text=True).stdout)


@pytest.mark.slow
def test_memory_is_bounded(exported: Path) -> None:
    """Of a file three times as large little more is in memory, and much less than if all of it were."""
    batch = 5_000
    small, large, whole = _peak(exported, 12, batch), _peak(exported, 36, batch), _peak(exported, 36, 10**9)

    assert large - small < 0.4 * (whole - small)


# --- Ctrl-C --------------------------------------------------------------------------------------


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _left(session: int) -> list[str]:
    """Return the processes of a session that are still there after a moment of patience."""
    until = time.monotonic() + 10
    while left := [path.parent.name for path in Path("/proc").glob("[0-9]*/stat") if _session(path) == session]:
        if time.monotonic() > until:
            return left
        time.sleep(0.05)
    return []


def _session(path: Path) -> int:
    """Return the session of a process; none if it is gone, or dead and not buried."""
    try:
        state, *fields = path.read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if state == "Z" else int(fields[2])


_PRESS = "lambda *words: (os.kill(os.getpid(), signal.SIGINT), time.sleep(60))"
_MOMENTS = {
    "loading": f"kg.store.Store.load = {_PRESS}",
    "checking": f"kg.cli_validate.progress_bar = lambda reports, _: [next(iter(reports)), ({_PRESS})()]",
    "asking": f"kg.check._constraints = {_PRESS}",
}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see all processes")
@pytest.mark.parametrize("moment", _MOMENTS)
def test_ctrl_c_leaves_nothing_behind(exported: Path, moment: str) -> None:
    """Ctrl-C ends the validation of a large file at once: exit code 130, no process left, no folder left."""
    code = (
        "import os, signal, time, kg, kg.cli, kg.cli_validate\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"kg.check._FEW, kg.rdf_files.BATCH = 1, 500\n{_MOMENTS[moment]}\nkg.cli.main()"
    )
    words = [sys.executable, "-c", code, "validate", "-j", "2", str(exported)]
    begun = time.monotonic()
    with subprocess.Popen(
        words, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        output, said = process.communicate(timeout=50)

    assert (process.returncode, output, said) == (130, b"", b"kg: stopped\n")
    assert time.monotonic() - begun < 40
    assert list(exported.parent.iterdir()) == [exported]
    assert _left(process.pid) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see all processes")
def test_a_killed_validation_takes_its_processes_along(held: Path) -> None:
    """However suddenly the validation ends, the processes that it has started end, too."""
    code = (
        "import os, kg, kg.cli, kg.cli_validate\nkg.check._FEW = 1\n"
        "kg.cli_validate.progress_bar = lambda reports, _: [next(iter(reports)), os.kill(os.getpid(), 9)]\n"
        "kg.cli.main()"
    )
    words = [sys.executable, "-c", code, "validate", "-j", "2", "--store", str(held)]
    with subprocess.Popen(words, env=_environment(), start_new_session=True) as process:
        assert process.wait(50) == -signal.SIGKILL

    assert _left(process.pid) == []

"""Builds of many files: several processes, windows, batches, files that are gone, and ends that come suddenly."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from talks import OTHER, TALKS, Write

from kg import files
from kg.build import Settings, build, run, work
from kg.build.gone import gone
from kg.build.work import Reader
from kg.errors import KGError, UsageError
from kg.graph import graph_names
from kg.lexicon import Lexicon
from kg.source import Source
from kg.store import Store
from kg.summary import Fate, Summary
from kg.vocab import DEFAULT_BASE
from kg.workers import AHEAD, Ended, workers

MANY = 30


@pytest.fixture
def folder(write: Write) -> Path:
    """Return a folder with many different made-up readouts, two copies, a recipe and an empty file."""
    for number in range(MANY):
        write(f"{number:03}.txt", f"{TALKS}\nThey met {number} times.")
    write("copy.txt", f"{TALKS}\nThey met 3 times.")
    write("empty.txt", "")
    return write("recipe.txt", "A recipe\n\nTake two eggs and a little flour.").parent


def content(store: Path) -> list[str]:
    """Return every quad of every readout as sorted lines, and the default graph beside them."""
    with Store.open(store) as opened:
        names = [name for readout in opened.readouts() for name in graph_names(readout.iri)]
        named = list(opened.quads(*names))
        union = {str(quad.triple) for quad in opened.quads()}
        assert sorted(union) == sorted(str(quad.triple) for quad in opened.match(None, None, None))
    return sorted(map(str, named))


def fates(summary: Summary) -> list[tuple[str, Fate, str]]:
    """Return what became of each file and why."""
    return [(one.name, one.fate, one.reason.rpartition("/")[2]) for one in summary.documents]


def test_processes_change_nothing(folder: Path, store: Path, tmp_path: Path) -> None:
    """Two processes make the same store and the same account as one."""
    one = build([folder], store)
    two = build([folder], tmp_path / "two", Settings(jobs=2))

    assert fates(two) == fates(one)
    assert content(tmp_path / "two") == content(store)
    assert (two.held, two.statements_read, two.actors) == (one.held, one.statements_read, one.actors)


@pytest.mark.parametrize(("files", "most", "batch"), [(1, 10**9, 1), (7, 10**9, 3), (1000, 2000, 100)])
def test_windows_change_nothing(
    folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int, most: int, batch: int
) -> None:
    """However many files are looked at together, the store is the same, and copies are found."""
    whole = build([folder], store)
    monkeypatch.setattr(run, "FILES", files)
    monkeypatch.setattr(run, "BYTES", most)
    monkeypatch.setattr(run, "BATCH", batch)

    assert fates(build([folder], tmp_path / "small")) == fates(whole)
    assert content(tmp_path / "small") == content(store)


def test_unchanged_files_are_not_opened(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of which every byte is as before is not even loaded; a word beside it about it is a change."""
    build([folder], store)
    loaded: list[str] = []
    load = work.load
    monkeypatch.setattr(work, "load", lambda path, name: loaded.append(name) or load(path, name))

    build([folder], store)
    assert loaded == ["003.txt", "copy.txt", "empty.txt", "recipe.txt"]
    loaded.clear()
    (folder / "004.txt.meta.toml").write_text('title = "Ruritania: another title"')
    again = build([folder], store)
    assert "004.txt" in loaded
    assert len(again.fates(Fate.REPLACED)) == 1
    assert content(store) != []


def test_a_copy_of_an_unchanged_file_is_found(folder: Path, store: Path) -> None:
    """A new file with the text of an unchanged one is reported as its copy, and stays known as such."""
    build([folder], store)
    (folder / "zzz.txt").write_text(f"{TALKS}\nThey met 5 times.")

    summary = build([folder], store)

    assert [one.reason for one in summary.documents if one.name == "zzz.txt"] == [
        "zzz.txt: has the same text as 005.txt"
    ]
    assert summary.held == MANY
    assert {one.fate for one in build([folder], store).documents if one.name == "zzz.txt"} == {Fate.UNCHANGED}


def test_nothing_is_written_if_nothing_changed(folder: Path, store: Path) -> None:
    """A second build of the same folder leaves every file as it is that holds content in a store which is at rest."""
    (folder / "copy.txt").unlink()
    build([folder], store)
    with Store.open(store, write=True) as opened:
        opened.engine.optimize()  # what the database would otherwise put in order whenever it is opened next
    before = {path.name: path.read_bytes() for path in store.glob("*.sst")}

    build([folder], store)

    assert {path.name: path.read_bytes() for path in store.glob("*.sst")} == before


def test_files_that_are_gone(folder: Path, store: Path) -> None:
    """A file that is gone is named and its readout kept, until the build is told to prune."""
    build([folder], store)
    (folder / "007.txt").unlink()
    (folder / "copy.txt").unlink()

    kept = build([folder], store)
    assert [one.reason for one in kept.fates(Fate.GONE)] == [
        "003.txt: the file is gone; its readout is kept; `--prune` removes it",
        "007.txt: the file is gone; its readout is kept; `--prune` removes it",
    ]
    assert kept.held == MANY
    pruned = build([folder], store, Settings(prune=True))
    assert [one.name for one in pruned.fates(Fate.REMOVED)] == ["003.txt", "007.txt"]
    assert pruned.held == MANY - 1  # the text of copy.txt stands in 003.txt, too
    assert pruned.exit_code == kept.exit_code == 3
    assert not build([folder], store).fates(Fate.GONE)


@pytest.mark.parametrize("prune", [False, True])
def test_a_file_that_has_moved(folder: Path, store: Path, prune: bool) -> None:
    """A file under a new name is known by it, and its old name is gone without being called so."""
    build([folder], store)
    (folder / "later").mkdir()
    (folder / "007.txt").rename(folder / "later" / "seven.txt")
    shutil.copy(folder / "008.txt", folder / "eight.txt")

    summary = build([folder], store, Settings(prune=prune))

    assert [(one.name, one.reason) for one in summary.fates(Fate.MOVED)] == [
        ("later/seven.txt", "later/seven.txt: is what 007.txt was, which is gone")
    ]
    assert [one.name for one in summary.fates(Fate.REPEATED)] == ["eight.txt"]
    assert not summary.fates(Fate.GONE, Fate.REMOVED, Fate.ADDED, Fate.REPLACED)
    assert (summary.held, summary.exit_code) == (MANY, 3)  # of the recipe and the empty file
    with Store.open(store) as opened:
        [readout] = [one for one in opened.readouts() if one.source == "later/seven.txt"]
        assert [place.rpartition("/")[2] for place in readout.locations] == ["seven.txt"]
        assert "007.txt" not in {one.source for one in opened.readouts()}
    again = build([folder], store, Settings(prune=prune))
    assert not again.fates(Fate.MOVED, Fate.GONE, Fate.REPLACED)


def test_a_file_that_has_moved_keeps_its_bytes(folder: Path, store: Path, tmp_path: Path) -> None:
    """After a move the store holds what a build of the folder as it is now gives."""
    build([folder], store)
    (folder / "007.txt").rename(folder / "seven.txt")
    build([folder], store)
    build([folder], tmp_path / "fresh")

    with Store.open(store) as moved, Store.open(tmp_path / "fresh") as fresh:
        names = [name for one in fresh.iris() for name in graph_names(one)]
        assert {*moved.quads(*names)} == {*fresh.quads(*names)}
        assert moved.iris() == fresh.iris()


def test_an_empty_folder_is_not_pruned(folder: Path, store: Path, tmp_path: Path) -> None:
    """Where nothing at all is found any more, or may be looked at, nothing is taken out: a disk may be away."""
    below = tmp_path / "share" / "mounted"
    below.mkdir(parents=True)
    (below / "talks.txt").write_text(TALKS)
    (below.parent / "other.txt").write_text(OTHER)
    build([below.parent], store)
    (below / "talks.txt").unlink()

    away = build([below], store, Settings(prune=True))

    assert away.held == 2
    assert [one.reason for one in away.documents] == [
        f"{below}: has no readout in it; put files there that end in *.txt, *.md, *.html, *.htm, *.pdf, *.docx",
        "mounted/talks.txt: the file is gone; its readout is kept; `kg remove` removes it",
    ]
    assert build([below.parent], store, Settings(prune=True)).held == 1


def test_what_nobody_may_look_for_is_not_gone(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in a folder that may not be entered is not known to be gone."""
    build([folder], store)

    def refused(_: Path) -> bool:
        raise PermissionError

    with Store.open(store, write=True) as opened:
        monkeypatch.setattr(Path, "exists", refused)
        assert gone(opened, [folder], [], prune=True) == []


def test_other_folders_are_not_pruned(folder: Path, store: Path, tmp_path: Path) -> None:
    """What was read from elsewhere stays, also if it is gone, when another folder is built."""
    build([folder], store)
    other = tmp_path / "in-other"
    other.mkdir()
    (other / "talks.txt").write_text(TALKS)
    (folder / "001.txt").unlink()

    assert build([other], store, Settings(prune=True)).held == MANY + 1


def test_no_processes() -> None:
    """A build by nobody is refused."""
    with pytest.raises(UsageError, match="0: is no number of processes"):
        Settings(jobs=0)


def test_stopping_a_crew(folder: Path, store: Path) -> None:
    """A build of several processes that is told to stop keeps what it has, and the next one goes on."""
    answers = iter([*[False] * 12, *[True] * 100])

    stopped = build([folder], store, Settings(jobs=2, stop=lambda: next(answers)))

    assert (stopped.stopped, stopped.exit_code) == (True, 130)
    assert 0 < stopped.held < MANY
    assert build([folder], store, Settings(jobs=2)).held == MANY


# --- processes that die --------------------------------------------------------------------------


def fragile(word: str) -> str:
    """Return a word; a deadly one ends the process, and one that is deadly once leaves a file behind."""
    kind, _, path = word.partition(":")
    if kind == "deadly" or (kind == "once" and not Path(path).exists()):
        if path:
            Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return kind.upper()


def test_a_process_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    """What a process had in hand when it was killed is done by another, in the same order."""
    words = ["a", "b", f"once:{tmp_path / 'mark'}", *"cdefgh"]
    with workers(2, work.__name__) as crew:
        assert list(crew(fragile, words)) == ["A", "B", "ONCE", *"CDEFGH"]


def test_what_kills_twice_is_handed_back() -> None:
    """An item over which a second process ends is handed back as such, and the others are done."""
    with workers(2, work.__name__) as crew:
        assert list(crew(fragile, [*"abc", "deadly", *"defgh", "deadly"])) == [
            *"ABC", Ended("deadly"), *"DEFGH", Ended("deadly"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"version": "another"}, "the vocabulary: has changed since the build began; build again"),
        ({"program": "0.0.0"}, "a worker: has version .* of kg, not 0.0.0; install the same version"),
    ],
)
def test_a_process_that_would_read_otherwise_reads_nothing(changed: dict[str, str], message: str) -> None:
    """If vocabulary or program of another process are not those of the build, the build ends and says so."""
    there = pickle.loads(pickle.dumps(Reader(DEFAULT_BASE, (), Lexicon.load(files.vocabulary()))))  # noqa: S301 - ours
    with pytest.raises(KGError, match=message), workers(2, "kg.build.work") as crew:
        list(crew(replace(there, **changed), [Source(TALKS, "talks.txt")]))


def test_items_are_asked_for_as_needed() -> None:
    """A crew takes no more items than it can have in hand, so that memory stays bounded."""
    asked: list[int] = []

    def items() -> Iterator[str]:
        for number in range(1000):
            asked.append(number)
            yield "a"

    with workers(2, work.__name__) as crew:
        results = crew(fragile, items())
        next(results)
        assert len(asked) <= 2 * AHEAD


# --- the end of the process that writes ----------------------------------------------------------


@pytest.mark.slow
def test_twenty_kills(folder: Path, store: Path, tmp_path: Path) -> None:
    """Killed at any moment, a build loses no acknowledged document and leaves no part of one; it ends up the same."""
    build([folder], tmp_path / "undisturbed")
    chance = random.Random(20)  # noqa: S311
    code = (
        "import sys, kg.build, kg.build.run as run; from pathlib import Path\n"
        "run.BATCH = 2\n"
        "def watch(documents, _):\n"
        "    for one in documents: print(one.name, one.fate, flush=True); yield one\n"
        "if __name__ == '__main__':\n"
        "    kg.build.build([sys.argv[1]], Path(sys.argv[2]), kg.build.Settings(watch=watch))\n"
    )
    acknowledged: set[str] = set()
    for _ in range(20):
        command = [sys.executable, "-c", code, str(folder), str(store)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            lines = [process.stdout.readline()]  # the first document is certain: the start-up is over
            time.sleep(chance.uniform(0, 0.25))
            process.kill()
            lines += process.stdout.readlines()
        acknowledged |= {name for name, _, fate in (line.strip().partition(" ") for line in lines) if fate == "new"}
        with Store.open(store, write=True) as opened:
            held = {readout.source for readout in opened.readouts()}
        assert acknowledged <= held
        content(store)

    build([folder], store)
    assert content(store) == content(tmp_path / "undisturbed")

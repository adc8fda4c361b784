"""Keeping a store: readouts removed, a store copied, an export put back in."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode
from talks import OTHER, Write

from kg.build import Settings, build, whole, work
from kg.cli import cli
from kg.export import export
from kg.store import Store
from kg.summary import Fate
from kg.vocab import DCTERMS


def kg(*words: str | Path) -> Result:
    """Return the result of a command."""
    return CliRunner().invoke(cli, list(map(str, words)))


@pytest.fixture
def folder(write: Write) -> Path:
    """Return a folder with two made-up readouts."""
    write("a.txt")
    return write("b.txt", OTHER).parent


def exported(store: Path, file: Path, form: str = "nquads") -> Path:
    """Return a file with all of a store."""
    with Store.open(store) as opened:
        export(opened, form, file)
    return file


def test_remove(folder: Path, store: Path) -> None:
    """A readout that is removed leaves nothing; the next build of its file reads it again."""
    build([folder / "b.txt"], store)
    alone = exported(store, store.with_name("alone.nq")).read_bytes()
    build([folder], store)

    result = kg("remove", "a.txt", "--store", store)

    assert (result.exit_code, result.stderr) == (0, "a.txt: removed\n")
    assert exported(store, store.with_name("left.nq")).read_bytes() == alone
    assert {one.name: one.fate for one in build([folder], store).documents} == {
        "a.txt": Fate.ADDED,
        "b.txt": Fate.UNCHANGED,
    }


@pytest.mark.parametrize("gone", [False, True])
def test_remove_by_file(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch, gone: bool) -> None:
    """A readout can be called by the path of its file from wherever one stands, even if the file is gone."""
    build([folder], store)
    monkeypatch.chdir(folder.parent)
    if gone:
        (folder / "a.txt").unlink()

    result = kg("remove", f"{folder.name}/a.txt", "--store", store)

    assert (result.exit_code, result.stderr) == (0, "a.txt: removed\n")


def test_a_file_decides_between_readouts_of_one_name(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several readouts with one name a path says which is meant; a name that is no path does not."""
    (folder / "a").mkdir()
    (folder / "b.txt").rename(folder / "a" / "a.txt")
    build([folder / "a.txt"], store)
    build([folder / "a"], store)

    assert "is the name of several readouts" in kg("remove", "a.txt", "--store", store).stderr
    assert kg("remove", folder / "a" / "a.txt", "--store", store).stderr == "a.txt: removed\n"
    assert {one.fate for one in build([folder / "a.txt"], store).documents} == {Fate.UNCHANGED}


def test_a_file_that_was_not_read(folder: Path, store: Path) -> None:
    """A file of which the store holds nothing is told from a name that is no file."""
    build([folder / "b.txt"], store)

    assert "is a file of which the store holds nothing" in kg("remove", folder / "a.txt", "--store", store).stderr


def test_remove_all_or_none(folder: Path, store: Path) -> None:
    """A name that is unknown stops a removal before it begins."""
    build([folder], store)

    result = kg("remove", "a.txt", "c.txt", "--store", store)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "c.txt: is neither a file nor a readout in the store" in result.stderr
    with Store.open(store) as opened:
        assert opened.count() == 2


def test_backup(folder: Path, store: Path, tmp_path: Path) -> None:
    """A copy is a store of its own: what happens to the first does not happen to it."""
    build([folder], store)
    whole = exported(store, tmp_path / "whole.nq").read_bytes()

    assert kg("backup", tmp_path / "copy", "--store", store).exit_code == 0
    kg("remove", "a.txt", "b.txt", "--store", store)

    assert exported(tmp_path / "copy", tmp_path / "copy.nq").read_bytes() == whole
    again = kg("backup", tmp_path / "copy", "--store", store)
    assert (again.exit_code, again.stderr) == (2, f"kg: {tmp_path / 'copy'}: is there already; name a new folder\n")
    assert "there is no store" in kg("backup", tmp_path / "x", "--store", tmp_path / "none").stderr


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_an_export_is_a_backup(folder: Path, store: Path, tmp_path: Path, form: str) -> None:
    """What was exported and put into a new store is exported to the same bytes."""
    build([folder], store)
    file = exported(store, tmp_path / f"all.{'nq' if form == 'nquads' else 'trig'}", form)

    result = kg("import", file, "--store", tmp_path / "new")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("2 files: 2 new\n")
    again = exported(tmp_path / "new", tmp_path / f"again{file.suffix}", form)
    assert again.read_bytes() == file.read_bytes()
    assert kg("import", file, "--store", tmp_path / "new").stdout.startswith("2 files: 2 unchanged\n")
    assert kg("validate", "--store", tmp_path / "new").exit_code == 0


def test_imported_readouts_are_known(
    folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build of the files from which an imported store was made reads none of them again, and learns their places."""
    build([folder], store)
    kg("import", exported(store, tmp_path / "all.nq"), "--store", tmp_path / "new")
    monkeypatch.setattr(work, "read", lambda *_: pytest.fail("a file was read again"))

    first = build([folder], tmp_path / "new")

    assert {one.fate for one in first.documents} == {Fate.UNCHANGED}
    with Store.open(tmp_path / "new") as opened:
        assert [one.locations for one in opened.readouts()] != [(), ()]


def test_a_broken_export_is_set_aside(folder: Path, store: Path, tmp_path: Path) -> None:
    """A readout that breaks the shapes does not get in, and is named; the other does."""
    build([folder], store)
    file = exported(store, tmp_path / "all.nq")
    lines = file.read_text().splitlines(keepends=True)
    spoiled = next(line for line in lines if "#nonNegativeInteger" in line)
    file.write_text(
        "".join(line.replace("#nonNegativeInteger", "#string") if line == spoiled else line for line in lines)
    )

    result = kg("import", file, "--store", tmp_path / "new")

    assert result.exit_code == 3
    assert result.stdout.startswith("2 files: 1 new, 1 set aside\n")
    assert "breaks the shapes (" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .", "has no named graphs; give an export whose name ends in .nq or .trig"),
        ("a.nq", "this is no N-Quads", "cannot be parsed: "),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:d> .", "holds the graph urn:d, which is of no readout"),
        ("a.nq", "<urn:a> <urn:b> <urn:c> .", "holds no graph of a readout; give an export of kg"),
        ("a.nq", "", "holds no graph of a readout; give an export of kg"),
        ("a.csv", "a,b", "has no ending that tells its RDF format; name it .ttl, "),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, name: str, content: str, told: str) -> None:
    """A file that no `kg export` has written gets one line, and the store stays without it."""
    (tmp_path / name).write_text(content)

    result = kg("import", tmp_path / name, "--store", tmp_path / "new")

    assert result.exit_code == 2
    assert f"{tmp_path / name}: {told}" in result.stderr
    with Store.open(tmp_path / "new") as opened:
        assert opened.count() == 0


def test_one_file_of_several_is_no_export(folder: Path, store: Path, tmp_path: Path) -> None:
    """A file that is refused keeps no other from being imported, and all files are accounted for together."""
    build([folder], store)
    (tmp_path / "b.nq").write_text("this is no N-Quads")
    file = exported(store, tmp_path / "c.nq")

    result = kg("import", tmp_path / "b.nq", file, "--store", tmp_path / "new")

    assert result.exit_code == 3
    assert result.stdout.startswith("3 files: 2 new, 1 refused\n")
    assert f"{tmp_path / 'b.nq'}: cannot be parsed: " in result.stderr
    assert exported(tmp_path / "new", tmp_path / "again.nq").read_bytes() == file.read_bytes()


def test_somebody_who_waits_is_told_why(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a look that takes long, somebody at a terminal is told of it, once; when nothing has changed, not."""
    monkeypatch.setattr(whole, "_MANY", 2)
    told: list[str] = []

    build([folder], store, Settings(tell=told.append))
    build([folder], store, Settings(tell=told.append))

    assert told == ["looking at what 2 readouts tell together"]


def test_a_look_that_was_cut_short_is_taken_later(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a build ends before it looked at the whole, the next one does, even if no file has changed."""
    build([folder], store)
    with Store.open(store, write=True) as opened:
        expected = opened.findings()
        opened.forget_findings()
        assert opened.findings() is None

    build([folder], store)

    with Store.open(store) as opened:
        assert opened.findings() == expected
        assert not opened.match(NamedNode("https://w3id.org/readout/store"), str(DCTERMS.title), None)

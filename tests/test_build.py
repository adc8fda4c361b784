"""The work: what becomes of each file, and that the store holds the same whatever the order."""

import gc
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from talks import OTHER, TALKS, Write

from kg import files, validate
from kg.build import Settings, build, work
from kg.errors import StoreError, UsageError, VocabularyError
from kg.graph import graph_names
from kg.lexicon import Lexicon
from kg.reading.records import Reading
from kg.source import Source
from kg.store import Readout, Store
from kg.summary import Document, Fate, Summary
from kg.validate import Finding, Report
from kg.vocab import DCTERMS, DEFAULT_BASE, DRO, SCHEMA

NOT_A_READOUT = "A recipe\n\nTake two eggs and a little flour, and stir until the batter is smooth."


def fates(summary: Summary) -> dict[str, Fate]:
    """Return what became of each file, by name."""
    return {document.name: document.fate for document in summary.documents}


def held(store: Path) -> list[Readout]:
    """Return the readouts in a store."""
    with Store.open(store) as opened:
        return opened.readouts()


def content(store: Path) -> list[str]:
    """Return every quad of the readouts in a store as sorted lines: no run with its time and place."""
    with Store.open(store) as opened:
        names = [name for readout in opened.readouts() for name in graph_names(readout.iri)]
        return sorted(map(str, opened.quads(*names)))


def test_one_readout(write: Write, store: Path) -> None:
    """A readout is read, passes the gate, and stands in the store with its text and name."""
    summary = build([write()], store)

    (document,) = summary.documents
    assert (document.name, document.fate, document.reason) == ("talks.txt", Fate.ADDED, "")
    assert (summary.meetings, document.statements, document.unread) == (1, 2, 1)
    assert (summary.held, summary.violations, summary.exit_code) == (1, 0, 0)
    with Store.open(store) as opened:
        readout = NamedNode(opened.readouts()[0].iri)
        assert [q.object for q in opened.match(readout, SCHEMA.text, None)] == [Literal(TALKS)]
        assert [q.object for q in opened.match(readout, DCTERMS.identifier, None)] == [Literal("talks.txt")]


def test_first_document(store: Path) -> None:
    """The readout that comes with the project is read whole: a summit meeting with its statements."""
    summary = build([files.ontology().parent / "data"], store)

    (document,) = summary.documents
    assert document.fate is Fate.ADDED, document.report
    assert (summary.meetings, document.statements, document.unread) == (1, 28, 0)


def test_folder_names(write: Write, store: Path, tmp_path: Path) -> None:
    """A readout in a folder is named by its path from that folder, at any depth."""
    write("2031/may/talks.txt")
    write("other.md", OTHER)

    build([tmp_path / "in"], store)

    assert sorted(readout.source for readout in held(store)) == ["2031/may/talks.txt", "other.md"]


def test_order_is_nothing(write: Write, store: Path, tmp_path: Path) -> None:
    """The same files in another order, or one by one, make the same graph."""
    first, second = write("b.txt"), write("a.txt", OTHER)

    build([first, second], store)
    build([second, first], tmp_path / "turned")
    build([first], tmp_path / "single")
    build([second], tmp_path / "single")

    assert content(store) == content(tmp_path / "turned") == content(tmp_path / "single")


def test_place_is_nothing(write: Write, store: Path, tmp_path: Path) -> None:
    """The graph does not tell where on the machine the files stood."""
    build([write().parent], store)
    shutil.move(tmp_path / "in", tmp_path / "elsewhere")
    build([tmp_path / "elsewhere"], tmp_path / "other")

    assert content(store) == content(tmp_path / "other")
    assert str(tmp_path) not in "".join(content(store))


def test_known_texts_are_not_read_again(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has not changed is left alone, unless it is to be read again."""
    path = write()
    build([path], store)
    monkeypatch.setattr(work, "read", lambda *_: pytest.fail("the file was read again"))

    assert fates(build([path], store)) == {"talks.txt": Fate.UNCHANGED}
    with pytest.raises(pytest.fail.Exception):
        build([path], store, Settings(again=True))


def test_new_vocabulary_reads_again(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A readout is read again when the vocabulary is not the one that it was read with."""
    path = write()
    build([path], store)
    load = Lexicon.load

    def later(paths: Sequence[Path]) -> object:
        lexicon = load(paths)
        lexicon.version = "later"
        return lexicon

    monkeypatch.setattr(Lexicon, "load", later)

    assert fates(build([path], store)) == {"talks.txt": Fate.REPLACED}
    assert fates(build([path], store)) == {"talks.txt": Fate.UNCHANGED}
    assert len(held(store)) == 1


def test_same_result_again_changes_nothing(write: Write, store: Path) -> None:
    """Reading a readout again with the same outcome leaves the store as it is."""
    path = write()
    build([path], store)

    assert fates(build([path], store, Settings(again=True))) == {"talks.txt": Fate.UNCHANGED}


def test_changed_file_replaces_its_readout(write: Write, store: Path) -> None:
    """New text in a known place takes the place of the old readout, which leaves no trace."""
    build([write()], store)
    old = held(store)[0]

    assert fates(build([write(text=OTHER)], store)) == {"talks.txt": Fate.REPLACED}
    (new,) = held(store)
    assert new.iri != old.iri
    assert not any(old.iri in line for line in content(store))


def test_copies_are_one_document(write: Write, store: Path) -> None:
    """Files with the same text are one readout, named after the first of them; the others are reported."""
    first, second = write("a.txt"), write("b.txt")

    summary = build([second, first, first], store)

    assert fates(summary) == {"a.txt": Fate.ADDED, "b.txt": Fate.REPEATED}
    assert summary.documents[1].reason == "b.txt: has the same text as a.txt"
    assert summary.exit_code == 0
    assert [readout.locations for readout in held(store)] == [(first.as_uri(), second.as_uri())]


def test_copy_found_later(write: Write, store: Path) -> None:
    """A copy of a known text is reported as such and does not rename it, even if it sorts before it."""
    build([write("b.txt")], store)

    summary = build([write("a.txt").parent], store)

    assert fates(summary) == {"a.txt": Fate.REPEATED, "b.txt": Fate.UNCHANGED}
    assert [readout.source for readout in held(store)] == ["b.txt"]


@pytest.mark.parametrize(("old", "new"), [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_text_that_moved(write: Write, store: Path, old: str, new: str) -> None:
    """A text whose file was renamed while another took its old name is kept under the new name."""
    build([write(old)], store)

    summary = build([write(new).parent, write(old, OTHER)], store)

    assert Fate.UNCHANGED not in fates(summary).values()
    assert {readout.source: readout.location.rpartition("/")[2] for readout in held(store)} == {
        new: new,
        old: old,
    }


def test_bad_files_do_not_stop_the_rest(write: Write, store: Path, tmp_path: Path) -> None:
    """Files that cannot be read or are no readouts get one line each, and the rest are stored."""
    write("binary.txt", b"\0\1\2" * 50)
    write("empty.txt", "")
    write("recipe.txt", NOT_A_READOUT)
    write("talks.txt")

    summary = build([tmp_path / "in", tmp_path / "missing.txt"], store)

    assert fates(summary) == {
        "binary.txt": Fate.REFUSED,
        "empty.txt": Fate.REFUSED,
        "missing.txt": Fate.REFUSED,
        "recipe.txt": Fate.SET_ASIDE,
        "talks.txt": Fate.ADDED,
    }
    assert summary.documents[3].reason == ("recipe.txt: not a readout: no participants and no reported statement found")
    assert all(document.reason.count("\n") == 0 for document in summary.documents)
    assert (summary.exit_code, summary.held) == (3, 1)


def test_nothing_usable_makes_no_store(write: Write, store: Path, tmp_path: Path) -> None:
    """If no file can be read, the exit code says so and no store is made."""
    (tmp_path / "nothing").mkdir()

    assert build([write(text="")], store).exit_code == 2
    assert build([tmp_path / "nothing"], store).exit_code == 2
    assert not store.exists()


def test_files_are_loaded_once(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether there is something to make a store for is found out without loading any file twice."""
    write("a.txt", "")
    write("b.txt")
    folder = write("c.txt", OTHER).parent
    load, loaded = work.load, []

    def counting(path: Path | str, name: str) -> Source:
        loaded.append(name)
        return load(path, name)

    monkeypatch.setattr(work, "load", counting)

    assert [one.fate for one in build([folder], store).documents] == [Fate.REFUSED, Fate.ADDED, Fate.ADDED]
    assert loaded == ["a.txt", "b.txt", "c.txt"]


def test_gate(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A readout whose graph breaks a shape is set aside with its report; the next one is stored."""
    write("a.txt")
    folder = write("b.txt", OTHER).parent
    make = work.to_graphs

    def broken(reading: Reading, base: str, version: str) -> object:
        graphs = make(reading, base, version)
        if reading.source.name == "a.txt":
            graphs.stated.remove((None, SCHEMA.sha256, None))
        return graphs

    monkeypatch.setattr(work, "to_graphs", broken)
    summary = build([folder], store)

    assert fates(summary) == {"a.txt": Fate.SET_ASIDE, "b.txt": Fate.ADDED}
    assert f"breaks the shapes ({len(summary.documents[0].report)} violation" in summary.documents[0].reason
    assert summary.documents[0].report
    assert (summary.exit_code, summary.held) == (3, 1)


def test_reading_leaves_no_garbage() -> None:
    """What was needed for a document is freed at once, so that the search for garbage may be rare."""
    understand = work.Reader(DEFAULT_BASE, (), Lexicon.load(files.vocabulary()))
    understand(Source(OTHER, "b.txt"))
    gc.collect()
    gc.disable()
    try:
        outcome = understand(Source(TALKS, "a.txt"))
        assert gc.collect() == 0
    finally:
        gc.enable()

    assert outcome.document.warnings


@pytest.mark.parametrize("mistake", [ValueError, AttributeError, RecursionError])
@pytest.mark.parametrize(
    ("step", "fate", "reason"),
    [
        ("load", Fate.REFUSED, "cannot be taken apart"),
        ("read", Fate.SET_ASIDE, "the reader contradicts itself"),
        ("to_graphs", Fate.SET_ASIDE, "the reader contradicts itself"),
    ],
)
def test_mistake_of_the_program(
    write: Write,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fate: Fate,
    reason: str,
    mistake: type[Exception],
) -> None:
    """Whatever comes of one document costs that document, which has its line with kind and place; the rest go on."""
    write("a.txt")
    folder = write("b.txt", OTHER).parent
    right = getattr(work, step)

    def confused(first: Path | Source | Reading, *rest: object) -> object:
        if "a.txt" in str(first):
            raise mistake("not a span: [9,3)")
        return right(first, *rest)

    monkeypatch.setattr(work, step, confused)
    summary = build([folder], store)

    assert fates(summary) == {"a.txt": fate, "b.txt": Fate.ADDED}
    assert (summary.exit_code, summary.held) == (3, 1)
    (told,) = (document.reason for document in summary.documents if document.fate is fate)
    assert f"a.txt: {reason} ({mistake.__name__}: " in told
    assert "not a span: [9,3)" in told
    assert re.search(r"; kg\.build\.work, line \d+\); please report it$", told)


def test_error_about_the_vocabulary(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no mistake over a document, such as a vocabulary that cannot be used, is no document's fault."""

    def useless(*_: object) -> Reading:
        raise VocabularyError("own.ttl", "cannot be read as Turtle")

    monkeypatch.setattr(work, "read", useless)
    with pytest.raises(VocabularyError):
        build([write("a.txt")], store)


def test_stopping(write: Write, store: Path) -> None:
    """A build that is told to stop ends before the next text and keeps what it has stored."""
    write("a.txt")
    folder = write("b.txt", OTHER).parent
    answers = iter([False, True])

    summary = build([folder], store, Settings(stop=lambda: next(answers)))

    assert (summary.stopped, summary.exit_code, summary.held) == (True, 130, 1)
    assert fates(summary) == {"a.txt": Fate.ADDED}


def test_watching(write: Write, store: Path) -> None:
    """The one who watches is told of each file, and how many there are."""
    write("a.txt")
    write("b.txt", OTHER)
    folder = write("c.txt").parent
    seen: list[str] = []

    def watch(documents: Iterable[Document], number: int) -> Iterable[Document]:
        for document in documents:
            seen.append(f"{document.name} of {number}")
            yield document

    build([folder], store, Settings(watch=watch))

    assert sorted(seen) == ["a.txt of 3", "b.txt of 3", "c.txt of 3"]


def test_shared_things_count_once(write: Write, store: Path) -> None:
    """The account counts an actor that two readouts name once."""
    write("a.txt")
    folder = write("b.txt", f"{TALKS}\nThey met again.").parent
    one = build([folder / "a.txt"], store.with_name("one"))
    both = build([folder], store)

    assert (both.actors, both.issues) == (one.actors, one.issues)
    assert one.actors > 0


@pytest.mark.parametrize("base", ["https://example.org/", "https://w3id.org/", f"{DEFAULT_BASE}own/"])
def test_base(write: Write, store: Path, base: str) -> None:
    """What a text mints is named under the base that is set; another base names all of it anew."""
    path = write()
    build([path], store)

    build([path], store, Settings(base=base))

    (readout,) = held(store)
    assert readout.iri.startswith(f"{base}id/2031-05-03-")
    with pytest.raises(UsageError):
        build([path], store, Settings(base="example"))


def test_rules_over_the_store(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules across documents find is counted, whatever was read in this run."""
    path = write()
    build([path], store)
    finding = Finding("Violation", "a shape", DRO.Span, DRO.Span, "is wrong")
    with monkeypatch.context() as patch:
        patch.setattr(validate, "constraints", lambda *_, **__: Report.of([finding]))
        build([write("b.txt", OTHER)], store)

    assert (build([path], store).violations, build([path], store).exit_code) == (1, 0)


def test_store_in_use(write: Write, store: Path) -> None:
    """A store that is open elsewhere is reported at once."""
    path = write()
    with Store.open(store, create=True), pytest.raises(StoreError, match="in use by another process"):
        build([path], store)

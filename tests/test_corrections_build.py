"""Corrections through the whole pipeline: store, provenance, validation, rebuilding, and `kg show`. All is made up."""

from pathlib import Path

import pytest
from corrected import ISSUE, LOST, MEETING, REMOVED, SPEAKER, fate, graph, kg, rows
from pyoxigraph import Literal, NamedNode
from talks import OTHER, TALKS, Write

from kg import check, files, known
from kg.build import Settings, build, work
from kg.graph import graph_names
from kg.queries import Kind, catalogue, run
from kg.source import Source, load
from kg.store import Store
from kg.summary import Fate
from kg.vocab import DCTERMS, DRO, OA, PROV


def test_what_a_person_says_counts(write: Write, store: Path) -> None:
    """Speaker, issue, day, participant and office are as the corrections say, and a statement is gone."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + ISSUE + REMOVED + MEETING)

    summary = build([path], store)

    (said,), (meeting,) = rows(store, "statements"), rows(store, "meetings")
    assert (said["speakers"], said["addressees"]) == ("Bob Sample", "Ada Testperson | Cyd Newcomer")
    assert said["issues"] == "climate change | cooperation | trade"
    assert (meeting["date"], meeting["participants"]) == ("2031-05-01", "Ada Testperson | Bob Sample | Cyd Newcomer")
    assert [row["office"] for row in rows(store, "offices")] == ["King of Japan"]
    assert (summary.documents[0].corrected, summary.orphans, summary.exit_code) == (5, (), 0)


def test_what_is_corrected_is_told_from_what_is_read(write: Write, store: Path) -> None:
    """What a correction gives is inferred, not stated, and rests on no characters but on the correction."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + ISSUE + MEETING)

    build([path], store)
    stated, inferred = graph(store, 0), graph(store, 1)

    for triple in [
        ("s03a", "speaker", "person-bob-sample"),
        ("s03a", "joint", "false"),
        ("s03a", "subject", "trade"),
        ("time-corrected", "earliest", "2031-05-01"),
        ("person-cyd-newcomer", "prefLabel", "Cyd Newcomer"),
        ("person-cyd-newcomer", "minted", "true"),
    ]:
        assert triple in inferred - stated, triple
    given = {subject for subject, predicate, _ in inferred if predicate == "source"}
    assert {name.partition("-")[0] for name in given} == {"time", "holding"}
    assert not [triple for triple in stated | inferred if triple[0] in given and triple[1] == "evidence"]


def test_provenance(write: Write, store: Path) -> None:
    """Each correction stands in the provenance with its words and its file, and leads to what it changed."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + REMOVED + LOST)

    build([path], store)

    with Store.open(store) as opened:
        used = {quad.object for quad in opened.match(None, PROV.used, None)}
        found = {quad.subject for quad in opened.match(None, OA.bodyValue, None)}
        assert found < used
        assert {quad.object for quad in opened.match(None, OA.hasTarget, None)} == {NamedNode(opened.readouts()[0].iri)}
        words = {q.object.value for one in found for q in opened.match(one, OA.bodyValue, None)}
        names = {q.object for one in found for q in opened.match(one, DCTERMS.identifier, None)}
    assert words == {SPEAKER, REMOVED, LOST}
    assert names == {Literal("talks.txt.corrections.toml")}
    assert [(row["label"], row["orphaned"]) for row in rows(store, "corrections")] == [
        ("Ruritania will deepen cooperation on climate change", ""),
        ("", "its quote does not stand in the text; copy it from `kg show`"),
        ("The two leaders agreed to meet again in July.", ""),
    ]


def test_a_corrected_store_is_valid(write: Write, store: Path) -> None:
    """What was corrected passes the shapes, and no check finds a fault in it."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + ISSUE + REMOVED + MEETING + LOST)

    build([path], store)

    with Store.open(store) as opened:
        report = check.stored(opened)
        faults = [name for name, query in catalogue().items() if query.kind is Kind.CHECK and run(opened, query).rows]
    assert report.conforms
    assert "The correction found nothing to correct." in {finding.message for finding in report.findings}
    assert faults == []


def test_a_meeting_on_a_persons_word(write: Write, store: Path) -> None:
    """A meeting that the text does not tell of rests on the correction, passes the shapes and is found."""
    path = write("talks.txt", TALKS.replace(" met today with", ", and not").replace("Meeting", "News"))
    made = '[encounter]\ntype = "meeting"\ndate = 2031-05-01\n'
    write("talks.txt.corrections.toml", f'{made}[[participant]]\nname = "Ada Testperson"\n')

    assert fate(path, store) is Fate.ADDED

    stated, inferred = graph(store, 0), graph(store, 1)
    (meeting,) = rows(store, "meetings")
    assert (meeting["type"], meeting["date"], meeting["participants"]) == ("meeting", "2031-05-01", "Ada Testperson")
    assert [row["earliest"] for row in rows(store, "event_times")] == ["2031-05-01", "2031-07-01"]
    name = meeting["meeting"].rpartition("/")[2]
    assert {(name, "basis", "reference"), (name, "type", "Encounter")} < inferred
    assert not [triple for triple in stated if name in triple]
    with Store.open(store) as opened:
        assert check.stored(opened).conforms


def test_read_again_when_corrections_change(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of corrections that comes, changes or goes is a reason to read again; anything else is not."""
    path = write()
    file = path.with_name("talks.txt.corrections.toml")
    assert fate(path, store) is Fate.ADDED
    plain = graph(store, 0) | graph(store, 1)

    assert fate(write(file.name, SPEAKER) and path, store) is Fate.REPLACED
    assert fate(write(file.name, f"# why\n\n{SPEAKER}") and path, store) is Fate.UNCHANGED
    assert fate(write(file.name, SPEAKER + LOST) and path, store) is Fate.REPLACED
    assert fate(path, store) is Fate.UNCHANGED
    file.unlink()
    assert fate(path, store) is Fate.REPLACED
    assert graph(store, 0) | graph(store, 1) == plain
    assert fate(write(file.name, "# none\n") and path, store) is Fate.UNCHANGED


def test_corrections_survive(write: Write, store: Path) -> None:
    """What was corrected beside a document stays when it is read anew, also from a copy under another name."""
    path, copy = write("one/talks.txt"), write("copy.txt")
    write("one/talks.txt.corrections.toml", SPEAKER)
    build([path], store)

    build([copy], store, Settings(again=True))
    assert rows(store, "statements")[0]["speakers"] == "Bob Sample"
    assert fate(path, store) is Fate.UNCHANGED


def test_same_bytes(write: Write, store: Path, tmp_path: Path) -> None:
    """The same document with the same corrections makes the same graph; an empty file makes that of none."""
    path = write()
    file = write("talks.txt.corrections.toml", SPEAKER + MEETING + LOST)
    build([path], store)
    build([path], tmp_path / "again")
    file.write_text("# nothing\n")
    build([path], tmp_path / "empty")
    file.unlink()
    build([path], tmp_path / "none")

    def everything(place: Path) -> list[set[tuple[str, str, str]]]:
        return [graph(place, part) for part in range(3)]

    assert everything(store) == everything(tmp_path / "again")
    assert everything(tmp_path / "empty") == everything(tmp_path / "none") != everything(store)
    assert str(tmp_path) not in str(everything(store))


def test_orphaned_corrections_are_reported(write: Write, store: Path) -> None:
    """What finds nothing has a line on standard error, each time; under --strict the exit code is 1."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + LOST)

    for options, code in ([], 0), ([], 0), (["--strict"], 1), (["--again", "--strict"], 1):
        result = kg("build", path, "--store", store, *options)
        assert result.exit_code == code
        assert result.stderr.startswith("kg: ")
        assert "talks.txt.corrections.toml, line 4: [[statement]] corrects nothing: its quote does not" in result.stderr
        assert "1 correction without effect" in result.stdout
    assert kg("build", write("b.txt", OTHER), "--store", store, "--strict").exit_code == 0


def test_malformed_corrections(write: Write, store: Path) -> None:
    """A document whose file of corrections is malformed is not built; the others are."""
    write("a.txt", OTHER)
    folder = write().parent
    write("talks.txt.corrections.toml", "[[statement]]\nquote = \n")

    result = kg("build", folder, "--store", store)

    assert result.exit_code == 3
    assert "talks.txt.corrections.toml, line 2: is not TOML" in result.stderr
    assert "2 files: 1 new, 1 refused" in result.stdout


def test_corrections_of_no_document(write: Write, store: Path) -> None:
    """A file of corrections without its document is reported as a lost sidecar is."""
    folder = write().parent
    write("talks.corrections.toml", SPEAKER)

    documents = build([folder], store).documents

    assert [document.fate for document in documents] == [Fate.REFUSED, Fate.ADDED]
    assert "belongs to no file beside it; name it after the whole file, as in talks.txt.corr" in documents[0].reason


def test_first_document_has_none(store: Path) -> None:
    """Of a readout without corrections no graph says anything about corrections."""
    build([files.ontology().parent / "data"], store)

    with Store.open(store) as opened:
        (readout,) = opened.readouts()
        assert str(DRO.Correction) not in " ".join(map(str, opened.quads(*graph_names(readout.iri))))
        assert known.corrections(opened, opened.readouts()[0].iri) == {}


def test_unchanged_is_not_read(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document with corrections that have not changed is not read again."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + LOST)
    build([path], store)
    monkeypatch.setattr(work, "read", lambda *_: pytest.fail("the file was read again"))

    assert fate(path, store) is Fate.UNCHANGED


def test_source_in_the_store_knows_its_corrections(write: Write, store: Path) -> None:
    """What `kg show` reads from the store is corrected as it was in the build."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER)
    build([path], store)

    with Store.open(store) as opened:
        source = known.stored(opened, "talks.txt")

    assert source == Source(TALKS, "talks.txt", corrections=load(path).corrections)
    shown = kg("show", "talks.txt", "--store", store).stdout
    assert "Bob Sample to Ada Testperson: state" in shown
    assert "corrected by talks.txt.corrections.toml" in shown


def test_what_was_taken_away_is_shown(write: Write) -> None:
    """The sentence that lost its statement says which file took it away."""
    path = write()
    write("talks.txt.corrections.toml", REMOVED)

    shown = kg("show", path).stdout

    _, _, behind = shown.partition("The two leaders agreed to meet again")
    assert "corrected by talks.txt.corrections.toml" in behind
    assert "s04a" not in shown


def test_issue_that_only_a_correction_composes(write: Write, store: Path) -> None:
    """An issue that no text names is described in the inferred graph, under the wider issues of the vocabulary."""
    path = write()
    write("talks.txt.corrections.toml", ISSUE.replace("trade", "pressure on Japan"))

    build([path], store)

    stated, inferred = graph(store, 0), graph(store, 1)
    assert {("issue-pressure-jp", "prefLabel", "pressure on Japan"), ("issue-pressure-jp", "broader", "pressure")} <= {
        *inferred
    }
    assert not [triple for triple in stated if "issue-pressure-jp" in triple]


def test_a_name_that_means_several_texts(write: Write, store: Path) -> None:
    """What names a document by a name that several texts have corrects none, and says which; more of the path tells."""
    x, path = write("x/talks.txt").parent, write("y/talks.txt", OTHER)
    shared = write("v/shared.corrections.toml", f'{SPEAKER}document = "talks.txt"\n')
    settings = Settings(vocabulary=(shared.parent,))

    first = build([x, path.parent], store, settings)
    again = build([x / "talks.txt"], store, settings)

    several = f"{x}/talks.txt, {path}"
    for summary in (first, again):
        assert [one.corrected for one in summary.documents] == [0] * len(summary.documents)
        (line,) = summary.orphans
        assert f"its document 'talks.txt' means several documents: {several}; write more of its path" in line
    write("v/shared.corrections.toml", f'{SPEAKER}document = "x/talks.txt"\n')
    assert sum(one.corrected for one in build([x, path], store, settings).documents) == 1


def test_copies_of_one_text_are_no_namesakes(write: Write, store: Path) -> None:
    """A name that leads to the same text in two places, or to where one was before, means one document."""
    x = write("x/talks.txt").parent
    shared = write("v/shared.corrections.toml", f'{SPEAKER}document = "talks.txt"\n')
    settings = Settings(vocabulary=(shared.parent,))

    build([x], store, settings)
    y = write("y/talks.txt").parent
    copied = build([x, y], store, settings)
    (x / "talks.txt").unlink()
    write("y/talks.txt", OTHER)
    moved = build([y], store, settings)

    assert (copied.orphans, [one.orphaned for one in moved.documents if one.corrected]) == ((), [()])

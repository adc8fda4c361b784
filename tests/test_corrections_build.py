"""Corrections through the whole pipeline: store, provenance, validation, rebuilding, and `kg show`. All is made up."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode
from talks import OTHER, TALKS, Write

from kg import build as pipeline
from kg import check, files, known
from kg.build import Settings, build
from kg.cli import cli
from kg.graph import graph_names
from kg.queries import Kind, Table, catalogue, run
from kg.source import Source, load
from kg.store import Store
from kg.summary import Fate
from kg.vocab import DCTERMS, DRO, OA, PROV

CLIMATE = "Ruritania will deepen cooperation"
SPEAKER = f'[[statement]]\nquote = "{CLIMATE}"\nspeakers = ["Bob Sample"]\n'
ISSUE = f'[[statement]]\nquote = "{CLIMATE}"\nadd_issues = ["trade"]\n'
REMOVED = '[[statement]]\nquote = "to meet again"\nremove = true\n'
MEETING = '[encounter]\ndate = 2031-05-01\n[[participant]]\nname = "Cyd Newcomer"\noffice = "King"\nstate = "Japan"\n'
LOST = '[[statement]]\nquote = "nobody said this"\nremove = true\n'


def rows(store: Path, name: str) -> list[dict[str, str]]:
    """Return the answer to a stored query, each row by column."""
    with Store.open(store) as opened:
        answer = run(opened, catalogue()[name])
    assert isinstance(answer, Table)
    return [dict(zip(catalogue()[name].columns, map(str, row), strict=True)) for row in answer.rows]


def graph(store: Path, part: int) -> set[tuple[str, str, str]]:
    """Return the triples of one graph of the only readout: 0 stated, 1 inferred, 2 provenance; local names only."""
    with Store.open(store) as opened:
        (readout,) = opened.readouts()
        quads = list(opened.quads(graph_names(readout.iri)[part]))
    return {tuple(t.value.rpartition("#")[2].rpartition("/")[2] for t in q.triple) for q in quads}  # type: ignore[misc]


def fate(path: Path, store: Path, *vocabulary: Path) -> Fate:
    """Return what becomes of the only document."""
    (document,) = build([path], store, Settings(vocabulary=vocabulary)).documents
    return document.fate


def kg(*words: str | Path) -> Result:
    """Return the result of a command."""
    return CliRunner().invoke(cli, list(map(str, words)))


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
    path = write("talks.txt", TALKS.replace(" met today with", ", and not"))
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


def test_corrections_beside_the_vocabulary(write: Write, store: Path, tmp_path: Path) -> None:
    """A file in a folder of the vocabulary corrects the document that it names; without it all is as it was."""
    path, own = write(), write("own/corrections.toml", f'{SPEAKER}document = "talks.txt"\n')
    assert fate(path, store) is Fate.ADDED

    assert fate(path, store, own.parent) is Fate.REPLACED
    assert rows(store, "statements")[0]["speakers"] == "Bob Sample"
    assert fate(path, store, own) is Fate.UNCHANGED
    assert "corrected by corrections.toml" in kg("show", path, "--vocabulary", own.parent).stdout
    assert fate(path, store) is Fate.REPLACED


def test_vocabulary_beside_the_documents(write: Write, store: Path) -> None:
    """Where one folder holds documents and vocabulary, the file beside a document is about that document."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER)
    write("corrections.toml", f'{ISSUE}document = "talks.txt"\n')

    assert fate(path.parent, store, path.parent) is Fate.ADDED
    assert [row["file"] for row in rows(store, "corrections")] == ["corrections.toml", "talks.txt.corrections.toml"]


@pytest.mark.parametrize("name", ["iri", "id", "sha256"])
def test_document_named_by_its_content(write: Write, store: Path, name: str) -> None:
    """A document is named by the IRI or id of its readout, or by the hash of its text, whatever its file is called."""
    path = write("elsewhere.txt")
    build([path], store)
    with Store.open(store) as opened:
        (held,) = opened.readouts()
    document = {"iri": held.iri, "id": held.iri.rpartition("/")[2], "sha256": held.sha256}[name]

    assert fate(path, store, write("own/corrections.toml", f'{SPEAKER}document = "{document}"\n')) is Fate.REPLACED


def test_corrections_of_an_unknown_document(write: Write, store: Path) -> None:
    """A correction beside the vocabulary whose document is neither given nor stored is reported."""
    write("own/corrections.toml", f'{SPEAKER}document = "talks.txt"\n\n{SPEAKER}document = "gone.txt"\n')
    first, second = write(), write("b.txt", OTHER)
    own = first.parent / "own"

    for path in (first, second):
        result = kg("build", path, "--store", store, "--vocabulary", own)
        assert result.stderr.count("\n") == 1
        assert "line 6: [[statement]] corrects nothing: its document 'gone.txt' is neither here" in result.stderr


def test_wrong_file_beside_the_vocabulary(write: Write, store: Path) -> None:
    """A malformed file in a folder of the vocabulary ends the command with one line."""
    own = write("own/corrections.toml", "[[statement]]\n")

    for words in (["build", write(), "--store", store], ["show", write()]):
        result = kg(*words, "--vocabulary", own.parent)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert f"{own}, line 1: its [[statement]] has no quote" in result.stderr


def test_first_document_has_none(store: Path) -> None:
    """Of a readout without corrections no graph says anything about corrections."""
    build([files.ontology().parent / "data"], store)

    with Store.open(store) as opened:
        assert [
            q for q in opened.match(None, None, NamedNode(str(DRO.Correction))) if "ontology" not in str(q.graph_name)
        ] == []
        assert known.corrections(opened, opened.readouts()[0].iri) == {}


def test_unchanged_is_not_read(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document with corrections that have not changed is not read again."""
    path = write()
    write("talks.txt.corrections.toml", SPEAKER + LOST)
    build([path], store)
    monkeypatch.setattr(pipeline, "read", lambda *_: pytest.fail("the file was read again"))

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

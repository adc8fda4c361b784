"""`kg view` narrowed to an actor, an issue with its narrower ones, a document, or a time; and its image in pixels."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from fictional_rows import BASE, DOCUMENT, MEETING, meeting

from kg.cli import cli
from kg.errors import UsageError
from kg.picture import gather
from kg.store import Store
from kg.views.evidence import Evidence, pieces, places
from kg.views.narrow import Topic, Wanted, ancestors, narrowed
from kg.views.png import png
from kg.views.statements import Document, Node, statements_from
from kg.views.svg import flow_svg

TALKS = statements_from(meeting())
FERRIES = Node(f"{BASE}issue-ferry-traffic", "ferry traffic")
TRAFFIC, SEA = Node(f"{BASE}traffic", "traffic at large"), Node(f"{BASE}sea", "the sea")
TOPICS = (Topic(FERRIES, (TRAFFIC.iri,)), Topic(TRAFFIC, (SEA.iri,)), Topic(SEA, (TRAFFIC.iri,)))


def keys(wanted: Wanted) -> set[str]:
    """Return the fragments of the statements that are left."""
    return {statement.iri.partition("#")[2] for statement in narrowed(TALKS, wanted, [DOCUMENT], TOPICS)}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(actor="quill"), {"s2", "s3", "s5a", "s5b"}),
        (Wanted(actor=f"{BASE}person-ilias-quill", issue="census"), {"s3"}),
        (Wanted(issue="harbour"), {"s1b"}),
        (Wanted(issue="the sea"), {"s1a", "s1b"}),
        (Wanted(issue=TRAFFIC.iri), {"s1a", "s1b"}),
        (Wanted(issue="nothing"), set()),
        (Wanted(document="talks.txt", issue="toll"), {"s4"}),
        (Wanted(document="sudmark", actor="brook", issue="toll"), {"s4"}),
        (Wanted(document="elsewhere"), set()),
        (Wanted(since="2031-05-05"), set()),
        (Wanted(since="2031-05", until="2031", issue="toll"), {"s4"}),
        (Wanted(until="2031-04"), set()),
    ],
)
def test_what_is_left(wanted: Wanted, left: set[str]) -> None:
    """Names are parts of names or IRIs, issues take in the narrower ones, and a month is taken in whole."""
    assert keys(wanted) == left


def test_joint_statements_stay_whole() -> None:
    """What was said jointly keeps all who said it."""
    assert {len(s.speakers) for s in narrowed(TALKS, Wanted(actor="quill")) if s.joint} == {2}


def test_documents_without_a_date_have_no_time() -> None:
    """A document without a date is left out when a time is asked for."""
    assert narrowed(TALKS, Wanted(since="1900"), [Document(MEETING, "x")]) == ()


def test_wider_issues_may_run_in_a_circle() -> None:
    """All wider issues are found, though they are wider than each other."""
    assert ancestors(TOPICS)[FERRIES.iri] == {FERRIES.iri, TRAFFIC.iri, SEA.iri}


def test_texts_are_cut_at_passages() -> None:
    """The pieces are the text, and each passage is whole pieces."""
    evidence = Evidence({"d": "🚢 said yes and no"}, {"s": {"cue": ((2, 6),), "content": ((7, 10), (15, 17))}})
    cuts = evidence.cuts("d", ["s"])
    cut = pieces("🚢 said yes and no", cuts)

    assert cut == ["🚢 ", "said", " ", "yes", " and ", "no"]
    assert [cut[at] for at in places(((7, 10), (15, 17)), cuts)] == ["yes", "no"]


def view(store: Path, *words: str) -> tuple[int, str]:
    """Return exit code and standard error of `kg view`."""
    result = CliRunner().invoke(cli, ["view", "--store", str(store), *words])
    return result.exit_code, result.stderr


def test_options_narrow_the_picture(built: Path, tmp_path: Path) -> None:
    """The picture of one actor has only that actor's statements."""
    path = tmp_path / "a.svg"

    assert view(built, "-o", str(path), "--actor", "testperson", "--from", "2031") == (0, f"{path}\n")
    assert "Ada Testperson" in path.read_text()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--actor", "Atlantis"), "kg: Atlantis: nothing in the store is called so; `kg query actors` lists names\n"),
        (("--to", "1900"), "kg: the picture: no statement is left; narrow it less\n"),
    ],
)
def test_nothing_left_is_said(built: Path, tmp_path: Path, words: tuple[str, str], reason: str) -> None:
    """A name that nothing has, or a time without statements, is told in one line, and no file is written."""
    assert view(built, "-o", str(tmp_path / "a.svg"), *words) == (2, reason)
    assert not list(tmp_path.iterdir())


def test_codes_are_names(built: Path) -> None:
    """A code means the name, so it is found where only the name stands."""
    with Store.open(built) as store, pytest.raises(UsageError, match="no statement is left"):
        gather(store, actor="NZ")


def test_texts_and_passages_are_gathered(built: Path) -> None:
    """The whole text of each document is there, and the cue of every statement stands in its cue passages."""
    with Store.open(built) as store:
        material = gather(store)
    for statement in material.statements:
        text = material.evidence.texts[statement.document]
        cues = material.evidence.passages[statement.iri]["cue"]
        assert statement.cue in " ".join(text[start:end] for start, end in cues)


def test_image_in_pixels() -> None:
    """The image is a PNG twice as wide as the picture."""
    pytest.importorskip("resvg_py")
    picture = flow_svg(TALKS, "Talks", [DOCUMENT])
    image = png(picture)
    wide = float(picture.partition(' width="')[2].partition('"')[0])

    assert image.startswith(b"\x89PNG\r\n")
    assert abs(int.from_bytes(image[16:20]) - 2 * wide) <= 2


def test_image_needs_a_package(monkeypatch: pytest.MonkeyPatch, built: Path, tmp_path: Path) -> None:
    """Without resvg-py one line says what to install."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = "kg: .png: needs resvg-py; pip install 'readout-kg[png]', or name it .svg\n"

    assert view(built, "-o", str(tmp_path / "a.png")) == (2, said)

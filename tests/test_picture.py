"""The picture of a store: narrowed, with the texts behind it, and as an image in pixels."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from fictional_rows import many, meeting, statements_from

import kg
from kg.build import build
from kg.cli import cli
from kg.errors import UsageError
from kg.picture import Material, advice, draw, gather
from kg.store import Store
from kg.views.evidence import Evidence, pieces, places
from kg.views.png import png
from kg.views.svg import flow_svg

TALKS = statements_from(meeting())


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
    ("option", "value", "reason"),
    [
        ("--actor", "Atlantis", "is no name in the store; `kg query actors` and `issues_raised` list the names"),
        ("--from", "yesterday", "is no date; write a day, a month or a year: 2031-05-04, 4 May 2031, 2031-05 or 2031"),
        ("--document", "nowhere", "is neither a file nor a readout in the store; see `kg query readouts`"),
    ],
)
def test_what_nothing_is_called_is_refused(built: Path, tmp_path: Path, option: str, value: str, reason: str) -> None:
    """A name that nothing has, or a date that is none, is told in one line, and no file is written."""
    assert view(built, "-o", str(tmp_path / "a.svg"), option, value) == (2, f"kg: {value}: {reason}\n")
    assert not list(tmp_path.iterdir())


def test_nothing_left_is_said(built: Path, tmp_path: Path) -> None:
    """A time without statements is told in one line, and no file is written."""
    said = "kg: the picture: no statement is left; narrow it less\n"

    assert view(built, "-o", str(tmp_path / "a.svg"), "--to", "1900") == (2, said)
    assert not list(tmp_path.iterdir())


def test_large_image_comes_with_advice() -> None:
    """An image of more than sixty statements is told how to be narrowed; a page and a small image are not."""
    large, small = Material(many(61)), Material(many(60))

    assert advice(large, ".png").startswith("61 statements do not fit on a sheet; --actor, --issue,")
    assert not advice(large, ".html")
    assert not advice(small, ".svg")


def test_advice_goes_to_standard_error(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes the image all the same, and says on standard error what narrows it."""
    monkeypatch.setattr("kg.picture.MANY", 1)
    code, told = view(built, "-o", str(tmp_path / "a.svg"))

    assert (code, (tmp_path / "a.svg").exists()) == (0, True)
    assert "kg: 2 statements do not fit on a sheet" in told


def test_codes_are_names(built: Path) -> None:
    """A code means the name, so it is found where only the name stands."""
    with Store.open(built) as store, pytest.raises(UsageError, match="no statement is left"):
        gather(store, actor="NZ")


def test_texts_and_passages_are_gathered(built: Path) -> None:
    """The whole text of each document is there, and the cue of every statement stands in its cue passages."""
    with Store.open(built) as store:
        material = gather(store)
    for statement in material.statements:
        text = material.evidence.texts[statement.document.iri]
        cues = material.evidence.passages[statement.iri]["cue"]
        assert statement.cue in " ".join(text[start:end] for start, end in cues)


def test_image_in_pixels() -> None:
    """The image is a PNG twice as wide as the picture."""
    pytest.importorskip("resvg_py")
    picture = flow_svg(TALKS, "Talks")
    image = png(picture)
    wide = float(picture.partition(' width="')[2].partition('"')[0])

    assert image.startswith(b"\x89PNG\r\n")
    assert abs(int.from_bytes(image[16:20]) - 2 * wide) <= 2


def test_image_needs_a_package(monkeypatch: pytest.MonkeyPatch, built: Path, tmp_path: Path) -> None:
    """Without resvg-py one line says what to install."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = "kg: .png: needs resvg-py; pip install 'readout-kg[png]', or name it .svg\n"

    assert view(built, "-o", str(tmp_path / "a.png")) == (2, said)


def test_page_of_the_first_document_can_be_mailed(tmp_path: Path) -> None:
    """The page of the readout that comes with the project, with its whole text, is smaller than 150 kB."""
    build([Path(kg.__file__).parent.parent / "data"], tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        page = draw(gather(store), ".html")

    assert 50_000 < len(page) < 150_000

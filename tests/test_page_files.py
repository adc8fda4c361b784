"""The files that the page saves: the picture as SVG and PNG, the statements as CSV."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import Chromium
from fictional_rows import MEETING, meeting, row, speaker, statements_from
from pages import TALKS, faults, opened, written

from kg.views.page import flow_page

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the tests open."""
    return written(tmp_path_factory.mktemp("views"))


def saved(browser: Chromium, form: str) -> bytes:
    """Return the file that a button saves."""
    script = f"""new Promise(done => {{
      URL.createObjectURL = blob => {{
        const reader = new FileReader();
        reader.onload = () => done(Array.from(new Uint8Array(reader.result)));
        reader.readAsArrayBuffer(blob);
        return 'about:blank#blocked';
      }};
      HTMLAnchorElement.prototype.click = () => 0;
      document.querySelector('[data-save={form}]').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}));
    }})"""
    return bytes(browser.run(script))


@pytest.mark.parametrize("name", ["talks.html", "hostile.html", "talks.html#view=matrix&said=jointly", "many.html"])
def test_saved_svg_stands_alone(browser: Chromium, files: Path, name: str) -> None:
    """The saved SVG is XML with the words that are seen, and has no class, link, script or handler."""
    opened(browser, files, name)
    root = ElementTree.fromstring(saved(browser, "svg"))  # noqa: S314
    assert root.tag == f"{SVG}svg"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "g",
        "a",
        "rect",
        "text",
        "tspan",
        "path",
    }
    assert not {name for one in root.iter() for name in one.attrib if name.startswith(("on", "class", "href", "style"))}
    cues = browser.run(
        "[...document.querySelectorAll('.view:not([hidden]) .chip :is(text, i)')].map(one => one.textContent)"
    )
    words = " ".join("".join(root.itertext()).split())
    assert all(" ".join(cue.split())[:2] in words for cue in cues)


KINDS = ["one speaker", "several, jointly", "says", "expresses", "agrees", "calls for", "opposes"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("talks.html", KINDS),
        ("talks.html#view=matrix", KINDS),
        ("talks.html#view=matrix&said=alone", KINDS),
        ("crowd.html", ["Statements:", "1"]),
    ],
)
def test_saved_picture_has_its_key(browser: Chromium, files: Path, name: str, key: list[str]) -> None:
    """A saved picture tells what its shapes and colours mean: kinds of act, or how dark which numbers are."""
    crowd = [row(statement=f"{MEETING}#s{at}", **speaker(f"Actor {at}")) for at in range(81)]
    (files / "crowd.html").write_text(flow_page(statements_from(crowd), "A crowd"))
    opened(browser, files, name)
    root = ElementTree.fromstring(saved(browser, "svg"))  # noqa: S314
    words = ["".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")]
    assert set(key) <= set(words)
    shades = {one.get("fill") for one in root.iter(f"{SVG}rect")}
    assert len(shades) > 2


def test_saved_matrix_of_few_has_words_of_the_content(browser: Chromium, files: Path) -> None:
    """Where there is room, a chip begins with the act and goes on with what was said."""
    opened(browser, files, "talks.html#view=matrix")
    root = ElementTree.fromstring(saved(browser, "svg"))  # noqa: S314
    words = {"".join(one.itertext()).replace("\u00a0", " ") for one in root.iter(f"{SVG}text")}
    assert "shared the view herring quotas" in words


@pytest.mark.parametrize("name", ["talks.html", "many.html"])
def test_saved_png_is_an_image(browser: Chromium, files: Path, name: str) -> None:
    """The saved PNG is an image, twice as wide as the picture."""
    opened(browser, files, name)
    image = saved(browser, "png")
    assert image.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(image[16:20]) > 900
    assert not faults(browser)


def test_saved_csv_holds_what_is_shown(browser: Chromium, files: Path) -> None:
    """The saved table holds the statements that the filters leave, with their sentences."""
    opened(browser, files, "talks.html#said=jointly")
    rows = list(csv.DictReader(io.StringIO(saved(browser, "csv").decode("utf-8-sig"))))
    assert [row["cue"] for row in rows] == ["shared the view", "confirmed", "confirmed"]
    assert {row["speakers"] for row in rows} == {"Ada Brook | Ilias Quill"}
    assert rows[0]["sentence"] == TALKS[2].sentence


def test_saved_csv_has_no_formulas(browser: Chromium, tmp_path: Path) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    rows = [{**row, "cue": "=1+1", "sentence": "@SUM(A1)"} for row in meeting()[:1]]
    (tmp_path / "formula.html").write_text(flow_page(statements_from(rows), "x"))
    opened(browser, tmp_path, "formula.html")
    (row,) = csv.DictReader(io.StringIO(saved(browser, "csv").decode("utf-8-sig")))
    assert (row["cue"], row["sentence"]) == ("'=1+1", "'@SUM(A1)")

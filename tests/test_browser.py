"""The page in a real browser: headless Chromium opens the files from disk, with no network."""

import json
import re
from pathlib import Path
from typing import Any

import chromium
import pytest
from fictional_rows import MEETING, SCRIPT, hostile, many, meeting, statements_from

from kg.views.page import flow_page
from kg.views.svg import flow_svg

TALKS = statements_from(meeting())
FITS = """[...document.querySelectorAll('#picture .chip')].every(chip => {
  const box = chip.querySelector('rect').getBBox(), text = chip.querySelector('text').getBBox();
  return text.x >= box.x + 2 && text.x + text.width <= box.x + box.width - 2;
}) && [...document.querySelectorAll('#picture .actor text, #picture .issue text')].every((one, at, all) => {
  const a = one.getBBox();
  const wide = one.ownerSVGElement.viewBox.baseVal.width;
  return a.x >= 0 && a.x + a.width <= wide && all.slice(at + 1).every(other => {
    const b = other.getBBox();
    return a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y + 2 || b.y + b.height < a.y + 2;
  });
})"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the tests open."""
    folder = tmp_path_factory.mktemp("views")
    page = flow_page(TALKS, "Norland–Sudmark talks")
    (folder / "talks.html").write_text(page)
    (folder / "talks.svg").write_text(flow_svg(TALKS, "Norland–Sudmark talks"))
    (folder / "hostile.html").write_text(flow_page(statements_from(hostile()), SCRIPT))
    (folder / "many.html").write_text(flow_page(many(90), "Ninety remarks"))
    planted = "<script>document.title='run'</script><img src='http://127.0.0.1:9/x.png' onerror='alert(1)'>"
    (folder / "tampered.html").write_text(page.replace("</h1>", "</h1>" + planted))
    return folder


def middle(browser: chromium.Chromium, key: str) -> tuple[float, float]:
    """Return the middle of a part of the picture, in CSS pixels of the window."""
    found = browser.run(
        f"(box => [box.x + box.width / 2, box.y + box.height / 2])"
        f"(document.getElementById({json.dumps(key)}).getBoundingClientRect())"
    )
    return found[0], found[1]


def pane(browser: chromium.Chromium) -> str:
    """Return the text of the evidence pane, on one line."""
    return " ".join(browser.run("document.getElementById('evidence').innerText").split())


def lit(browser: chromium.Chromium) -> set[str]:
    """Return the names of the parts that stand out; empty when nothing is faded."""
    script = "[...document.querySelectorAll('.fade .node.on')].map(node => node.id)"
    return set(browser.run(script))


def focused(browser: chromium.Chromium) -> Any:
    """Return the name of the part that has the focus."""
    return browser.run("document.activeElement.id")


@pytest.mark.parametrize("view", ["flow", "matrix", "list"])
@pytest.mark.parametrize("name", ["talks.html", "hostile.html", "many.html", "talks.svg"])
def test_file_opens_without_error_request_or_dialog(
    browser: chromium.Chromium, files: Path, name: str, view: str
) -> None:
    """A file opens from disk in every view without an error, a request to anything but itself, or a dialog."""
    address = (files / name).as_uri()
    browser.open(f"{address}#view={view}")
    methods = {event["method"] for event in browser.events}
    assert not methods & {"Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening"}
    sent = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in sent if not url.startswith("data:")] == [address]  # the browser draws a calendar


def test_policy_blocks_what_is_planted_and_the_page_still_works(browser: chromium.Chromium, files: Path) -> None:
    """A script or picture that somebody adds to the file does nothing, and the page works on."""
    browser.open((files / "tampered.html").as_uri() + "#s2")
    assert browser.run("document.title") == "Norland–Sudmark talks"
    assert "Page.javascriptDialogOpening" not in {event["method"] for event in browser.events}
    assert "herring quotas" in pane(browser)


def test_hover_shows_the_sentence_and_fades_the_rest(browser: chromium.Chromium, files: Path) -> None:
    """Hovering a chip lights it, its speakers and its issues, and shows the sentence; leaving undoes it."""
    browser.open((files / "talks.html").as_uri())
    browser.mouse(*middle(browser, "s2"))
    assert lit(browser) == {
        "s2",
        "actor-person-ada-brook",
        "actor-person-ilias-quill",
        "issue-herring-quotas",
    }
    assert browser.run("document.querySelectorAll('.curve.on').length") == 3
    assert pane(browser).startswith("Ada Brook and Ilias Quill jointly shared the view: herring quotas The two leaders")
    assert browser.run("document.querySelector('#evidence mark').textContent") == "herring quotas"
    browser.mouse(1200, 600)
    assert not lit(browser)
    assert pane(browser).startswith("Choose a statement")


def test_hovering_an_actor_lists_what_it_said(browser: chromium.Chromium, files: Path) -> None:
    """Hovering an actor lists its statements and lights its own curves, not those of who spoke with it."""
    browser.open((files / "talks.html").as_uri())
    browser.mouse(*middle(browser, "actor-person-ilias-quill"))
    assert pane(browser).startswith("Ilias Quill Said 1 alone, 3 jointly.")
    assert browser.run("document.querySelectorAll('#evidence li').length") == 4
    assert "actor-person-ada-brook" not in lit(browser)


def test_click_selects_and_escape_clears(browser: chromium.Chromium, files: Path) -> None:
    """A click keeps a part selected and puts its name into the address; Esc and a click beside it clear."""
    browser.open((files / "talks.html").as_uri())
    browser.mouse(*middle(browser, "issue-ferry-traffic"), click=True)
    browser.mouse(1200, 600)
    assert browser.run("location.hash") == "#issue-ferry-traffic"
    assert {"s1a", "s1b"} <= lit(browser)
    browser.press("Escape")
    assert browser.run("location.href").endswith("talks.html")
    assert not lit(browser)


def test_entry_in_the_pane_selects_its_statement(browser: chromium.Chromium, files: Path) -> None:
    """A statement that the pane lists for an actor can be clicked to read it."""
    browser.open((files / "talks.html").as_uri() + "#actor-person-ilias-quill")
    browser.run("document.querySelector('#evidence li a').click()")
    assert browser.run("location.hash") == "#s2"
    assert "herring quotas" in pane(browser)


def test_link_to_a_statement_opens_it(browser: chromium.Chromium, files: Path) -> None:
    """A link with the name of a statement opens the page with it selected and in view."""
    browser.open((files / "many.html").as_uri() + "#d3-s089&view=flow")
    assert "d3-s089" in lit(browser)
    assert 0 < middle(browser, "d3-s089")[1] < 680


def test_keyboard_reaches_and_selects_everything(browser: chromium.Chromium, files: Path) -> None:
    """Tab enters the picture once; arrows move along columns and curves; Enter selects, Esc clears."""
    browser.open((files / "talks.html").as_uri())
    browser.run("document.querySelector('[type=reset]').focus()")
    browser.press("Tab")
    assert focused(browser) == "s1a"
    browser.press("ArrowDown")
    assert focused(browser) == "s1b"
    browser.press("ArrowLeft")
    assert focused(browser) == "actor-person-ada-brook"
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    assert focused(browser).startswith("issue-")
    browser.press("Enter")
    assert browser.run("location.hash.slice(1)") == focused(browser)
    assert browser.run("document.querySelectorAll('[aria-current]').length") == 1
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press("Escape")
    assert browser.run("location.hash") == ""
    browser.press("Tab")
    assert browser.run("Boolean(document.activeElement.closest('svg'))") is False


def test_every_part_has_a_role_and_a_name(browser: chromium.Chromium, files: Path) -> None:
    """Assistive technology finds actors and issues as buttons and chips as links, each with a name."""
    browser.open((files / "talks.html").as_uri())
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [(n["role"]["value"], n["name"]["value"]) for n in tree if not n["ignored"] and "name" in n]
    assert ("button", "Actor: Ilias Quill, 1 alone, 3 jointly") in named
    assert ("link", "rejected. Ada Brook rejected: bridge toll") in named
    assert sum(role == "button" and name.startswith(("Actor: ", "Issue: ")) for role, name in named) == 2 + 6


@pytest.mark.parametrize("name", ["talks.html", "hostile.html", "many.html"])
@pytest.mark.parametrize("font", ["", "DejaVu Sans", "Liberation Sans"])
def test_words_fit_whatever_the_font(browser: chromium.Chromium, files: Path, name: str, font: str) -> None:
    """Words stay within their chips and names apart, in the page's own fonts and in a wide one."""
    browser.open((files / name).as_uri() + "#view=flow")
    if font:
        browser.run(f"document.getElementById('picture').setAttribute('font-family', {json.dumps(font)})")
    assert browser.run(FITS)


def test_phone_scrolls_the_picture_and_not_the_page(browser: chromium.Chromium, files: Path) -> None:
    """In a window of 360 pixels only the picture scrolls sideways, and the pane is below it, in view."""
    browser.open((files / "talks.html").as_uri() + "#s2", 360, 740, phone=True)
    assert browser.run("document.documentElement.scrollWidth") == 360
    assert browser.run("document.querySelector('.scroll').scrollWidth > 700")
    pane_top = browser.run("document.getElementById('evidence').getBoundingClientRect().top")
    assert middle(browser, "s2")[1] < pane_top < 740


def test_page_without_scripts_has_picture_and_sentences(browser: chromium.Chromium, files: Path) -> None:
    """Without scripts the picture and all sentences are there, and a chip leads to its sentence."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open((files / "talks.html").as_uri(), 1360, 400)
    browser.mouse(*middle(browser, "s2"), click=True)
    browser.wait(lambda: browser.run("location.hash") == "#text-s2")
    assert browser.run("document.querySelectorAll('#list tr mark').length") == len(TALKS)
    assert middle(browser, "text-s2")[1] < 400
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize(
    ("name", "wide"), [("talks.html", True), ("talks.html#view=matrix", True), ("many.html", False)]
)
def test_print_is_a4_with_the_picture_on_the_first_page(
    browser: chromium.Chromium, files: Path, name: str, wide: bool
) -> None:
    """The page prints on A4, landscape unless the picture is tall; the picture fits on the first sheet."""
    path, mark, view = name.partition("#")
    browser.open((files / path).as_uri() + mark + view)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", browser.pdf())
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == ({(842, 595)} if wide else {(595, 842)})
    assert len(boxes) == 2 if wide else len(boxes) > 2


def test_permalink_names_belong_to_the_statement(files: Path) -> None:
    """The name in the address is the fragment of the statement's IRI."""
    assert TALKS[2].iri == f"{MEETING}#s2"
    assert 'id="s2"' in (files / "talks.html").read_text()

"""Working with the page in a real browser: views, filters, the address, and the evidence."""

from pathlib import Path

import pytest
from axe import violations
from chromium import Chromium
from fictional_rows import BASE, DOCUMENT, LINK, MEETING, evidence, meeting, row, speaker, statements_from
from pages import TALKS, faults, opened, press, put, said, seen, written

from kg.views.matrix import MOST_COLUMNS
from kg.views.page import flow_page


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the tests open."""
    return written(tmp_path_factory.mktemp("views"))


def test_axe_finds_what_is_wrong(browser: Chromium, tmp_path: Path) -> None:
    """A page that does break rules is told to: an image without words, and no language."""
    (tmp_path / "bad.html").write_text("<title>Bad</title><main><h1>Bad</h1><img src='x.png'></main>")

    rules = {line.partition(":")[0] for line in violations(opened(browser, tmp_path, "bad.html"))}
    assert {"image-alt", "html-has-lang"} <= rules


@pytest.mark.parametrize(
    "name",
    ["talks.html", "talks.html#view=matrix", "talks.html#view=list", "talks.html#s1a", "many.html", "hostile.html"],
)
@pytest.mark.parametrize("phone", [False, True])
def test_axe_finds_nothing(browser: Chromium, files: Path, name: str, phone: bool) -> None:
    """No view, with or without a statement chosen, on a screen or a telephone, breaks a rule of accessibility."""
    assert violations(opened(browser, files, name, **({"width": 360, "phone": True} if phone else {}))) == []


# --- views ---------------------------------------------------------------------------------------


def test_tabs_change_the_view(browser: Chromium, files: Path) -> None:
    """One view is seen at a time, and the address keeps one that is not the first."""
    opened(browser, files, "talks.html")
    visible = (
        "[...document.querySelectorAll('.view')].filter(view => !view.hidden).map(view => view.dataset.view).join()"
    )
    assert browser.run(visible) == "flow"
    press(browser, "[data-show=matrix]")
    assert (browser.run(visible), browser.run("location.hash")) == ("matrix", "#view=matrix")
    press(browser, "[data-show=flow]")
    assert (browser.run(visible), browser.run("location.hash")) == ("flow", "")


def test_matrix_joins_the_parties(browser: Chromium, files: Path) -> None:
    """A joint statement is one bar from its first to its last party, one of a single speaker a chip below the name."""
    opened(browser, files, "talks.html#view=matrix")
    box = "(part => (at => [Math.round(at.left), Math.round(at.right)])(part.getBoundingClientRect()))"
    ends = browser.run(f"[...document.querySelectorAll('.head')].map({box})")
    chip = "document.querySelector('#view-matrix [data-key={}]')"
    assert browser.run(f"{box}({chip.format('s2')})") == [ends[0][0], ends[1][1]]
    assert browser.run(f"{chip.format('s2')}.children.length") == 1
    assert browser.run(f"{box}({chip.format('s3')})") == ends[1]
    assert seen(browser) == sorted(statement.iri.partition("#")[2] for statement in TALKS)


def test_arrows_move_over_the_matrix(browser: Chromium, files: Path) -> None:
    """Arrow keys go to the nearest part in their direction, Enter selects it."""
    opened(browser, files, "talks.html#view=matrix")
    browser.run("document.querySelector('#view-matrix [data-key=s1a]').focus()")
    key = "document.activeElement.dataset.key"
    browser.press("ArrowLeft")
    assert browser.run(key) == "issue-ferry-traffic"
    browser.press("ArrowRight")
    browser.press("ArrowDown")
    assert browser.run(key) == "s1b"
    browser.press("Enter")
    assert browser.run("location.hash") == "#s1b&view=matrix"


def test_table_is_a_table(browser: Chromium, files: Path) -> None:
    """The list is a table with heads of columns, and a row shows its evidence when it is clicked."""
    opened(browser, files, "talks.html#view=list")
    assert browser.run("document.querySelectorAll('#list th[scope=col]').length") == 4
    press(browser, "#text-s4 td")
    assert browser.run("location.hash") == "#s4&view=list"
    assert "rejected" in browser.run("document.getElementById('evidence').innerText")


def test_many_actors_are_counted(browser: Chromium, tmp_path: Path) -> None:
    """More actors than fit are counted; a cell leads to its statements, a filter back to chips."""
    rows = [
        {**row, "statement": f"{BASE}x#s{number:03}", "speaker": f"{BASE}a{number}", "speakerLabel": f"Actor {number}"}
        for number, row in enumerate(meeting() * 10)
    ]
    (tmp_path / "crowd.html").write_text(flow_page(statements_from(rows), "A crowd"))
    opened(browser, tmp_path, "crowd.html")
    assert browser.run("document.querySelectorAll('.counts td a').length") > MOST_COLUMNS / 2
    press(browser, ".counts td a")
    assert "+issue-" in browser.run("location.hash")
    assert browser.run("document.querySelectorAll('#evidence li').length") == 1
    put(browser, issue="issue-census")
    assert len(seen(browser)) == 10
    assert not faults(browser)


# --- filters -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({"q": "HERRING view"}, "s2"),
        ({"act": "agreement/"}, "s2 s5a s5b"),
        ({"act": "agreement/confirmed"}, "s5a s5b"),
        ({"said": "alone"}, "s1a s1b s3 s4"),
        ({"said": "jointly", "issue": "issue-herring-quotas"}, "s2"),
        ({"actor": "actor-person-ilias-quill", "said": "alone"}, "s3"),
        ({"issue": "issue-sea"}, "s1a s1b s2"),
        ({"q": "nothing at all"}, ""),
    ],
)
@pytest.mark.parametrize("view", ["flow", "matrix", "list"])
def test_filters(browser: Chromium, files: Path, values: dict[str, str], left: str, view: str) -> None:
    """Every view shows what all filters leave: an issue takes in the narrower ones, a search any order of words."""
    opened(browser, files, f"talks.html#view={view}")
    put(browser, **values)
    assert sorted(seen(browser, view)) == left.split()
    assert said(browser) == f"{len(left.split())} of 7 statements shown"
    assert not faults(browser)


def test_documents_and_times(browser: Chromium, files: Path) -> None:
    """One document, or those of a time, can be shown alone."""
    opened(browser, files, "many.html")
    put(browser, document="document-2031-02")
    assert {key.partition("-")[0] for key in seen(browser)} == {"d2"}
    put(browser, document="", **{"from": "2031-02-01", "to": "2031-02-28"})
    assert {key.partition("-")[0] for key in seen(browser)} == {"d2"}
    press(browser, "[type=reset]")
    browser.wait(lambda: said(browser) == "90 of 90 statements shown")


def test_flow_closes_its_ranks(browser: Chromium, files: Path) -> None:
    """What a filter leaves of the flow moves together, says its numbers, and keeps curves at its chips."""
    opened(browser, files, "many.html#view=flow")
    tall = browser.run("document.getElementById('picture').viewBox.baseVal.height")
    put(browser, document="document-2031-02", actor="actor-a-actor-A")
    put(browser, actor="", document="document-2031-02", said="jointly")
    assert browser.run("document.getElementById('picture').viewBox.baseVal.height") < tall / 3
    assert (
        browser.run("document.querySelectorAll('.count')[1].textContent") == f"{len(seen(browser, 'flow'))} statements"
    )
    assert browser.run("""[...document.querySelectorAll('#picture .curve:not([hidden])')].every(curve => {
      const chip = document.getElementById(curve.dataset.statement).getBBox();
      const moved = document.getElementById(curve.dataset.statement).transform.baseVal[0].matrix.f;
      const ends = [curve.getPointAtLength(0), curve.getPointAtLength(curve.getTotalLength())];
      return ends.some(end => Math.abs(end.y - (chip.y + chip.height / 2 + moved)) < 1);
    })""")


# --- the address ---------------------------------------------------------------------------------


def test_address_brings_everything_back(browser: Chromium, files: Path) -> None:
    """The address holds statement, filters and view, and opening it shows the same again."""
    opened(browser, files, "talks.html")
    press(browser, "[data-show=matrix]")
    put(browser, q="the ferry & more", issue="issue-sea")
    put(browser, q="ferry")
    press(browser, "#view-matrix [data-key=s1a]")
    fragment = browser.run("location.hash")
    assert fragment == "#s1a&q=ferry&issue=issue-sea&view=matrix"
    opened(browser, files, f"talks.html{fragment}")
    assert sorted(seen(browser)) == ["s1a", "s1b"]
    assert browser.run("document.querySelector('[aria-current]').dataset.key") == "s1a"


@pytest.mark.parametrize(
    "fragment",
    [
        "#%E0%A4%A",
        "#q=%",
        "#view=nowhere",
        "#s1a+",
        "#s1a+s2",
        "#document-x",
        "#text-s2",
        "#constructor",
        "#act=&issue=x",
        LINK,
    ],
)
def test_odd_addresses_do_no_harm(browser: Chromium, files: Path, fragment: str) -> None:
    """An address that nobody made leads to the page, without an error."""
    opened(browser, files, f"talks.html#{fragment.lstrip('#')}")
    assert said(browser).endswith("of 7 statements shown")
    assert not faults(browser)


def test_slash_searches(browser: Chromium, files: Path) -> None:
    """The key / leads to the search."""
    opened(browser, files, "talks.html")
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="/", code="Slash", text="/")
    assert browser.run("document.activeElement.name") == "q"
    assert browser.run("document.activeElement.value") == ""


# --- evidence ------------------------------------------------------------------------------------


def test_document_is_shown_with_source_cue_and_content(browser: Chromium, files: Path) -> None:
    """The whole document stands beside a statement, with who, how and what marked and in view."""
    opened(browser, files, "talks.html#s3")
    words = {
        kind: browser.run(f"[...document.querySelectorAll('.document .{kind}')].map(one => one.textContent).join('|')")
        for kind in ("source-words", "cue-words", "content")
    }
    assert words == {"source-words": "President Quill", "cue-words": "called for", "content": "an early census"}
    assert browser.run("document.querySelector('.document').textContent") == evidence().texts[DOCUMENT.iri]
    assert browser.run("document.querySelector('.document').scrollTop") > 0
    assert browser.run("scrollY") == 0 or browser.run("document.querySelector('#s3').getBoundingClientRect().top") > 0


def test_next_statement_and_other_statements_of_the_text(browser: Chromium, files: Path) -> None:
    """Next goes on in the text, and another statement can be chosen in it."""
    opened(browser, files, "talks.html#s3")
    browser.run("[...document.querySelectorAll('.steps button')].find(one => one.textContent === 'Next').click()")
    assert browser.run("location.hash") == "#s4"
    press(browser, ".document [data-key=s2]")
    assert browser.run("location.hash") == "#s2"


def test_letters_are_explained(browser: Chromium, tmp_path: Path) -> None:
    """Where a chip has room for two letters of the verb alone, the page says so, and elsewhere it does not."""
    crowd = [row(statement=f"{MEETING}#s{at}", **speaker(f"Actor {at}")) for at in range(20)]
    (tmp_path / "crowd.html").write_text(flow_page(statements_from(crowd), "A crowd"))
    hint = "document.querySelector('#view-matrix .hint')?.textContent ?? ''"
    opened(browser, tmp_path, "crowd.html#view=matrix")

    assert "Two letters are the beginning" in browser.run(hint)
    put(browser, q="Actor 19")
    assert browser.run(hint) == ""


@pytest.mark.parametrize("view", ["flow", "matrix", "list"])
def test_doubt_is_shown_in_every_view(browser: Chromium, files: Path, view: str) -> None:
    """A statement in doubt has a question mark in each view, and the reason beside its sentence."""
    opened(browser, files, f"doubted.html#s1a&view={view}")
    words = browser.run("document.querySelector('.view:not([hidden])').textContent").replace("\u00a0", " ")

    assert words.count("stated ?") == 1
    assert browser.run("document.querySelector('#evidence .doubt').textContent") == "In doubt: the speaker is a guess."

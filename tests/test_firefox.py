"""The page in a second real browser: headless Firefox opens the file from disk."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import firefox
import pytest
from fictional_rows import SCRIPT, evidence, hostile, statements_from
from pages import TALKS, TOPICS

from kg.views.page import flow_page

DOWN, ENTER, ESCAPE = "\ue015", "\ue007", "\ue00c"
SHOWN = "[...document.querySelectorAll('.view:not([hidden]) [data-key]')].map(one => one.dataset.key)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    """Return a running browser, or skip and say why."""
    program = firefox.find()
    if not program:
        pytest.skip("no Firefox here: install firefox-esr, or set KG_FIREFOX")
    running = firefox.Firefox(program, tmp_path_factory.mktemp("firefox") / "profile")
    yield running
    running.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the made-up meeting."""
    path = tmp_path_factory.mktemp("page") / "talks.html"
    path.write_text(flow_page(TALKS, "Talks", TOPICS, evidence()))
    return path


def test_every_view_is_shown(browser: firefox.Firefox, page: Path) -> None:
    """Each tab shows its view alone, with every statement in it, and the address says so."""
    browser.open(page.as_uri())
    for view in ("matrix", "list", "flow"):
        browser.run(f"document.querySelector('[data-show={view}]').click()")
        assert browser.run("[...document.querySelectorAll('.view:not([hidden])')].map(one => one.dataset.view)") == [
            view
        ]
        assert {"s1a", "s1b", "s2", "s3", "s4", "s5a", "s5b"} <= set(browser.run(SHOWN)), view
        assert browser.run("location.hash") == ("" if view == "flow" else f"#view={view}")


def test_address_and_filters_lead_to_what_is_chosen(browser: firefox.Firefox, page: Path) -> None:
    """An address opens a statement with its sentence, and an issue takes in the narrower ones."""
    browser.open(f"{page.as_uri()}#s2&issue=issue-sea&view=matrix")
    assert set(browser.run("[...document.querySelectorAll('#matrix .chip')].map(one => one.dataset.key)")) == {
        "s1a", "s1b", "s2",
    }  # fmt: skip
    assert "herring quotas" in browser.run("document.getElementById('evidence').textContent")
    assert browser.run("document.querySelectorAll('#evidence .document .content').length") == 1
    assert browser.run("document.getElementById('status').textContent") == "3 of 7 statements shown"


def test_keyboard(browser: firefox.Firefox, page: Path) -> None:
    """Arrows move, Enter chooses, Esc lets go."""
    browser.open(page.as_uri())
    browser.run("document.querySelector('#picture .chip[tabindex=\"0\"]').focus()")
    browser.press(DOWN)
    browser.press(ENTER)
    assert browser.run("location.hash") == "#s1b"
    browser.press(ESCAPE)
    assert browser.run("location.hash") == ""


@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_files_are_saved(browser: firefox.Firefox, page: Path, form: str) -> None:
    """The picture and the table are saved as files that are not empty, from disk and under the policy."""
    browser.open(f"{page.as_uri()}#view=matrix")
    size = f"""new Promise(done => {{
      URL.createObjectURL = blob => {{ done(blob.size); return 'about:blank#blocked'; }};
      HTMLAnchorElement.prototype.click = () => 0;
      document.querySelector('[data-save={form}]').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}));
    }})"""
    assert browser.run(size) > 500


def test_hostile_texts_stay_text(browser: firefox.Firefox, tmp_path: Path) -> None:
    """Markup and scripts in names and sentences are words, in a file whose name is one, too."""
    path = tmp_path / "<script>alert(1)<%2fscript>.html"
    path.write_text(flow_page(statements_from(hostile()), SCRIPT))
    for view in ("flow", "matrix", "list"):
        browser.open(f"{path.as_uri()}#view={view}")
        assert browser.run("document.querySelectorAll('script').length") == 2
        assert browser.run("document.querySelectorAll('img, iframe, object').length") == 0
        assert browser.run("[...document.links].filter(one => one.protocol === 'javascript:').length") == 0


@pytest.mark.parametrize(("policy", "asked"), [(True, False), (False, True)])
def test_policy_keeps_the_page_from_the_network(
    browser: firefox.Firefox, page: Path, tmp_path: Path, policy: bool, asked: bool
) -> None:
    """The page loads nothing, and its policy keeps what somebody plants in it from asking another machine."""
    browser.open(page.as_uri())
    assert browser.run("performance.getEntriesByType('resource').length") == 0
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        planted = f"<img src='http://127.0.0.1:{server.getsockname()[1]}/x.png'></h1>"
        text = page.read_text().replace("</h1>", planted)
        (tmp_path / "planted.html").write_text(text if policy else re.sub("<meta http-equiv[^>]*>", "", text))
        browser.call("WebDriver:SetTimeouts", pageLoad=2000)
        try:
            browser.open((tmp_path / "planted.html").as_uri())
        except RuntimeError:  # the planted server never answers
            assert asked
        try:
            server.accept()[0].close()
            found = True
        except TimeoutError:
            found = False
        browser.call("WebDriver:SetTimeouts", pageLoad=60000)
    assert found is asked

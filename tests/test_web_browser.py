"""The served pages in a real browser: no error, nothing asked of anybody else, legible on a phone, keys that work."""

import re
from collections.abc import Iterator
from pathlib import Path

import chromium
import httpx
import pytest
from axe import violations
from served import serving
from talks import OTHER, TALKS

from kg.build import build

pytestmark = pytest.mark.slow
SELECT = "SELECT%20%3Fs%20%7B%3Fs%20a%20%3Ft%7D%20LIMIT%203"
PAGES = (
    "/", "/readouts", "/find?q=te", "/id/person-ada-testperson",
    "/id/person-ada-testperson?part=accounts", "/queries", "/queries/statements", "/editor", "/editor?query=ASK%7B%7D",
    f"/editor?query={SELECT}",
    "/view", "/view.html", "/ontology", "/vocab", "/vocab/stance", "/nowhere",
)  # fmt: skip
CONTRAST = """(() => {
  const channel = value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const numbers = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = colour => numbers(colour).slice(0, 3).reduce(
    (sum, part, at) => sum + [0.2126, 0.7152, 0.0722][at] * channel(part / 255), 0);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  return [...document.querySelectorAll('main *, nav *')].filter(node =>
    [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())
  ).filter(node => {
    const [one, other] = [light(getComputedStyle(node).color), light(ground(node))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
  }).map(node => node.outerHTML.slice(0, 80));
})()"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with two readouts, one with a script in its text and one with a sentence that says little."""
    folder = tmp_path_factory.mktemp("browsed")
    (folder / "talks.txt").write_text(TALKS.replace("climate change", "climate <script>document.title='run'</script>"))
    (folder / "other.txt").write_text(OTHER)
    build([folder / "talks.txt", folder / "other.txt"], folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx.Client]:
    """Return a client of the server that the browser asks."""
    with serving(store) as client:
        client.headers["Accept"] = "text/html"
        yield client


@pytest.fixture(scope="module")
def readout(client: httpx.Client) -> str:
    """Return the address of the page of a readout."""
    return re.findall(r'<a href="(/id/2031-05-03[^"#]*)">', client.get("/").text)[0]


def complaints(browser: chromium.Chromium) -> list[str]:
    """Return what the browser complained about, but for a page that is not there."""
    methods = {"Runtime.exceptionThrown", "Page.javascriptDialogOpening"}
    entries = [event["params"]["entry"]["text"] for event in browser.events if event["method"] == "Log.entryAdded"]
    return [text for text in entries if "status of 404" not in text] + [
        event["method"] for event in browser.events if event["method"] in methods
    ]


def test_pages_open_on_a_phone(browser: chromium.Chromium, client: httpx.Client, readout: str) -> None:
    """Each page opens 360 px wide without an error, asks nobody else, and is no wider than the window."""
    for path in (*PAGES, readout):
        browser.open(f"{client.base_url}{path}", width=360, height=700, phone=True)
        sent = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
        assert complaints(browser) == [], path
        assert all(address.startswith((str(client.base_url), "data:")) for address in sent), path
        assert browser.run("document.documentElement.scrollWidth") <= 360, path


def test_axe_finds_nothing(browser: chromium.Chromium, client: httpx.Client, readout: str) -> None:
    """No page breaks a rule of accessibility, on a screen or on a telephone."""
    for path in (*PAGES, readout):
        for width in (1200, 360):
            browser.open(f"{client.base_url}{path}", width=width, height=800, phone=width == 360)
            assert violations(browser) == [], (path, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out(browser: chromium.Chromium, client: httpx.Client, readout: str, scheme: str) -> None:
    """Every word stands out from what is behind it by 4.5 to 1, by day and by night, also where a statement is lit."""
    lit = f"{readout}#{re.findall(r'<li id=.(s[0-9a-z]+)', client.get(readout).text)[0]}"
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for path in (*PAGES, readout, lit):
        if path != "/view.html":
            browser.open(f"{client.base_url}{path}")
            assert browser.run(CONTRAST) == [], path
    browser.call("Emulation.setEmulatedMedia", features=[])


def test_passage_and_statement_lead_to_each_other(
    browser: chromium.Chromium, client: httpx.Client, readout: str
) -> None:
    """Without a script, a passage lights its statement and all its characters, and the statement leads back."""
    lit = (
        "[...document.querySelectorAll('.reading a')]"
        ".filter(one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)').map(one => one.textContent)"
    )
    browser.open(f"{client.base_url}{readout}")
    assert browser.run(lit) == []

    browser.run("document.querySelector('.reading a.said').click()")
    key = browser.run("location.hash").removeprefix("#")
    by_passage = browser.run(lit)
    browser.run(f"document.querySelector('a[href=\"#t-{key}\"]').click()")

    assert by_passage == browser.run(lit)
    assert by_passage[0] == "stated that"
    assert browser.run("location.hash") == f"#t-{key}"
    assert browser.run(f"document.getElementById('{key}').getBoundingClientRect().top < innerHeight")


def test_keys_reach_the_content(browser: chromium.Chromium, client: httpx.Client) -> None:
    """The first Tab leads past the navigation, and a form is sent by Enter."""
    browser.open(f"{client.base_url}/queries/said_by")
    browser.press("Tab")
    assert browser.run("document.activeElement.textContent") == "To the content"
    browser.run("document.getElementById('p-speaker').focus()")
    browser.run("document.activeElement.value = 'Ada'")
    browser.press("Enter")
    browser.wait(lambda: "speaker=Ada" in browser.run("location.search"))


def test_print(browser: chromium.Chromium, client: httpx.Client, readout: str) -> None:
    """A readout is printed without navigation."""
    browser.open(f"{client.base_url}{readout}")

    assert browser.pdf().startswith(b"%PDF")
    browser.call("Emulation.setEmulatedMedia", media="print")
    hidden = browser.run("getComputedStyle(document.querySelector('nav')).display")
    browser.call("Emulation.setEmulatedMedia", media="")
    assert hidden == "none"

"""The editor for queries, in a real browser: what it does beside the plain field, and the plain field without it."""

from collections.abc import Iterator
from pathlib import Path

import chromium
import httpx
import pytest
from axe import violations
from served import serving

from kg.vocab import DRO

INSIDE = "document.getElementById('editor').shadowRoot"
WRITTEN = "document.getElementById('query').value"
OFFERED = f"[...{INSIDE}.querySelectorAll('.cm-completionLabel')].map(one => one.textContent)"
NAMESPACE = str(DRO.Readout).removesuffix("Readout")
CONTROL = 2


@pytest.fixture(scope="module")
def client(built: Path) -> Iterator[httpx.Client]:
    """Return a client of the server that the browser asks."""
    with serving(built) as client:
        yield client


def opened(browser: chromium.Chromium, client: httpx.Client, query: str = "") -> None:
    """Open the page with a query in its editor, and go there by its label."""
    browser.open(str(client.get("/editor", params={"query": query}).url))
    browser.wait(lambda: bool(browser.run("document.getElementById('editor') !== null")))
    browser.run("document.querySelector('label[for=query]').click()")


def write(browser: chromium.Chromium, text: str) -> None:
    """Press the keys of a text."""
    for character in text:
        browser.call("Input.dispatchKeyEvent", type="char", text=character)


def choose(browser: chromium.Chromium, label: str) -> None:
    """Take the name that is offered first, once it is this one."""
    browser.wait(lambda: bool(browser.run(f"{OFFERED}[0] === '{label}'")))
    browser.wait(lambda: bool(browser.run(f"{INSIDE}.querySelector('[aria-selected]') !== null")))
    browser.run("new Promise(done => setTimeout(done, 100))")  # an editor takes no choice before it can have been read
    browser.press("Enter")


def test_editor_takes_the_place_of_the_field(browser: chromium.Chromium, client: httpx.Client) -> None:
    """The editor shows in colours what the field holds, asks this server alone, and complains about nothing."""
    opened(browser, client, "ASK {}")
    sent = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]

    assert browser.run(f"{INSIDE}.querySelector('.cm-content').textContent") == "ASK {}"
    assert browser.run(f"{INSIDE}.querySelectorAll('.cm-line span').length") > 0
    assert browser.run("document.getElementById('query').checkVisibility()") is False
    assert all(address.startswith(str(client.base_url)) for address in sent)
    assert [event for event in browser.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")] == []


def test_names_are_offered(browser: chromium.Chromium, client: httpx.Client) -> None:
    """A name is found by its beginning, and declares its prefix if that is missing."""
    opened(browser, client, "ASK { ?s a ")
    write(browser, "dro:ReportedSt")
    choose(browser, "dro:ReportedStatement")

    assert browser.run(WRITTEN) == f"PREFIX dro: <{NAMESPACE}>\nASK {{ ?s a dro:ReportedStatement"


def test_names_are_offered_by_their_labels(browser: chromium.Chromium, client: httpx.Client) -> None:
    """A thing of the vocabulary is found by what people call it."""
    opened(browser, client, "PREFIX id: <x:>\nASK { ?s ?p ")
    write(browser, "Kazakhst")
    choose(browser, "Kazakhstan")

    assert browser.run(WRITTEN) == "PREFIX id: <x:>\nASK { ?s ?p id:state-kz"


def test_nothing_is_offered_within_text(browser: chromium.Chromium, client: httpx.Client) -> None:
    """In a string or a comment no name is offered."""
    opened(browser, client, 'ASK { ?s ?p "')
    write(browser, "dro:spea")
    browser.run("new Promise(done => setTimeout(done, 300))")

    assert browser.run(OFFERED) == []


def test_keys_ask_and_lead_away(browser: chromium.Chromium, client: httpx.Client) -> None:
    """Control and Enter ask; Tab leaves the editor, for nobody must be caught in it."""
    opened(browser, client, "SELECT ?s { ?s a ?t } LIMIT 3")
    browser.press("Tab")
    assert browser.run("document.activeElement.textContent") == "Ask"

    opened(browser, client, "ASK {}")
    write(browser, " # twice")
    stroke = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "modifiers": CONTROL}
    browser.call("Input.dispatchKeyEvent", type="rawKeyDown", **stroke)
    browser.call("Input.dispatchKeyEvent", type="keyUp", **stroke)
    browser.wait(lambda: "twice" in browser.run("decodeURIComponent(location.search)"))
    browser.wait(lambda: "Yes" in browser.run("document.body.textContent"))


def test_cursor_stands_at_the_mistake(browser: chromium.Chromium, client: httpx.Client) -> None:
    """After a malformed query the cursor stands in the line that the message names."""
    opened(browser, client, "ASK {\n  ?s ?p ]\n}\n# the end")
    line = int(browser.run("/at (\\d+):/.exec(document.getElementById('problem').textContent)[1]"))
    write(browser, "HERE")

    assert line < 4
    assert "HERE" in browser.run(WRITTEN).split("\n")[line - 1]


def test_page_without_scripts(browser: chromium.Chromium, client: httpx.Client) -> None:
    """Where scripts are off, the field is there, and the page says nothing of keys that do not work."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(f"{client.base_url}/editor")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)

    assert browser.run("document.getElementById('query').checkVisibility()") is True
    assert browser.run("document.getElementById('keys').checkVisibility()") is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_editor_is_accessible(browser: chromium.Chromium, client: httpx.Client, scheme: str) -> None:
    """The editor has a name and legible colours, by day and by night, empty, wrong and with names on offer."""
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for query in ("", "ASK {\n ?s", 'PREFIX a: <x:> SELECT ("x" AS ?b) { ?a a:b 1 } # c'):
        opened(browser, client, query)
        assert violations(browser) == []
    browser.press("Enter")
    write(browser, "dro:")
    browser.wait(lambda: len(browser.run(OFFERED)) > 3)
    assert violations(browser) == []
    browser.call("Emulation.setEmulatedMedia", features=[])

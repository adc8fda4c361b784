"""Pages of made-up statements, and what a person does with them in a browser."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from chromium import Chromium
from fictional_rows import BASE, SCRIPT, evidence, hostile, many, meeting, statements_from

from kg.said import Node
from kg.views.page import flow_page
from kg.views.topics import Topic

TALKS = statements_from(meeting())
SEA = Node(f"{BASE}issue-sea", "the sea")
TOPICS = (
    Topic(Node(f"{BASE}issue-ferry-traffic", "ferry traffic"), (SEA.iri,)),
    Topic(Node(f"{BASE}issue-herring-quotas", "herring quotas"), (SEA.iri,)),
    Topic(SEA),
)


def written(folder: Path) -> Path:
    """Write the pages into a folder and return it."""
    (folder / "talks.html").write_text(flow_page(TALKS, "Talks", TOPICS, evidence()))
    (folder / "many.html").write_text(flow_page(many(90), "Ninety remarks"))
    (folder / "hostile.html").write_text(flow_page(statements_from(hostile()), SCRIPT, (), evidence()))
    doubted = [replace(one, review="the speaker is a guess") for one in TALKS[:1]]
    (folder / "doubted.html").write_text(flow_page([*doubted, *TALKS[1:]], "Talks", TOPICS, evidence()))
    return folder


def opened(browser: Chromium, files: Path, name: str, **size: Any) -> Chromium:
    """Return the browser with a file and what follows `#` open in it."""
    path, mark, fragment = name.partition("#")
    browser.open((files / path).as_uri() + mark + fragment, **size)
    return browser


def put(browser: Chromium, **values: str) -> None:
    """Fill filters in as a person does."""
    for name, value in values.items():
        browser.run(
            f"(field => {{ field.value = {json.dumps(value)};"
            " field.dispatchEvent(new Event('input', { bubbles: true })); })"
            f"(document.getElementById('filters').elements[{json.dumps(name)}])"
        )


def press(browser: Chromium, selector: str) -> None:
    """Click what a selector finds."""
    browser.run(f"document.querySelector({json.dumps(selector)}).click()")


def seen(browser: Chromium, view: str = "matrix") -> list[str]:
    """Return the names of the statements that a view shows."""
    found = {
        "matrix": "#view-matrix .chip",
        "flow": "#picture .chip:not([hidden])",
        "list": "#list tr[data-key]",
    }[view]
    names: list[str] = browser.run(f"[...document.querySelectorAll('{found}')].map(one => one.dataset.key)")
    return list(dict.fromkeys(names))


def said(browser: Chromium) -> str:
    """Return what the status says."""
    return str(browser.run("document.getElementById('status').textContent"))


def faults(browser: Chromium) -> list[str]:
    """Return the errors that the page has had."""
    return [e["method"] for e in browser.events if e["method"] in {"Runtime.exceptionThrown", "Log.entryAdded"}]

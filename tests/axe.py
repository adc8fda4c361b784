"""axe-core in a page of the browser: what it finds wrong for people who cannot see, point or tell colours apart."""

import json
from importlib.resources import files

from chromium import Chromium

_SCRIPT = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def violations(browser: Chromium) -> list[str]:
    """Return a line for each rule that the page breaks, with the first element that does."""
    browser.run(f"{_SCRIPT}; 0")
    found = browser.run(f"axe.run(document, {json.dumps(_RULES)}).then(done => done.violations)")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}" for one in found]

"""What others wrote and the package carries: its bytes are known, its licences are told, and it asks nobody."""

import json
import re
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kg import files

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path for path in (files.static() / "vendor").iterdir() if path.is_dir())
NOTICES = (ROOT / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
OWN = [*files.static().glob("*.js"), *files.pages().glob("*.html"), *files.pages().glob("*.css")]
PERMISSIVE = {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"}
NAMESPACES = {"http://www.w3.org/2000/svg"}
"""Addresses that only name something."""


def told(folder: Path) -> dict[str, Any]:
    """Return what is told about a vendored file."""
    return tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bytes_are_known(folder: Path) -> None:
    """A vendored file is the one that was made, there is no other beside it, and pages load it from where it stands."""
    known = told(folder)

    assert {path.name for path in folder.iterdir()} == {known["file"], "vendor.toml"}
    assert sha256((folder / known["file"]).read_bytes()).hexdigest() == known["sha256"]
    assert f"./vendor/{folder.name}/{known['file']}" in (files.static() / "editor.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_licences_are_told(folder: Path) -> None:
    """Every package in a bundle has a permissive licence, whose text stands in the notices with the package's name."""
    for package in told(folder)["package"]:
        assert package["licence"] in PERMISSIVE
        assert f"{package['name']} {package['version']} ({package['licence']})" in NOTICES
    assert NOTICES.count("Permission is hereby granted") == NOTICES.count("-" * 80)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_made_from_what_is_pinned(folder: Path) -> None:
    """The versions in a bundle are those that its maker pins, exactly and with hashes, and no registry is named."""
    maker = ROOT / "vendor" / folder.name.rpartition("-")[0]
    pins = json.loads((maker / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((maker / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    bundled = {package["name"]: package["version"] for package in told(folder)["package"]}

    for name, version in bundled.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert pins.get(name, version) == version
    for name, package in locked.items():
        assert not name or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


@pytest.mark.parametrize("path", [*OWN, *(folder / told(folder)["file"] for folder in FOLDERS)], ids=lambda p: p.name)
def test_nobody_else_is_asked(path: Path) -> None:
    """No script, page or style sheet names an address on another machine that a browser would go to by itself."""
    text = path.read_text(encoding="utf-8")

    assert set(re.findall(r"(?:https?:)//[^\s\"'`)]+", text)) <= NAMESPACES
    assert not re.findall(r"""(?:src|href|from|import|url)\s*[=(]?\s*["'(]\s*//""", text)


def test_text_is_never_markup() -> None:
    """Our own scripts put text into a page as text."""
    for path in files.static().glob("*.js"):
        assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", path.read_text())

"""Bundle CodeMirror, the editor of the SPARQL page, from the packages that are pinned beside this file.

python vendor/codemirror/make.py        # needs node, npm and the package registry

Writes `kg/web/static/vendor/codemirror-VERSION/` (the bundle, and `vendor.toml` with its hash and contents) and
`THIRD-PARTY-NOTICES.txt`. The same pins give the same bytes. Nobody has to run it who installs or tests the project.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VENDORED = ROOT / "kg" / "web" / "static" / "vendor"
NOTICES = ROOT / "THIRD-PARTY-NOTICES.txt"
NAME, ENTRY, BUNDLE = "codemirror", "codemirror.mjs", "codemirror.js"
NAMED_AFTER = "@codemirror/view"
INPUTS = ("package.json", "package-lock.json", ENTRY)
OPTIONS = ("--bundle", "--format=esm", "--minify", "--legal-comments=none", "--target=es2022")
HEAD = "This program contains the work of others. It is used under the licences below.\n"
Package = dict[str, str]


def main() -> None:
    """Make the bundle and all that is told about it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = bundle(folder)
        version = next(one["version"] for one in packages if one["name"] == NAMED_AFTER)
        for old in VENDORED.glob(f"{NAME}-*"):
            shutil.rmtree(old)
        made = VENDORED / f"{NAME}-{version}"
        made.mkdir(parents=True)
        shutil.copy(folder / BUNDLE, made)
    (made / "vendor.toml").write_text("".join(table(made / BUNDLE, packages)), encoding="utf-8", newline="\n")
    NOTICES.write_text("".join(notices(packages)), encoding="utf-8", newline="\n")
    sys.stderr.write(f"made {made.relative_to(ROOT)}: name it in kg/web/static/editor.js\n")


def bundle(folder: Path) -> list[Package]:
    """Write the bundle into a folder; returns the packages that are in it, with their licences."""
    for name in INPUTS:
        shutil.copy(HERE / name, folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=folder, check=True)
    command = ["npx", "--no-install", "esbuild", ENTRY, *OPTIONS, f"--outfile={BUNDLE}", "--metafile=inputs.json"]
    subprocess.run([*command, "--log-level=warning"], cwd=folder, check=True)
    inputs = json.loads((folder / "inputs.json").read_text(encoding="utf-8"))["inputs"]
    return [package(folder / name) for name in sorted(set(packages_of(inputs)))]


def packages_of(inputs: dict[str, object]) -> Iterator[str]:
    """Yield the folder of the package that each bundled file belongs to."""
    for path in inputs:
        parts = path.split("/")
        if parts[0] == "node_modules":
            yield "/".join(parts[: 3 if parts[1].startswith("@") else 2])


def package(folder: Path) -> Package:
    """Return what is to be told about a package."""
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    text = (folder / "LICENSE").read_text(encoding="utf-8").strip()
    return {"name": told["name"], "version": told["version"], "licence": told["license"], "text": text}


def table(made: Path, packages: list[Package]) -> Iterator[str]:
    """Yield the lines of `vendor.toml`."""
    yield f'# Written by {Path(__file__).resolve().relative_to(ROOT).as_posix()}.\nfile = "{made.name}"\n'
    yield f'sha256 = "{sha256(made.read_bytes()).hexdigest()}"\n'
    for one in packages:
        yield "\n[[package]]\n" + "".join(f'{key} = "{one[key]}"\n' for key in ("name", "version", "licence"))


def notices(packages: list[Package]) -> Iterator[str]:
    """Yield the notices: each licence once, below the packages that it covers."""
    yield HEAD
    for text in dict.fromkeys(one["text"] for one in packages):
        covered = [f"{one['name']} {one['version']} ({one['licence']})" for one in packages if one["text"] == text]
        yield "\n".join(["", "-" * 80, *covered, "", text, ""])


if __name__ == "__main__":
    main()

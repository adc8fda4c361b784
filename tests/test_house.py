"""The house rules: what is shipped works away from the checkout, the README tells the truth, the code stays small."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pytest
from click.testing import CliRunner
from talks import TALKS

import kg
from kg import files
from kg.cli import cli
from kg.lexicon import Lexicon
from kg.queries import Kind, catalogue
from kg.reading import read
from kg.source import Source

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "kg").rglob("*.py"))}
SPARQL = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE|INSERT|DELETE)\b.*\{.*\?\w+.*\}", re.DOTALL)
IRI = re.compile(r"https?://\S+")
Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    """Yield every node of these kinds in the package, with its file."""
    for path, tree in MODULES.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, kinds))


def functions() -> list[tuple[str, Function]]:
    """Return every function of the package with its place."""
    found = nodes(ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (f"{path.name}:{node.name}", node)
        for path, node in found
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(node: Function) -> int:
    """Return the lines of a function without its docstring."""
    last = node.end_lineno or node.lineno
    first = node.body[0]
    documented = ast.get_docstring(node) is not None
    return last - node.lineno + 1 - ((first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0)


def depth(node: ast.AST, above: int = 0) -> int:
    """Return how deep the blocks below a node are nested; `elif` is no deeper than its `if`."""
    deepest = above
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children:
            chained = isinstance(node, ast.If) and name == "orelse" and len(children) == 1
            step = isinstance(child, BLOCKS) and not (chained and isinstance(child, ast.If))
            if isinstance(child, ast.AST) and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                deepest = max(deepest, depth(child, above + step))
    return deepest


def texts(path: Path) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    tree = MODULES[path]
    skipped = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def test_size_of_files() -> None:
    """No module is longer than 250 lines, and half of them are shorter than 130."""
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

    assert [path for path, size in sizes.items() if size > 250] == []
    assert median(size for size in sizes.values() if size) <= 130


def test_size_of_functions() -> None:
    """A function has at most 45 lines, 6 arguments and 3 nested blocks, and nine of ten have at most 22 lines."""
    found = functions()
    sizes = sorted(length(node) for _, node in found)

    assert [name for name, node in found if length(node) > 45] == []
    assert [name for name, node in found if depth(node) > 3] == []
    assert [name for name, node in found if _arguments(node) > 6] == []
    assert sizes[int(0.9 * len(sizes))] <= 22


def _arguments(node: Function) -> int:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in given)


def test_everything_public_is_described() -> None:
    """Every module and every public class and function has a docstring."""
    nested = {id(inner) for _, outer in functions() for inner in ast.walk(outer) if inner is not outer}
    bare = [str(path) for path, tree in MODULES.items() if tree.body and ast.get_docstring(tree) is None]
    for path, node in nodes(ast.ClassDef, ast.FunctionDef):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and id(node) not in nested:
            private = node.name.startswith("_")
            bare += [] if private or ast.get_docstring(node) else [f"{path.name}:{node.name}"]

    assert bare == []


def test_what_is_data_is_not_in_code() -> None:
    """No SPARQL and no IRI stands in Python but for the namespaces in vocab.py; nothing prints but the command line."""
    sparql = [path.name for path in MODULES for text in texts(path) if SPARQL.search(text)]
    iris = {path.name for path in MODULES for text in texts(path) if IRI.fullmatch(text)}
    printing = [
        path.name for path, node in nodes(ast.Call) if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]

    assert (sparql, iris - {"vocab.py"}, printing) == ([], set(), [])


def test_no_broad_except() -> None:
    """No handler catches every error."""
    caught = [ast.unparse(node.type) if node.type else "" for _, node in nodes(ast.ExceptHandler)]  # type: ignore[attr-defined]

    assert {"", "Exception", "BaseException"}.isdisjoint(caught)


def test_tests_state_their_rule() -> None:
    """Every test has a docstring of one line."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                rule = ast.get_docstring(node) or ""
                assert rule.endswith("."), f"{path.name}:{node.name}"
                assert "\n\n" not in rule, f"{path.name}:{node.name}"


def test_version_is_the_newest_of_the_changelog() -> None:
    """The version of the package is the newest one in the changelog."""
    versions = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )

    assert PROJECT["version"] == versions[0]


def test_readme_is_short_and_starts_with_a_command() -> None:
    """The README has at most 150 lines, and a command that sets all up by line 25."""
    lines = README.splitlines()

    assert len(lines) <= 150
    assert any(line.startswith("python3 -m venv") for line in lines[:25])


def test_readme_commands_are_single_lines() -> None:
    """The two commands that set everything up are one line each, and name files and extras that exist."""
    setups = [line for line in README.splitlines() if line.startswith("python3 -m venv .venv && ")]

    assert [line.rpartition(" && ")[2] for line in setups] == [
        ".venv/bin/kg build data/japan-rok-2017-09-07.txt",
        ".venv/bin/python -m pytest",
    ]
    assert (ROOT / "data/japan-rok-2017-09-07.txt").is_file()
    extras = set(re.findall(r"\.\[([\w,]+)\]", setups[1])[0].split(","))
    assert extras <= set(PROJECT["optional-dependencies"])


def test_readme_says_which_commands_take_a_store() -> None:
    """The README names all the commands that take no `--store`."""
    (sentence,) = re.findall(r"^All commands but (.+?) take `--store DIR`", README, re.MULTILINE)
    without = {name for name, command in cli.commands.items() if "store" not in {one.name for one in command.params}}

    assert set(re.findall(r"`(\w+)`", sentence)) == without


def test_readme_lists_the_questions() -> None:
    """The questions in the README are some of the stored ones, in their order and in their words."""
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|$", README, re.MULTILINE)
    questions = [(query.name, query.question) for query in catalogue().values() if query.kind is Kind.QUESTION]

    assert len(rows) > 12
    assert rows == [question for question in questions if question in rows]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the readout that comes with the project."""
    folder = tmp_path_factory.mktemp("first") / "store"
    result = CliRunner().invoke(cli, ["build", str(ROOT / "data"), "--store", str(folder)])
    assert result.exit_code == 0, result.stderr
    return folder


def test_readme_shows_the_picture_of_today(store: Path, tmp_path: Path) -> None:
    """The picture in the README is what `kg view -o docs/flow.svg` draws of the first readout."""
    CliRunner().invoke(cli, ["view", "-o", str(tmp_path / "flow.svg"), "--store", str(store)])

    assert (tmp_path / "flow.svg").read_bytes() == (ROOT / "docs" / "flow.svg").read_bytes()


def test_readme_shows_real_output(store: Path) -> None:
    """What the README prints below a command is what the command prints for the first readout."""
    (session,) = re.findall(r"```console\n(.+?)```", README, re.DOTALL)
    shown = 0
    for command, output in re.findall(r"^\$ kg (.+?)(?: +#.*)?\n([^$]+)", session, re.MULTILINE):
        printed = CliRunner().invoke(cli, [*command.split(), "--store", str(store)]).stdout
        for line in output.replace("…\n", "").splitlines():
            assert line in printed.splitlines(), command
            shown += 1

    assert shown > 10


def test_readme_verb_can_be_added(tmp_path: Path) -> None:
    """The verb of the README is not known until it is added as the README says."""
    verb, act = re.findall(r"`\"(.+?)\"` to the `lex:cue` of `(act:\w+)`", README)[0]
    source = Source(TALKS.replace("stated that", "hammered home that"), "talks.txt")
    before = read(source, Lexicon.load(files.vocabulary()))
    shutil.copytree(files.ontology() / "vocabulary", tmp_path / "vocabulary")
    acts = tmp_path / "vocabulary" / "acts.ttl"
    found = re.compile(rf"^{act} a .+?lex:cue ", re.DOTALL | re.MULTILINE)
    acts.write_text(found.sub(rf'\g<0>"{verb}", ', acts.read_text(), count=1))

    after = read(source, Lexicon.load(sorted((tmp_path / "vocabulary").glob("*.ttl"))))

    assert len(after.statements) == len(before.statements) + 1
    assert act.replace("act:", "act#") in {one.act.rpartition("/")[2] for one in after.statements}


def test_readme_links_lead_somewhere() -> None:
    """Every file that the README links to is there."""
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]

    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the built wheel was unpacked, far from the checkout."""
    if not find_spec("build") or not find_spec("hatchling"):
        pytest.skip("build and hatchling are not installed: pip install -e '.[dev]'")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    shutil.unpack_archive(built, folder / "site", "zip")
    return folder


def _installed(folder: Path, *words: str) -> str:
    """Return what the unpacked wheel prints for a command; its dependencies come from this environment."""
    start = (
        "import sys, site\n"
        f"sys.path = [path for path in sys.path if path not in ('', {str(ROOT)!r})]\n"
        f"sys.path[:0] = [{str(folder / 'site')!r}]\n"
        "sys.meta_path = [finder for finder in sys.meta_path if 'editable' not in str(finder).lower()]\n"
        f"import kg\nassert kg.__file__.startswith({str(folder)!r}), kg.__file__\n"
        "from kg.cli import main\nmain()"
    )
    command = [sys.executable, "-c", start, *words]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_wheel_works_away_from_the_checkout(wheel: Path) -> None:
    """What the wheel holds can build, answer and draw without the checkout: no file was forgotten."""
    (wheel / "talks.txt").write_text(TALKS)

    assert _installed(wheel, "build", "talks.txt").startswith("1 file: 1 new")
    assert "Ada Testperson" in _installed(wheel, "query", "statements", "-f", "csv")
    _installed(wheel, "validate")
    _installed(wheel, "view")
    assert (wheel / "actor-issue.html").is_file()
    assert _installed(wheel, "--version") == f"kg {PROJECT['version']}\n"


def test_wheel_has_its_command_and_licence(wheel: Path) -> None:
    """The wheel declares the command `kg` and carries the licence; tests and the readout stay behind."""
    names = {path.relative_to(wheel / "site").as_posix() for path in (wheel / "site").rglob("*") if path.is_file()}
    info = f"readout_kg-{PROJECT['version']}.dist-info"

    assert "kg = kg.cli:main" in (wheel / "site" / info / "entry_points.txt").read_text()
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/THIRD-PARTY-NOTICES.txt"} < names
    assert {"kg/web/templates/base.html", "kg/web/templates/style.css", "kg/web/static/editor.js"} < names
    assert not [name for name in names if name.startswith(("tests/", "data/")) or name.endswith(".pyc")]


def _checked(folder: Path, program: str) -> list[str]:
    """Return what mypy complains of in a program that uses the unpacked wheel, and nothing else of this project."""
    if not find_spec("mypy"):
        pytest.skip("mypy is not installed: pip install -e '.[dev]'")
    (folder / "program.py").write_text(program)
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "mypy"), "program.py"]
    environment = os.environ | {"PYTHONPATH": str(folder / "site")}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    return [line for line in result.stdout.splitlines() if ": error: " in line]


def test_wheel_has_types(wheel: Path) -> None:
    """A program that uses any part passes a strict check of its types, and a misspelt part or a wrong type does not."""
    parts = "".join(f"kg.{part}\n" for part in kg.__all__)
    sound = "from pathlib import Path\nimport kg\nwords: str = kg.lexicon.Lexicon.load([Path('a.ttl')]).version\n"
    faulty = "import kg\nkg.lexikon\nkg.source.load(7)\nkg.network.measure\n"

    assert (wheel / "site" / "kg" / "py.typed").is_file()
    assert _checked(wheel, sound + parts) == []
    assert [line.partition(": error: ")[0] for line in _checked(wheel, faulty)] == [
        f"program.py:{line}" for line in (2, 3, 4)
    ]

"""The command line: what it prints where, which exit code it ends with, and that no traceback reaches a user."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, SH, Graph
from talks import OTHER, TALKS, Write

import kg
from kg import cli, export, network
from kg.build import work
from kg.queries import FORMATS, catalogue
from kg.store import Store

ROOT = Path(cli.__file__).parent.parent


def run(*words: str | Path, env: dict[str, str] | None = None) -> Result:
    """Return the result of a command that runs in this process."""
    return CliRunner(env=env).invoke(cli.cli, [str(word) for word in words])


def process(
    words: Sequence[str | Path], code: str = "", env: dict[str, str] | None = None, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Return the result of a command in a process of its own, after `code`; its files hold `limit` bytes at most."""

    def prepared() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits that it is ignored
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    start = f"import os, signal\nimport kg, kg.cli\n{code}\nkg.cli.main()"
    return subprocess.run(
        [sys.executable, "-c", start, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        preexec_fn=prepared,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def one_line(stderr: str) -> str:
    """Return the only line of an output, proved to be that and no traceback."""
    assert stderr.startswith("kg: ")
    assert stderr.count("\n") == 1
    return stderr.strip()


def test_help_everywhere() -> None:
    """Each command has help of its own under -h and --help, and the list has the order of use."""
    names = list(cli.cli.commands)

    assert names == [
        "build",
        "show",
        "suggest",
        "validate",
        "query",
        "queries",
        "export",
        "view",
        "serve",
        "remove",
        "backup",
        "import",
        "push",
        "evaluate",
    ]
    for name in names:
        assert run(name, "-h").output == run(name, "--help").output
        assert run(name, "--help").exit_code == 0
    listed = run("--help").stdout.split("Commands:")[1]
    assert [line.split()[0] for line in listed.strip().splitlines()] == names


def test_help_is_light() -> None:
    """The help imports neither rdflib nor the database, so that it comes at once."""
    heavy = "{'rdflib', 'pyoxigraph', 'jinja2', 'networkx', 'openpyxl', 'httpx'}"
    code = f"import atexit, sys\natexit.register(lambda: print({heavy} & {{*sys.modules}}))"

    result = process(["--help"], code)

    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == "set()"


def test_version() -> None:
    """The version is that of the package."""
    assert run("--version").stdout == f"kg {kg.__version__}\n"


def test_choices_agree_with_what_there_is() -> None:
    """The formats and scopes that the help offers are those that the parts have."""

    def choices(command: str, option: str) -> list[str]:
        (found,) = (one for one in cli.cli.commands[command].params if one.name == option)
        assert isinstance(found.type, click.Choice)
        return list(found.type.choices)

    assert choices("query", "form") == list(FORMATS)
    assert choices("export", "form") == [*export.EXPORTERS, *network.NETWORKS]
    assert choices("export", "scope") == list(export.SCOPES)
    assert choices("export", "shape") == list(network.SHAPES)


def test_build_says_what_it_did(write: Write, store: Path) -> None:
    """A build prints its account on standard output, and what to do next fits the store."""
    result = run("build", write(), "--store", store)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 file: 1 new\n")
    for line in ("documents                1", "meetings                 1", "statements               2"):
        assert line in result.stdout
    assert "  1 sentence not read in 1 document: kg query unread_sentences lists them\n" in result.stdout
    assert f"kg query --store {store} statements" in result.stdout


def test_build_reads_data_by_default(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path the folder `data` is read into `kg-store`; without that folder the command says so."""
    folder = write("data/talks.txt").parent.parent
    monkeypatch.chdir(folder)

    assert run("build").stdout.startswith("1 file: 1 new\n")
    assert (folder / "kg-store").is_dir()
    monkeypatch.chdir(folder / "kg-store")
    result = run("build")
    assert (result.exit_code, one_line(result.stderr)) == (2, "kg: data: does not exist; check the path")


def test_bad_input_beside_good(write: Write, store: Path) -> None:
    """Each bad file gets one line on standard error; the good ones are stored, and the exit code is 3."""
    write("bom.txt", b"\xef\xbb\xbf" + TALKS.encode())
    write("utf16.txt", TALKS.replace("3 May", "5 May").encode("utf-16"))
    write("windows.txt", TALKS.replace("Ada", "Adélaïde").encode("cp1252"))
    write("crlf.txt", OTHER.replace("\n", "\r\n"))
    write("binary.txt", b"\x7fELF\0\0\1\2")
    write("controls.txt", "\x01\x02\x03abc")
    write("empty.txt", "")
    write("japanese.txt", "日本とルリタニアの首脳会談が行われた。")
    folder = write("page.txt", "<!DOCTYPE html><html><body>Talks</body></html>").parent
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)

    result = run("build", folder, "--store", store)

    assert result.exit_code == 3
    assert result.stdout.startswith("10 files: 4 new, 1 set aside, 5 refused\n")
    problems = result.stderr.splitlines()
    assert len(problems) == 6
    assert all(problem.startswith("kg: ") for problem in problems)
    with Store.open(store) as opened:
        assert sorted(readout.source for readout in opened.readouts()) == [
            "bom.txt",
            "crlf.txt",
            "utf16.txt",
            "windows.txt",
        ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "is empty"), (b"\0\0", "is binary, not text"), (b"caf\x81 is a word", "unknown encoding")],
)
def test_unusable_input_alone(write: Write, store: Path, content: str | bytes, reason: str) -> None:
    """If nothing that was given can be read, the exit code is 2."""
    result = run("build", write(text=content), "--store", store)

    assert (result.exit_code, reason in one_line(result.stderr)) == (2, True)


def test_file_name_cannot_steer_the_terminal(write: Write, store: Path) -> None:
    """Control characters in a file name are not sent to the terminal."""
    result = run("build", write("a\x1b[2Jb.txt", ""), "--store", store)

    assert "\x1b" not in result.output


def test_set_aside_with_report(write: Write, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A readout that breaks the shapes is set aside with what they say, and the exit code is 3."""
    make = work.to_graphs

    def broken(*words: object) -> object:
        graphs = make(*words)  # type: ignore[arg-type]
        graphs.stated.remove((None, kg.vocab.SCHEMA.sha256, None))
        return graphs

    monkeypatch.setattr(work, "to_graphs", broken)
    result = run("build", write(), "--store", store)

    first, *report = result.stderr.splitlines()
    assert result.exit_code == 3
    assert first.startswith("kg: talks.txt: what was read breaks the shapes (")
    assert f"{len(report)} violation" in first
    assert all(line.startswith("      ") for line in report)


def test_show_a_file_and_from_the_store(write: Write, built: Path) -> None:
    """`show` takes a file, or a name or id from the store, and says the same of the same text."""
    shown = run("show", write(), "--store", "nowhere")
    with Store.open(built) as opened:
        (readout,) = opened.readouts()

    assert shown.exit_code == 0
    for name in ("talks.txt", readout.iri, readout.iri.rpartition("/")[2]):
        assert run("show", name, "--store", built).stdout == shown.stdout
    missing = run("show", "other.txt", "--store", built)
    assert (missing.exit_code, "neither a file nor a readout" in one_line(missing.stderr)) == (2, True)


def test_validate_store_and_files(built: Path, tmp_path: Path) -> None:
    """A sound graph conforms, in the store and exported; its warnings count only under --strict."""
    trig = tmp_path / "graph.trig"
    run("export", "-o", trig, "--store", built)

    for words in (["--store", built], [trig]):
        result = run("validate", *words)
        assert (result.exit_code, result.stdout.splitlines()[-1].startswith("conforms: 0 ")) == (0, True)
        assert run("validate", "--strict", *words).exit_code == 1
    assert "sh:conforms true" in run("validate", trig, "-f", "ttl").stdout


def test_validate_forms(built: Path, tmp_path: Path) -> None:
    """A report is written as text, by shape, by finding or as SHACL describes it, on the output or in a file."""
    shape = "readout: address known"
    forms = {form: run("validate", "-f", form, "--store", built).stdout for form in ("text", "table", "csv", "ttl")}
    for name in ("report.ttl", "report.csv", "report.txt"):
        assert run("validate", "-o", tmp_path / name, "--store", built).stdout == ""
    report = Graph().parse(data=forms["ttl"])
    results = set(report.subjects(RDF.type, SH.ValidationResult))

    assert all(shape in forms[form] for form in ("text", "table", "csv"))
    assert forms["table"].split()[:5] == ["severity", "shape", "count", "message", "focus"]
    assert forms["csv"].splitlines()[0] == "severity,shape,focus,path,value,message"
    assert set(report.objects(None, SH.result)) == results
    assert len(results) == len(forms["csv"].splitlines()) - 1
    assert (tmp_path / "report.ttl").read_text() == forms["ttl"]
    assert (tmp_path / "report.csv").read_text() == forms["csv"]
    assert (tmp_path / "report.txt").read_text() == forms["text"]


def test_validate_with_a_vocabulary(write: Write, tmp_path: Path) -> None:
    """A verb that is another act in a vocabulary of one's own breaks nothing, neither in a store nor in a file."""
    own, store, trig = tmp_path / "own.ttl", tmp_path / "store", tmp_path / "graph.trig"
    own.write_text(
        "@prefix act: <https://w3id.org/readout/vocab/act#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        "@prefix lex: <https://w3id.org/readout/lexicon#> ."
        'act:proclaim a skos:Concept ; skos:prefLabel "proclaim"@en ; skos:broader act:state ; lex:cue "hammer home" ;'
        " skos:inScheme <https://w3id.org/readout/vocab/act> ."
    )
    text = TALKS.replace("stated that", "hammered home that")
    run("build", write("a.txt", text), "--store", store, "--vocabulary", own)
    stated = run("export", "-o", trig, "--scope", "stated", "--store", store)

    assert "proclaim" in run("query", "statements", "--store", store).stdout
    assert run("validate", "--store", store).exit_code == 0
    assert stated.exit_code == 0
    assert "act:proclaim" in trig.read_text()
    assert run("validate", trig, "--vocabulary", own).stdout.count("speech act") == 0
    assert "speech act" in run("validate", trig).stdout


def test_validate_finds_what_is_wrong(built: Path, tmp_path: Path) -> None:
    """A graph that breaks a shape, core or in SPARQL, does not conform: exit code 1."""
    sound = run("export", "-f", "nquads", "--store", built).stdout
    core, rule = tmp_path / "core.nq", tmp_path / "rule.nq"
    core.write_text("".join(line for line in sound.splitlines(keepends=True) if "sha256" not in line))
    rule.write_text(sound.replace('"stated"', '"stupid"'))

    for path in (core, rule):
        result = run("validate", path)
        assert result.exit_code == 1
        assert "does not conform" in result.stdout


def test_validate_unreadable_files(tmp_path: Path) -> None:
    """A file that is no RDF, whose ending says nothing, or that speaks of triples is refused with one line."""
    (tmp_path / "broken.ttl").write_text("this is no Turtle")
    (tmp_path / "plain.txt").write_text("")

    (tmp_path / "about.nt").write_text("<urn:x:a> <urn:x:b> <<( <urn:x:a> <urn:x:b> <urn:x:c> )>> .")

    for name in ("broken.ttl", "plain.txt", "missing.ttl", "about.nt"):
        result = run("validate", tmp_path / name)
        assert result.exit_code == 2
        assert name in one_line(result.stderr)


def test_query_formats(built: Path) -> None:
    """A stored query answers in every format, its columns in the order of its header."""
    columns = catalogue()["statements"].columns
    rows = [run("query", "statements", "-f", form, "--store", built).stdout for form in ("csv", "tsv", "json")]

    assert rows[0].splitlines()[0] == ",".join(columns)
    assert rows[1].splitlines()[0].split("\t") == [f"?{column}" for column in columns]
    assert len(json.loads(rows[2])["results"]["bindings"]) == 2
    assert "Ada Testperson" in run("query", "statements", "--store", built).stdout
    assert run("query", "statements", "-f", "ttl", "--store", built).exit_code == 2


def test_query_parameters(built: Path) -> None:
    """Parameters are given as KEY=VALUE; one that the query does not have is refused."""
    found = run("query", "said_by", "-p", "speaker=Testperson", "-f", "csv", "--store", built)

    assert found.exit_code == 0
    assert run("query", "said_by", "-p", "nonsense=1", "--store", built).exit_code == 2
    twice = run("query", "said_by", "-p", "speaker=Ada", "-p", "speaker=Bo", "--store", built)
    assert twice.exit_code == 2
    assert "speaker: is given twice" in one_line(twice.stderr)
    assert "is not KEY=VALUE" in one_line(run("query", "said_by", "-p", "speaker", "--store", built).stderr)


def test_query_from_a_file(built: Path, tmp_path: Path) -> None:
    """A query can be a file; the answer "no" is exit code 1, and no query leaves the machine."""
    ask = "ASK {{ ?s a <https://w3id.org/readout/ontology#{}> }}"
    for name, text in {
        "yes": ask.format("Readout"),
        "no": ask.format("Unicorn"),
        "wrong": "SELECT",
        "away": "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }",
        "change": "DELETE WHERE { ?s ?p ?o }",
    }.items():
        (tmp_path / f"{name}.rq").write_text(text)

    def answer(name: str) -> tuple[int, str]:
        result = run("query", tmp_path / f"{name}.rq", "--store", built)
        return result.exit_code, result.stdout

    assert answer("yes") == (0, "true\n")
    assert answer("no") == (1, "false\n")
    assert [answer(name) for name in ("wrong", "away", "change")] == [(2, "")] * 3


@pytest.mark.parametrize(
    ("values", "code", "told"),
    [
        (["from=soon"], 2, "kg: soon: is no date"),
        (["from=1 May 1901", "to=1902"], 0, "kg: nothing was found with these values"),
    ],
)
def test_values_that_find_nothing(built: Path, values: list[str], code: int, told: str) -> None:
    """A value that does not fit is refused, and that nothing was found with values is said."""
    given = [word for value in values for word in ("-p", value)]
    result = run("query", "readouts", *given, "--store", built)

    assert (result.exit_code, one_line(result.stderr).startswith(told)) == (code, True)


def test_unknown_query(built: Path) -> None:
    """A name that is nearly right is put right."""
    result = run("query", "statments", "--store", built)

    assert result.exit_code == 2
    assert "did you mean statements?" in one_line(result.stderr)


def test_queries_are_listed_by_folder() -> None:
    """Every stored query is listed under its folder with its question."""
    lines = run("queries").stdout.splitlines()

    assert [line for line in lines if not line.startswith(" ")] == ["questions", "checks", "views"]
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == [
        query.name for kind in ("questions", "checks", "views") for query in catalogue().values() if query.kind == kind
    ]


@pytest.mark.parametrize("form", export.EXPORTERS)
def test_export_formats(built: Path, tmp_path: Path, form: str) -> None:
    """Each format goes to standard output or into a file, the same bytes; the ending can choose it."""
    path = tmp_path / f"graph{export.EXPORTERS[form].suffix}"

    assert run("export", "-o", path, "--store", built).exit_code == 0
    assert path.read_bytes() == run("export", "-f", form, "--store", built).stdout_bytes
    assert path.read_bytes() == run("export", "-f", form, "-o", "-", "--store", built).stdout_bytes


def test_export_scope(built: Path) -> None:
    """The scope `stated` leaves out what needs context: no addressee is in it."""
    assert "dro:addressee" in run("export", "--store", built).stdout
    assert "dro:addressee" not in run("export", "--scope", "stated", "--store", built).stdout


@pytest.mark.parametrize("form", [".html", ".svg"])
def test_view(built: Path, tmp_path: Path, form: str) -> None:
    """The picture is written to the file that is named, whose path goes to standard error."""
    path = tmp_path / f"picture{form}"

    result = run("view", "-o", path, "--store", built)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{path}\n")
    assert "Ada Testperson" in path.read_text()


def test_view_elsewhere(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name the page is actor-issue.html here; an unknown ending or folder is refused."""
    monkeypatch.chdir(tmp_path)

    assert run("view", "--store", built).exit_code == 0
    assert (tmp_path / "actor-issue.html").is_file()
    assert "name it .html, .svg or .png" in one_line(run("view", "-o", "a.pdf", "--store", built).stderr)
    assert run("view", "-o", "nowhere/a.svg", "--store", built).exit_code == 2


@pytest.mark.parametrize("words", [["query", "statements"], ["validate"], ["export"], ["view"], ["show", "x"]])
def test_no_store(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that needs a store says that there is none, and makes none."""
    monkeypatch.chdir(tmp_path)
    result = run(*words, env={"KG_STORE": "elsewhere"})

    assert (result.exit_code, one_line(result.stderr)) == (
        2,
        "kg: elsewhere: there is no store; make one with `kg build`",
    )
    assert not list(tmp_path.iterdir())


def test_store_in_use(write: Write, store: Path) -> None:
    """While another process writes to the store a build ends with exit code 2."""
    with Store.open(store, create=True):
        result = process(["build", write(), "--store", store])

    assert (result.returncode, "is in use by another process" in one_line(result.stderr)) == (2, True)


def test_store_damaged(write: Write, store: Path) -> None:
    """A damaged store is reported as such, to readers and writers."""
    run("build", write(), "--store", store)
    (store / "CURRENT").write_text("MANIFEST-999999\n")

    for words in (["query", "statements"], ["build", write(text=OTHER)]):
        result = run(*words, "--store", store)
        assert (result.exit_code, "is damaged" in one_line(result.stderr)) == (2, True)


def test_disk_full(write: Write, store: Path) -> None:
    """When the disk is full the build ends with one line, and no output file is left half-written."""
    result = process(["build", write(), "--store", store], limit=20_000)

    assert (result.returncode, "the disk is full" in one_line(result.stderr)) == (2, True)


def test_disk_full_under_an_export(built: Path, tmp_path: Path) -> None:
    """An export that does not fit leaves the file that was there, and nothing else."""
    path = tmp_path / "graph.ttl"
    path.write_text("before")

    result = process(["export", "-o", path, "--store", built], limit=2_000)

    assert (result.returncode, str(path) in one_line(result.stderr)) == (2, True)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["before"]


def test_full_output_and_broken_pipe(built: Path) -> None:
    """Output that cannot be written is one line; a reader that goes away is no error."""
    command = [sys.executable, "-m", "kg", "export", "-f", "nquads", "--store", str(built)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, "No space left on device" in one_line(result.stderr)) == (2, True)

    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
        assert piped.stdout
        assert piped.stderr
        piped.stdout.readline()
        piped.stdout.close()
        assert (piped.stderr.read(), piped.wait(30)) == (b"", 0)


_PRESS = "os.kill(os.getpid(), signal.SIGINT)"


def _pressing(times: int) -> str:
    """Return code that presses Ctrl-C while the first text is read."""
    return (
        "import kg.build.work as b\nread = b.read\n"
        f"b.read = lambda *words: ([{_PRESS} for _ in range({times})], read(*words))[1]"
    )


def test_stop_between_documents(write: Write, store: Path) -> None:
    """Ctrl-C ends a build after the document at hand, which is kept; the account says so: exit code 130."""
    write("a.txt")
    folder = write("b.txt", OTHER).parent

    result = process(["build", folder, "--store", store], _pressing(1))

    assert result.returncode == 130
    assert "stopping as soon as nothing is half done" in result.stderr
    assert "holds 1 readout" in result.stdout
    assert run("build", folder, "--store", store).stdout.startswith("2 files: 1 new, 1 unchanged")


def test_stop_at_once(write: Write, store: Path) -> None:
    """A second Ctrl-C ends the build at once, and the store is sound."""
    path = write()

    result = process(["build", path, "--store", store], _pressing(2))

    assert (result.returncode, result.stderr.splitlines()[-1]) == (130, "kg: stopped")
    assert run("build", path, "--store", store).stdout.startswith("1 file: 1 new")


def test_stop_a_query(built: Path) -> None:
    """Ctrl-C during any other command ends it with exit code 130."""
    code = f"import kg.queries as q\nq.answered = lambda *words: {_PRESS}"

    result = process(["query", "statements", "--store", built], code)

    assert (result.returncode, one_line(result.stderr)) == (130, "kg: stopped")


def test_stop_inside_the_engine(built: Path, tmp_path: Path) -> None:
    """Ctrl-C ends a query at once while the engine still counts, for it could count for years."""
    query = tmp_path / "endless.rq"
    body = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(5))
    query.write_text(f"SELECT (COUNT(*) AS ?n) WHERE {{ {body} FILTER(STRLEN(STR(?c0)) > STRLEN(STR(?c4))) }}")
    press = f"import threading\nthreading.Timer(1, lambda: {_PRESS}).start()"

    result = process(["query", query, "--store", built], press)

    assert (result.returncode, one_line(result.stderr)) == (130, "kg: stopped")


def test_unexpected_errors() -> None:
    """A mistake of ours is one line that asks for a report; KG_DEBUG shows where it arose."""
    code = "import kg.queries as q\nq.catalogue = lambda: [][1]"

    result = process(["queries"], code)
    debug = process(["queries"], code, {"KG_DEBUG": "1"})

    assert (result.returncode, "internal error at <string>" in one_line(result.stderr)) == (2, True)
    assert "IndexError: list index out of range; please report it" in result.stderr
    assert debug.stderr.startswith("Traceback")


def test_no_color() -> None:
    """Where colours could be shown, NO_COLOR turns them off."""
    runner = CliRunner()

    assert "\x1b[1m" in runner.invoke(cli.cli, ["queries"], color=True).stdout
    assert "\x1b" not in runner.invoke(cli.cli, ["queries"], color=True, env={"NO_COLOR": "1"}).stdout


def test_progress_on_a_terminal(write: Write, store: Path) -> None:
    """A long build shows a bar on standard error if that is a terminal, and standard output stays clean."""
    folder = write("a.txt").parent
    terminal, inside = os.openpty()
    start = "import kg.cli, kg.console\nkg.console._LONG = 1\nkg.cli.main()"
    command = [sys.executable, "-c", start, "build", str(folder), "--store", str(store)]

    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=inside, text=True, check=False)
    os.close(inside)

    assert result.stdout.startswith("1 file: 1 new\n")
    assert "100%" in os.read(terminal, 10_000).decode()
    os.close(terminal)


def test_output_is_utf8_in_any_locale(write: Write) -> None:
    """What is printed into a file or pipe is UTF-8, whatever the locale says."""
    result = process(["show", write()], env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})

    assert result.returncode == 0
    assert "“Ruritania will deepen cooperation on climate change”" in result.stdout

"""The command `kg serve`: what it refuses in one line, and what runs in a process of its own."""

import socket
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from jobs import cut_short, faulty, gone, hungry, slow, wrong

from kg.cli import cli
from kg.errors import QueryError, UsageError
from kg.picture import drawn
from kg.store import Store
from kg.vocab import DEFAULT_BASE, SCHEMES
from kg.web import children as children_module
from kg.web.children import Children, Limits
from kg.web.links import Links
from kg.web.picturing import drawn_of
from kg.web.problems import BrokenError, BusyError, LimitError
from kg.web.saying import rows_of, said_about


def test_refusals(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a store, with a port that is taken, or without the extra, the command ends with one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        occupied = CliRunner().invoke(cli, ["serve", "--store", str(built), "--port", port])
    missing = CliRunner().invoke(cli, ["serve", "--store", str(tmp_path / "none")])
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kg.web.server", raising=False)
    bare = CliRunner().invoke(cli, ["serve", "--store", str(built)])

    assert [one.exit_code for one in (occupied, missing, bare)] == [2, 2, 2]
    assert "nobody can listen there: Address already in use; choose another --port or --host" in occupied.stderr
    assert "there is no store; make one with `kg build`" in missing.stderr
    assert bare.stderr == "kg: kg serve: needs uvicorn; pip install 'readout-kg[serve]'\n"


def held(store: Store) -> int:
    """Return how many readouts a store holds."""
    return len(store.readouts())


def test_answers_come_from_another_process(built: Path) -> None:
    """What a job returns or raises comes back as it was; what it must not do ends it alone."""
    children = Children(built, Limits(seconds=3))

    assert children.run(held) == 1
    assert children.run(slow, seconds=0.01) == str(built)
    with pytest.raises(QueryError, match="is asked wrongly; ask rightly"):
        children.run(wrong)
    with pytest.raises(BrokenError, match=r"internal error: at jobs.py:\d+: ZeroDivisionError"):
        children.run(faulty)
    with pytest.raises(LimitError, match="needs more memory"):
        children.run(hungry)
    with pytest.raises(BrokenError, match="broke off"):
        children.run(gone)
    assert children.run(held) == 1


def test_an_answer_that_is_cut_short(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is ended while it sends its answer has taken too much, as one that is ended before."""
    monkeypatch.setattr(children_module, "_work", cut_short)

    with pytest.raises(LimitError, match="needs more memory"):
        Children(built, Limits(seconds=3)).run(held)


def test_no_more_at_once_than_there_are_places(built: Path) -> None:
    """A question that finds no place in time is told so, and a slow one is ended."""
    nowhere = Children(built, Limits(seconds=0.2, at_once=1))
    begun = time.monotonic()
    with pytest.raises(LimitError, match=r"took longer than 0.2 seconds"):
        nowhere.run(slow, 60.0)
    nowhere._places.acquire()
    with pytest.raises(BusyError, match="is busy"):
        nowhere.run(held)

    assert time.monotonic() - begun < 5


def test_what_was_said_about_a_thing(built: Path) -> None:
    """A statement belongs to its speaker and its issue, once each; of nobody nothing was said."""
    with Store.open(built) as store:
        speaker = said_about(store, f"{DEFAULT_BASE}id/person-ada-testperson")
        issue = said_about(store, f"{SCHEMES['issue']}#climate-change")
        rows = rows_of(store, issue)
        nothing = said_about(store, f"{DEFAULT_BASE}id/nobody")

    assert list(speaker.values()) == ["speaker", "speaker"]
    assert list(speaker) == sorted(speaker, reverse=True)
    assert list(issue.values()) == ["topic"]
    assert {row["statement"] for row in rows} == set(issue) < set(speaker)
    assert {row["label"] for row in rows if row["part"] == "speaker"} == {"Ada Testperson"}
    assert nothing == {}


def test_picture_of_one_readout(built: Path) -> None:
    """The picture of one readout, for which no other is looked at, is the same as the one that `kg view` draws."""
    with Store.open(built) as store:
        (readout,) = [one.iri for one in store.readouts()]
        quick, whole = drawn_of(store, ".svg", {"document": readout}), drawn(store, ".svg", readout)
        named = drawn_of(store, ".svg", {"document": "talks"})

    assert quick == whole == named
    assert b"2 statements" in quick


def test_links() -> None:
    """Names of the store and of the vocabulary lead to pages here, others to the web if a browser may go there."""
    links = Links("https://readouts.example/")

    assert links.to("https://readouts.example/id/2031-a#s01a") == "/id/2031-a#s01a"
    assert links.to(f"{DEFAULT_BASE}id/state-jp") == "/id/state-jp"
    assert links.to("http://other.example/x") == "http://other.example/x"
    assert links.to("javascript:alert(1)") == ""
    assert links.to("file:///etc/passwd") == ""
    assert links.about(f"{SCHEMES['issue']}#trade").startswith("/about?iri=https%3A%2F%2F")
    assert links.name(f"{SCHEMES['act']}#state") == "act:state"
    assert links.name("http://other.example/x") == "x"


def test_unusable_address(built: Path) -> None:
    """An address that this machine does not have is refused."""
    result = CliRunner().invoke(cli, ["serve", "--store", str(built), "--host", "192.0.2.1"])

    assert result.exit_code == UsageError.exit_code
    assert "192.0.2.1:8000: nobody can listen there" in result.stderr

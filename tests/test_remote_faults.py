"""Servers that fail: each fault of an endpoint is an error of one line, and no answer is ever shortened."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from faulty import JSON, YES, Heard, Said, answering, saying
from servers import free_port

from kg.cli import cli
from kg.errors import QueryError, RemoteError, UsageError
from kg.remote import Endpoint, GraphStore
from kg.remote.credentials import Credentials

ASKED = Path(__file__).parent / "fixtures" / "asked"
ROWS = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1"}}] * 3}}
TABLE = json.dumps(ROWS).encode()
SELECT = "SELECT ?n { ?s ?p ?n }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
TRIPLES = "application/n-triples"


@contextmanager
def asked(*answers: Said, seconds: float = 20) -> Iterator[tuple[Endpoint, list[Heard]]]:
    """Yield an endpoint that greets, then gives these answers, and what its server hears."""
    with saying(Said(), *answers) as (address, heard), Endpoint(address, seconds) as endpoint:
        yield endpoint, heard


FAULTS = [
    (Said(TABLE, status=500, media="text/plain"), "the server answers 500: {"),
    (Said(b"<html>\n<h1>Oops</h1>", status=503, media="text/html"), "the server answers 503: Oops$"),
    (Said(b"no entry", status=401, media="text/plain"), "answers 401: no entry; set KG_REMOTE_USER and"),
    (Said(TABLE[:-1]), "gives an answer that is broken: "),
    (Said(TABLE + b"The SPARQL operation has been cancelled"), "gives an answer that is broken: .*ask for less"),
    (Said(TABLE, promised=len(TABLE) + 9), "breaks off: .*; try again, or ask for less"),
    (Said(b"<html></html>", media="text/html"), "answers with text/html, which is no result of SPARQL; is it the addr"),
    (Said(TABLE, headers={"X-SQL-State": "S1TAT"}), r"stopped before the answer was whole \(S1TAT\); ask for less"),
    (Said(TABLE, headers={"X-SPARQL-MaxRows": "3"}), "cuts answers off after 3 rows; raise ResultSetMaxRows"),
    (
        Said(b"", status=302, headers={"Location": "http://elsewhere.example/"}),
        "redirects to another server, http://els",
    ),
    (Said(b"", status=307, headers={"Location": "/sparql"}), "redirects more than 5 times"),
]


@pytest.mark.parametrize(("said", "complaint"), FAULTS, ids=[complaint[:20] for _, complaint in FAULTS])
def test_fault_is_an_error(said: Said, complaint: str) -> None:
    """What is no whole answer is an error that names the address and the reason, never a shorter answer."""
    with asked(said) as (endpoint, _), pytest.raises(RemoteError, match=complaint) as caught:
        endpoint.query(SELECT)
    assert str(caught.value).startswith(endpoint.address)
    assert "\n" not in str(caught.value)


def test_broken_triples_are_an_error() -> None:
    """Triples that end in something else are not taken."""
    said = Said(b"<http://a.example/> <http://b.example/> <http://c.example/> .\ncancelled", media=TRIPLES)
    with asked(said) as (endpoint, _), pytest.raises(RemoteError, match="gives an answer that is broken"):
        endpoint.query(CONSTRUCT)


def test_answers_below_a_limit_are_whole() -> None:
    """A table with fewer rows than the server allows is taken, in the order that it came."""
    with asked(Said(TABLE, headers={"X-SPARQL-MaxRows": "4"})) as (endpoint, _):
        assert endpoint.query(SELECT).rows == (("1",),) * 3  # type: ignore[union-attr]


def test_refused_query_is_an_error_of_the_query() -> None:
    """A query that the server does not understand is the user's to mend, with what the server says."""
    said = Said(b"\n  error at 1:7: \n expected", status=400, media="text/plain")
    with asked(said) as (endpoint, _), pytest.raises(QueryError, match=r"the server refuses the query: error at 1:7:$"):
        endpoint.query(SELECT)


def test_server_that_is_not_there() -> None:
    """A refused connection is said at once."""
    with pytest.raises(RemoteError, match=r"cannot be reached: .*; is the server running"):
        Endpoint(f"http://127.0.0.1:{free_port()}/sparql")


@pytest.mark.parametrize("drip", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_server_that_is_silent(drip: bytes) -> None:
    """A server that does not answer in time, or not to the end, is given up after the seconds that the user set."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        listener.settimeout(20)
        with pytest.raises(RemoteError, match=r"gives no whole answer within 0\.2 s; .*--timeout"):
            Endpoint(address, 0.2)


def test_address_of_another_kind() -> None:
    """An address that is neither http nor https, or has a password in it, is refused without repeating the password."""
    for address in ("ftp://server.example/", "file:///etc/passwd", "sparql", "http://dba:sesame@server.example/"):
        with pytest.raises(UsageError) as caught:
            Endpoint(address)
        assert "sesame" not in str(caught.value)


def test_greeting_needs_an_endpoint() -> None:
    """An address where no SPARQL is answered is found out before anything is asked."""
    with saying(Said(b"It works!", media="text/html")) as (address, _), pytest.raises(RemoteError, match="no result"):
        Endpoint(address)


def test_request_is_that_of_the_protocol() -> None:
    """The query goes as a form, with the graphs and other fields that the address names; no credentials unasked."""
    with saying(Said(), Said(TABLE)) as (address, heard), Endpoint(f"{address}?default-graph-uri=u:g&key=a+b") as there:
        there.query(SELECT)

    assert [one.method for one in heard] == ["POST", "POST"]
    assert heard[1].path == "/sparql"
    assert heard[1].body == "query=SELECT+%3Fn+%7B+%3Fs+%3Fp+%3Fn+%7D&key=a+b&default-graph-uri=u%3Ag"
    assert heard[1].headers["Accept"] == JSON
    assert heard[1].headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert not any("uthoriz" in name for name in heard[1].headers)


def test_redirect_on_the_same_server() -> None:
    """A redirect to another path of the same server is followed, with the query."""
    with asked(Said(b"", status=308, headers={"Location": "/there"}), Said(TABLE)) as (endpoint, heard):
        endpoint.query(SELECT)

    assert heard[2].path == "/there"
    assert heard[2].body == heard[1].body != ""


def test_server_without_a_default_graph() -> None:
    """A Virtuoso is asked for the graph that a push makes there, unless the address names another."""
    greeting = Said(YES, headers={"Server": "Virtuoso/07.20"})
    for field, graph in (("", "https%3A%2F%2Fw3id.org%2Freadout%2Funion"), ("?default-graph-uri=u:mine", "u%3Amine")):
        with saying(greeting, Said(TABLE)) as (address, heard), Endpoint(address + field) as endpoint:
            endpoint.query(SELECT)
        assert heard[-1].body.endswith(f"&default-graph-uri={graph}")


def cut(heard: Heard) -> Said:
    """Answer as a server with three triples that gives two rows at most."""
    columns = ("subject", "property", "value")
    rows = [{name: {"type": "uri", "value": f"u:{number}"} for name in columns} for number in "123"]
    found = re.search(r"LIMIT\+(\d+)\+OFFSET\+(\d+)", heard.body)
    if "ASK" in heard.body:
        return Said()
    if "COUNT" in heard.body:
        bindings = [{"triples": {"type": "literal", "value": "4" if "lost" in heard.body else "3"}}]
        return Said(json.dumps({"head": {"vars": ["triples"]}, "results": {"bindings": bindings}}).encode())
    first, most = (int(found[2]), int(found[1])) if found else (0, 2)
    part = {"head": {"vars": columns}, "results": {"bindings": rows[first : first + most]}}
    return Said(json.dumps(part).encode(), headers={} if found else {"X-SPARQL-MaxRows": "2"})


def test_graph_is_read_page_by_page() -> None:
    """A graph with more triples than the server gives at a time is read whole, or it is an error."""
    with answering(cut) as (address, _), Endpoint(address) as endpoint:
        assert sorted(str(quad.subject) for quad in endpoint.quads("u:whole")) == ["<u:1>", "<u:2>", "<u:3>"]
        with pytest.raises(RemoteError, match="gives 3 of the 4 triples of u:lost"):
            list(endpoint.quads("u:lost"))


def challenge(scheme: str) -> Said:
    """Answer as a server that wants a name."""
    return Said(b"", status=401, media="text/plain", headers={"WWW-Authenticate": scheme})


@pytest.mark.parametrize("scheme", ["Basic realm=x", 'Digest realm="x", nonce="abc", qop="auth", algorithm=MD5'])
def test_credentials_go_where_they_are_asked_for(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name and password of the environment are sent once the server asks, in the way that it names."""
    monkeypatch.setenv("KG_REMOTE_USER", "ada")
    monkeypatch.setenv("KG_REMOTE_PASSWORD", "sesame")

    def say(heard: Heard) -> Said:
        return Said() if "Authorization" in heard.headers else challenge(scheme)

    with answering(say) as (address, heard), Endpoint(address):
        sent = heard[-1].headers["Authorization"]
    assert sent.startswith(scheme.partition(" ")[0])
    assert "Authorization" not in heard[0].headers
    assert "sesame" not in sent


def test_credentials_from_netrc(tmp_path: Path) -> None:
    """Without a name in the environment the entry of .netrc for the host is taken; a broken file is an error."""
    path = tmp_path / "netrc"
    path.write_text("machine server.example login ada password sesame\n")
    path.chmod(0o600)
    known = {"NETRC": str(path)}

    assert Credentials.of("server.example", known)
    assert Credentials.of("other.example", known) is None
    assert Credentials.of("other.example", {"NETRC": str(tmp_path / "none")}) is None
    path.write_text("gibberish\n")
    with pytest.raises(UsageError, match=r"cannot be read as \.netrc"):
        Credentials.of("server.example", known)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (Said(b"no", status=403, media="text/plain"), "answers 403: no; set KG_REMOTE_USER"),
        (Said(b"<html>", media="text/html"), "gives text/html that cannot be read as triples; is it the address of"),
        (Said(b'<u:a> <u:b> "a b" .', media=TRIPLES), "has a ledger that cannot be read: a b; delete the graph"),
    ],
)
def test_graph_store_that_fails(said: Said, complaint: str, built: Path) -> None:
    """A graph store that refuses, or is none, or holds a strange ledger is an error of one line."""
    with saying(said) as (address, _):
        result = kg_("push", address, "--store", str(built))
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search(complaint, result.stderr), result.stderr


def test_nothing_is_pushed_to_another_server() -> None:
    """A redirect to another server gets nothing."""
    with (
        saying(Said(b"", status=307, headers={"Location": "http://elsewhere.example/"})) as (address, _),
        pytest.raises(RemoteError, match="redirects to another server"),
    ):
        GraphStore(address)


def test_store_or_endpoint(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line names wins over the environment; it names a store or an endpoint, not both."""
    with saying(Said(), Said(TABLE)) as (address, heard):
        monkeypatch.setenv("KG_ENDPOINT", address)
        terms = str(ASKED / "terms.rq")
        assert kg_("query", terms, "-f", "csv").stdout == "n\n1\n1\n1\n"
        before = len(heard)
        assert kg_("query", "stances", "--store", str(built)).exit_code == 0
        assert len(heard) == before
        both = kg_("query", terms, "--store", str(built), "--endpoint", address)
    assert both.exit_code == 2
    assert both.stderr == "kg: --endpoint: does not go with --store; give one of them\n"


def test_seconds_are_an_option() -> None:
    """--timeout says how long an answer may take."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        result = kg_("query", "stances", "--endpoint", address, "--timeout", "1")
    assert result.exit_code == 2
    assert result.stderr.endswith("gives no whole answer within 1 s; ask for less, or give more by --timeout\n")


def test_without_the_client(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where httpx is not installed, the user hears which extra has it."""
    monkeypatch.setattr("kg.options.find_spec", lambda _: None)
    for words in (["query", "stances", "--endpoint", "http://x.example/"], ["push", "http://x.example/"]):
        result = kg_(*words)
        assert (result.exit_code, "needs httpx; pip install 'readout-kg[remote]'" in result.stderr) == (2, True)


def kg_(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, words)

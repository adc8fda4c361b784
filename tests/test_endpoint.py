"""The endpoint: the SPARQL 1.1 Protocol, asked of a real server."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from served import serving

from kg.store import Store
from kg.vocab import ONTOLOGY, VOCABULARY

ONE = 'SELECT ("é" AS ?a) (1 AS ?b) (<http://x.example/> AS ?c) ?d WHERE {}'
GRAPH = "CONSTRUCT { <http://a.example/s> <http://a.example/p> ?v } WHERE { VALUES ?v { 1 'é' } }"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) {graphs} {{ ?s ?p ?o }}"
NAMED = "SELECT ?g FROM NAMED <it> { GRAPH ?g {} }"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
SYNTAXES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def client(built: Path) -> Iterator[httpx.Client]:
    """Return a client of a server over one readout, with narrow limits."""
    with serving(built, "--seconds", "5", "--rows", "4000") as client:
        yield client


def ask(client: httpx.Client, query: str, accept: str = CSV, **more: str) -> httpx.Response:
    """Return the answer to a query by GET."""
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


def test_three_ways_to_ask(client: httpx.Client) -> None:
    """A query may come in the address, in a form, or as the body."""
    direct = {"Content-Type": "application/sparql-query; charset=UTF-8", "Accept": CSV}
    answers = [
        ask(client, ONE),
        client.post("/sparql", data={"query": ONE}, headers={"Accept": CSV}),
        client.post("/sparql", content=ONE.encode(), headers=direct),
    ]

    assert [(answer.status_code, answer.text) for answer in answers] == [
        (200, "a,b,c,d\r\né,1,http://x.example/,\r\n"),
    ] * 3
    assert client.head("/sparql", params={"query": ONE}).status_code == 200


def test_percent_sign_is_decoded_once(client: httpx.Client) -> None:
    """What a form holds arrives as it was written."""
    query = 'SELECT ("100%25 + 1" AS ?a) {}'

    assert client.post("/sparql", data={"query": query}, headers={"Accept": CSV}).text == "a\r\n100%25 + 1\r\n"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (XML, XML),
        (f"{TSV};q=0.5, {CSV};q=0.9", CSV),
        (f"{CSV};q=0, */*;q=0.1", JSON),
        ("application/json", "application/json"),
        ("text/html, */*;q=0.1", JSON),
    ],
)
def test_table_in_the_type_that_is_liked_best(client: httpx.Client, accept: str, media: str) -> None:
    """A table comes in the type that the request likes best."""
    answer = ask(client, ONE, accept)

    assert answer.headers["Content-Type"].partition(";")[0] == media
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("media", [JSON, XML, TSV])
def test_table_can_be_read_back(client: httpx.Client, media: str) -> None:
    """JSON, XML and TSV hold the terms as they are, and an independent reader reads them."""
    form = ox.QueryResultsFormat.from_media_type(media)
    found = ox.parse_query_results(ask(client, ONE, media).content, format=form)

    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == ["a", "b", "c", "d"]
    (row,) = found
    assert tuple(row)[:3] == (ox.Literal("é"), ox.Literal(1), ox.NamedNode("http://x.example/"))
    assert row["d"] is None


@pytest.mark.parametrize("media", SYNTAXES)
def test_graph_can_be_read_back(client: httpx.Client, media: str) -> None:
    """A graph comes in each RDF syntax with the same triples."""
    answer = ask(client, GRAPH, media)
    triples = {quad.triple for quad in ox.parse(answer.content, format=SYNTAXES[media])}

    assert answer.headers["Content-Type"].partition(";")[0] == media
    assert {str(triple.object) for triple in triples} == {str(ox.Literal(1)), '"é"'}


def test_yes_or_no(client: httpx.Client) -> None:
    """An ASK query is answered in each type of a table."""
    assert json.loads(ask(client, "ASK {}", JSON).text)["boolean"] is True
    assert "<boolean>false</boolean>" in ask(client, "ASK { FILTER(false) }", XML).text
    assert ask(client, "ASK {}", CSV).text == "true\n"


def test_graphs_are_chosen(client: httpx.Client, built: Path) -> None:
    """All graphs are asked, unless the request or else FROM chooses; the request counts before FROM."""
    with Store.open(built) as store:
        sizes = [len(list(store.quads(str(name)))) for name in (ONTOLOGY, VOCABULARY)]
        whole = len({quad.triple for quad in store.quads()})
    chosen = COUNT.format(graphs=f"FROM <{ONTOLOGY}>")
    named = NAMED.replace("it", ONTOLOGY)

    assert ask(client, COUNT.format(graphs="")).text == f"n\r\n{whole}\r\n"
    assert ask(client, chosen).text == f"n\r\n{sizes[0]}\r\n"
    assert ask(client, chosen, **{"default-graph-uri": VOCABULARY}).text == f"n\r\n{sizes[1]}\r\n"
    assert ask(client, named).text == f"g\r\n{ONTOLOGY}\r\n"
    assert ask(client, COUNT.format(graphs=""), **{"named-graph-uri": VOCABULARY}).text == "n\r\n0\r\n"


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"params": {}}),
        (400, {"params": {"query": "SELECT nonsense"}}),
        (400, {"params": [("query", ONE), ("query", ONE)]}),
        (400, {"params": {"query": ONE, "format": "docx"}}),
        (400, {"params": {"query": ONE, "default-graph-uri": "no iri"}}),
        (400, {"method": "POST", "data": {"x": "y"}}),
        (400, {"method": "POST", "content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}),
        (400, {"url": "/sparql?query=%FF"}),
        (403, {"params": {"update": "CLEAR ALL"}}),
        (403, {"params": {"query": "INSERT DATA { <x:a> <x:b> <x:c> }"}}),
        (403, {"method": "POST", "data": {"update": "CLEAR ALL"}}),
        (403, {"method": "POST", "content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}),
        (403, {"params": {"query": ONE, "default-graph-uri": "http://elsewhere.example/"}}),
        (405, {"method": "PUT"}),
        (405, {"method": "OPTIONS"}),
        (406, {"params": {"query": ONE}, "headers": {"Accept": "image/png"}}),
        (406, {"params": {"query": GRAPH, "format": "csv"}}),
        (413, {"method": "POST", "data": {"query": "#" * 1_100_000}}),
        (415, {"method": "POST", "content": ONE, "headers": {"Content-Type": "text/plain"}}),
        (415, {"method": "POST", "content": ONE}),
    ],
)
def test_refusals(client: httpx.Client, status: int, request_: dict[str, object]) -> None:
    """What cannot be answered has the status that tells why, and one line that says it, without a traceback."""
    answer = client.request(**{"method": "GET", "url": "/sparql", **request_})  # type: ignore[arg-type]

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.count("\n") == 1
    assert "Traceback" not in answer.text
    assert "Access-Control-Allow-Origin" not in answer.headers


class _Listener(BaseHTTPRequestHandler):
    calls = 0

    def do_GET(self) -> None:
        type(self).calls += 1
        self.send_error(404)

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Return the address of another server, which counts its calls."""
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ FILTER EXISTS {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }} }}",
        "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
        "PREFIX : <{0}> SELECT * FROM NAMED :g {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "DESCRIBE <x:a> FROM <{0}>",
        "LOAD <{0}>",
    ],
)
def test_nobody_else_is_asked(client: httpx.Client, elsewhere: str, query: str) -> None:
    """SERVICE, LOAD and FROM of what is not in the store are refused, and no request goes out."""
    answer = ask(client, query.format(elsewhere))

    assert (answer.status_code, _Listener.calls) == (403, 0)


def test_time_limit(client: httpx.Client) -> None:
    """A query that takes too long is ended, others are answered meanwhile, and the server goes on."""
    heavy: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: heavy.append(ask(client, HEAVY)))
    begun = time.monotonic()
    asking.start()
    quick = ask(client, ONE)
    between = time.monotonic() - begun
    asking.join()

    assert (quick.status_code, heavy[0].status_code) == (200, 503)
    assert between < 5 <= time.monotonic() - begun < 15
    assert "took longer than 5 seconds" in heavy[0].text
    assert "Retry-After" not in heavy[0].headers


def test_row_cap(client: httpx.Client) -> None:
    """An answer that is too long is refused, not cut short."""
    answer = ask(client, "SELECT * { ?s ?p ?o }")

    assert answer.status_code == 503
    assert "more than 4,000 rows" in answer.text
    assert ask(client, "SELECT * { ?s ?p ?o } LIMIT 4000").text.count("\r\n") == 4001


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:9", 200),
        ("[::1]:80", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
    ],
)
def test_only_known_names(client: httpx.Client, host: str, status: int) -> None:
    """A page elsewhere that gives this machine a name of its own gets nothing."""
    answer = client.get("/sparql", params={"query": ONE}, headers={"Host": host})

    assert answer.status_code == status


def test_while_somebody_builds(built: Path, tmp_path: Path) -> None:
    """While another process holds the store and its files are unsettled, the answer says so and when to come back."""
    copy = tmp_path / "store"
    copy.mkdir()
    for path in built.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    writer = ox.Store(copy)
    for path in copy.glob("*.sst"):
        path.rename(path.with_suffix(".gone"))
    for path in copy.glob("MANIFEST-*"):
        path.rename(path.with_suffix(".gone"))
    with serving(copy) as client:
        answer = ask(client, ONE)

    assert writer is not None
    assert answer.status_code == 503
    assert "is in use by another process; wait until that one has finished" in answer.text
    assert answer.headers["Retry-After"] == "5"

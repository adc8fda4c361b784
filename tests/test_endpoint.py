"""The endpoint: the SPARQL 1.1 Protocol, asked of a real server."""

import json
import threading
import time
from collections.abc import Iterator
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

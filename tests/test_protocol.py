"""The SPARQL 1.1 Protocol, requirement by requirement: one row of the list is one rule for queries, asked for real."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import serving

from kg.vocab import DRO, ONTOLOGY, PREFIXES, VOCABULARY

SELECT = 'SELECT ("é" AS ?a) ?b WHERE {}'
ASK = "ASK {}"
GRAPH = "CONSTRUCT { <http://a.example/s> <http://a.example/p> 'é' } WHERE {}"
DESCRIBE = f"DESCRIBE <{ONTOLOGY}>"
BOTH = f"""ASK {{ <{DRO.Readout}> ?p ?o . <{VOCABULARY}/act> ?q ?v }}"""
NAMED = "SELECT ?g { GRAPH ?g {} } ORDER BY ?g"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES = "text/turtle", "application/n-triples"
JSONLD, RDFXML = "application/ld+json", "application/rdf+xml"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
Pairs = list[tuple[str, str]]


class Case(NamedTuple):
    """A requirement: what it says, a request, and what comes of it."""

    rule: str
    request: dict[str, Any]
    status: int
    media: str = "text/plain"
    body: str = ""
    """What the answer must contain."""


def get(query: str, *more: tuple[str, str], accept: str = CSV, **other: Any) -> dict[str, Any]:
    """Return a request by GET."""
    return {"method": "GET", "params": [("query", query), *more], "headers": {"Accept": accept}, **other}


def form(query: str, *more: tuple[str, str], accept: str = CSV) -> dict[str, Any]:
    """Return a request by POST of a form."""
    fields = "&".join(f"{name}={quote(value)}" for name, value in [("query", query), *more])
    return {"method": "POST", "content": fields, "headers": {"Accept": accept, "Content-Type": FORM}}


def direct(query: str | bytes, *more: tuple[str, str], media: str = QUERY, accept: str = CSV) -> dict[str, Any]:
    """Return a request by POST of the query itself."""
    headers = {"Accept": accept, "Content-Type": media}
    return {"method": "POST", "content": query, "params": list(more), "headers": headers}


def default(*graphs: object) -> Pairs:
    """Return the fields that name default graphs."""
    return [("default-graph-uri", str(graph)) for graph in graphs]


def named(*graphs: object) -> Pairs:
    """Return the fields that name named graphs."""
    return [("named-graph-uri", str(graph)) for graph in graphs]


ROW, YES, NO = "a,b\r\né,\r\n", "true", "false"
TWO = f"g\r\n{ONTOLOGY}\r\n{VOCABULARY}\r\n"
FROM = f"ASK FROM <{ONTOLOGY}> {{ <{DRO.Readout}> ?p ?o }}"
FULL = f"ASK {{ <{DRO.Readout}> ?p ?o . GRAPH ?g {{ <{VOCABULARY}/act> ?q ?v }} }}"
CASES = [
    Case("2.1.1 GET, the query percent-encoded in the address", get(SELECT), 200, CSV, ROW),
    Case("2.1.1 GET, reserved characters arrive as written", get('SELECT ("+&=%25#" AS ?a) {}'), 200, CSV, "+&=%25#"),
    Case("2.1.1 GET has exactly one query", get(ASK, ("query", ASK)), 400),
    Case("2.1.1 GET without a query, but with a graph", {"params": default(ONTOLOGY)}, 400),
    Case("2.1.2 POST of a form", form(SELECT), 200, CSV, ROW),
    Case("2.1.2 POST of a form has exactly one query", form(ASK, ("query", ASK)), 400),
    Case("2.1.2 POST of a form without a query", {**form(ASK), "content": "a=b"}, 400),
    Case("2.1.2 POST of a form must say that it is one", {"method": "POST", "content": f"query={quote(ASK)}"}, 415),
    Case("2.1.2 POST of a form of another type", {**direct(f"query={quote(ASK)}", media="text/plain")}, 415),
    Case("2.1.3 POST of the query itself", direct(SELECT), 200, CSV, ROW),
    Case("2.1.3 POST of the query itself, in UTF-8 by name", direct(SELECT, media=f"{QUERY}; charset=UTF-8"), 200, CSV),
    Case("2.1.3 POST of the query itself, not in UTF-8", direct(SELECT.encode("latin-1")), 400),
    Case("2.1.3 POST of the query itself, in another encoding", direct(ASK, media=f"{QUERY}; charset=latin-1"), 415),
    Case("2.1.3 POST of the query itself must say its type", {"method": "POST", "content": ASK}, 415),
    Case("2.1.3 POST of the query and one in the address", direct(ASK, ("query", ASK)), 400),
    Case("2.1 only GET and POST", {"method": "PUT", "content": ASK}, 405),
    Case("2.1 only GET and POST, not DELETE", {"method": "DELETE"}, 405),
    Case("2.1 not UTF-8 in the address", {"url": "/sparql?query=%FF"}, 400),
    Case("2.1 not UTF-8 in a form", {**form(ASK), "content": b"query=%FF"}, 400),
    Case("2.1.4 all graphs without a choice", get(BOTH), 200, CSV, YES),
    Case("2.1.4 one default graph", get(BOTH, *default(ONTOLOGY)), 200, CSV, NO),
    Case("2.1.4 several default graphs by GET", get(BOTH, *default(ONTOLOGY, VOCABULARY)), 200, CSV, YES),
    Case("2.1.4 several default graphs by form", form(BOTH, *default(ONTOLOGY, VOCABULARY)), 200, CSV, YES),
    Case("2.1.4 several default graphs by POST", direct(BOTH, *default(ONTOLOGY, VOCABULARY)), 200, CSV, YES),
    Case("2.1.4 several named graphs by GET", get(NAMED, *named(ONTOLOGY, VOCABULARY)), 200, CSV, TWO),
    Case("2.1.4 several named graphs by form", form(NAMED, *named(ONTOLOGY, VOCABULARY)), 200, CSV, TWO),
    Case("2.1.4 several named graphs by POST", direct(NAMED, *named(ONTOLOGY, VOCABULARY)), 200, CSV, TWO),
    Case("2.1.4 default and named graphs", get(FULL, *default(ONTOLOGY), *named(VOCABULARY)), 200, CSV, YES),
    Case("2.1.4 with named graphs alone the default graph is empty", get(BOTH, *named(ONTOLOGY)), 200, CSV, NO),
    Case("2.1.4 FROM in the query", get(FROM), 200, CSV, YES),
    Case("2.1.4 the request counts before FROM", get(FROM, *default(VOCABULARY)), 200, CSV, NO),
    Case("2.1.4 a graph that is not there is not fetched", get(ASK, *default("http://a.example/")), 403),
    Case("2.1.4 a graph without a proper IRI", get(ASK, *default("no iri")), 400),
    Case("2.1.5 a table as JSON", get(SELECT, accept=JSON), 200, JSON, '"bindings"'),
    Case("2.1.5 a table as XML", get(SELECT, accept=XML), 200, XML, "<literal>é</literal>"),
    Case("2.1.5 a table as CSV", get(SELECT, accept=CSV), 200, CSV, ROW),
    Case("2.1.5 a table as TSV", get(SELECT, accept=TSV), 200, TSV, '?a\t?b\n"é"\t'),
    Case("2.1.5 yes or no as JSON", get(ASK, accept=JSON), 200, JSON, '"boolean": true'),
    Case("2.1.5 yes or no as XML", get(ASK, accept=XML), 200, XML, "<boolean>true</boolean>"),
    Case("2.1.5 a graph as Turtle", get(GRAPH, accept=TURTLE), 200, TURTLE, '"é"'),
    Case("2.1.5 a graph as N-Triples", get(GRAPH, accept=NTRIPLES), 200, NTRIPLES, "<http://a.example/s> "),
    Case("2.1.5 a graph as JSON-LD", get(GRAPH, accept=JSONLD), 200, JSONLD, "http://a.example/s"),
    Case("2.1.5 a graph as RDF/XML", get(GRAPH, accept=RDFXML), 200, RDFXML, "<rdf:RDF"),
    Case("2.1.5 a description as a graph", get(DESCRIBE, accept=TURTLE), 200, TURTLE, "owl:Ontology"),
    Case("2.1.5 the type that is liked best", get(SELECT, accept=f"{TSV};q=.5, {XML};q=.9"), 200, XML),
    Case("2.1.5 any type: the usual one", get(SELECT, accept="*/*"), 200, JSON),
    Case("2.1.5 a type that cannot be had", get(SELECT, accept="image/png"), 406),
    Case("2.1.5 a graph in the type of a table", get(GRAPH, accept=CSV), 406),
    Case("2.1.6 a query over POST succeeds like one over GET", direct(GRAPH, accept=TURTLE), 200, TURTLE),
    Case("2.1.7 a malformed query", get("SELECT nonsense"), 400, body="1:"),
    Case("2.1.7 a malformed query over POST", direct("SELECT nonsense"), 400),
    Case("2.1.7 an empty query", get(""), 400),
    Case("2.2 an update by form", {**form(ASK), "content": f"update={quote('CLEAR ALL')}"}, 403),
    Case("2.2 an update by POST", direct("CLEAR ALL", media="application/sparql-update"), 403),
    Case("2.2 an update as a query", get("DELETE WHERE { ?s ?p ?o }"), 403),
    Case("2.2 an update behind prefixes and comments", get("PREFIX a: <x:>#\nINSERT DATA { a:b a:c a:d }"), 403),
    Case("4 HEAD is GET without the content", {**get(SELECT), "method": "HEAD"}, 200, CSV),
    Case("4 OPTIONS tells nothing to other sites", {"method": "OPTIONS", "headers": {"Origin": "http://a.b"}}, 405),
    Case("4 a body without end is not read", {**form(ASK), "content": b"query=" + b"#" * 1_100_000}, 413),
    Case("4 another name for this machine", get(SELECT, headers={"Host": "evil.example"}), 400),
]  # fmt: skip


@pytest.fixture(scope="module")
def client(built: Path) -> Iterator[httpx.Client]:
    """Return a client of a server over one readout."""
    with serving(built) as client:
        yield client


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_protocol(client: httpx.Client, case: Case) -> None:
    """Each requirement for queries is met: status, type and content; an error is one line without a traceback."""
    answer = client.request(**{"method": "GET", "url": "/sparql", **case.request})

    assert answer.status_code == case.status, answer.text
    assert answer.headers["Content-Type"].partition(";")[0] == case.media
    assert case.body in answer.text
    assert "Access-Control-Allow-Origin" not in answer.headers
    if case.status != 200:
        assert answer.text.count("\n") == 1
        assert "Traceback" not in answer.text
    if case.status == 405:
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_rules_are_told_apart() -> None:
    """No requirement stands in the list twice."""
    assert len({case.rule for case in CASES}) == len(CASES)


@pytest.mark.parametrize("media", [TURTLE, NTRIPLES, JSONLD, RDFXML])
def test_service_description(client: httpx.Client, media: str) -> None:
    """Whoever asks nothing is told what the service is, in each RDF syntax; the address is that of the request."""
    answer = client.get("/sparql", headers={"Accept": media})
    quads = ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media))
    told = [(quad.predicate.value.rpartition("#")[2], str(quad.object).strip("<>")) for quad in quads]
    formats = {value.rpartition("/")[2] for name, value in told if name == "resultFormat"}

    assert answer.headers["Content-Type"].partition(";")[0] == media
    assert [value for name, value in told if name == "endpoint"] == [f"{client.base_url}/sparql"]
    assert {value for name, value in told if name == "name"} == {str(ONTOLOGY), str(VOCABULARY)}
    assert {"SPARQL_Results_JSON", "SPARQL_Results_CSV", "Turtle", "RDF_XML"} < formats
    assert client.get("/sparql", headers={"Accept": media}).content == answer.content


def test_service_description_by_name(client: httpx.Client) -> None:
    """A link may name the syntax of the description; a browser is led to the editor, a table cannot be had."""
    browser = client.get("/sparql", headers={"Accept": "text/html, */*;q=0.8"})

    assert client.get("/sparql").headers["Content-Type"].startswith(TURTLE)
    assert client.get("/sparql?format=nt").headers["Content-Type"].startswith(NTRIPLES)
    assert client.head("/sparql").status_code == 200
    assert client.get("/sparql", headers={"Accept": JSON}).status_code == 400
    assert client.get("/sparql?format=csv").status_code == 400
    assert (browser.status_code, browser.headers["Location"]) == (303, "/editor")


def test_claimed_formats_are_given(client: httpx.Client) -> None:
    """Every result format of the description is one that the endpoint answers in, and the other way round."""
    names = {
        JSON: "SPARQL_Results_JSON", XML: "SPARQL_Results_XML", CSV: "SPARQL_Results_CSV", TSV: "SPARQL_Results_TSV",
        TURTLE: "Turtle", NTRIPLES: "N-Triples", JSONLD: "JSON-LD", RDFXML: "RDF_XML",
    }  # fmt: skip
    described = client.get("/sparql?format=nt").text

    for media, name in names.items():
        query = GRAPH if media in (TURTLE, NTRIPLES, JSONLD, RDFXML) else SELECT
        assert client.request(**get(query, accept=media), url="/sparql").status_code == 200
        assert f"<http://www.w3.org/ns/formats/{name}>" in described
    assert described.count("http://www.w3.org/ns/formats/") == len(names)


@pytest.mark.parametrize(("method", "form"), [("GET", "json"), ("POST_FORM", "xml"), ("POST", "xml"), ("GET", "csv")])
def test_a_real_client_reads(client: httpx.Client, method: str, form: str) -> None:
    """The SPARQL client of rdflib reads tables, yes and no, and graphs, by each way to ask and in three formats."""
    graph = rdflib.Graph(SPARQLStore(f"{client.base_url}/sparql", method=method, returnFormat=form))
    told = f"PREFIX dro: <{PREFIXES['dro']}>"
    rows = list(graph.query(f"{told} SELECT ?s {{ ?s a dro:ReportedStatement }}"))

    assert len(rows) == 2
    if form != "csv":  # it has no word for yes
        assert graph.query(f"{told} ASK {{ ?s a dro:Readout }}").askAnswer is True
    if form == "xml":  # with the others this client accepts no graph
        triples = list(graph.query(f"{told} CONSTRUCT WHERE {{ ?s a dro:ReportedStatement }}"))
        assert {row[0] for row in rows} == {triple[0] for triple in triples}


def test_answers_are_what_the_engine_says(client: httpx.Client) -> None:
    """A table read back by another parser has the terms as they are."""
    query = 'SELECT ("é"@fr AS ?a) (1.5 AS ?b) (<http://x.example/?a=1&b=2> AS ?c) ?d WHERE {}'
    for media in (JSON, XML, TSV):
        answer = client.request(**get(query, accept=media), url="/sparql")
        found = ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.from_media_type(media))
        assert isinstance(found, ox.QuerySolutions)
        (row,) = found
        assert [str(cell) for cell in tuple(row)[:3]] == [
            '"é"@fr', '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', "<http://x.example/?a=1&b=2>",
        ]  # fmt: skip
        assert row["d"] is None

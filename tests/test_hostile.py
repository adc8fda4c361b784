"""Queries made to harm: each ends within the limit with an error in one line, and the server answers the next."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from listener import Listener, listening
from served import serving

pytestmark = pytest.mark.slow

SECONDS = 2
PATIENCE = SECONDS + 6.0
"""Seconds in which an answer must be there on a busy machine: the limit, and starting and ending a process."""
DEEP = 20_000
BIG = 1_000_000
ANY = "(<x:p>|!<x:p>)"
TOO_MUCH = {
    "a cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "two thousand patterns": f"ASK {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(2000))} FILTER(?a1 = 1) }}",
    "deep property paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY}* ?b . ?b {ANY}* ?c . ?c {ANY}* ?d }}",
    "paths after paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {'/'.join([f'{ANY}*'] * 40)} ?b . ?c {ANY}* ?d "
    f". ?e {ANY}* ?f }}",
    "a huge order": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY MD5(CONCAT(STR(?a), STR(?f))) LIMIT 1",
    "optional upon optional": f"SELECT * {{ {'OPTIONAL { ?a ?b ?c ' * 300} {'}' * 300} ?d ?e ?f . ?g ?h ?i }}",
    "text that doubles": 'SELECT (STRLEN(?x50) AS ?n) { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(50))
    + "}",
    "text that multiplies": f'SELECT (REPLACE(REPLACE(REPLACE("{"a" * 5000}", ".", "{"b" * 5000}"), ".", "{"c" * 99}"),'
    f' ".", "{"d" * 5000}") AS ?x) {{}}',
    "one cell with everything": "SELECT (GROUP_CONCAT(STR(?c)) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a mass of values": f"SELECT (MAX(?f) AS ?n) {{ VALUES ?a {{ {'1 ' * 400_000} }} ?b ?c ?d . ?e ?f ?g }}",
    "a graph of everything with everything": "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }",
    "nested brackets": f"SELECT ({'(' * DEEP}1{')' * DEEP} AS ?x) {{}}",
    "brackets around a word that must not be": f"SELECT ('service' AS ?y) ({'(' * DEEP}1{')' * DEEP} AS ?x) {{}}",
    "nested groups": f"SELECT * {'{' * DEEP}{'}' * DEEP}",
    "nested paths": f"ASK {{ ?a {'(' * DEEP}<x:p>{')' * DEEP} ?b }}",
    "nested nodes": f"ASK {{ ?a ?b {'[<x:p> ' * DEEP}1{']' * DEEP} }}",
    "nested lists": f"ASK {{ ?a ?b {'(' * DEEP}{')' * DEEP} }}",
    "nested denials": f"ASK {{ FILTER({'NOT EXISTS {FILTER(' * 3000}true{')}' * 3000}) }}",
    "a long sum": f"SELECT (1{'+1' * DEEP} AS ?x) {{}}",
}
"""Queries that need more time, memory or nesting than a query may have."""
WRONG = {
    "a megabyte of nonsense": f"SELECT {'?x ' * (BIG // 3)} {{}}",
    "a zero byte": "SELECT * { \0 }",
    "half a pair": "SELECT ('\\uD800' AS ?x) {}",
}
FORBIDDEN = {
    "the word in the open": "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "silently": "SELECT * {{ FILTER EXISTS {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }} }}",
    "the first letter escaped": "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "a letter within escaped": "SELECT * {{ S\\U00000045RVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "a graph to fetch": "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "a named graph to fetch, by prefix": "PREFIX : <{0}> SELECT * FROM NAMED :g {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "a description to fetch": "DESCRIBE <x:a> FROM <{0}>",
    "a file to load": "LOAD <{0}>",
}
HARMLESS = {
    "a megabyte of comment": f"ASK {{}} #{'x' * BIG}",
    "an expression that others choke on": f'ASK {{ FILTER(!REGEX("{"a" * 50_000}!", "^(a+)+$")) }}',
    "an expression that grows": 'ASK { FILTER(COALESCE(!REGEX("a!", "((a{1,999}){1,999}){1,999}$"), true)) }',
}
"""Queries that only look dangerous."""


@pytest.fixture(scope="module")
def client(built: Path) -> Iterator[httpx.Client]:
    """Return a client of a server whose queries may take little time."""
    with serving(built, "--seconds", str(SECONDS)) as client:
        yield client


def ask(client: httpx.Client, query: str | bytes) -> tuple[int, str]:
    """Return status and text of an answer, proved to come in time and to leave the server at work."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "text/csv, text/turtle"}
    begun = time.monotonic()
    answer = client.post("/sparql", content=query, headers=headers)
    took = time.monotonic() - begun
    assert took < PATIENCE
    assert "Traceback" not in answer.text
    assert answer.status_code == 200 or answer.text.count("\n") == 1
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    return answer.status_code, answer.text


@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_much(client: httpx.Client, query: str) -> None:
    """A query that takes too much time, memory, stack or rows is ended, and told so."""
    status, text = ask(client, query)

    assert status == 503
    assert "took longer than" in text or "needs more memory" in text or "has more than" in text


@pytest.mark.parametrize("query", [*WRONG.values(), b"ASK { ?s ?p '\xff' }"], ids=[*WRONG, "no UTF-8"])
def test_what_is_wrong(client: httpx.Client, query: str | bytes) -> None:
    """A query that cannot be read is a bad request, however large it is."""
    assert ask(client, query)[0] == 400


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_dangerous(client: httpx.Client, query: str) -> None:
    """A long comment and expressions that make other engines run for ever are answered at once."""
    assert ask(client, query) == (200, "true\n")


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Return the address of another server, which counts its calls."""
    with listening() as address:
        yield address


@pytest.mark.parametrize("query", FORBIDDEN.values(), ids=FORBIDDEN)
def test_nobody_else_is_asked(client: httpx.Client, elsewhere: str, query: str) -> None:
    """SERVICE, however it is spelt, LOAD, and FROM of what is not in the store are refused; no request goes out."""
    assert ask(client, query.format(elsewhere))[0] == 403
    assert Listener.calls == 0


def test_many_at_once(client: httpx.Client) -> None:
    """Twelve heavy queries at once all end, the places are free again, and a quick one is answered."""
    heavy = TOO_MUCH["a cross join"]
    found: list[int] = []

    def one() -> None:
        with httpx.Client(base_url=client.base_url, timeout=60) as own:
            found.append(own.get("/sparql", params={"query": heavy}).status_code)

    asking = [threading.Thread(target=one) for _ in range(12)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert found == [503] * 12
    assert ask(client, "ASK {}")[0] == 200

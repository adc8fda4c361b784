"""Queries that would call another machine: none does, however engines and parsers differ in reading them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listener import Listener, listening
from query_engines import Oxigraph

from kg.errors import KGError, RefusedError
from kg.queries import Kind, Query, admit, load, run

STORE = Oxigraph()
STORE.engine.extend(
    ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode(name)) for name in ("http://a:", "http://a/#")
)


@pytest.fixture(scope="module", autouse=True)
def elsewhere() -> Iterator[str]:
    """Return the address of another server, which counts its calls."""
    with listening() as address:
        yield address


def calls(text: str) -> int:
    """Return how often the engine calls the other server for a text, whatever comes of it."""
    before = Listener.calls
    with suppress(SyntaxError, ValueError, OSError):
        result = STORE.engine.query(text)
        if isinstance(result, ox.QuerySolutions):
            list(result)
    return Listener.calls - before


CALL = "SERVICE SILENT <@> { ?s ?p ?o }"
CALLS = {
    "in the open": f"SELECT * {{ {CALL} }}",
    "behind a comment that ends at a carriage return": "SELECT * { # x\r SERVICE <@> { ?s ?p ?o }\n}",
    "behind an escape that is a quote to others": f'SELECT * {{ FILTER(true || "\\u0022 # ") {CALL} FILTER(true\n) }}',
    "between strings that look like an address": f"SELECT * {{ FILTER(true || 1<'>') {CALL} FILTER(true || 1<'') }}",
    "behind a long string that is none": f"SELECT * {{ VALUES ?x {{ '''a' }} {CALL} # \\q'''\n}}",
    "behind one with half a pair": f"SELECT * {{ VALUES ?x {{ '''a' }} {CALL} # \\uD800'''\n}}",
    "as a prefix": "PREFIX x: <@> SELECT * { SERVICEx:a { ?s ?p ?o } }",
    "as a prefix, silently": "PREFIX x: <@> SELECT * { ServiceSilentx:a { ?s ?p ?o } }",
    "as the empty prefix": "PREFIX:<@> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "as a local name that makes no address": "PREFIX e: <http://a:> SELECT * { ?s ?p e:SERVICE <@> { ?q ?r ?t } }",
    "as one that makes none in a fragment": "PREFIX e: <http://a/#> PREFIX x: <@> SELECT * { ?s ?p e:SERVICEx:\\# {} }",
    "as a word within words": "SELECT * { FILTER(true || true)SERVICESILENT<@>{} }",
}
"""Queries in which the word stands for a call at least to some engine."""
NO_CALLS = [
    "SELECT ('SERVICE' AS ?a) ('''service ' \" \n''' AS ?b) (\"\\\"Service\\\"\" AS ?c) {}",
    "SELECT (STR(<https://service.example/Service>) AS ?service) ('x'@service AS ?b) {}",
    "PREFIX s: <https://s.example/> SELECT (STR(s:service) AS ?a) (STR(s:x.SERVICE-1) AS ?b) {}",
    "PREFIX service: <https://s.example/> SELECT (STR(service:silent) AS ?a) {}",
    "SELECT * { # service\r VALUES ?x { 1 } # SERVICE <http://a.example/> {}\n}",
    "SELECT (1<2 AS ?a) ('a service'>'b' AS ?b) {}",
]
"""Queries in which the word stands for no call to anybody."""


PIECES = ["'", '"', "'''", '"""', "\\", "#", "\r", "\n", "<", ">", "{", "}", "(", ")", "e:", "?", "@en", "1", ".", " "]
PIECES += ["\\u0022", "\\u0027", "\\u003E", "\\uD800", "\\q", "\\#", "SERVICE <@>", "SERVICEx:", "{ ?s ?p ?o }", CALL]
NOISE = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
BEFORE = [
    "# {}\r",
    "# {}\n",
    "FILTER(true || '{}') ",
    'FILTER(true || "{}") ',
    "VALUES ?x {{ '''{}''' }} ",
    "?s ?p e:{}",
]
BEFORE += [
    "FILTER(true || 1<'{}>') ",
    "FILTER(true || 1<'>{}') ",
    "VALUES ?y {{ '''{}' }} ",
    'VALUES ?z {{ """{}" }} ',
    "{}",
]
AFTER = [
    "# {}\n",
    "# {}'''\n",
    '# {}"""\n',
    "FILTER(true || 1<'{}') ",
    "VALUES ?u {{ '{}' }} ",
    "FILTER(true\n) ",
    "{}",
]
CALLED = st.sampled_from([CALL, "SERVICE<@>{}", "serviceSilentx:{}", "{ Service x: {} }", ""])


def around(slots: list[str]) -> st.SearchStrategy[str]:
    """Return what draws some of these parts of a query, with noise in them."""
    part = st.tuples(st.sampled_from(slots), st.just("") | NOISE).map(lambda pair: pair[0].format(pair[1]))
    return st.lists(part, max_size=2).map("".join)


PREFIXES = "PREFIX e: <http://a:> PREFIX x: <@>\n"
QUERIES = st.tuples(around(BEFORE), CALLED, around(AFTER)).map(lambda q: f"{PREFIXES}SELECT * {{ {''.join(q)}\n}}")


def filled(text: str, address: str) -> str:
    """Return a text with the address of the other server in it."""
    return text.replace("@>", f"{address}>")


@pytest.mark.parametrize("text", CALLS.values(), ids=CALLS)
def test_calls_are_refused(elsewhere: str, text: str) -> None:
    """A query in which the engine finds a call is refused or cannot be read, and nobody is called."""
    query = Query("mine", Kind.FILE, "", "", (), (), (), filled(text, elsewhere))
    assert calls(query.text)
    before = Listener.calls

    with pytest.raises(KGError, match=r"SERVICE asks another machine|error at|cannot be parsed to be sure"):
        run(STORE, query)

    assert Listener.calls == before


@settings(max_examples=600)
@given(QUERIES)
def test_nothing_that_is_admitted_calls(elsewhere: str, text: str) -> None:
    """Whatever quotes, comments, escapes and brackets stand around the word, what is admitted calls nobody."""
    with suppress(KGError):
        assert calls(admit(filled(text, elsewhere))) == 0


@pytest.mark.parametrize("text", NO_CALLS)
def test_the_word_that_calls_nobody(text: str) -> None:
    """Where the word is part of a string, an address, a comment or a name, the query answers as it did."""
    assert list(map(str, STORE.query(admit(text)))) == list(map(str, STORE.query(text)))


def test_a_value_cannot_make_a_call(elsewhere: str, tmp_path: Path) -> None:
    """A file whose string is cut in two by the value of a parameter is checked as it is run."""
    file = tmp_path / "mine.rq"
    file.write_text(f"SELECT * {{ FILTER('' = \"VALUES ?x {{}} || true) {filled(CALL, elsewhere)} #\" ) }}")
    before = Listener.calls

    with pytest.raises(KGError):
        run(STORE, load(file), {"x": " = "})

    assert Listener.calls == before


def test_escapes_that_others_expand_first() -> None:
    """The word is found where an engine reads escapes first, but not behind a backslash that is meant."""
    with pytest.raises(RefusedError, match="SERVICE asks another machine"):
        admit('ASK { FILTER("\\u0022 ) SERVICE <x:a> {} #" = "") }')
    with pytest.raises(RefusedError, match="SERVICE asks another machine"):
        admit("ASK { \\U00000053ERVICE <x:a> {} }")
    admit('ASK { FILTER("\\\\u0053ERVICE" = "") }')

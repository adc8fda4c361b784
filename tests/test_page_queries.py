"""The queries of the pages: form, and what they find over the small invented corpus."""

import re
from pathlib import Path

import pytest
from query_corpus import CORPUS
from query_engines import Oxigraph
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

from kg import files
from kg.queries import Table, load, run
from kg.vocab import PREFIXES, SCHEMES

PATHS = sorted((files.queries() / "pages").glob("*.rq"))
ABOUT_A_THING = {"accounts", "events", "holdings", "thing"}
ABOUT_A_READOUT = {"named", "readout", "remarks", "spans"}
ABOUT_A_SCHEME = {"terms"}


@pytest.fixture(scope="module")
def store() -> Oxigraph:
    """Return the corpus with the ontology and the vocabulary in a store."""
    return Oxigraph(CORPUS, *sorted(files.ontology().rglob("vocabulary/*.ttl")), files.ontology() / "diplomacy.ttl")


def first(store: Oxigraph, kind: str) -> str:
    """Return the first thing of a class of the ontology."""
    found = store.query(f"SELECT ?thing {{ ?thing a <{PREFIXES['dro']}{kind}> }} ORDER BY ?thing LIMIT 1")
    return str(next(iter(found))[0].value)  # type: ignore[union-attr, arg-type, index]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    """A query says in a comment what it finds, declares the prefixes it uses, names its columns and has an order."""
    text = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", text, re.MULTILINE))
    body = re.sub(r'"[^"]*"', '""', re.sub(r"^(#.*|PREFIX .*)$", "", text, flags=re.MULTILINE))
    known = {str(subject) for file in files.ontology().rglob("*.ttl") for subject in Graph().parse(file).subjects()}

    assert re.match(r"# [A-Z].+\.\n\n", text)
    assert set(re.findall(r"(?<![\w?])(\w+):(?=\w)", body)) == set(declared)
    assert declared == {prefix: PREFIXES[prefix] for prefix in sorted(declared)}
    assert prepareQuery(text).algebra.name == "SelectQuery"
    assert "SELECT *" not in text
    assert "\nORDER BY " in text
    for prefix, local in re.findall(r"(?<![\w?])(dro|act):([\w-]+)", body):
        assert PREFIXES[prefix] + local in known


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_answer(path: Path, store: Oxigraph) -> None:
    """Each query finds something over the corpus, each row once."""
    values = {}
    if path.stem in ABOUT_A_THING:
        values = {"thing": first(store, "Person")}
    elif path.stem == "readout":
        values = {"thing": first(store, "Readout")}
    elif path.stem in ABOUT_A_READOUT:
        values = {"readout": first(store, "Readout")}
    elif path.stem in ABOUT_A_SCHEME:
        values = {"scheme": str(SCHEMES["act"])}
    query = load(path)
    answer = run(store, query, values)

    assert set(values) <= set(query.parameters)
    assert isinstance(answer, Table)
    assert answer.rows
    assert len(set(answer.rows)) == len(answer.rows)


def test_many_issues_hide_nothing(store: Oxigraph) -> None:
    """What is called so wholly comes first, and among equals the issues last."""
    answer = run(store, load(files.queries() / "pages" / "find.rq"), {"called": "a"})
    assert isinstance(answer, Table)

    places = [(row["wholly"] != "1", row["topic"] == "1") for row in answer.records()]
    assert places == sorted(places)
    assert {topic for _, topic in places} == {True, False}


HOLDING = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dro: <https://w3id.org/readout/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX : <https://readouts.example/>
GRAPH :given {
  :holding org:member :ada ; dro:office :chair .
  :chair org:postIn :graustark .
  :monday dcterms:title "On Monday" .
  :tuesday dcterms:title "On Tuesday" .
}
"""


@pytest.mark.parametrize("thing", ["ada", "chair", "graustark"])
def test_holding_without_evidence(tmp_path: Path, thing: str) -> None:
    """An office that no readout supports is listed once, for holder, office and state, with the title of no readout."""
    (tmp_path / "holding.trig").write_text(HOLDING)
    query = load(files.queries() / "pages" / "holdings.rq")
    answer = run(Oxigraph(tmp_path / "holding.trig"), query, {"thing": f"https://readouts.example/{thing}"})

    assert isinstance(answer, Table)
    assert answer.rows == (("https://readouts.example/ada", "https://readouts.example/chair", "", "", ""),)

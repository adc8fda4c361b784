"""The stored queries: form, and answers over a small invented corpus on two engines."""

import csv
import re

import pytest
from query_corpus import CORPUS, EXPECTED, README, RULE, corpus, listing
from query_engines import Oxigraph, Row, rdflib_dataset, rdflib_graph, rdflib_rows
from rdflib import RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery

from kg import files
from kg.queries import Kind, Query, Table, catalogue, run
from kg.vocab import ID, PREFIXES

QUERIES = catalogue()
LABEL = str(SKOS.prefLabel)
CHECKS = [query for query in QUERIES.values() if query.kind is Kind.CHECK]
ANSWERING = [query for query in QUERIES.values() if query.kind is not Kind.CHECK]
FAULTY = EXPECTED.parent / "checks"

FIXED = {
    "statements": "source statement start end cue cueStart cueEnd act illocution stance speakers addressees issues "
    "joint quote review",
    "mentions": "source statement entity label kind start end",
    "meetings": "source meeting type date start duration places occasions participants offices",
    "events": "source event type date count participants",
    "who_said_what": "statement readout source title date address sentence sentenceStart quote spans cue act "
    "illocution stance joint review part node label category",
}
"""Columns that tools rely on."""


def each(queries: list[Query]) -> pytest.MarkDecorator:
    """Return the mark that runs a test on each of the queries."""
    return pytest.mark.parametrize("query", queries, ids=lambda query: query.name)


def rows(store: Oxigraph, query: Query) -> tuple[Row, ...]:
    """Return the rows of a query that answers with a table."""
    answer = run(store, query)
    assert isinstance(answer, Table)
    return answer.rows


def expected(query: Query) -> tuple[Row, ...]:
    """Return the rows that are written down, after checking the column names above them."""
    with (EXPECTED / f"{query.name}.csv").open(encoding="utf-8", newline="") as file:
        head, *body = csv.reader(file)
    assert tuple(head) == query.columns
    return tuple(map(tuple, body))


@pytest.fixture(scope="module")
def store() -> Oxigraph:
    """Return the corpus in a store."""
    return Oxigraph(CORPUS)


@pytest.fixture(scope="module")
def doubled(store: Oxigraph) -> Oxigraph:
    """Return the corpus with every fact in two graphs, in the opposite order."""
    return store.doubled()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Return the corpus as a dataset of rdflib."""
    return rdflib_dataset(CORPUS)


@pytest.fixture(scope="module")
def merged(dataset: Dataset) -> Graph:
    """Return the corpus as one graph of rdflib without names."""
    return rdflib_graph(dataset)


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Return every IRI that the ontology and the vocabularies say something about."""
    return {str(subject) for path in files.ontology().rglob("*.ttl") for subject in Graph().parse(path).subjects()}


def test_every_file_is_found() -> None:
    """The catalogue holds every query file, as many as the README lists, under its own name."""
    listed = README.read_text(encoding="utf-8").partition(RULE)[2]

    assert listing(QUERIES.values()) == listed
    stored = [
        path
        for path in files.queries().rglob("*.rq")
        if path.parent.name not in {"links", "lookups", "pages", "remote"}
    ]
    assert len(stored) == len(QUERIES) == 60
    assert len(CHECKS) == 12
    assert {path.stem for path in EXPECTED.glob("*.csv")} == {query.name for query in ANSWERING}
    assert {path.stem for path in FAULTY.glob("*.ttl")} == {query.name for query in CHECKS}


def test_corpus_is_that_of_the_template() -> None:
    """The corpus is what its template and its texts give."""
    assert corpus() == CORPUS.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FIXED)
def test_columns_that_tools_rely_on(name: str) -> None:
    """Queries with fixed names keep their columns and the order of them."""
    assert tuple(FIXED[name].split()) == QUERIES[name].columns


@each(list(QUERIES.values()))
def test_form(query: Query, known: set[str]) -> None:
    """A query is a SELECT with the promised columns, an order, and the prefixes it uses, as we write them all."""
    algebra = prepareQuery(query.text).algebra
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", query.text, re.MULTILINE))
    body = re.sub(r"^(#.*|PREFIX .*)$", "", query.text, flags=re.MULTILINE)
    body = re.sub(r'"[^"]*"', '""', body)
    used = set(re.findall(r"(?<![\w?])(\w+):(?=\w)", re.sub("<[^ >]*>", "<>", body)))

    assert algebra.name == "SelectQuery"
    assert tuple(map(str, algebra.PV)) == query.columns
    assert "\nORDER BY " in query.text
    assert used == set(declared)
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    assert list(declared) == sorted(declared)
    for prefix, local in re.findall(r"(?<![\w?])(dro|act|stance|part|evt|issue|phase|basis):([\w-]+)", body):
        assert PREFIXES[prefix] + local in known


@each(list(QUERIES.values()))
def test_parameters(query: Query) -> None:
    """Every block of one variable that means any value is a parameter, and every parameter may be left out."""
    blocks = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", query.text)

    assert blocks == list(query.parameters)


@each(ANSWERING)
def test_answer(query: Query, store: Oxigraph) -> None:
    """The answer over the corpus is the one that was written down, and there is one."""
    answer = rows(store, query)

    assert expected(query) == answer
    assert answer
    assert len(answer) == len(set(answer))


@each(ANSWERING)
def test_answer_of_another_engine(query: Query, dataset: Dataset) -> None:
    """The other engine gives the same rows in the same order."""
    assert expected(query) == rdflib_rows(dataset, query.text)


@each([query for query in ANSWERING if "GRAPH" not in query.text])
def test_answer_without_named_graphs(query: Query, merged: Graph) -> None:
    """A query that does not ask for graphs answers the same over one graph."""
    assert expected(query) == rdflib_rows(merged, query.text)


@each(ANSWERING)
def test_answer_does_not_hang_on_storage(query: Query, doubled: Oxigraph) -> None:
    """The answer is the same when facts stand in several graphs, and in whatever order they came."""
    assert expected(query) == rows(doubled, query)


NAMES_ALONE = {"named_together", "positions_of_others"}
"""Queries whose actor is a state itself, or whoever the content is about."""
BY_ACTOR = [query for query in ANSWERING if "actor" in query.parameters and query.name not in NAMES_ALONE]


@each(BY_ACTOR)
def test_a_state_finds_those_who_act_for_it(query: Query, store: Oxigraph) -> None:
    """Asked for a state, a query finds all that it finds for those who act for it, by its name or its IRI."""
    state = f"{ID}state-xb"
    [of_person, of_state, of_iri] = (asked(store, query, actor=value) for value in ("Belik", "Boravia", state))

    assert of_person
    assert of_person <= of_state
    assert of_person <= of_iri


def test_who_speaks_for_a_state_and_to_it(store: Oxigraph) -> None:
    """A speaker or addressee may be named by the state they act for: by whole words of it, not by a part of one."""
    query = QUERIES["said_by"]

    assert asked(store, query, speaker="Corland") > asked(store, query, speaker="Quill") != set()
    assert asked(store, query, addressee="Arvania") == asked(store, query, addressee="Tovan") != set()
    assert asked(store, query, speaker="ravia") == set()


@pytest.mark.parametrize("name", ["said_by", "commitments", "wording_over_time"])
def test_a_cell_of_several_names_finds_each_of_them(name: str, store: Oxigraph) -> None:
    """Names copied from a cell, joined as there, find what any of those people said."""
    query = QUERIES[name]
    key = "speaker" if "speaker" in query.parameters else "actor"
    column = query.columns.index("speakers")
    whole = asked(store, query)
    cell = next(row[column] for row in whole if " | " in row[column])

    assert asked(store, query, **{key: cell}) == {
        row for row in whole if set(row[column].split(" | ")) & set(cell.split(" | "))
    }


@pytest.mark.parametrize("name", ["said_by", "commitments", "wording_over_time", "who_said_what"])
def test_a_speaker_without_a_name_is_found_by_iri(name: str) -> None:
    """Who has no label is still found by IRI, with every statement."""
    query = QUERIES[name]
    key = "speaker" if "speaker" in query.parameters else "actor"
    bare = Oxigraph(CORPUS)
    [person] = {q.subject for q in bare.engine if q.predicate.value == LABEL and q.object.value == "Mira Tovan"}
    column = query.columns.index("statement")
    before = {row[column] for row in asked(bare, query, **{key: person.value})}
    for quad in list(bare.engine.quads_for_pattern(person, None, None)):
        if quad.predicate.value == LABEL:
            bare.engine.remove(quad)

    assert before
    assert {row[column] for row in asked(bare, query, **{key: person.value})} == before


def asked(store: Oxigraph, query: Query, **values: str) -> set[Row]:
    """Return the rows of a query with values for its parameters."""
    answer = run(store, query, values)
    assert isinstance(answer, Table)
    return set(answer.rows)


@each(CHECKS)
def test_check_finds_nothing_in_sound_data(query: Query, store: Oxigraph, dataset: Dataset) -> None:
    """A check has no rows over the corpus."""
    assert rows(store, query) == ()
    assert rdflib_rows(dataset, query.text) == ()


@each(CHECKS)
def test_check_finds_the_faults(query: Query) -> None:
    """A check finds exactly the nodes that its examples mark as faults."""
    path = FAULTY / f"{query.name}.ttl"
    graph = Graph().parse(path)
    faults = {str(node) for node in graph.subjects(RDFS.comment)}

    assert faults
    assert faults < {str(node) for node in graph.all_nodes() if isinstance(node, URIRef)}
    assert faults == {row[0] for row in rows(Oxigraph(path), query)}
    assert faults == {row[0] for row in rdflib_rows(graph, query.text)}

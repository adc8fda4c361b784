"""Filling in and running queries, and what a query from outside may do."""

from pathlib import Path

import pytest
from hypothesis import given
from query_corpus import CORPUS
from query_engines import Oxigraph, rdflib_dataset, rdflib_rows
from rdflib import Dataset, Graph
from strategies import ANY, HOSTILE, TEXTS

from kg.errors import QueryError, StoreError, UsageError
from kg.queries import Kind, Query, Table, Triples, admit, catalogue, load, run

ASKED = Path(__file__).parent / "fixtures" / "asked"
ECHO = load(ASKED / "echo.rq")
EMPTY = Oxigraph()


@pytest.fixture(scope="module")
def store() -> Oxigraph:
    """Return the corpus in a store."""
    return Oxigraph(CORPUS)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Return the corpus as a dataset of rdflib."""
    return rdflib_dataset(CORPUS)


def table(store: Oxigraph, query: Query, **values: str) -> Table:
    """Return the answer of a query that has one."""
    answer = run(store, query, values)
    assert isinstance(answer, Table)
    return answer


def column(store: Oxigraph, name: str, of: str, **values: str) -> list[str]:
    """Return one column of a stored query's answer, the readout left out of IRIs."""
    return [row[of].rpartition("#")[2] for row in table(store, catalogue()[name], **values).records()]


ID = "https://w3id.org/readout/id/"
CONTENT = "anxiety among the fishing communities is high"
STANCES = ["commitment", "position", "assertion", "desire", "evaluation", "feeling", "goal"]
FILLED = [
    ("said_by", "statement", {"speaker": "tovan", "addressee": "Belik"}, ["s03a"]),
    ("said_by", "statement", {"speaker": f"{ID}state-xc"}, ["s04a", "s02a", "s02b", "s03a", "s04a"]),
    ("said_by", "statement", {"issue": "shoals", "speaker": "Quill"}, ["s03a"]),
    ("said_by", "statement", {"issue": f"{ID}issue-trade-grain"}, ["s03a", "s02a", "s02a", "s02a"]),
    ("evidence_of", "text", {"thing": "#s06a"}, ["noted", "noted that", CONTENT]),
    ("evidence_of", "text", {"thing": "tarn"}, ["visiting Tarn to attend the Lake Forum", "Tarn"]),
    ("issues_raised", "speaker", {"issue": "ECONOMY", "actor": "mira"}, ["Mira Tovan"]),
    ("acts", "act", {"actor": "Quill"}, ["condemn", "confirm", "discuss", "emphasise"]),
    ("stances", "stance", {"actor": f"{ID}person-jonas-belik"}, STANCES),
    ("attitudes", "statement", {"stance": "hope"}, ["s03a"]),
    ("attitudes", "statement", {"stance": "https://w3id.org/readout/vocab/stance#goal"}, ["s03b"]),
    ("readouts", "source", {"from": "2021-03-05"}, ["boravia/b.txt", "boravia/d.txt", "corland/c.txt"]),
    ("readouts", "source", {"from": "2021-03-05", "to": "2021-05"}, ["boravia/b.txt"]),
    ("readouts", "source", {"to": "2021-03"}, ["arvania/a.txt", "boravia/b.txt"]),
    ("encounters_over_time", "month", {"actor": "quill", "other": "belik"}, ["2021-06", "2021-07"]),
    ("first_and_last_raised", "last", {"issue": "sturgeon", "actor": "tovan"}, ["2021-03-04"]),
    ("raised_by_one", "label", {"actor": "belik", "other": "tovan"}, ["sturgeon quota"]),
    ("directed_at", "statement", {"target": "arvania"}, ["s02a"]),
    ("commitments", "statement", {"actor": "nobody of that name"}, []),
    ("actors", "label", {"actor": "dravia"}, ["Dravia"]),
    ("named_together", "size", {"actor": "dravia"}, ["2", "2", "2", "3", "3", "3"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "of", "values", "found"), FILLED)
def test_filled_in(
    name: str, of: str, values: dict[str, str], found: list[str], store: Oxigraph, dataset: Dataset
) -> None:
    """A parameter takes an IRI or part of a name in any case, alike on both engines."""
    query = catalogue()[name]
    answer = table(store, query, **values)

    assert found == column(store, name, of, **values)
    assert answer.rows == rdflib_rows(dataset, query.bind(values))


NOWHERE = {"from": "9999", "to": "0001"}
FEWER = {"days": "0", "settled": "no"}


@pytest.mark.parametrize("name", [query.name for query in catalogue().values() if query.parameters])
def test_every_parameter_narrows(name: str, store: Oxigraph) -> None:
    """A value that nothing has leaves no rows, whichever parameter gets it; a narrow one leaves some of them."""
    query = catalogue()[name]
    for parameter in query.parameters:
        if parameter in FEWER:
            assert set(table(store, query, **{parameter: FEWER[parameter]}).rows) < set(table(store, query).rows)
        else:
            value = NOWHERE.get(parameter, "zzz of no such name")
            assert table(store, query, **{parameter: value}).rows == ()


@given(TEXTS | ANY)
def test_any_text_comes_through_as_it_is(text: str) -> None:
    """A value is text whatever it contains, and cannot end the literal it stands in."""
    assert table(EMPTY, ECHO, given=f" {text}").rows == ((f" {text}", "text"),)


@pytest.mark.parametrize("piece", [piece for piece in HOSTILE if "\\u" not in piece])
def test_escaping_serves_the_other_engine(piece: str) -> None:
    """What is put into the query is standard SPARQL, so that another parser reads the same text."""
    assert rdflib_rows(Graph(), ECHO.bind({"given": f"a {piece} b"})) == ((f"a {piece} b", "text"),)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("https://readouts.example/id/a#b", "IRI"),
        ("HTTP://readouts.example/", "IRI"),
        ("https://readouts.example/a b", "text"),
        ("https://readouts.example/> } #", "text"),
        ("state-kr", "text"),
        ("a: b", "text"),
        ("", "text"),
    ],
)
def test_what_looks_like_an_iri_is_one(value: str, kind: str) -> None:
    """A value with a scheme and nothing that an IRI forbids becomes an IRI, any other text."""
    assert table(EMPTY, ECHO, given=value).rows == ((value, kind),)


def test_unfilled_parameter_is_unbound() -> None:
    """Without a value the file's own default holds."""
    assert table(EMPTY, ECHO).rows == (("", "nothing"),)


def test_parameters_of_a_file_are_its_single_blocks() -> None:
    """In a file without a header a variable with one block is a parameter; one with two is not."""
    assert ECHO.parameters == ("given",)
    with pytest.raises(UsageError, match="echo: no parameter twice; its parameters are given"):
        ECHO.bind({"twice": "2"})


def test_text_that_no_encoding_can_carry_is_refused() -> None:
    """Half a surrogate pair, as a broken command line gives it, is a wrong argument."""
    with pytest.raises(UsageError, match="given: the value is not text"):
        ECHO.bind({"given": "\udce9"})


def test_columns_must_be_those_of_the_header() -> None:
    """A stored query that answers with other columns than it promises is at fault."""
    query = Query("asked", Kind.VIEW, "S", "Q?", (), ("b", "a"), (), "SELECT ?a ?b { ?a ?p ?b }")

    with pytest.raises(QueryError, match="asked: has the columns a, b; write them in its header"):
        run(EMPTY, query)


def test_triples_and_yes_or_no(store: Oxigraph) -> None:
    """CONSTRUCT answers with triples, each once and sorted, ASK with true or false."""
    triples = run(store, load(ASKED / "triples.rq"))

    assert isinstance(triples, Triples)
    assert [row[2] for row in triples.table.rows] == ["Mira Tovan", "true"]
    assert 'id:person-mira-tovan skos:prefLabel "Mira Tovan"@en ;\n\tdro:minted true .' in triples.turtle
    assert run(store, load(ASKED / "yes.rq")) is True
    assert run(EMPTY, load(ASKED / "yes.rq")) is False


def asked(text: str) -> Query:
    """Return a query as a user's file gives it."""
    return Query("mine", Kind.FILE, "", "", (), (), (), text)


REFUSED = {
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": "SERVICE asks another machine",
    "SELECT * { FILTER EXISTS { OPTIONAL { service silent ?where { ?s ?p ?o } } } }": "SERVICE asks",
    "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:a { ?s ?p ?o } }": "SERVICE asks",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }": "SERVICE asks",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": "SERVICE asks",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{} }": "SERVICE asks",
    "SELECT * FROM <http://a.example/> { ?s ?p }": "may hold the word FROM and cannot be parsed to be sure",
    "SELECT * FROM <http://a.example/> { ?s ?p ?o }": "FROM is not supported",
    "SELECT ?from from named <http://a.example/> { GRAPH ?from { ?s ?p ?o } }": "FROM is not supported",
    "LOAD <http://127.0.0.1:9/>": "LOAD is an update",
    "# a note\nPREFIX a: <http://a.example/>\ninsert data { a:a a:b 1 }": "INSERT is an update",
    "WITH <http://a.example/> DELETE WHERE { ?s ?p ?o }": "WITH is an update",
    "SELECT * { ?s ?p }": "expected",
    "": "expected",
}


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    """A query that would change the store or ask another machine is refused before it runs, as is a malformed one."""
    with pytest.raises(QueryError, match=REFUSED[text]):
        run(EMPTY, asked(text))


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "at your service" } # SERVICE',
        'SELECT * { ?from ?p "from here" } # FROM',
        "PREFIX s: <https://service.example/> SELECT ?service { ?service s:service s:load }",
        'SELECT * { ?s ?p "\\u00e9" }',
        "ASK {}",
    ],
)
def test_the_word_alone_does_no_harm(text: str) -> None:
    """The word may stand in text, comments and names."""
    admit(text)


class Broken:
    """A store whose disk has failed."""

    def query(self, text: str) -> None:
        """Fail as the database does."""
        raise OSError("Corruption")


def test_broken_store() -> None:
    """A store that cannot be read is not the fault of the query."""
    with pytest.raises(StoreError, match="Corruption"):
        run(Broken(), ECHO)  # type: ignore[arg-type]

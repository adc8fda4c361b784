"""Answers as text: aligned, CSV, TSV, JSON, Turtle."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_corpus import CORPUS
from query_engines import Oxigraph
from strategies import ANY

from kg.cells import inert
from kg.errors import UsageError
from kg.queries import FORMATS, Table, Term, aligned, load, run
from kg.queries.results import RESULT_FORMATS
from kg.vocab import XSD

ASKED = Path(__file__).parent / "fixtures" / "asked"
IRI = "https://readouts.example/id/2021-03-04-arvania-boravia-relations-e3d3a02a#s03a"
TABLE = Table(
    ("statement", "quote"),
    (
        (Term(IRI, "uri"), Term("expand grain trade following their two telephone talks")),
        (None, Term("")),
        (Term("a"), Term("b")),
    ),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(ANY | st.just(""), min_size=width, max_size=width), max_size=4).map(
        lambda rows: Table.of([f"c{number}" for number in range(width)], rows)
    )
)


@pytest.fixture(scope="module")
def triples() -> str:
    """Return an answer of triples as Turtle."""
    return FORMATS["ttl"](run(Oxigraph(CORPUS), load(ASKED / "triples.rq")), 0)


def test_formats() -> None:
    """The formats are those of the command line, the one for people first."""
    assert list(FORMATS) == ["table", "csv", "tsv", "json", "ttl"]


def test_aligned() -> None:
    """Columns stand under their names, at their natural width when there is no limit."""
    table = Table.of(["who", "n"], [["Mira Tovan", "1"], ["", "23"]])

    assert aligned(table) == "who         n\n----------  --\nMira Tovan  1\n            23\n"


def test_aligned_to_a_width() -> None:
    """Cells that do not fit are cut: IRIs at the beginning, text at the end."""
    lines = aligned(TABLE, 50).splitlines()

    assert lines == [
        "statement                 quote",
        "------------------------  ------------------------",
        "…relations-e3d3a02a#s03a  expand grain trade foll…",
        "",
        "a                         b",
    ]


def test_a_narrow_terminal_keeps_cells_readable() -> None:
    """No column is narrowed below twelve characters, even if the line becomes too long."""
    assert aligned(TABLE, 10).splitlines()[2] == "…d3a02a#s03a  expand grai…"


def test_aligned_counts_what_the_terminal_shows() -> None:
    """Wide characters take two columns, combining ones none, and control characters do not reach the terminal."""
    table = Table.of(["a", "b"], [["日本", "x"], ["e\u0301", "y"], ["\x1b[31mred\x07\u202e", "z"], ["two\nlines", "!"]])

    assert aligned(table).splitlines()[2:] == ["日本       x", "e\u0301          y", "[31mred    z", "two lines  !"]


@given(TABLES, st.integers(0, 60))
def test_every_row_is_one_line(table: Table, width: int) -> None:
    """The aligned table has a line for the names, a rule, and a line for each row, whatever the cells hold."""
    assert len(aligned(table, width).split("\n")) == len(table.rows) + 3


@given(TABLES)
def test_csv_reads_back(table: Table) -> None:
    """A reader of RFC 4180 gets the same cells, but for an apostrophe before what would be a formula."""
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](table, 0), newline="")))

    assert tuple(map(tuple, rows)) == (table.columns, *(tuple(map(inert, row)) for row in table.rows))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('=HYPERLINK("https://a.example/")', '\'=HYPERLINK("https://a.example/")'),
        ("+1+cmd", "'+1+cmd"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-7", "-7"),
        ("+1.5e-3", "+1.5e-3"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    """The CSV that people open has no formula in it; the other formats, and the endpoint, give the cell as it is."""
    table = Table(("a",), ((Term(cell),),))
    (_, row) = csv.reader(io.StringIO(FORMATS["csv"](table, 0), newline=""))
    (_, raw) = csv.reader(io.StringIO(RESULT_FORMATS["csv"](table), newline=""))

    assert (row, raw) == ([shown], [cell])
    assert "'" not in FORMATS["tsv"](table, 0)


def test_csv_is_plain() -> None:
    """Lines end in a line feed, cells are quoted where they must be, and nothing is put before them."""
    table = Table.of(["a", "b"], [["1+1", 'say "no", twice'], ["", "x\ry"]])

    assert FORMATS["csv"](table, 0) == 'a,b\n1+1,"say ""no"", twice"\n,"x\ry"\n'


@given(TABLES)
def test_tsv_has_a_line_for_each_row(table: Table) -> None:
    """Tabs, line breaks and backslashes are escaped, so that cutting at tabs and line feeds is safe."""
    lines = FORMATS["tsv"](table, 0).removesuffix("\n").split("\n")
    cells = [line.split("\t") for line in lines]

    assert cells[0] == [f"?{column}" for column in table.columns]
    assert [len(row) for row in cells] == [len(table.columns)] * (1 + len(table.rows))


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_another_implementation_reads_the_terms(form: str) -> None:
    """JSON, XML and TSV are read back with the kinds, datatypes and languages of all terms."""
    answer = run(Oxigraph(), load(ASKED / "terms.rq"))
    assert isinstance(answer, Table)
    kind = {"json": "JSON", "xml": "XML", "tsv": "TSV"}[form]
    read = ox.parse_query_results(RESULT_FORMATS[form](answer).encode(), format=getattr(ox.QueryResultsFormat, kind))
    assert isinstance(read, ox.QuerySolutions)
    (row,) = read

    assert [variable.value for variable in read.variables] == ["iri", "text", "word", "number", "nothing", "blank"]
    assert tuple(row)[:5] == (
        ox.NamedNode("https://readouts.example/id/a"),
        ox.Literal('two\nlines, "so"'),
        ox.Literal("Haus", language="de"),
        ox.Literal(7),
        None,
    )
    assert isinstance(row["blank"], ox.BlankNode)


def test_csv_and_tsv_of_the_standard() -> None:
    """CSV has values, with blank nodes marked; TSV has terms as Turtle writes them, and question marks."""
    row = (Term("https://a.example/", "uri"), Term("x\ty", language="en"), Term("7", datatype=str(XSD.integer)))
    table = Table(("a", "b", "c", "d", "e"), ((*row, Term("b1", "bnode"), None),))

    assert RESULT_FORMATS["csv"](table) == "a,b,c,d,e\r\nhttps://a.example/,x\ty,7,_:b1,\r\n"
    assert RESULT_FORMATS["tsv"](table) == (
        f'?a\t?b\t?c\t?d\t?e\n<https://a.example/>\t"x\\ty"@en\t"7"^^<{XSD.integer}>\t_:b1\t\n'
    )


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_yes_or_no(form: str) -> None:
    """The answer to ASK is one word."""
    assert FORMATS[form](True, 0) == "true\n"
    assert FORMATS[form](False, 0) == "false\n"


def test_yes_or_no_in_json() -> None:
    """The answer to ASK is a boolean."""
    assert json.loads(FORMATS["json"](False, 0)) == {"head": {}, "boolean": False}


def test_turtle_uses_the_prefixes_of_the_query(triples: str) -> None:
    """Triples are Turtle, for people, too; as CSV they are three columns."""
    answer = run(Oxigraph(CORPUS), load(ASKED / "triples.rq"))

    assert "@prefix dro: <https://w3id.org/readout/ontology#> .\n" in triples
    assert list(ox.parse(triples.encode(), format=ox.RdfFormat.TURTLE))
    assert FORMATS["table"](answer, 40) == triples
    assert FORMATS["csv"](answer, 0).startswith("subject,predicate,object\n")
    assert json.loads(FORMATS["json"](answer, 0))["head"]["vars"] == ["subject", "predicate", "object"]


@pytest.mark.parametrize("answer", [TABLE, True])
def test_a_table_is_not_turtle(answer: Table | bool) -> None:
    """Only triples can be written as Turtle."""
    with pytest.raises(UsageError, match="ttl"):
        FORMATS["ttl"](answer, 0)


def test_rows_must_fit_the_columns() -> None:
    """A table with a row that is too short is no table."""
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table(("a", "b"), ((None,),))


def test_records() -> None:
    """Rows can be had as dictionaries from column to text."""
    assert Table.of(["a", "b"], [["x", ""]]).records() == [{"a": "x", "b": ""}]

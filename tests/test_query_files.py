"""Query files: their header, their names, and the catalogue of them."""

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.queries import Kind, Query, catalogue, load

HEADER = "#+ summary: S\n#+ question: Q?\n#+ parameters: [a]\n#+ columns: [a, b]\n#+ tags: []\n"
BODY = "SELECT ?a ?b WHERE { VALUES ?a { UNDEF } ?s ?a ?b } ORDER BY ?a ?b\n"


def test_header(tmp_path: Path) -> None:
    """A stored query has what its header says; a file of the user's has no header, whatever its comments."""
    path = tmp_path / "asked.rq"
    path.write_text(HEADER + BODY, encoding="utf-8")

    assert load(path, Kind.VIEW) == Query("asked", Kind.VIEW, "S", "Q?", ("a",), ("a", "b"), (), HEADER + BODY)
    assert load(path) == Query("asked", Kind.FILE, "", "", ("a",), (), (), HEADER + BODY)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("#+ tags: []\n", ""), "no tags in the header"),
        (HEADER + "#+ endpoint: x\n", "endpoint is no key"),
        (HEADER + "#+ tags: [x]\n", "tags stands twice"),
        (HEADER.replace("[a, b]", "a, b"), "columns is not a list"),
        (HEADER.replace("summary: S", "summary:"), "not a header line"),
        (HEADER.replace("[a]", "[c]"), r"0 blocks VALUES \?c"),
    ],
)
def test_faulty_header(header: str, message: str, tmp_path: Path) -> None:
    """A stored query with anything but the five keys in their form is refused."""
    path = tmp_path / "asked.rq"
    path.write_text(header + BODY, encoding="utf-8")

    with pytest.raises(QueryError, match=message):
        load(path, Kind.QUESTION)


def test_catalogue_of_a_folder(tmp_path: Path) -> None:
    """A catalogue is sorted by name, and a name stands for one query."""
    for folder, name in (("views", "one"), ("questions", "two"), ("checks", "three")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.rq").write_text(HEADER + BODY, encoding="utf-8")

    assert list(catalogue(tmp_path)) == ["one", "three", "two"]
    (tmp_path / "views" / "two.rq").write_text(HEADER + BODY, encoding="utf-8")
    with pytest.raises(QueryError, match="there is a query two in questions, too"):
        catalogue(tmp_path)


@pytest.mark.parametrize("name", ["NoCapitals", "no-hyphens", "no2"])
def test_stored_name(name: str) -> None:
    """The name of a stored query is in snake_case without numbers."""
    with pytest.raises(QueryError, match="snake_case"):
        Query(name, Kind.VIEW, "S", "Q?", (), (), (), "ASK {}")


def test_unreadable_files(tmp_path: Path) -> None:
    """A file that is missing or not UTF-8 is refused in one line."""
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9")

    with pytest.raises(QueryError, match="cannot be read"):
        load(tmp_path / "none.rq")
    with pytest.raises(QueryError, match="is not UTF-8"):
        load(tmp_path / "latin.rq")

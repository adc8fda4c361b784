"""What a person calls an actor or an issue, and the name by which the stored queries know it."""

from collections.abc import Iterator

import pytest
from stores import holding

from kg.queries import Table, called, catalogue, load, run
from kg.store import Store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Return a store that holds the vocabulary alone."""
    with holding(reference=True) as made:
        yield made


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("US", "United States"),
        ("us", "United States"),
        ("DPRK", "North Korea"),
        ("ROK", "Republic of Korea"),
        ("kr", "Republic of Korea"),
        ("UNSC", "United Nations Security Council"),
        ("Japan", "Japan"),
        ("Norw", "Norw"),
    ],
)
def test_codes_and_short_names(store: Store, word: str, name: str) -> None:
    """A code or short name becomes the name; a part of a name stays as it is."""
    assert called(store, catalogue()["actors"], {"actor": word}) == ({"actor": name}, ())


def test_what_nothing_is_called(store: Store) -> None:
    """A name that nothing has is told."""
    assert called(store, catalogue()["actors"], {"actor": "Atlantis"}) == ({"actor": "Atlantis"}, ("Atlantis",))


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("actors", {"actor": "https://example.org/US"}),
        ("encounters_over_time", {"from": "US"}),
        ("evidence_of", {"thing": "US"}),
    ],
)
def test_what_is_no_name(store: Store, query: str, values: dict[str, str]) -> None:
    """IRIs, dates and things of any kind are left alone."""
    assert called(store, catalogue()[query], values) == (values, ())


def test_query_of_a_user(store: Store, tmp_path: object) -> None:
    """In a user's own query the values are the user's business."""
    path = tmp_path / "own.rq"  # type: ignore[operator]
    path.write_text('SELECT ?actor { VALUES ?actor { "" } }', encoding="utf-8")

    assert called(store, load(path), {"actor": "Atlantis"}) == ({"actor": "Atlantis"}, ())


@pytest.mark.parametrize("value", ['"', "\\", "{", "?x } #", "é", "a\nb", ""])
def test_hostile_names(store: Store, value: str) -> None:
    """Whatever characters a name has, it is looked for and harms nothing."""
    found, _ = called(store, catalogue()["actors"], {"actor": value})

    assert found == {"actor": value}
    assert isinstance(run(store, catalogue()["actors"], found), Table)

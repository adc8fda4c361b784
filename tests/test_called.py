"""What a person calls an actor or an issue, and the name by which the stored queries know it."""

from collections.abc import Iterator

import pytest
from stores import holding

from kg.errors import UsageError
from kg.queries import Table, Unknown, answered, called, catalogue, load, run
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
        ("the United States", "United States"),
        ("The US", "United States"),
        ("America", "United States"),
        ("Japanese", "Japan"),
        ("JPN", "Japan"),
        ("jpn", "Japan"),
        ("Li", "Li"),
        ("Japanese Ministry of Foreign Aff", "Ministry of Foreign Affairs of Japan"),
    ],
)
def test_codes_and_short_names(store: Store, word: str, name: str) -> None:
    """A code, short name or word for a people becomes the name; a part of a name that is shown stays as it is."""
    assert called(store, catalogue()["actors"], {"actor": word}) == ({"actor": name}, ())


def test_cells(store: Store) -> None:
    """Of several names, as a cell of an answer has them, each is spelled out; one that nothing has is told alone."""
    query = catalogue()["said_by"]

    assert called(store, query, {"speaker": "US | the DPRK"}) == ({"speaker": "United States | North Korea"}, ())
    assert called(store, query, {"speaker": "US | Atlantis"}) == ({"speaker": "US | Atlantis"}, (Unknown("Atlantis"),))


def test_what_nothing_is_called(store: Store) -> None:
    """A name that nothing has is told."""
    assert called(store, catalogue()["actors"], {"actor": "Atlantis"}) == (
        {"actor": "Atlantis"},
        (Unknown("Atlantis"),),
    )


@pytest.mark.parametrize(
    ("parameter", "word", "near"),
    [
        ("actor", "Jappan", "Japan"),
        ("actor", "the Untied States", "United States"),
        ("issue", "sanctionz", "sanctions"),
    ],
)
def test_nearest_names(store: Store, parameter: str, word: str, near: str) -> None:
    """For a name that nothing has, the name most like it is offered, under which it can be asked for."""
    _, (unknown,) = called(store, catalogue()["issues_raised"], {parameter: word})

    assert (unknown.name, unknown.near[0]) == (word, near)
    assert near in unknown.remedy


def test_an_actor_is_no_issue(store: Store) -> None:
    """What only an issue is called is nobody's name; an issue may be called like a state."""
    query = catalogue()["said_by"]

    assert called(store, query, {"speaker": "denuclearisation"})[1]
    assert called(store, query, {"issue": "denuclearisation"})[1] == ()
    assert called(store, query, {"issue": "DPRK"}) == ({"issue": "North Korea"}, ())


@pytest.mark.parametrize("word", ["hope", "Hope", " hope "])
def test_concepts(store: Store, word: str) -> None:
    """A stance is known by any of its names, in any case."""
    assert called(store, catalogue()["attitudes"], {"stance": word}) == ({"stance": "hope"}, ())


@pytest.mark.parametrize(("word", "remedy"), [("hopes", "did you mean hope?"), ("", "the values are assertion, ")])
def test_what_is_no_concept(store: Store, word: str, remedy: str) -> None:
    """What is no stance is refused with what is one."""
    with pytest.raises(UsageError, match="is no stance") as refusal:
        answered(store, catalogue()["attitudes"], {"stance": word})
    assert refusal.value.remedy.startswith(remedy)


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

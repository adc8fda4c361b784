"""What a store says was said: whole statements, in order, and only those that are wanted."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest
from fictional_networks import rows_of
from fictional_rows import ADA, BASE, ILIAS, MEETING
from query_corpus import CORPUS
from talks import OTHER, TALKS

from kg.build import build
from kg.errors import QueryError, UsageError
from kg.said import Narrowing, Statement, statements, statements_from
from kg.store import Store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Give a store with the invented corpus."""
    with Store.in_memory() as opened:
        opened.swap(set(), set(ox.parse(path=str(CORPUS))))
        yield opened


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with two readouts that the program read."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "talks.txt").write_text(TALKS)
    (folder / "other.txt").write_text(OTHER)
    build([folder / "talks.txt", folder / "other.txt"], folder / "store")
    with Store.open(folder / "store") as opened:
        yield opened


def test_statements_are_whole_and_in_order(store: Store) -> None:
    """Each statement of the corpus comes once, with all who made it, in the order of readouts and text."""
    found = statements(store)
    joint = found[3]

    assert len(found) == len({one.iri for one in found}) == 19
    assert [(one.document.iri, one.start) for one in found] == sorted((one.document.iri, one.start) for one in found)
    assert [node.label for node in joint.speakers] == ["Jonas Belik", "Mira Tovan"]
    assert (joint.act, joint.illocution, joint.stance, joint.joint) == ("share-view", "agreement", "evaluation", True)
    assert joint.quote == "Dravia’s rocket test in the same week is a serious threat"
    assert joint.end - joint.start == len(joint.quote)
    assert (joint.document.source, joint.document.date) == ("arvania/a.txt", "2021-03-04")


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"actor": "Tovan"}, 6),
        ({"actor": "https://w3id.org/readout/id/person-mira-tovan"}, 6),
        ({"issue": "grain trade"}, 4),
        ({"since": "2021-03-05"}, 12),
        ({"until": "2021-03"}, 12),
        ({"since": "2021-03-05", "until": "2021-03-05"}, 5),
        ({"actor": "Tovan", "issue": "coordination", "since": "2021-03-05"}, 1),
        ({"since": "2022"}, 0),
        ({"actor": "", "issue": "", "document": "", "since": "", "until": ""}, 19),
    ],
)
def test_narrowing(store: Store, narrowing: Narrowing, expected: int) -> None:
    """Actor, issue and dates, alone and together, leave so many statements of the corpus."""
    assert len(statements(store, **narrowing)) == expected


def test_narrowing_keeps_statements_whole(store: Store) -> None:
    """A statement that is kept for one speaker keeps the other, too."""
    assert {"Mira Tovan", "Jonas Belik"} in [
        {n.label for n in one.speakers} for one in statements(store, actor="Tovan")
    ]


def test_narrower_issues_are_included(store: Store) -> None:
    """A broad issue takes in the statements about what is narrower, by name and by IRI."""
    by_name = statements(store, issue="fishing rights")
    by_iri = statements(store, issue="https://w3id.org/readout/vocab/issue#fishing-rights")

    assert by_name == by_iri
    names = [node.label for one in by_name for node in one.issues]
    assert names == ["sturgeon quota", "fishing rights", "sturgeon quota"]


@pytest.mark.parametrize("name", ["talks.txt", "IRI", "id"])
def test_document(two: Store, name: str) -> None:
    """A readout is found by its name, its IRI and the id at the end of it."""
    (iri,) = (one.iri for one in two.readouts() if one.source == "talks.txt")
    found = statements(two, document={"IRI": iri, "id": iri.rpartition("/")[2]}.get(name, name))

    assert {one.document.iri for one in found} == {iri}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("narrowing", "reason"),
    [
        ({"actor": "Nobody"}, "Nobody: is no name in the store"),
        ({"issue": "nothing"}, "nothing: is no name in the store"),
        ({"document": "nowhere"}, "nowhere: is neither a file nor a readout"),
        ({"since": "2031-5"}, "2031-5: is no date"),
        ({"until": "٢٠٣١"}, "is no date"),
        ({"since": "yesterday"}, "yesterday: is no date; write a day, a month or a year"),
        ({"until": "2031-13"}, "2031-13: is no date"),
        ({"until": "2031-02-30"}, "2031-02-30: is no date"),
    ],
)
def test_unknown_names(store: Store, narrowing: Narrowing, reason: str) -> None:
    """What nothing is called, and what is no date, is said to be so."""
    with pytest.raises(UsageError, match=reason):
        statements(store, **narrowing)


def nameless(one: Statement) -> Statement:
    """Return a statement without the names of its nodes."""
    nodes = {part: tuple(replace(node, label="") for node in getattr(one, part)) for part in ("speakers", "issues")}
    return replace(one, **nodes, addressees=tuple(replace(node, label="") for node in one.addressees))


def test_readout_alone_is_what_the_store_has_of_it(store: Store, two: Store) -> None:
    """A readout that is asked alone gives the same statements, with the names that it gives to things itself."""
    for whole in (store, two):
        said = statements(whole)
        for iri in {one.document.iri for one in said}:
            own = [nameless(one) for one in said if one.document.iri == iri]
            assert [nameless(one) for one in statements(whole, document=iri)] == own
    names = {n.label for one in statements(store) for n in one.issues if n.iri.endswith("issue-trade-grain")}
    assert names == {"Grain trade"}


@pytest.mark.parametrize(("part", "left"), [("TALKS", 2), ("ther.t", 2), ("graustark", 4)])
def test_part_of_a_name_or_title(two: Store, part: str, left: int) -> None:
    """A part of a name or title, in any case, means every readout that has it."""
    assert len(statements(two, document=part)) == left


def test_whole_name_is_no_part(two: Store) -> None:
    """A name that a readout has wholly means that one, though it is a part of another's."""
    assert {one.document.source for one in statements(two, document="talks.txt")} == {"talks.txt"}


# --- rows ----------------------------------------------------------------------------------------


def test_content_is_all_its_spans() -> None:
    """A content of several stretches has them all, in order, and only they are marked in the sentence."""
    (one,) = statements_from(rows_of("s1", (ADA,), (), spans="42-47 22-25 22-25", sentenceStart="0"))

    assert one.spans == ((22, 25), (42, 47))
    assert [piece for piece, content in one.pieces if content] == ["the", "again"]


@pytest.mark.parametrize("cells", [{"spans": "x-1"}, {"spans": "12"}, {"spans": "٣-٤"}, {"sentenceStart": "-1"}])
def test_position_that_is_not_a_number_is_an_error(cells: dict[str, str]) -> None:
    """A position that is not a whole number is reported as it stands."""
    with pytest.raises(QueryError, match=re.escape(next(iter(cells.values())))):
        statements_from(rows_of("s1", (ADA,), (), **cells))


def test_one_name_for_each_thing() -> None:
    """The first name of a node or document counts, so that one IRI never is two things."""
    again = [{**row, "label": "other", "title": "other"} for row in rows_of("s2", (ADA,), ("ferry",))]
    first, second = statements_from([*rows_of("s1", (ADA,), ("ferry",)), *again])

    assert (first.speakers, first.issues, first.document) == (second.speakers, second.issues, second.document)


def test_things_without_a_name_are_called_by_their_iri() -> None:
    """A node or a document without a name is called by the end of its IRI."""
    (one,) = statements_from([{**row, "label": " ", "title": ""} for row in rows_of("s1", (ADA,), ())])

    assert (one.speakers[0].label, one.document.title) == (f"person-{ADA}", MEETING.removeprefix(BASE))


def test_every_part_has_its_place() -> None:
    """Speakers, addressees and issues are told apart, each once."""
    (one,) = statements_from(rows_of("s1", (ADA, ADA), ("ferry",), (ILIAS,)))

    found = [[node.label for node in nodes] for nodes in (one.speakers, one.addressees, one.issues)]
    assert found == [[ADA], [ILIAS], ["ferry"]]

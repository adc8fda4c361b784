"""The made-up readouts that the benchmarks build: always the same, all different, and read like real ones."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from bench.generate import documents, main
from bench.world import FIRST, LAST, World, retold, words
from kg import files
from kg.errors import SourceError
from kg.graph import to_graphs
from kg.lexicon import Lexicon
from kg.reading import checked, read
from kg.reading.records import Reading
from kg.source import load
from kg.validate import gate
from kg.vocab import DEFAULT_BASE

NUMBER = 60


@pytest.fixture(scope="module")
def readings() -> Sequence[Reading]:
    """Return what is read from some documents, in their order."""
    lexicon = Lexicon.load(files.vocabulary())
    with tempfile.TemporaryDirectory() as folder:
        main([str(NUMBER), folder])
        paths = sorted(Path(folder).rglob("*.txt"))
        return [read(load(path, path.name), lexicon) for path in paths]


def test_a_document_follows_from_seed_and_number() -> None:
    """A document is the same however many are made and wherever one begins, and another with another seed."""
    many = list(documents(40))

    assert list(documents(10)) == many[:10]
    assert list(documents(5, start=20)) == many[20:25]
    assert not {one.text for one in documents(40, seed=2)} & {one.text for one in many}


def test_texts_are_distinct() -> None:
    """No two texts and no two names are the same, and each text says that it is made up."""
    many = list(documents(3000))

    assert len({one.text for one in many}) == len({one.name for one in many}) == 3000
    assert all(words()["note"] in one.text for one in many)


def test_files_are_those_documents(tmp_path: Path) -> None:
    """The command writes each document under its name, a thousand in a folder."""
    main(["12", str(tmp_path), "--seed", "7"])
    found = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.txt")
    }

    assert found == {one.name: one.text for one in documents(12, seed=7)}
    assert next(documents(1, start=54_321)).name == "0054/0054321.txt"


def test_readouts_are_understood(readings: Sequence[Reading]) -> None:
    """Each is an account of one encounter of two or three persons, with statements of which few need review."""
    said = [statement for reading in readings for statement in reading.statements]

    assert all(len(reading.about) == 1 and reading.issued for reading in readings)
    assert {len(_met(reading)) for reading in readings} <= {2, 3}
    assert min(len(reading.statements) for reading in readings) >= 4
    assert 10 <= len(said) / NUMBER <= 25
    assert 0 < sum(bool(one.review) for one in said) < 0.02 * len(said)
    assert 0.1 < sum(one.joint for one in said) / len(said) < 0.5


def test_readouts_pass_the_gate(readings: Sequence[Reading]) -> None:
    """No readout breaks a shape: a build that sets some aside would seem the faster."""
    lexicon = Lexicon.load(files.vocabulary())
    drafts = [to_graphs(reading, DEFAULT_BASE, lexicon.version).facts() for reading in readings]

    reports = [gate(chain.from_iterable(facts.values())) for facts in drafts]

    assert [one.message for report in reports for one in report.violations] == []


def test_readouts_vary(readings: Sequence[Reading]) -> None:
    """There are meetings and calls, many issues and many acts, and sentences from which nothing is read."""
    acts = Counter(said.act for reading in readings for said in reading.statements)
    issues = {issue for reading in readings for said in reading.statements for issue in said.issues}
    kinds = {event.type.rpartition("#")[2] for reading in readings for event in reading.events}
    texts = " ".join(reading.source.text for reading in readings)

    assert len(acts) > 20
    assert len(issues) > 60
    assert {"meeting", "telephone-talk", "visit"} <= kinds
    assert any(sentence in texts for sentence in words()["not_understood"])


def test_one_meeting_is_told_by_both_sides(readings: Sequence[Reading]) -> None:
    """The fifth of five tells of the encounter of the fourth, from the other side."""
    pairs = [(readings[at - 1], readings[at]) for at in range(NUMBER) if retold(at)]

    assert pairs
    assert all(one.issued == other.issued and one.source.text != other.source.text for one, other in pairs)
    assert all(set(_met(one)) == set(_met(other)) for one, other in pairs)
    assert all(one.perspective != other.perspective for one, other in pairs if one.perspective)


def test_earlier_encounters_are_recalled(readings: Sequence[Reading]) -> None:
    """The third of five may recall the encounter of the second, with the same persons."""
    recalled = [at for at in range(2, NUMBER, 5) if "again following their" in readings[at].source.text]

    assert recalled
    assert all(_met(readings[at]) == _met(readings[at - 1]) for at in recalled)


def test_some_are_malformed_if_asked_for(tmp_path: Path) -> None:
    """A share of the documents is empty or not English; the others are as they were."""
    plain, mixed = list(documents(100)), list(documents(100, malformed=0.3))
    broken = [two.text for one, two in zip(plain, mixed, strict=True) if one != two]
    path = tmp_path / "broken.txt"
    path.write_text(broken[0], encoding="utf-8")

    assert 15 < len(broken) < 45
    assert set(broken) == set(words()["malformed"])
    with pytest.raises(SourceError):
        checked(read(load(path, path.name), Lexicon.load(files.vocabulary())))


def test_states_are_real_and_offices_change_hands() -> None:
    """The vocabulary knows every state, and over the years each of its offices has several holders."""
    world = World(1)
    lexicon = Lexicon.load(files.vocabulary())
    known = {form for concept in lexicon.concepts.values() for form in concept.forms if concept.kind == "state"}
    years = range(FIRST.year, LAST.year + 1)
    holders = {
        (state.name, rank): {world.holder(state, rank, FIRST.replace(year=year)) for year in years}
        for state in world.states
        for rank in ("head", "minister")
    }
    leaders = set().union(*holders.values())

    assert {state.bare for state in world.states} <= known
    assert all(3 <= len(each) <= 9 for each in holders.values())
    assert 200 < len(leaders) == len({person.family for person in leaders})


def _met(reading: Reading) -> tuple[str, ...]:
    return next(event.participants for event in reading.events if event.key == reading.about[0])

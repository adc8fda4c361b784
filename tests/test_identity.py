"""What is the same across readouts: found whatever the order, kept apart from the readouts, never acted on in doubt."""

from collections.abc import Iterable
from functools import cache
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from accounts import AGAIN, AUGUST, JAPAN, NORWAY, SEPTEMBER
from builders import NOW

from kg import files
from kg.build import build
from kg.graph import ReadoutGraphs, graph_names, to_graphs
from kg.lexicon import Lexicon
from kg.links import links, refresh, unsettled
from kg.queries import Table, catalogue, run
from kg.reading import read
from kg.source import Source
from kg.store import Store
from kg.summary import describe
from kg.vocab import DEFAULT_BASE, DRO, ID, LINKS, ORG, SKOS, VOCABULARY

TEXTS = {"norway": NORWAY, "japan": JAPAN, "august": AUGUST, "september": SEPTEMBER, "again": AGAIN}
MEETING = f"{ID}encounter-2031-07-07-meeting-ada-testperson-hanako-suzuki"
SUMMIT = f"{ID}encounter-2031-07-07-summit-meeting-ada-testperson-suzuki-hanako"
CALL = f"{ID}encounter-2031-08-12-telephone-talk-ada-testperson-hanako-suzuki"


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary that travels with the program."""
    return Lexicon.load(files.vocabulary())


@cache
def graphs(name: str, text: str) -> ReadoutGraphs:
    """Return the graphs of a readout in a file of this name."""
    return to_graphs(read(Source(text, f"{name}.txt"), lexicon()), DEFAULT_BASE, "v1")


def stored(*names: str, texts: dict[str, str] = TEXTS, decided: str = "") -> Store:
    """Return a store in memory into which these texts came one after the other, and what a person has decided."""
    store = Store.in_memory()
    told = [*vocabulary(), *(quad.triple for quad in ox.parse(decided, ox.RdfFormat.TURTLE))]
    store.add(ox.Quad(*triple, ox.NamedNode(str(VOCABULARY))) for triple in told)
    for name in names:
        store.replace(graphs(name, texts[name]), f"file:///nowhere/{name}.txt", NOW)
        refresh(store)
    return store


@cache
def vocabulary() -> list[ox.Triple]:
    """Return the kinds of event, which the rules compare."""
    found = ox.parse(path=files.ontology() / "vocabulary" / "events.ttl", format=ox.RdfFormat.TURTLE)
    return [quad.triple for quad in found]


def held(store: Store) -> list[str]:
    """Return the graph of links as sorted lines."""
    return sorted(str(quad.triple) for quad in store.quads(str(LINKS)))


def leads(store: Store, term: str = "identifiedWith") -> dict[str, str]:
    """Return what each thing leads to."""
    found = store.match(None, str(DRO[term]), None)
    return {_iri(quad.subject): _iri(quad.object) for quad in found}


def findings(store: Store, *, settled: bool) -> list[tuple[set[str], str]]:
    """Return the things and the reasons of the findings that are settled, or of those that are not."""
    names = [q.subject for q in store.match(None, DRO.settled, None) if _iri(q.object) == str(settled).lower()]
    return [({_iri(q.object) for q in store.match(n, DRO.compares, None)}, _only(store, n, DRO.reason)) for n in names]


def _only(store: Store, subject: object, predicate: str) -> str:
    assert isinstance(subject, ox.NamedNode)
    [quad] = store.match(subject, predicate, None)
    return _iri(quad.object)


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def recalled(store: Store) -> list[str]:
    """Return the meetings in July that readouts recall, each by the IRI of its own readout."""
    labels = store.match(None, SKOS.prefLabel, None)
    return sorted(_iri(q.subject) for q in labels if _iri(q.object) == "their meeting in July")


def test_two_accounts_of_one_meeting() -> None:
    """Names in another order are one person, and a summit meeting is the meeting of that day, with the evidence."""
    with stored("norway", "japan") as store:
        assert leads(store) == {SUMMIT: MEETING, f"{ID}person-suzuki-hanako": f"{ID}person-hanako-suzuki"}
        assert findings(store, settled=False) == []
        assert [reason for things, reason in findings(store, settled=True) if MEETING in things] == [
            "the same day, the same parties"
        ]
        evidence = [quad for quad in store.quads(str(LINKS)) if quad.predicate.value == str(DRO.evidence)]
        assert len({_iri(quad.object).partition("#")[0] for quad in evidence}) == 2


def test_a_person_rests_on_one_mention_and_one_title() -> None:
    """However often texts name a person, the finding cites the first mention and the first title under each name."""
    names = [f"{ID}person-{name}" for name in ("suzuki-hanako", "hanako-suzuki")]
    with stored("norway", "japan", "august") as store:
        [found] = [q.subject for q in store.match(None, DRO.compares, ox.NamedNode(names[0]))]
        cited = {_iri(q.object) for q in store.match(found, DRO.evidence, None)}
        mentions = [sorted(_about(store, str(DRO.refersTo), name)) for name in names]
        titles = [sorted(_titles(store, name)) for name in names]

        assert max(map(len, mentions)) > 1
        assert cited == {listed[0] for listed in (*mentions, *titles)}


def _about(store: Store, relation: str, thing: str) -> list[str]:
    return [_iri(quad.subject) for quad in store.match(None, relation, ox.NamedNode(thing))]


def _titles(store: Store, person: str) -> list[str]:
    posts = [ox.NamedNode(post) for post in _about(store, str(ORG.member), person)]
    return [_iri(quad.object) for post in posts for quad in store.match(post, DRO.evidence, None)]


def test_an_earlier_meeting_is_found_by_its_month() -> None:
    """A meeting in July that a later readout recalls is the one meeting of the same parties in that July."""
    with stored("norway", "august", "september") as store:
        assert len(recalled(store)) == 2
        assert {leads(store)[name] for name in recalled(store)} == {SUMMIT}


def test_a_meeting_that_only_others_recall() -> None:
    """Without an account of its own, the meeting that two readouts recall is still one."""
    with stored("august", "september") as store:
        first, second = recalled(store)
        assert leads(store) == {second: first}


def test_a_talk_that_another_counts_in() -> None:
    """A talk of which there is an account counts among the talks of its month, and the set is none of them."""
    with stored("august", "september") as store:
        [(talk, whole)] = leads(store, "includedIn").items()
        [count] = store.match(ox.NamedNode(whole), DRO.statedCount, None)

        assert talk == CALL
        assert _iri(count.object) == "2"


def test_an_encounter_counts_once() -> None:
    """Whoever tells of an encounter, recalls it or counts it among others, it is counted once."""
    with stored("norway", "japan", "august", "september") as store:
        answer = run(store, catalogue()["encounters_over_time"])

        assert isinstance(answer, Table)
        assert [(row[0], row[1], row[4]) for row in answer.rows] == [
            ("2031-07", "meeting", "1"),
            ("2031-08", "telephone-talk", "2"),
            ("2031-09", "telephone-talk", "1"),
        ]


def test_what_is_in_doubt_is_listed() -> None:
    """The question lists what is in doubt, with what it is called, why, and in which documents."""
    with stored("norway", "again", "august") as store:
        assert unsettled(store) == 2
        answer = run(store, catalogue()["same_or_not"], {"settled": "false"})

        assert isinstance(answer, Table)
        assert {(row[0], row[2]) for row in answer.rows} == {("in doubt", "their meeting in July")}
        assert {row[6] for row in answer.rows} == {"again.txt | august.txt", "august.txt | norway.txt"}


def test_two_that_fit_are_left_in_doubt() -> None:
    """Where two meetings of July are known, the one recalled is neither, but listed with both."""
    with stored("norway", "again", "august") as store:
        [name] = recalled(store)
        doubts = [things for things, _ in findings(store, settled=False) if name in things]

        assert name not in leads(store)
        assert len(doubts) == 2
        assert all(len(things) == 2 for things in doubts)
        assert {reason for _, reason in findings(store, settled=False)} == {
            "times that agree, the same parties; but more than one fits, and they are not the same"
        }


def test_the_order_of_building_changes_nothing() -> None:
    """Every order of building gives the same links."""
    found = []
    for names in permutations(("norway", "japan", "august", "september")):
        with stored(*names) as store:
            found.append(held(store))

    assert len(found) == 24
    assert len(found[0]) > 20
    assert all(one == found[0] for one in found)


def test_a_build_ends_with_the_links(tmp_path: Path) -> None:
    """The links are there after a build, which finds them up to date when it is made again."""
    for name in ("norway", "japan"):
        (tmp_path / f"{name}.txt").write_text(TEXTS[name])
    for _ in range(2):
        build([tmp_path], tmp_path / "store")
        with Store.open(tmp_path / "store") as store:
            assert leads(store)[SUMMIT] == MEETING
            assert links(store) == set(store.quads(str(LINKS)))


def test_a_build_tells_what_is_in_doubt(tmp_path: Path) -> None:
    """The account of a build says how much may be the same, and how to list it; the next build says it again."""
    for name in ("norway", "again", "august"):
        (tmp_path / f"{name}.txt").write_text(TEXTS[name])
    for _ in range(2):
        told = describe(build([tmp_path], tmp_path / "store"), "kg-store")
        assert "  2 identifications in doubt: kg query same_or_not lists them\n" in told


def test_what_leaves_takes_its_links_along() -> None:
    """Without one of the accounts the links are those of a store that never had it."""
    with stored("norway", "august") as store:
        expected = held(store)
    with stored("norway", "japan", "august") as store:
        [gone] = [one.iri for one in store.readouts() if one.source == "japan.txt"]
        store.remove(gone)
        assert refresh(store)
        assert held(store) == expected
        for readout in [one.iri for one in store.readouts()]:
            store.remove(readout)
        assert refresh(store)
        assert held(store) == []


def test_nothing_is_written_when_nothing_changed() -> None:
    """Links that are up to date are left alone."""
    with stored("norway", "japan") as store:
        assert not refresh(store)
        assert links(store) == set(store.quads(str(LINKS)))


def test_readouts_stay_as_they_are() -> None:
    """The graphs of a readout are the same whatever else the store holds."""

    def own(store: Store) -> list[str]:
        [iri] = [one.iri for one in store.readouts() if one.source == "norway.txt"]
        return sorted(map(str, store.quads(*graph_names(iri))))

    with stored("norway") as alone, stored(*TEXTS) as store:
        assert own(alone) == own(store)
        assert held(alone) == []


DECIDED = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<{}> owl:{} <{}> .\n"


def test_a_person_may_keep_two_apart() -> None:
    """What a vocabulary file calls different is neither linked nor asked about again."""
    own = DECIDED.format(MEETING, "differentFrom", SUMMIT)
    with stored("norway", "japan", decided=own) as store:
        assert SUMMIT not in leads(store)
        assert [things for things, _ in findings(store, settled=False) if MEETING in things] == []


def test_a_person_may_settle_a_doubt() -> None:
    """What a vocabulary file calls the same is linked, with that as the reason; the rest stays in doubt."""
    with stored("norway", "again", "august") as store:
        [name] = recalled(store)
    own = DECIDED.format(SUMMIT, "sameAs", name)
    with stored("norway", "again", "august", decided=own) as store:
        assert leads(store)[name] == SUMMIT
        assert ({SUMMIT, name}, "a vocabulary file says so") in findings(store, settled=True)
        assert len([things for things, _ in findings(store, settled=False) if name in things]) == 1


def calls(first: str, second: str, *, year: int = 2032) -> dict[str, str]:
    """Return the accounts of two calls to the Prime Minister of Japan by persons who go by these titles and names."""
    other = "with Prime Minister Taro Example of Japan. Mr. Example stated that Japan supports free trade."
    return {
        "first": f"Call\n\nMay 3, 2031\n\nOn May 3, {first} held a telephone talk {other}\n",
        "second": f"Call\n\nMay 5, {year}\n\nOn May 5, {second} held a telephone talk {other}\n",
    }


@pytest.mark.parametrize(
    ("first", "second", "year", "sure"),
    [
        ("Mr. Erik R. Sample, President of Norway,", "Mr. Sample, President of Norway,", 2032, True),
        ("Mr. Erik R. Sample, President of Norway,", "Mr. Erik Sample, President of Norway,", 2032, True),
        ("Mr. Sample Erik, President of Norway,", "Mr. Erik Sample, Foreign Minister of Norway,", 2055, True),
        ("Mr. Erik R. Sample, President of Norway,", "Mr. Sample, President of Norway,", 2055, False),
        ("Mr. Erik R. Sample, President of Norway,", "Mr. Sample, Foreign Minister of Norway,", 2032, False),
        ("Mr. Erik Sample, President of Norway,", "Mr. Erik Sample, President of Sweden,", 2032, False),
        ("Mr. Erik Sample, President of Norway,", "Mr. Sample, President of Sweden,", 2032, None),
        ("Mr. Erik Sample, President of Norway,", "Ms. Ida Sample, President of Norway,", 2032, None),
        ("Mr. Joseph Sample, President of Norway,", "Mr. Joe Sample, President of Norway,", 2032, True),
        ("Mr. Erik Sample, President of Norway,", "Mr. Ernst Sample, President of Norway,", 2032, False),
        ("Mr. Erik Ole Sample, President of Norway,", "Mr. Erik Nils Sample, President of Norway,", 2032, False),
    ],
)
def test_persons_under_two_names(first: str, second: str, year: int, sure: bool | None) -> None:
    """A shorter name needs the same office in the same years, and persons of two states are never taken for one."""
    with stored("first", "second", texts=calls(first, second, year=year)) as store:
        found = {answer: list(_persons(findings(store, settled=answer))) for answer in (True, False)}

        assert bool(found[True]) == (sure is True)
        assert bool(found[False]) == (sure is False)


def _persons(found: Iterable[tuple[set[str], str]]) -> Iterable[set[str]]:
    return (things for things, _ in found if any("person-" in thing for thing in things))


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Groß", "Gross", "one identifier, but two spellings, Ada Gross and Ada Groß"),
        ("Bø", "Bo", "one identifier, but two spellings, Ada Bo and Ada Bø"),
        ("Núñez", "Nunez", ""),
        ("Groß", "Groß", ""),
        ("Groß", "Gro", ""),
        ("Gro", "Gross", ""),
    ],
)
def test_one_identifier_for_two_spellings(first: str, second: str, reason: str) -> None:
    """Names that plain letters make alike are asked about, unless only accents part them."""
    texts = calls(f"Ms. Ada {first}, President of Norway,", f"Ms. Ada {second}, President of Norway,")
    with stored("first", "second", texts=texts) as store:
        asked = [why for things, why in findings(store, settled=False) if len(things) == 1]

        assert asked == [reason] * bool(reason)


def test_two_spellings_of_two_states() -> None:
    """Where one spelling holds an office of one state and the other that of another, that is what is asked."""
    texts = calls("Ms. Ada Bø, President of Norway,", "Ms. Ada Bo, President of Sweden,")
    with stored("first", "second", texts=texts) as store:
        assert ({f"{ID}person-ada-bo"}, "one name, but offices of two states or bodies") in findings(
            store, settled=False
        )


def test_names_that_differ_in_a_letter_are_two_persons() -> None:
    """A letter that is no plain one with an accent tells persons apart like any other."""
    texts = calls("Ms. Anna Groß, President of Norway,", "Ms. Anna Gro, President of Sweden,")
    with stored("first", "second", texts=texts) as store:
        persons = {_iri(quad.subject) for quad in store.match(None, SKOS.prefLabel, None)}

        assert {f"{ID}person-anna-gross", f"{ID}person-anna-gro"} <= persons
        assert findings(store, settled=False) == []

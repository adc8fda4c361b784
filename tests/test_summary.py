"""The account of a build: what it counts, what it tells to look at, and with which exit code it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DONE, INTERRUPTED, NO, SET_ASIDE, UNUSABLE
from kg.summary import DEFAULT_STORE, Document, Fate, Summary, complaints, describe

ADA, BOB = "person-ada", "person-bob"


def new(name: str = "a.txt", **values: object) -> Document:
    """Return a file that was read and stored."""
    return Document(name, Fate.ADDED, **values)  # type: ignore[arg-type]


def gone(name: str, fate: Fate) -> Document:
    """Return a file with another fate, and why."""
    return Document(name, fate, f"{name}: {fate}")


def lines(*documents: Document, store: str = DEFAULT_STORE, **values: object) -> list[str]:
    """Return the lines of the account of a build with these files."""
    return describe(Summary(documents, **values), store).splitlines()  # type: ignore[arg-type]


# --- exit codes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fates", "code"),
    [
        ([Fate.ADDED, Fate.REPLACED, Fate.UNCHANGED, Fate.REPEATED], DONE),
        ([Fate.ADDED, Fate.REFUSED], SET_ASIDE),
        ([Fate.ADDED, Fate.SET_ASIDE], SET_ASIDE),
        ([Fate.SET_ASIDE], SET_ASIDE),
        ([Fate.REFUSED, Fate.SET_ASIDE], SET_ASIDE),
        ([Fate.REFUSED, Fate.REFUSED], UNUSABLE),
        ([], UNUSABLE),
    ],
)
def test_exit_codes(fates: list[Fate], code: int) -> None:
    """All stored is 0, some set aside is 3, none readable is 2; a build that was stopped is told as such."""
    documents = tuple(gone(str(number), fate) for number, fate in enumerate(fates))

    assert Summary(documents).exit_code == code
    assert Summary(documents, stopped=True).exit_code == INTERRUPTED


@pytest.mark.parametrize(
    ("documents", "stopped", "code"),
    [
        ((new(),), False, DONE),
        ((new(unread=5, warnings=5),), False, DONE),
        ((new(), new("b.txt", doubtful=1)), False, NO),
        ((new(doubtful=1), gone("b.txt", Fate.REFUSED)), False, SET_ASIDE),
        ((gone("b.txt", Fate.REFUSED),), False, UNUSABLE),
        ((new(doubtful=1),), True, INTERRUPTED),
    ],
)
def test_strict_exit_codes(documents: tuple[Document, ...], stopped: bool, code: int) -> None:
    """When doubt counts, a statement in doubt makes a build that went well end with 1, and hides no other code."""
    summary = Summary(documents, stopped=stopped)

    assert summary.strict_exit_code == code
    assert summary.exit_code == (DONE if code == NO else code)


# --- the account ---------------------------------------------------------------------------------


def test_files_by_fate() -> None:
    """The first line counts the files, and each fate that occurred in the order of the fates."""
    documents = [gone("a", Fate.REFUSED), new("b"), new("c"), gone("d", Fate.UNCHANGED)]

    assert lines(*documents)[0] == "4 files: 2 new, 1 unchanged, 1 refused"
    assert lines() == ["0 files: none was read"]


def test_figures_count_each_thing_once() -> None:
    """Meetings, actors and issues are those of the whole build, all other figures sums of what was read this time."""
    documents = [new(statements=2, unread=1, warnings=1), new("b.txt", statements=1_500)]

    account = lines(*documents, warnings=2, meetings=1, actors=2)
    found = [line.rsplit(maxsplit=1) for line in account if line.startswith("  ")][:7]

    assert {name.strip(): figure for name, figure in found} == {
        "documents": "2",
        "meetings": "1",
        "statements": "1,502",
        "actors": "2",
        "issues": "0",
        "sentences not read": "1",
        "warnings": "1",
    }


@pytest.mark.parametrize("fate", [Fate.UNCHANGED, Fate.REPEATED, Fate.SET_ASIDE, Fate.REFUSED])
def test_no_figures_where_nothing_was_read(fate: Fate) -> None:
    """Where no readout was read anew there is nothing to count."""
    assert lines(gone("a", fate)) == [f"1 file: 1 {fate}"]


def test_what_to_look_at() -> None:
    """Documents with statements in doubt are named, those with most first; sentences that were not read are summed."""
    documents = [new("b", unread=1), new("a", doubtful=1), new("c", doubtful=2, unread=2), new("d")]

    found = lines(*documents)

    assert found[found.index("Worth a look:") + 1 :] == [
        "  c: 2 statements in doubt",
        "  a: 1 statement in doubt",
        "  3 sentences not read in 2 documents: kg query unread_sentences lists them",
    ]


def test_only_some_are_named() -> None:
    """Of many documents with doubts ten are named and the rest counted."""
    found = lines(*(new(f"{number:02}", doubtful=1) for number in range(12)))

    assert sum(line.endswith("in doubt") for line in found) == 10
    assert found[-1] == "  and 2 statements in doubt in 2 more documents: kg query statements tells why"
    assert lines(*(new(f"{number:02}", doubtful=1) for number in range(10)))[-1] == "  09: 1 statement in doubt"


def test_violations_across_documents() -> None:
    """What the rules across documents find wrong is told with the command that lists it."""
    assert lines(new(), violations=1)[-1] == "  1 violation in the whole store: kg validate lists them"
    assert "Worth a look:" in lines(new(), violations=1)
    assert lines(new(), warnings=2)[-1] == "  2 warnings across documents of the whole store: kg validate lists them"


def test_what_to_do_next() -> None:
    """The commands that go on name the first document, and the store where it is not the default one."""
    assert lines(new("my talks.txt"), new("z.txt"), held=1)[-4:] == [
        "kg-store holds 1 readout. Next:",
        "  kg show 'my talks.txt'",
        "  kg query statements",
        "  kg view",
    ]
    assert lines(gone("a", Fate.REFUSED), held=2, store="my store")[-3:] == [
        "my store holds 2 readouts. Next:",
        "  kg query --store 'my store' statements",
        "  kg view --store 'my store'",
    ]


def test_after_a_stop() -> None:
    """A build that was stopped says what is held, and that the same command goes on."""
    assert lines(new(), held=1, stopped=True)[-2:] == [
        "kg-store holds 1 readout.",
        "The rest was not read; the same command goes on.",
    ]


def test_complaints() -> None:
    """Remarks come first, then a line for each file that was not stored, with what the shapes said below it."""
    documents = (
        new("good"),
        gone("old", Fate.UNCHANGED),
        gone("bad", Fate.REFUSED),
        Document("odd", Fate.SET_ASIDE, "odd: breaks a shape", ("span: ends too late", "act: none")),
        gone("copy", Fate.REPEATED),
    )

    assert complaints(Summary(documents, remarks=("talks.txt: unknown key",))) == [
        "kg: talks.txt: unknown key",
        "kg: bad: refused",
        "kg: odd: breaks a shape",
        "      span: ends too late",
        "      act: none",
        "kg: copy: repeated",
    ]


@given(st.lists(st.builds(new, st.text("ab"), doubtful=st.integers(0, 3), unread=st.integers(0, 3)), max_size=15))
def test_no_doubt_is_lost(documents: list[Document]) -> None:
    """Every statement in doubt and every sentence that was not read is either named or counted among the rest."""
    found = lines(*documents)
    named = [int(line.rpartition(": ")[2].split()[0]) for line in found if line.endswith("in doubt")]
    rest = [int(line.split()[1]) for line in found if line.startswith("  and ")]
    unread = [int(line.split()[0]) for line in found if "not read in" in line]

    assert sum(named) + sum(rest) == sum(document.doubtful for document in documents)
    assert sum(unread) == sum(document.unread for document in documents)

"""The marks of list items, in Word files and on web pages: how lists count, go on, and begin anew."""

import pytest

from kg.source.numbers import Counter, figure, marked
from kg.source.word_lists import Level, Lists, Reader, Style


def lists(*levels: Level, **more: dict[int, int]) -> Lists:
    """Return two lists, `1` and `2`, of one kind with these levels; `more` has the restarts of `list_1`, `list_2`."""
    made = Lists(uses={"1": "kind", "2": "kind"})
    made.kinds["kind"] = dict(enumerate(levels))
    for name, restart in more.items():
        made.restarts[name.removeprefix("list_")] = restart
    return made


def marks(made: Lists, *items: tuple[str, int]) -> list[str]:
    """Return the marks of paragraphs, each given as list and level."""
    return [made.mark("", number, str(level)) for number, level in items]


OUTER, INNER = Level(text="%1."), Level(text="%1.%2", start=1)


# --- counting ------------------------------------------------------------------------------------


def test_levels_count_within_each_other() -> None:
    """An inner level counts anew below each outer item, and may show the outer number."""
    found = marks(lists(OUTER, INNER), ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1))

    assert found == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_an_inner_level_alone() -> None:
    """Where no outer item went before, the outer level stands at its start."""
    assert marks(lists(Level(start=3), INNER), ("1", 1), ("1", 0)) == ["3.1", "4."]


def test_lists_of_one_kind_go_on() -> None:
    """Two lists of one kind count together, unless one of them is told to begin anew, which it does once."""
    assert marks(lists(OUTER), ("1", 0), ("2", 0), ("1", 0)) == ["1.", "2.", "3."]
    assert marks(lists(OUTER, list_2={0: 4}), ("1", 0), ("2", 0), ("2", 0)) == ["1.", "5.", "6."]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level(form="lowerLetter", text="(%1)"), ["(a)", "(b)"]),
        (Level(form="upperLetter", text="%1)"), ["a)", "b)"]),
        (Level(form="upperRoman", text="%1."), ["1.", "2."]),
        (Level(form="bullet", text="o"), ["•", "•"]),
        (Level(form="none", text="%1."), ["", ""]),
        (Level(form="decimal", text=" Article %1 "), ["Article 1", "Article 2"]),
        (Level(form="decimal", text=""), ["", ""]),
        (Level(form="lowerLetter", text="%1.", start=26), ["z.", "27."]),
    ],
)
def test_forms(level: Level, expected: list[str]) -> None:
    """Numbers are figures or small letters, so that the reader knows them again; bullets are one sign."""
    assert marks(lists(level), ("1", 0), ("1", 0)) == expected


@pytest.mark.parametrize(("number", "level"), [("", "0"), ("9", "0"), ("1", "9"), ("1", "-1")])
def test_no_list(number: str, level: str) -> None:
    """A paragraph in no list, in an unknown one, or at an impossible level has no mark, and counts nothing."""
    made = lists(OUTER)

    assert made.mark("", number, level) == ""
    assert made.mark("", "1", "") == "1."


def test_a_level_that_is_not_described() -> None:
    """A level that the file forgets to describe counts in figures."""
    assert marks(lists(OUTER), ("1", 0), ("1", 2), ("1", 2)) == ["1.", "1.", "2."]


# --- styles --------------------------------------------------------------------------------------


def test_style_of_a_style() -> None:
    """A paragraph takes list and level from its style, or from the one that this is based on; its own win."""
    made = lists(OUTER, INNER)
    made.styles = {"base": Style(number="1"), "deep": Style(level="1", based_on="base")}

    assert made.mark("base", "", "") == "1."
    assert made.mark("deep", "", "") == "1.1"
    assert made.mark("deep", "", "0") == "2."
    assert made.mark("deep", "9", "") == ""


def test_styles_in_a_circle() -> None:
    """Styles that are based on each other lead nowhere, and do not hang."""
    made = lists(OUTER)
    made.styles = {"a": Style(based_on="b"), "b": Style(based_on="a")}

    assert made.mark("a", "", "") == ""


# --- the parts that describe lists ---------------------------------------------------------------


def read(*events: tuple[str, dict[str, str]] | str) -> Lists:
    """Return what a reader makes of starts (tag and attributes) and ends (tag alone) of elements."""
    reader = Reader()
    for event in events:
        if isinstance(event, str):
            reader.end(event)
        else:
            reader.start(*event)
    return reader.lists


def test_kinds_and_lists() -> None:
    """A kind of list has levels; a list uses a kind and may begin anew."""
    found = read(
        ("abstractNum", {"abstractNumId": "7"}),
        ("lvl", {"ilvl": "1"}), ("start", {"val": "4"}), ("numFmt", {"val": "bullet"}), ("lvlText", {"val": "x" * 99}),
        "lvl", "abstractNum",
        ("num", {"numId": "1"}), ("abstractNumId", {"val": "7"}),
        ("lvlOverride", {"ilvl": "1"}), ("startOverride", {"val": "9"}), "lvlOverride", "num",
        ("abstractNumId", {"val": "8"}), ("start", {"val": "5"}),
    )  # fmt: skip

    assert found.kinds == {"7": {1: Level(4, "bullet", "x" * 20)}}
    assert found.uses == {"1": "7"}
    assert found.restarts == {"1": {1: 8}}


def test_other_elements_describe_nothing() -> None:
    """What a level or a list has beside its number, form and text is passed over; without a level it is the first."""
    found = read(
        ("abstractNum", {"abstractNumId": "7"}), ("start", {"val": "4"}), ("suff", {"val": "tab"}), "abstractNum",
        ("num", {"numId": "1"}), ("name", {"val": "x"}), "num", ("startOverride", {"val": "9"}),
    )  # fmt: skip

    assert (found.kinds, found.uses, found.restarts) == ({"7": {0: Level(4)}}, {}, {})


@pytest.mark.parametrize("inner", ["lvl", "pPr", "style"])
def test_what_ends_inside_ends_nothing_else(inner: str) -> None:
    """The end of an element within a list or a kind of lists does not end that."""
    found = read(
        ("abstractNum", {"abstractNumId": "7"}), inner, ("start", {"val": "4"}), "abstractNum",
        ("num", {"numId": "1"}), inner, ("abstractNumId", {"val": "7"}), "num",
    )  # fmt: skip

    assert (found.kinds, found.uses) == ({"7": {0: Level(4)}}, {"1": "7"})


def test_styles_are_read() -> None:
    """A style has what stands in it, and nothing of what stands behind it."""
    found = read(
        ("style", {"styleId": "S"}), ("numId", {"val": "1"}), ("ilvl", {"val": "2"}), ("basedOn", {"val": "T"}),
        ("name", {"val": "List"}), "style", ("numId", {"val": "9"}),
    )  # fmt: skip

    assert found.styles == {"S": Style("1", "2", "T")}


# --- lists of web pages --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "attributes", "values", "expected"),
    [
        ("ul", {"start": "3"}, ["", ""], ["•", "•"]),
        ("ol", {}, ["", "7", ""], ["1.", "7.", "8."]),
        ("ol", {"start": " 0 "}, ["", ""], ["0.", "1."]),
        ("ol", {"start": "-1"}, ["", "", ""], ["-1.", "0.", "1."]),
        ("ol", {"start": "2", "reversed": ""}, ["", ""], ["2.", "1."]),
        ("ol", {"reversed": ""}, ["", ""], ["1.", "2."]),
        ("ol", {"type": "A", "start": "26"}, ["", ""], ["z.", "27."]),
        ("ol", {"type": "i"}, ["", "x"], ["1.", "2."]),
        ("ol", {"start": "1e3"}, ["12345678"], ["1."]),
    ],
)
def test_counter(tag: str, attributes: dict[str, str], values: list[str], expected: list[str]) -> None:
    """A list of a page counts as its attributes say; a number that is none is passed over."""
    counter = Counter.of(tag, attributes)

    assert [counter.next(value) for value in values] == expected


@pytest.mark.parametrize(
    ("number", "letter"),
    [(-1, "-1"), (0, "0"), (1, "a"), (2, "b"), (13, "m"), (25, "y"), (26, "z"), (27, "27"), (60, "60")],
)
def test_letters_have_an_end(number: int, letter: str) -> None:
    """There are letters for twenty-six numbers; others stay figures."""
    assert (letter, str(number)) == (figure(number, True), figure(number, False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met.", "1. They met."),
        ("2. They met.", "2. They met."),
        ("(3) They met.", "(3) They met."),
        ("a) They met.", "a) They met."),
        ("- They met.", "- They met."),
        ("3 May was fine.", "1. 3 May was fine."),
        ("U.S. talks", "1. U.S. talks"),
        ("-5 degrees", "1. -5 degrees"),
        ("", "1. "),
    ],
)
def test_an_item_keeps_its_own_mark(text: str, expected: str) -> None:
    """An item that is marked in its own words gets no second mark; a date or an abbreviation is no mark."""
    assert marked("1.", text) == expected

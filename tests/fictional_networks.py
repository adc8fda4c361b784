"""Made-up statements for networks: invented people, some remarks of which are hostile to readers of files."""

from collections.abc import Iterable

from fictional_rows import ADA, BASE, ILIAS, IMAGE, MEETING, SCRIPT

from kg.said import Row, Statement, statements_from

HOSTILE = (
    SCRIPT,
    IMAGE,
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2",
    "#N/A",
    'tab\tbreak\nreturn\r"quoted", \\N and back\\',
    "bell\x07 nothing\x00 half \ud800 end\ufffe",
    "𠮷野 说：أهلا ]]> &amp; <b>",
    "  spaces  ",
    "x" * 40_000,
    "𠮷" * 20_000,
    "",
)


def rows_of(
    name: str, speakers: Iterable[str], issues: Iterable[str], addressees: Iterable[str] = (), **cells: str
) -> list[Row]:
    """Return the rows of the view query for one statement, each node in a row of its own."""
    plain = {
        "statement": f"{MEETING}#{name}",
        "readout": MEETING,
        "source": "talks.txt",
        "title": "Norland–Sudmark talks",
        "date": "2031-05-04",
        "address": "https://example.org/talks",
        "sentence": "Ada Brook stated that the ferry will sail again.",
        "quote": "the ferry will sail again",
        "start": "22",
        "end": "47",
        "cue": "stated",
        "act": "state",
        "illocution": "assertive",
        "stance": "assertion",
        "joint": "true" if len(list(speakers)) > 1 else "false",
        "review": "",
        **cells,
    }
    roles = (("speaker", "person", speakers), ("addressee", "person", addressees), ("about", "issue", issues))
    nodes = [
        {"part": role, "node": f"{BASE}{kind}-{label}", "label": label, "category": kind}
        for role, kind, labels in roles
        for label in labels
    ]
    plain.setdefault("spans", f"{plain['start']}-{plain['end']}")
    return [{**plain, **node} for node in nodes or [{"part": "", "node": "", "label": "", "category": ""}]]


def talks() -> tuple[Statement, ...]:
    """Return five statements of two people in two readouts, one of them about nothing that was recognised."""
    again = f"{BASE}2031-06-01-second-talks"
    return statements_from(
        [
            *rows_of("s1", (ADA,), ("ferry", "harbour"), (ILIAS,), start="1"),
            *rows_of("s2", (ADA, ILIAS), ("herring",), start="2"),
            *rows_of("s3", (ILIAS,), ("ferry",), (ADA,), start="3"),
            *rows_of("s4", (ADA,), (), (ILIAS,), start="4"),
            *rows_of("s5", (ADA,), ("ferry",), (ILIAS,), start="5", readout=again),
        ]
    )


def hostile() -> tuple[Statement, ...]:
    """Return a statement for each text that could break a file, with the text wherever a text can stand."""
    found: list[Row] = []
    for number, text in enumerate(HOSTILE):
        told = dict.fromkeys(("source", "title", "date", "address", "sentence", "quote", "cue", "review"), text)
        found += rows_of(f"s{number:02}", (f"A{text[:99]}", ILIAS), (f"{text[:99]}I",), (text[:99],), **told)
    return statements_from(found)

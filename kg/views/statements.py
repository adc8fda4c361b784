"""What the pictures draw: reported statements with speakers and issues, from rows of the view query."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.errors import QueryError

QUERY = "actor_issue"
COLUMNS = (
    "statement", "document", "sentence", "sentenceStart", "start", "end", "cue", "act", "illocution",
    "stance", "joint", "speaker", "speakerLabel", "issue", "issueLabel",
)  # fmt: skip
Row = Mapping[str, str | None]

_LOCAL = re.compile(r"[^#/]*$")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or an issue: its IRI and the name that a person reads."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A readout that statements come from; `address` is linked when it is http or https."""

    iri: str
    title: str
    date: str = ""
    source: str = ""
    address: str = ""

    @property
    def linked(self) -> bool:
        """Tell whether the address may stand in a page as a link."""
        return self.address.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement; positions are code points into the text of the document, end exclusive."""

    iri: str
    document: str
    sentence: str
    sentence_start: int
    spans: tuple[tuple[int, int], ...]
    """Where the content stands, in order."""
    cue: str
    """The reporting words as the text has them ("shared the view"), else the name of the act."""
    act: str
    illocution: str
    stance: str
    joint: bool
    speakers: tuple[Node, ...] = ()
    issues: tuple[Node, ...] = ()

    @property
    def start(self) -> int:
        """Return where the content begins; 0 when it is not known."""
        return self.spans[0][0] if self.spans else 0

    @property
    def end(self) -> int:
        """Return where the content ends; 0 when it is not known."""
        return self.spans[-1][1] if self.spans else 0

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """Return the sentence in pieces, each with True when it is content; joined, they are the sentence."""
        cut, at = [], 0
        for start, end in self.spans:
            first = min(max(start - self.sentence_start, at), len(self.sentence))
            last = min(max(end - self.sentence_start, first), len(self.sentence))
            cut += [(self.sentence[at:first], False), (self.sentence[first:last], True)]
            at = last
        return tuple(piece for piece in [*cut, (self.sentence[at:], False)] if piece[0])

    @property
    def aspect(self) -> str:
        """Return the stance in words, or an empty string when it only repeats the cue or the kind of act."""
        word = self.stance.replace("-", " ")
        said = (self.cue.lower(), self.illocution)
        return "" if any(word[:4] == other[:4] for other in said) else word

    @property
    def summary(self) -> str:
        """Return the statement as one plain sentence."""
        who = listed([speaker.label for speaker in self.speakers]) or "An unnamed speaker"
        what = "; ".join(issue.label for issue in self.issues) or "(no issue recognised)"
        return f"{who} {'jointly ' if self.joint else ''}{self.cue}: {what}"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/`; the whole when nothing does."""
    found = _LOCAL.search(iri)
    return (found.group() if found else "") or iri


def statements_from(rows: Iterable[Row]) -> tuple[Statement, ...]:
    """Return the statements of the rows in the order of the text, each with all its speakers and issues.

    Documents follow each other by IRI, which begins with the date.
    """
    found: dict[str, Statement] = {}
    nodes: dict[str, Node] = {}
    for row in rows:
        statement = _statement(row, nodes)
        known = found.get(statement.iri)
        found[statement.iri] = _merged(known, statement) if known else statement
    return tuple(sorted(found.values(), key=lambda s: (s.document, s.start, s.end, s.iri)))


def _merged(known: Statement, more: Statement) -> Statement:
    return replace(
        known,
        spans=tuple(sorted({*known.spans, *more.spans})),
        speakers=tuple(dict.fromkeys(known.speakers + more.speakers)),
        issues=tuple(dict.fromkeys(known.issues + more.issues)),
    )


def _statement(row: Row, nodes: dict[str, Node]) -> Statement:
    cell = _cells(row)
    act = local_name(cell["act"])
    return Statement(
        iri=cell["statement"],
        document=cell["document"],
        sentence=cell["sentence"],
        sentence_start=_number(cell, "sentenceStart"),
        spans=((_number(cell, "start"), _number(cell, "end")),) if cell["start"] else (),
        cue=cell["cue"] or act.replace("-", " "),
        act=act,
        illocution=local_name(cell["illocution"]),
        stance=local_name(cell["stance"]),
        joint=cell["joint"] in {"true", "1"},
        speakers=_node(cell["speaker"], cell["speakerLabel"], nodes),
        issues=_node(cell["issue"], cell["issueLabel"], nodes),
    )


def _cells(row: Row) -> dict[str, str]:
    """Return the cells of a row as text that a page may hold, empty where there is no value."""
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        raise QueryError(QUERY, f"no column {missing[0]}", f"its columns are {', '.join(COLUMNS)}")
    return {column: _NOT_XML.sub("\ufffd", row[column] or "") for column in COLUMNS}


def _node(iri: str, label: str, nodes: dict[str, Node]) -> tuple[Node, ...]:
    """Return the node of an IRI, always the same one: the first label counts; nothing without an IRI."""
    return (nodes.setdefault(iri, Node(iri, label.strip() or local_name(iri))),) if iri else ()


def _number(cell: Mapping[str, str], column: str) -> int:
    value = cell[column] or "0"
    if not value.isdecimal():
        raise QueryError(QUERY, f"{column} is {value!r}", "give a position in the text as a whole number")
    return int(value)

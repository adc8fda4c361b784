"""Made-up rows of the view query: invented people, places and remarks, some of them hostile."""

from collections.abc import Iterable

from kg import said
from kg.said import Document, Span, Statement
from kg.views.evidence import Evidence

BASE = "https://example.org/id/"
MEETING = f"{BASE}2031-05-04-norland-sudmark"
DOCUMENT = Document(MEETING, "Norland–Sudmark talks", "2031-05-04", "talks.txt", "https://example.org/talks")
SCRIPT = "</script><script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(3)>'
LINK = "javascript:alert(2)"
ADA, ILIAS = "Ada Brook", "Ilias Quill"
BOTH = (ADA, ILIAS)
AGREED = ("agreement", "commitment", BOTH)

SENTENCES = (
    "Prime Minister Brook stated that the ferry will sail again, and hopes to open a second line.",
    "The two leaders shared the view on herring quotas.",
    "President Quill called for an early census.",
    "Prime Minister Brook rejected the toll.",
    "The two leaders confirmed that they will meet in spring, including by calling each other.",
)
SAID = (
    ("s1a", "stated", ("assertive", "assertion", (ADA,)), "the ferry will sail again", ("ferry traffic",)),
    (
        "s1b",
        "hopes",
        ("expressive", "hope", (ADA,)),
        "open a second line",
        ("ferry traffic", "harbour works"),
    ),
    ("s2", "shared the view", ("agreement", "evaluation", BOTH), "herring quotas", ("herring quotas",)),
    ("s3", "called for", ("directive", "request", (ILIAS,)), "an early census", ("census",)),
    ("s4", "rejected", ("opposition", "rejection", (ADA,)), "the toll", ("bridge toll",)),
    ("s5a", "confirmed", AGREED, "they will meet in spring", ("leader-level dialogue",)),
    ("s5b", "confirmed", AGREED, "calling each other", ("leader-level dialogue",)),
)
_OF_MEETING = {"title": DOCUMENT.title, "date": DOCUMENT.date, "source": DOCUMENT.source, "address": DOCUMENT.address}
Row = dict[str, str]


def row(**cells: str) -> Row:
    """Return what a pair of speaker and issue has to do with a statement: a plain remark, changed by `cells`."""
    plain = {
        "statement": f"{MEETING}#s01",
        "readout": MEETING,
        "sentence": "Ada Brook stated that the ferry will sail again.",
        "sentenceStart": "100",
        "start": "122",
        "end": "147",
        "cue": "stated",
        "act": "state",
        "illocution": "assertive",
        "stance": "assertion",
        "joint": "false",
        **speaker(ADA),
        **issue("ferry traffic"),
    }
    return {**plain, **(_OF_MEETING if "readout" not in cells else {}), **cells}


def rows_of_query(pairs: Iterable[Row]) -> list[said.Row]:
    """Return the rows of the view query that tell of these pairs: one row for each node."""
    rows: list[said.Row] = []
    for pair in pairs:
        told = {**pair, "spans": f"{pair['start']}-{pair['end']}"}
        for part, node, label in (("speaker", "speaker", "speakerLabel"), ("about", "issue", "issueLabel")):
            rows.append({**told, "part": part if pair[node] else "", "node": pair[node], "label": pair[label]})
    return rows


def statements_from(pairs: Iterable[Row]) -> tuple[Statement, ...]:
    """Return the statements that these pairs tell of."""
    return said.statements_from(rows_of_query(pairs))


def speaker(name: str) -> dict[str, str]:
    """Return the cells of a speaker."""
    return {"speaker": f"{BASE}person-{name.lower().replace(' ', '-')}", "speakerLabel": name}


def issue(name: str) -> dict[str, str]:
    """Return the cells of an issue."""
    return {"issue": f"{BASE}issue-{name.replace(' ', '-')}", "issueLabel": name}


def meeting() -> list[Row]:
    """Return the rows of a made-up meeting of two leaders: seven statements, three of them joint."""
    rows = []
    for key, cue, (illocution, stance, speakers), content, issues in SAID:
        sentence = SENTENCES[int(key[1]) - 1]
        at = 1000 * int(key[1])
        start = at + sentence.index(content)
        common = {
            "statement": f"{MEETING}#{key}",
            "sentence": sentence,
            "sentenceStart": str(at),
            "cue": cue,
            "start": str(start),
            "end": str(start + len(content)),
            "act": cue.replace(" ", "-"),
            "illocution": illocution,
            "stance": stance,
            "joint": str(len(speakers) > 1).lower(),
        }
        rows += [row(**common, **speaker(who), **issue(what)) for who in speakers for what in issues]
    return rows


def evidence() -> Evidence:
    """Return the text of the made-up meeting, and its passages: a source is a title with a name, or the two leaders."""
    text = "".join(sentence.ljust(1000, "\n") for sentence in ("", *SENTENCES))
    passages: dict[str, dict[str, tuple[Span, ...]]] = {}
    for key, cue, _, content, _ in SAID:
        at = 1000 * int(key[1])
        sentence = SENTENCES[int(key[1]) - 1]
        source = " ".join(sentence.split()[: 3 if sentence[0] != "P" or "Minister" in sentence else 2])
        places = [(at + sentence.index(words), words) for words in (source, cue, content)]
        spans = [((start, start + len(words)),) for start, words in places]
        passages[f"{MEETING}#{key}"] = dict(zip(("source", "cue", "content"), spans, strict=True))
    return Evidence({MEETING: text}, passages)


def hostile() -> list[Row]:
    """Return rows that a careless page would choke on: markup, other scripts, long names, nothing at all."""
    long = "an exceedingly long name of an issue that nobody would print on one line, " * 3
    unbroken = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3
    marked = f"𠮷野 said {SCRIPT} & “x” <b>y</b> 🚢."
    harbour = "港湾の整備と連絡船の再開についての協議の継続に関する問題"
    right_to_left = {"sentence": "ליאור גלים אמר שהמעבורת תפליג.", "start": "115", "end": "129", "cue": "אמר"}
    named = {"sentence": marked, "start": "108", "end": str(108 + len(SCRIPT)), "cue": SCRIPT}
    others: list[dict[str, str]] = [
        {"speaker": LINK, "speakerLabel": LINK, "issue": LINK, "issueLabel": LINK},
        {"speaker": "", "speakerLabel": ""},
        {"issue": "", "issueLabel": ""},
        {"speaker": "", "issue": "", "cue": "", "illocution": "unheard-of", "stance": ""},
        {"cue": "held a frank exchange of views on", **issue(long)},
        {**speaker(unbroken), **issue(unbroken)},
        {**right_to_left, **speaker("ליאור גלים"), **issue("השיט בין הנמלים")},
        {**speaker("𠮷野波子"), **issue(harbour), "cue": "求めた"},
        issue("turned \u202eround\u2028 and \u0007 rung 👩‍👩‍👧"),
    ]
    first = row(**named, **{**speaker("x"), "speakerLabel": IMAGE}, **{**issue("y"), "issueLabel": SCRIPT})
    return [first, *(row(statement=f"{MEETING}#s{n + 2:02}", **cells) for n, cells in enumerate(others))]


def many(number: int) -> tuple[Statement, ...]:
    """Return `number` made-up statements by four actors on two dozen issues in three documents."""
    rows = [
        row(
            statement=f"{BASE}2031-0{index * 3 // number + 1}#s{index:03}",
            readout=f"{BASE}2031-0{index * 3 // number + 1}",
            title=f"Talks {index * 3 // number + 1}",
            date=f"2031-0{index * 3 // number + 1}-04",
            sentenceStart=str(100 * index),
            joint=str(index % 3 == 0).lower(),
            **speaker(f"Actor {'ABCD'[actor % 4]}"),
            **issue(f"made-up issue {index * 7 % 24}"),
        )
        for index in range(number)
        for actor in ([index, index + 1] if index % 3 == 0 else [index])
    ]
    return statements_from(rows)

"""The corpus that the stored queries are tested on: four invented readouts as TriG, offsets filled in.

`fixtures/queries/corpus.trig.in` is written by hand. In it

    {a}               is the readout of `a.txt`, {a/stated} one of its graphs, {a#s1} a thing it owns
    {a.text}          is its text as a Turtle literal, {a.sha256} the hash of it
    {a:char:words}    is the span of these words (they stand there once; else `words@2`), likewise
                      {a:sentence:first…last}, {a:block:…}, {a:event:…}, {a:time:…} and {a:holding:…}
    {a.spans}         lists the triples of every span, block and sentence that was used

Run this file to write `fixtures/queries.trig`, the answers in `expected/` and the list in `queries/README.md` anew.
"""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from query_engines import Oxigraph

from kg import files
from kg.queries import FORMATS, Kind, Query, catalogue, run

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = Path(__file__).parent / "expected"
CORPUS = FIXTURES / "queries.trig"
README = files.queries() / "README.md"
RULE = "|---|---|---|\n"

_ORDER = (Kind.QUESTION, Kind.CHECK, Kind.VIEW)
_FOLDER = FIXTURES / "queries"
_NAMES = {
    "a": "2021-03-04-arvania-boravia-relations",
    "b": "2021-03-05-meeting-with-the-president-of-arvania",
    "c": "2021-06-10-readout-of-foreign-minister-quills-call",
    "d": "2021-07-01-prime-minister-belik-calls-foreign-minister-quill",
}
_TEXT = {key: (_FOLDER / f"{key}.txt").read_text(encoding="utf-8") for key in _NAMES}
_HASH = {key: sha256(text.encode()).hexdigest() for key, text in _TEXT.items()}
_IRI = {key: f"https://w3id.org/readout/id/{name}-{_HASH[key][:8]}" for key, name in _NAMES.items()}
_MACRO = re.compile(r"\{([abcd])(?:([/#][\w-]+)|\.(text|sha256)|:(\w+):([^{}]+))?\}")
_CLASS = {"char": "dro:Span", "sentence": "dro:Passage", "block": "dro:Passage"}


def _bounds(key: str, words: str) -> tuple[int, int]:
    """Return where words stand in a text; `first…last` reaches from the first words to the last."""
    wanted, _, number = words.partition("@")
    first, _, last = wanted.partition("…")
    text = _TEXT[key]
    starts = [match.start() for match in re.finditer(re.escape(first), text)]
    if not (number or last) and len(starts) != 1:
        raise ValueError(f"{key}: {first!r} stands {len(starts)} times in the text")
    start = starts[int(number or 1) - 1]
    end = text.index(last, start) + len(last) if last else start + len(first)
    return start, end


def _expand(match: re.Match[str]) -> str:
    key, tail, field, kind, words = match.groups()
    if tail:
        return f"<{_IRI[key]}{tail}>"
    if field:
        return json.dumps({"text": _TEXT, "sha256": _HASH}[field][key], ensure_ascii=False)
    if not kind:
        return f"<{_IRI[key]}>"
    start, end = _bounds(key, words)
    return f"<{_IRI[key]}#char={start},{end}>" if kind == "char" else f"<{_IRI[key]}#{kind}-{start}-{end}>"


def _spans(key: str, template: str) -> str:
    lines = set()
    for match in _MACRO.finditer(template):
        if match[1] == key and match[4] in _CLASS:
            start, end = _bounds(key, match[5])
            exact = json.dumps(_TEXT[key][start:end], ensure_ascii=False)
            lines.add(
                f"  {_expand(match)} a {_CLASS[match[4]]} ; oa:hasSource <{_IRI[key]}> ; oa:exact {exact} ;\n"
                f'    oa:start "{start}"^^xsd:nonNegativeInteger ; oa:end "{end}"^^xsd:nonNegativeInteger .'
            )
    return "\n".join(sorted(lines))


def corpus() -> str:
    """Return the corpus as TriG."""
    template = (_FOLDER / "corpus.trig.in").read_text(encoding="utf-8")
    whole = _MACRO.sub(_expand, template)
    for key in _NAMES:
        whole = whole.replace(f"{{{key}.spans}}", _spans(key, template))
    return whole


def listing(queries: Iterable[Query]) -> str:
    """Return the rows of the table of queries, one line each."""
    return "".join(
        f"| `{query.name}` | {query.question} | {', '.join(f'`{name}`' for name in query.parameters)} |\n"
        for query in sorted(queries, key=lambda query: (_ORDER.index(query.kind), query.name))
    )


def _write() -> None:
    CORPUS.write_text(corpus(), encoding="utf-8")
    queries = catalogue()
    store = Oxigraph(CORPUS)
    for query in queries.values():
        if query.kind is not Kind.CHECK:
            answer = FORMATS["csv"](run(store, query), 0)
            (EXPECTED / f"{query.name}.csv").write_text(answer, encoding="utf-8")
    above, rule, _ = README.read_text(encoding="utf-8").partition(RULE)
    README.write_text(above + rule + listing(queries.values()), encoding="utf-8")


if __name__ == "__main__":
    _write()

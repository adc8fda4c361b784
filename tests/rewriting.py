"""The first document told of other people: a text rewritten word by word, and what was written by hand renamed with it.

A variant says which words stand for which, and what the names in the graph become. The rewritten text keeps a map
of its positions, so that the graph of the rewritten text can be compared with the golden graph triple by triple.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

_ITEM = re.compile(r"\s*(\d)\. ")
_ENCOUNTER = re.compile(r"encounter-(?P<day>\d{4}-\d\d-\d\d)-(?P<type>.+)-moon-jae-in-shinzo-abe")
_OWN = re.compile(r"(?P<what>char=|[a-z]+-)(?P<start>\d+)(?P<mark>[-,])(?P<end>\d+)(?P<rest>.*)")
_STATEMENT = re.compile(r"s(\d\d)([a-z]+)")
_COMPOSED = re.compile(r"(issue|office|group)-(.+)")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to tell the document of others."""

    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    """Words of the document and what stands in their place; longer ones are tried first, whole words only."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the names in the graph become: persons, codes of states, `scheme#concept`, days."""
    order: str = "1234"
    """The numbered items in their new order."""
    newline: str = "\n"
    marker: str = "{}. "
    """What stands before an item, with its number."""

    def __add__(self, other: "Variant") -> "Variant":
        """Return a variant that does both; of the layout, the other's."""
        words, names = {**self.words, **other.words}, {**self.names, **other.names}
        return Variant(f"{self.name} + {other.name}", words, names, other.order, other.newline, other.marker)


def _whole(word: str) -> str:
    """Return a pattern for a word that is no part of a longer one; a mark may stand anywhere."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    return before + re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")


class Rewritten:
    """A text rewritten by a variant, and where each position of the original went."""

    def __init__(self, original: str, variant: Variant) -> None:
        self.variant = variant
        self.text = ""
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self._items = 0
        self._words = self._pattern()
        for number, (start, line) in enumerate(self._lines(original)):
            if number:
                self.text += variant.newline
            self._add(start, line)

    def named(self, text: str) -> str:
        """Return what a name of the variant's list became, or the name itself."""
        return self.variant.names.get(text, text)

    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.variant.words, key=len, reverse=True)
        return re.compile("|".join(map(_whole, longest)) or "(?!)")

    def _lines(self, original: str) -> list[tuple[int, str]]:
        """Return the lines of the original with their positions, the numbered ones in their new order."""
        lines, position = [], 0
        for line in original.split("\n"):
            lines.append((position, line))
            position += len(line) + 1
        items = {marker[1]: line for line in lines if (marker := _ITEM.match(line[1]))}
        wanted = iter(self.variant.order)
        return [items[next(wanted)] if _ITEM.match(line[1]) else line for line in lines]

    def _add(self, position: int, line: str) -> None:
        at = self._mark(position, line)
        for match in self._words.finditer(line, at):
            self._copy(position + at, line[at : match.start()])
            self._edges(position + match.start(), position + match.end(), self.variant.words[match[0]])
            at = match.end()
        self._copy(position + at, line[at:])

    def _mark(self, position: int, line: str) -> int:
        """Add the marker of an item, numbered anew; return what of the line was taken."""
        marker = _ITEM.match(line)
        if not marker:
            return 0
        self._items += 1
        self._copy(position, line[: marker.start(1)])
        self._edges(position + marker.start(1), position + marker.end(), self.variant.marker.format(self._items))
        return marker.end()

    def _copy(self, position: int, text: str) -> None:
        for offset, letter in enumerate(text):
            self._edges(position + offset, position + offset + 1, letter)

    def _edges(self, start: int, end: int, new: str) -> None:
        self.starts[start] = len(self.text)
        self.text += new
        self.ends[end] = len(self.text)


class Renaming:
    """Renames terms of the golden graph to those that the graph of the rewritten text must have."""

    def __init__(self, rewritten: Rewritten, old: str, new: str, sentences: Iterator[int]) -> None:
        """Take the IRIs of both readouts, and where the sentences of the old one begin, in order."""
        self.rewritten = rewritten
        self.old, self.new = old, new
        begins = [rewritten.starts[start] for start in sentences]
        self.numbers = {old + 1: sorted(begins).index(begin) + 1 for old, begin in enumerate(begins)}

    def term(self, predicate: Node, value: Node) -> Node:
        """Return what a subject or a value of a predicate becomes."""
        if isinstance(value, URIRef):
            return URIRef(self._iri(str(value)))
        if str(predicate).endswith("oa#start"):
            return Literal(str(self.rewritten.starts[int(str(value))]), datatype=value.datatype)
        if str(predicate).endswith("oa#end"):
            return Literal(str(self.rewritten.ends[int(str(value))]), datatype=value.datatype)
        moment, offset = str(value)[:-6], str(value)[-6:]
        if value.datatype == XSD.dateTime:
            return Literal(self.rewritten.named(moment) + self.rewritten.named(offset), datatype=value.datatype)
        return Literal(self.rewritten.named(str(value)), datatype=value.datatype, lang=value.language)

    def _iri(self, iri: str) -> str:
        if iri.startswith(f"{self.old}#"):
            return f"{self.new}#{self.own(iri.partition('#')[2])}"
        prefix, mark, local = iri.rpartition("#" if "#" in iri else "/")
        if mark == "#":
            scheme = prefix.rpartition("/")[2]
            return f"{prefix}#{self.rewritten.named(f'{scheme}#{local}').partition('#')[2]}"
        return f"{prefix}/{self.key(local)}"

    def own(self, name: str) -> str:
        """Return the new name of something that the readout owns."""
        name = self.rewritten.named(name)
        if statement := _STATEMENT.fullmatch(name):
            return f"s{self.numbers[int(statement[1])]:02}{statement[2]}"
        place = _OWN.fullmatch(name)
        if place is None:
            return name
        start, end = self.rewritten.starts[int(place["start"])], self.rewritten.ends[int(place["end"])]
        return f"{place['what']}{start}{place['mark']}{end}{place['rest']}"

    def referent(self, name: str) -> str:
        """Return the new name of what a mention refers to: the local name of a concept, or a key."""
        if name.startswith("#"):
            return f"#{self.own(name[1:])}"
        concept = self.rewritten.variant.names.get(f"issue#{name}")
        return concept.partition("#")[2] if concept else self.key(name)

    def key(self, key: str) -> str:
        """Return the new key of something that several readouts may speak of."""
        if encounter := _ENCOUNTER.fullmatch(key):
            people = sorted(self.rewritten.named(f"person-{name}")[7:] for name in ("shinzo-abe", "moon-jae-in"))
            kind = self.rewritten.named(f"evt#{encounter['type']}").partition("#")[2]
            return "-".join(("encounter", self.rewritten.named(encounter["day"]), kind, *people))
        if composed := _COMPOSED.fullmatch(key):
            return self._composed(composed[1], composed[2].split("-"))
        if key.startswith("state-"):
            return f"state-{self.rewritten.named(key.removeprefix('state-'))}"
        return self.rewritten.named(key)

    def _composed(self, kind: str, words: list[str]) -> str:
        """Return the new key of something named by a concept and codes of states: the codes are sorted."""
        codes: list[str] = []
        if "over" in words:
            at = words.index("over")
            over = sorted(map(self.rewritten.named, words[at + 1 :]))
            return "-".join((self._composed(kind, words[:at]), "over", *over))
        while words and len(words[-1]) == 2 and words[-1] != "of":
            codes.append(self.rewritten.named(words.pop()))
        scheme = {"office": "role"}.get(kind, kind)
        local = self.rewritten.named(f"{scheme}#{'-'.join(words)}").partition("#")[2]
        return "-".join(filter(None, (kind, local, *sorted(codes))))


def covered(graph: Graph, golden: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the triples of `graph` whose class and property the golden graph speaks about."""
    properties: defaultdict[Node, set[Node]] = defaultdict(set)
    for subject, predicate in golden.subject_predicates():
        for kind in golden.objects(subject, RDF.type):
            properties[kind].add(predicate)
    for subject, predicate, value in graph:
        if any(predicate in properties[kind] for kind in graph.objects(subject, RDF.type)):
            yield subject, predicate, value

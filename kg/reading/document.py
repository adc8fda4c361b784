"""A text laid out for reading: blocks, sentences, persons, the encounter, and each sentence with its phrases."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from kg.lexicon import Lexicon
from kg.reading import blocks, dates, given, own, parties, sentences, whose
from kg.reading.dates import Dated
from kg.reading.line import Line
from kg.reading.marked import Marked
from kg.reading.named import Named
from kg.reading.parties import Register
from kg.reading.records import Block, Part, Sentence
from kg.reading.stage import Stage, find_stage

_HEADERS = (Part.TITLE, Part.DATELINE, Part.HEADING, Part.CREDIT, Part.NAVIGATION)


class Document:
    """What can be told of a text before anybody is heard.

    `metadata` is what came with it, `told_side` the key of the side whose account it is said to be.
    """

    def __init__(
        self, text: str, lexicon: Lexicon, metadata: Mapping[str, str] | None = None, told_side: str = ""
    ) -> None:
        self.text = text
        self._told_side = told_side
        self.metadata = metadata or {}
        self.lexicon = lexicon
        self.blocks: list[Block] = blocks.split(text, lexicon)
        self.sentences: list[Sentence] = sentences.split(text, self.blocks, lexicon)

    @cached_property
    def dateline(self) -> Dated | None:
        """Return the date that the dateline or the title gives, with its characters."""
        spans = (block.span for block in self.blocks if block.part in (Part.DATELINE, Part.TITLE))
        found = (dated for span in spans for dated in dates.find(self.text, None, span.start, span.end))
        return next((dated for dated in found if dated.day), None)

    @cached_property
    def issued(self) -> Dated | None:
        """Return the date of issue: the one that was given, else that of the text, else that of the web page.

        One that the text does not give stands for the first block.
        """
        told = given.day(self.metadata, "date")
        if self.dateline and told in (None, self.dateline.day):
            return self.dateline
        known = told or given.day(self.metadata, "published")
        return Dated(self.blocks[0].span, known, known, inferred=True) if known and self.blocks else None

    @property
    def day(self) -> date | None:
        """Return the day of issue, or None."""
        return self.issued.day if self.issued else None

    @cached_property
    def title(self) -> str:
        """Return the title that was given, else that of the text, or an empty text."""
        told = self.metadata.get("title", "")
        return told or next((block.span.of(self.text) for block in self.blocks if block.part is Part.TITLE), "")

    @cached_property
    def _prose(self) -> list[Named]:
        readable = (one for one in self.sentences if sentences.is_readable(one.span))
        return [Named(Line.of(self.text, one.span, one.block, one), self.lexicon) for one in readable]

    @cached_property
    def people(self) -> Register:
        """Return the persons that the prose names."""
        titles = [self._line(index) for index in self._titles()]
        people = parties.register(self._prose, titles, self.lexicon)
        own.find_own(self._prose, titles, people)
        whose.give_side(self._prose, people, self.side)
        return people

    @cached_property
    def side(self) -> str:
        """Return the key of the side whose account this is: the one told, else the one state that issues it above."""
        if self._told_side:
            return self._told_side
        above = self._blocks(self.blocks[: self._lead], *_HEADERS)
        found = given.issuers([Line.of(self.text, self.blocks[at].body, at) for at in above], self.lexicon)
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _lead(self) -> int:
        """Return the index of the lead, or 0."""
        return next((index for index, block in enumerate(self.blocks) if block.part is Part.LEAD), 0)

    def _titles(self) -> list[int]:
        """Return the indices of the title and of the lines between it and the lead."""
        return self._blocks(self.blocks[: self._lead], Part.TITLE, Part.HEADING)

    def _blocks(self, among: Sequence[Block], *parts: Part) -> list[int]:
        """Return the indices of blocks of some kinds that are short enough to be read."""
        return [i for i, block in enumerate(among) if block.part in parts and sentences.is_readable(block.body)]

    def _line(self, index: int) -> Named:
        return Named(Line.of(self.text, self.blocks[index].body, index), self.lexicon)

    @cached_property
    def lines(self) -> list[Marked]:
        """Return the sentences with their phrases, those left out that are too long."""
        return [Marked(named, self.people, self.lexicon) for named in self._prose]

    def in_order(self) -> Iterator[tuple[Marked, bool]]:
        """Yield the sentences with their phrases, and whether one that is too long stands before each."""
        last = 0
        for marked in self.lines:
            yield marked, marked.line.number > last + 1
            last = marked.line.number

    @cached_property
    def headers(self) -> list[Marked]:
        """Return the titles, headings, credits and navigation lines with their phrases."""
        return [Marked(self._line(i), self.people, self.lexicon) for i in self._blocks(self.blocks, *_HEADERS)]

    @cached_property
    def stage(self) -> Stage:
        """Return the encounter that the text is about, with its participants."""
        return find_stage(self.lines, self.headers, self.people, self.issued)

    def tells_of_encounter(self, marked: Marked) -> bool:
        """Tell whether a line is the one that presents the encounter."""
        return self.stage.line >= 0 and marked is self.lines[self.stage.line]

"""One reading as plain text: who took part, then sentence by sentence what was read and what was not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

import click

from kg import paste
from kg.days import days
from kg.lexicon import Lexicon, local_name
from kg.reading.records import Event, Reading, Sentence, Span, Statement, Status, When
from kg.summary import counted

_SENTENCE = 4
_FOUND = 10
_UNSAFE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True, slots=True)
class Page:
    """How text is set: the columns of the terminal, and whether colours may be used."""

    width: int = 80
    colour: bool = False

    def block(self, text: str, indent: int = 0, first: str = "") -> list[str]:
        """Return `text` as lines of the page's width; `first` stands in the margin of the first line."""
        return wrap(
            " ".join(text.translate(_UNSAFE).split()),
            max(self.width, indent + 20),
            initial_indent=first.ljust(indent),
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        )

    def style(self, lines: Iterable[str], colour: str | None = None, bold: bool = False) -> list[str]:
        """Return the lines with terminal codes around them where colours may be used."""
        return [click.style(line, fg=colour, bold=bold or None) if self.colour else line for line in lines]


@dataclass(frozen=True, slots=True)
class _View:
    """What is shown, the names of everything in it, and the page it is set on."""

    reading: Reading
    labels: dict[str, str]
    page: Page
    whole: bool = False

    def name(self, key: str) -> str:
        """Return the name of a thing as a person reads it."""
        return self.labels.get(key) or _local(key)

    def names(self, keys: Iterable[str]) -> str:
        """Return the names of things; a name may have commas in it."""
        return "; ".join(self.name(key) for key in keys)

    def text(self, spans: Iterable[Span]) -> str:
        """Return the characters of spans, an ellipsis between them."""
        return " … ".join(span.of(self.reading.source.text) for span in spans)


def render(reading: Reading, lexicon: Lexicon, page: Page | None = None, whole: bool = False) -> str:
    """Return the reading of one document as text that ends with a newline.

    What is in doubt stands there once more as tables to correct it; with `whole`, all that was read does.
    """
    labels = {key: concept.label for key, concept in lexicon.concepts.items()}
    labels |= {key: entity.label for key, entity in reading.entities.items()}
    labels |= {event.key: event.label for event in reading.events}
    view = _View(reading, labels, page or Page(), whole)
    parts = (_head, _meetings, _sentences, _tables, _end)
    return "".join(f"{line.rstrip()}\n" for part in parts for line in part(view))


def _local(key: str) -> str:
    return local_name(key).replace("-", " ")


def _head(view: _View) -> Iterator[str]:
    reading, page = view.reading, view.page
    yield from page.style(page.block(reading.title or "(no title)"), bold=True)
    facts = [
        reading.source.name,
        f"issued {reading.issued}" if reading.issued else "no date of issue",
        f"account of {view.name(reading.perspective)}" if reading.perspective else "side unknown",
    ]
    yield from page.block(" · ".join(facts))


def _meetings(view: _View) -> Iterator[str]:
    about = [event for event in view.reading.events if event.key in view.reading.about]
    yield ""
    if not about:
        yield from view.page.style(["No meeting found."], "yellow")
    for event in about:
        kind = view.name(event.type)
        facts = [kind[:1].upper() + kind[1:], *_moment(event.when), *_where(view, event)]
        yield from view.page.block(", ".join(facts))
        yield from _aligned([_participant(view, key) for key in event.participants], view.page)
        yield from _corrected(view, 2, thing=event.key)


def _aligned(rows: list[tuple[str, ...]], page: Page) -> Iterator[str]:
    """Yield rows as columns; where these do not fit the page, each row as running text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    fits = sum(widths) + 2 * len(widths) <= page.width
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        line = "  ".join(cells).translate(_UNSAFE)
        yield from [f"  {line}"] if fits else page.block(", ".join(filter(None, row)), 4, "  -")


def _moment(when: When | None) -> Iterator[str]:
    yield days(when) or "no date"
    if when and when.starts_at:
        about = "about " if when.start_approximate else ""
        offset = when.starts_at.isoformat()[-6:]
        zone = f" in {when.zone}" if when.zone else ""
        yield f"from {about}{when.starts_at:%H:%M} ({offset}{zone})"
    if when and when.duration:
        about = "about " if when.duration_approximate else ""
        yield f"{about}{counted(int(when.duration.total_seconds() // 60), 'minute')}"


def _where(view: _View, event: Event) -> Iterator[str]:
    if event.places:
        yield f"in {view.names(event.places)}"


def _participant(view: _View, key: str) -> tuple[str, ...]:
    """Return a participant's name, office, and the side that the office belongs to."""
    entities = view.reading.entities
    office = next((held.office for held in view.reading.holdings if held.person == key), "")
    side = entities[office].holder if office in entities else ""
    return view.name(key), view.name(office) if office else "", view.name(side) if side else ""


def _sentences(view: _View) -> Iterator[str]:
    statements: dict[int, list[Statement]] = defaultdict(list)
    for statement in view.reading.statements:
        statements[statement.sentence].append(statement)
    for sentence in view.reading.sentences:
        yield ""
        yield from view.page.block(view.text([sentence.span]), _SENTENCE, f"{sentence.number:>2}")
        for statement in statements[sentence.number]:
            yield from _statement(view, statement)
        for event in _events_of(view.reading, sentence):
            yield from _event(view, event)
        if sentence.status is Status.UNREAD:
            reason = f"not read: {sentence.reason or 'nothing known was found in it'}"
            yield from view.page.style(view.page.block(reason, _FOUND, "    !"), "yellow")
        yield from _corrected(view, _FOUND, sentence=sentence.number)


def _events_of(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    """Yield the events whose evidence begins in a sentence; a set stands for its members."""
    for event in reading.events:
        hidden = event.key in reading.about or event.part_of
        if not hidden and event.evidence and sentence.span.covers(event.evidence[0]):
            yield event


def _statement(view: _View, statement: Statement) -> Iterator[str]:
    page = view.page
    who = view.names(statement.speakers) or "nobody named"
    to = f" to {view.names(statement.addressees)}" if statement.addressees else ""
    head = f"{who}{to}: {view.name(statement.act)} ({view.name(statement.stance)})"
    yield from page.style(page.block(head, _FOUND, f"    {_local(statement.key)}"), bold=True)
    yield from page.block(f"“{view.text(statement.contents)}”", _FOUND)
    yield from page.block(" · ".join(_facts(view, statement)), _FOUND)
    for reason in statement.review:
        yield from page.style(page.block(f"look: {reason}", _FOUND), "yellow")
    yield from _corrected(view, _FOUND, thing=statement.key)


def _corrected(view: _View, indent: int, thing: str = "", sentence: int = 0) -> Iterator[str]:
    """Yield the files that corrected a thing, or took a statement out of a sentence."""
    changes = (one for one in view.reading.changes if thing in one.things or sentence in one.sentences)
    for file in dict.fromkeys(one.correction.file for one in changes):
        yield from view.page.style(view.page.block(f"corrected by {file}", indent), "green")


def _facts(view: _View, statement: Statement) -> Iterator[str]:
    yield f"issues: {view.names(statement.issues)}" if statement.issues else "no issue"
    if statement.joint:
        yield "jointly"
    if not statement.disclosed:
        yield "content not given"
    if statement.actors:
        yield f"actors: {view.names(statement.actors)}"
    if statement.targets:
        yield f"towards: {view.names(statement.targets)}"
    if statement.phase:
        yield f"at the {view.name(statement.phase)}"


def _event(view: _View, event: Event) -> Iterator[str]:
    count = f" × {event.count}" if event.count else ""
    facts = [f"{event.label}{count}", days(event.when) or "no date", *_where(view, event)]
    if event.conducted_by or event.participants:
        how = "by" if event.conducted_by else "with"
        facts.append(f"{how} {view.names(event.conducted_by or event.participants)}")
    yield from view.page.style(view.page.block(", ".join(facts), _FOUND, "    event"), "cyan")


def _tables(view: _View) -> Iterator[str]:
    """Yield tables to correct what was read, as they are: broken lines could not be pasted."""
    made = paste.everything if view.whole else paste.doubted
    tables = list(made(view.reading, view.name, view.page.width))
    what = "To correct what was read" if view.whole else "To correct what is in doubt"
    if tables:
        yield ""
        where = paste.file_of(view.reading.source)
        yield from view.page.block(f"{what}, change these lines and put them into {where}:")
    for table in tables:
        yield from ("", *table.translate(_UNSAFE).splitlines())


def _end(view: _View) -> Iterator[str]:
    reading = view.reading
    unread = sum(sentence.status is Status.UNREAD for sentence in reading.sentences)
    counts = (
        counted(len(reading.statements), "statement"),
        counted(len(reading.sentences), "sentence"),
        f"{unread} of them not read",
    )
    yield ""
    yield from view.page.block(", ".join(counts))
    for note in reading.notes:
        yield from view.page.style(view.page.block(f"look: {note}"), "yellow")
    for change in reading.changes:
        if change.reason:
            yield from view.page.style(view.page.block(f"look: {change.message}"), "yellow")

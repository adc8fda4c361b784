"""What became of each file in a build: as records, and as an account that a person can read."""

from dataclasses import dataclass
from enum import StrEnum
from shlex import quote

from kg.errors import DONE, INTERRUPTED, NO, SET_ASIDE, UNUSABLE

DEFAULT_STORE = "kg-store"
"""Where the store is unless the user says otherwise."""

_MOST = 10


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "new"
    REPLACED = "replaced"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    SET_ASIDE = "set aside"
    REFUSED = "refused"
    GONE = "gone"
    REMOVED = "removed"


_READ = (Fate.ADDED, Fate.REPLACED, Fate.MOVED)
_STORED = (*_READ, Fate.UNCHANGED)
_TOLD = (Fate.REFUSED, Fate.SET_ASIDE, Fate.REPEATED, Fate.MOVED, Fate.GONE, Fate.REMOVED)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, what became of it and why; the figures are zero unless it was read and stored."""

    name: str
    fate: Fate
    reason: str = ""
    report: tuple[str, ...] = ()
    """What the shapes found wrong in it, one line for each violation."""
    statements: int = 0
    doubtful: int = 0
    """Statements that somebody should look at."""
    unread: int = 0
    """Sentences in which nothing was found."""
    warnings: int = 0
    corrected: int = 0
    """Corrections that were applied."""
    orphaned: tuple[str, ...] = ()
    """Corrections that found nothing to correct, a line each."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: every file by name, and what the store holds after it."""

    documents: tuple[Document, ...]
    held: int = 0
    """Readouts in the store now."""
    meetings: int = 0
    """Different meetings that the new and replaced readouts are about."""
    actors: int = 0
    """Different actors that they name."""
    issues: int = 0
    """Different issues of their statements."""
    violations: int = 0
    """What the rules that look across documents found wrong in the whole store."""
    warnings: int = 0
    """What they found worth a look."""
    unsettled: int = 0
    """Things of several readouts that may be the same, for a person to decide."""
    stopped: bool = False
    """True when the build was stopped between two documents."""
    remarks: tuple[str, ...] = ()
    """What came with the files and was not understood, a line each."""
    orphaned: tuple[str, ...] = ()
    """Corrections of documents that are unknown, a line each."""

    def fates(self, *fates: Fate) -> tuple[Document, ...]:
        """Return the files that met one of these fates."""
        return tuple(document for document in self.documents if document.fate in fates)

    @property
    def statements_read(self) -> int:
        """Return how many statements the readouts have that were read."""
        return sum(document.statements for document in self.fates(*_READ))

    @property
    def doubtful(self) -> int:
        """Return how many of the statements that were read need a look."""
        return sum(document.doubtful for document in self.documents)

    @property
    def orphans(self) -> tuple[str, ...]:
        """Return a line for each correction that found nothing to correct."""
        lines = (*self.orphaned, *(line for document in self.documents for line in document.orphaned))
        return tuple(dict.fromkeys(lines))

    @property
    def exit_code(self) -> int:
        """Return 0 when every file is stored, 3 when some were set aside, 2 when none could be read."""
        refused, gone = len(self.fates(Fate.REFUSED)), len(self.fates(Fate.GONE, Fate.REMOVED))
        if self.stopped:
            return INTERRUPTED
        if refused + gone == len(self.documents) and (refused or not gone):
            return UNUSABLE
        return SET_ASIDE if refused or self.fates(Fate.SET_ASIDE) else DONE

    @property
    def strict_exit_code(self) -> int:
        """Return the same, but 1 when all went well and a statement needs a look or a correction found nothing."""
        doubt = self.doubtful or self.orphans
        return NO if self.exit_code == DONE and doubt else self.exit_code


def complaints(summary: Summary) -> list[str]:
    """Return a line for each remark, correction without effect, and file that is not simply in the store now."""
    lines = [f"kg: {remark}" for remark in (*summary.remarks, *summary.orphans)]
    for document in summary.fates(*_TOLD):
        lines += [f"kg: {document.reason}", *(f"      {line}" for line in document.report)]
    return lines


def describe(summary: Summary, store: str) -> str:
    """Return the account of a build for a person: what was read, what to look at, what to do next."""
    blocks = [_counts(summary), _figures(summary), _look(summary), _next(summary, store)]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def describe_briefly(summary: Summary, store: str) -> str:
    """Return how many readouts met which fate, and how many the store holds now: two lines."""
    return "".join(f"{line}\n" for line in (*_counts(summary), f"{store} holds {counted(summary.held, 'readout')}."))


def _counts(summary: Summary) -> list[str]:
    files = [f"{len(found):,} {fate}" for fate in Fate if (found := summary.fates(fate))]
    return [f"{counted(len(summary.documents), 'file')}: {', '.join(files) or 'none was read'}"]


def _figures(summary: Summary) -> list[str]:
    read = summary.fates(*_READ)
    if not read:
        return []
    figures = {
        "documents": len(read),
        "meetings": summary.meetings,
        "statements": summary.statements_read,
        "actors": summary.actors,
        "issues": summary.issues,
        "sentences not read": sum(document.unread for document in read),
        "warnings": sum(document.warnings for document in read),
    }
    if corrected := sum(document.corrected for document in read):
        figures["corrections"] = corrected
    return ["Read this time:", *(f"  {name:<18} {figure:>7,}" for name, figure in figures.items())]


def _look(summary: Summary) -> list[str]:
    """Return what somebody should look at: the documents with most statements in doubt first, then the rest in sums.

    Sentences in which nothing was found are counted apart: many documents end with the same one.
    """
    doubtful = [document for document in summary.documents if document.doubtful]
    doubtful.sort(key=lambda document: (-document.doubtful, document.name))
    lines = [f"  {document.name}: {counted(document.doubtful, 'statement')} in doubt" for document in doubtful[:_MOST]]
    if len(doubtful) > _MOST:
        rest = sum(document.doubtful for document in doubtful[_MOST:])
        more = counted(len(doubtful) - _MOST, "more document")
        lines.append(f"  and {counted(rest, 'statement')} in doubt in {more}: kg query statements tells why")
    if unread := [document.unread for document in summary.documents if document.unread]:
        told = f"{counted(sum(unread), 'sentence')} not read in {counted(len(unread), 'document')}"
        lines.append(f"  {told}: kg query unread_sentences lists them")
    if summary.orphans:
        lines.append(f"  {counted(len(summary.orphans), 'correction')} without effect, each with its line above")
    if summary.unsettled:
        lines.append(f"  {counted(summary.unsettled, 'identification')} in doubt: kg query same_or_not lists them")
    if summary.violations:
        lines.append(f"  {counted(summary.violations, 'violation')} in the whole store: kg validate lists them")
    if summary.warnings:
        across = f"{counted(summary.warnings, 'warning')} across documents of the whole store"
        lines.append(f"  {across}: kg validate lists them")
    return ["Worth a look:", *lines] if lines else []


def _next(summary: Summary, store: str) -> list[str]:
    if not summary.held:
        return []
    option = "" if store == DEFAULT_STORE else f" --store {quote(store)}"
    held = f"{store} holds {counted(summary.held, 'readout')}."
    if summary.stopped:
        return [held, "The rest was not read; the same command goes on."]
    show = [f"  kg show{option} {quote(document.name)}" for document in summary.fates(*_STORED)[:1]]
    return [f"{held} Next:", *show, f"  kg query{option} statements", f"  kg view{option}"]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one: `1 issue`, `2,000 issues`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

"""Accounts of what became of a file that is not simply read and new."""

from dataclasses import replace

from kg.build.plan import Plan
from kg.errors import SourceError
from kg.source import Source
from kg.summary import Document, Fate


def moved(made: Plan, document: Document, *, changed: bool) -> Document:
    """Return the account of a readout that took the place of an older one, or of the same at another place."""
    if not made.known or not made.left or made.stays_at:
        return replace(document, fate=Fate.REPLACED if changed else Fate.UNCHANGED)
    before = made.known.source if made.known.source != document.name else made.left[0]
    return replace(document, fate=Fate.MOVED, reason=f"{document.name}: is what {before} was, which is gone")


def repeated(source: Source, name: str) -> Document:
    """Return the account of a file that has the text of another one."""
    return Document(source.name, Fate.REPEATED, f"{source.name}: has the same text as {name}")


def fatal(name: str, fate: Fate) -> Document:
    """Return the account of a file over which a process has ended twice."""
    reason = "the process that read it ended twice"
    return Document(name, fate, str(SourceError(name, reason, "it may need too much memory; read it alone")))

"""Every error that the library raises on purpose, as one tree.

    KGError                 exit code 2
    ├── UsageError          a wrong argument, an unknown name
    ├── SourceError         a document that cannot be read
    ├── VocabularyError     a vocabulary or ontology file that cannot be used
    ├── QueryError          a stored query that is malformed, or a query that fails
    │   └── RefusedError    a query that is understood and not permitted
    ├── GraphError          an RDF file that cannot be parsed
    ├── StoreError          the store is missing, damaged, or the disk is full
    │   └── InUseError      another process writes to the store
    └── RemoteError         a server that cannot be reached, refuses, or gives no whole answer

Each error says what it is about, why, and what to do; only the command line turns it into an exit code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb

DONE = 0
NO = 1
UNUSABLE = 2
SET_ASIDE = 3
INTERRUPTED = 130

MISTAKES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(MemoryError, RuntimeError, TypeError, ValueError),
)
"""What may come of a document that nobody thought of, recursion without an end included."""


class KGError(Exception):
    """Something that the user can mend: `subject: reason; remedy`."""

    exit_code = UNUSABLE

    def __init__(self, subject: str, reason: str, remedy: str = "") -> None:
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{subject}: {reason}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> "tuple[type[KGError], tuple[str, str, str]]":
        """Let the error pass from one process to another as it is."""
        return type(self), (self.subject, self.reason, self.remedy)


class UsageError(KGError):
    """A wrong argument or an unknown name."""


class SourceError(KGError):
    """A document that cannot be read: missing, empty, binary, too large, in an unknown encoding."""


class VocabularyError(KGError):
    """A vocabulary or ontology file that cannot be used."""


class QueryError(KGError):
    """A stored query that breaks the header convention, or a query that the engine refuses."""


class RefusedError(QueryError):
    """A query that is understood and not permitted: it would change the store or ask another machine."""


class GraphError(KGError):
    """An RDF file that cannot be parsed."""


class StoreError(KGError):
    """The store is missing, in use by another process, damaged, or the disk is full."""


class InUseError(StoreError):
    """Another process writes to the store at the moment."""


class RemoteError(KGError):
    """Another server cannot be reached, takes too long, refuses, or gives no whole answer."""


@contextmanager
def blamed(name: str, reason: str) -> Iterator[None]:
    """Turn a mistake of the program into a SourceError that names the document, and where it came to light."""
    try:
        yield
    except MISTAKES as error:
        own = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
        module, line = next(one for one in reversed(own) if one[0].startswith("kg."))
        told = f"{reason} ({type(error).__name__}: {error}; {module}, line {line})"
        raise SourceError(name, told, "please report it") from error

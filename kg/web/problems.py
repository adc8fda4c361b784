"""What a request can meet beside the errors of the library, and the status that goes with each error."""

from kg.errors import KGError, QueryError, RefusedError, StoreError, UsageError


class RequestError(KGError):
    """A request that is not as the protocol wants it."""


class TooLargeError(KGError):
    """A request that is larger than the server takes."""


class WrongTypeError(KGError):
    """The body of a request is in no form that the server reads."""


class UnacceptableError(KGError):
    """The answer cannot be given in any form that the request accepts."""


class MissingError(KGError):
    """There is no such page, and nothing of this name in the store."""


class LimitError(KGError):
    """A query that took too long, or would give too much."""


class BusyError(KGError):
    """All the places for queries are taken."""


class BrokenError(KGError):
    """The process that answers ended before it had answered: an error of the program, or not enough memory."""


_STATUS: dict[type[KGError], int] = {
    RefusedError: 403,
    MissingError: 404,
    UnacceptableError: 406,
    TooLargeError: 413,
    WrongTypeError: 415,
    RequestError: 400,
    QueryError: 400,
    UsageError: 400,
    BrokenError: 500,
    StoreError: 503,
    LimitError: 503,
    BusyError: 503,
    KGError: 406,
}
"""The first class that an error belongs to counts. What passes with time is 503; what cannot be written is 406."""


def status_of(error: KGError) -> int:
    """Return the HTTP status that tells of an error."""
    return next(status for kind, status in _STATUS.items() if isinstance(error, kind))

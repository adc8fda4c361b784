"""How a request ends that cannot be answered: a page for a person, a line for a program."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import InUseError, KGError
from kg.web.media import HTML, best
from kg.web.problems import BusyError, status_of
from kg.web.rendering import page

_PLAIN = "text/plain"
_SECONDS = "5"


def failed(
    request: Request, error: KGError, status: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer that tells of an error; where time mends it, with when to try again."""
    status = status or status_of(error)
    told = dict(headers or {}) | ({"Retry-After": _SECONDS} if isinstance(error, BusyError | InUseError) else {})
    if best(request.headers.get("accept", ""), [_PLAIN, HTML]) != HTML:
        return PlainTextResponse(f"{' '.join(str(error).split())}\n", status_code=status, headers=told)
    return page("problem.html", status_code=status, headers=told, problem=error, status=status)

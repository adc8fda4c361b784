"""One name, several forms: a page for a person, a graph for a program."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg.web.describing import described
from kg.web.media import GRAPHS, HTML, SHORT, best
from kg.web.problems import MissingError, RequestError, UnacceptableError
from kg.web.serving import ask, serving


async def as_data(request: Request, iris: Sequence[str]) -> Response | None:
    """Return what is said about the first of these names as a graph if the request wants one; None if it wants a page.

    `format=` counts before the Accept header. Raises MissingError if the store knows none of the names.
    """
    media = _wanted(request)
    if media == HTML:
        return None
    found = await ask(request, described, iris, media, serving(request).children.limits.rows)
    if found is None:
        raise MissingError(iris[0], "is not in the store", "perhaps it was, before the last build")
    return Response(found.content, media_type=found.media, headers={"Vary": "Accept"})


def _wanted(request: Request) -> str:
    form = request.query_params.get("format", "")
    named = SHORT.get(form, "")
    if form and named not in GRAPHS:
        raise RequestError(form, "is not a format of a graph", "choose one of ttl, nt, jsonld, rdf")
    media = named or best(request.headers.get("accept", ""), [HTML, *GRAPHS])
    if media is None:
        raise UnacceptableError(request.url.path, "is not to be had in any type that is accepted", f"accept {HTML}")
    return media

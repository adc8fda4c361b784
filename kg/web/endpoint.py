"""The endpoint `/sparql`: the SPARQL 1.1 Protocol, for queries only."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.web.evaluation import Wanted, evaluate
from kg.web.media import GRAPHS, HTML, RESULTS, SHORT, best
from kg.web.problems import RequestError
from kg.web.protocol import Asked, asked
from kg.web.serving import ask, serving


async def sparql(request: Request) -> Response:
    """Answer a query; a browser that asks nothing is led to the page for writing one."""
    accept = request.headers.get("accept", "")
    if request.method != "POST" and not request.url.query and best(accept, [*RESULTS, HTML]) == HTML:
        return RedirectResponse("/editor", status_code=303)
    found = await asked(request)
    most = serving(request).children.limits.rows
    answer = await ask(request, evaluate, found, _wanted(found, accept), most)
    return Response(answer.content, media_type=answer.media, headers={"Vary": "Accept"})


def _wanted(found: Asked, accept: str) -> Wanted:
    """Return the types to answer in: that of `format=`, else what the Accept header likes best."""
    if not found.form:
        return Wanted(best(accept, RESULTS), best(accept, GRAPHS))
    media = SHORT.get(found.form)
    if media is None:
        raise RequestError(found.form, "is not a format", f"choose one of {', '.join(sorted(SHORT))}")
    return Wanted(media if media in RESULTS else None, media if media in GRAPHS else None)

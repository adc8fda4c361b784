"""The endpoint `/sparql`: the SPARQL 1.1 Protocol, for queries only, and the description of the service."""

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg import files
from kg.web.evaluation import Wanted, evaluate, written_graph
from kg.web.media import GRAPHS, HTML, RESULTS, SHORT, best
from kg.web.problems import RequestError
from kg.web.protocol import Asked, asked, pairs
from kg.web.serving import ask, serving

_NEGOTIATED = {"Vary": "Accept"}


async def sparql(request: Request) -> Response:
    """Answer a query; what is asked without one is told what the service is, a browser by the page for writing one."""
    accept = request.headers.get("accept", "")
    if request.method != "POST":
        fields = dict(pairs(request.scope["query_string"]))
        media = _described_in(fields, accept)
        if media == HTML:
            return RedirectResponse("/editor", status_code=303, headers=_NEGOTIATED)
        if media:
            return Response(_description(request, media), media_type=media, headers=_NEGOTIATED)
    found = await asked(request)
    most = serving(request).children.limits.rows
    answer = await ask(request, evaluate, found, _wanted(found, accept), most)
    return Response(answer.content, media_type=answer.media, headers=_NEGOTIATED)


def _described_in(fields: dict[str, str], accept: str) -> str | None:
    """Return the type in which to describe the service, None if that is not what the fields ask for."""
    if fields.keys() - {"format"}:
        return None
    media = SHORT.get(fields["format"]) if fields else best(accept, [*GRAPHS, HTML])
    return None if media in RESULTS else media


def _description(request: Request, media: str) -> bytes:
    address = str(request.url.replace(query=None))
    quads = ox.parse(path=files.pages() / "service.ttl", format=ox.RdfFormat.TURTLE, base_iri=address)
    return written_graph({quad.triple for quad in quads}, GRAPHS[media]).encode()


def _wanted(found: Asked, accept: str) -> Wanted:
    """Return the types to answer in: that of `format=`, else what the Accept header likes best."""
    if not found.form:
        return Wanted(best(accept, RESULTS), best(accept, GRAPHS))
    media = SHORT.get(found.form)
    if media is None:
        raise RequestError(found.form, "is not a format", f"choose one of {', '.join(sorted(SHORT))}")
    return Wanted(media if media in RESULTS else None, media if media in GRAPHS else None)

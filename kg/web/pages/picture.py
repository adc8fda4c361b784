"""The picture: who said what about which issue, in one readout or in all of them."""

import re
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.picture import drawn
from kg.web.finding import found, wish
from kg.web.rendering import page
from kg.web.serving import ask, links

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_CHOICE = "readout"


async def view(request: Request) -> Response:
    """Answer with the page that shows the picture: of the newest readout unless another is chosen, or all."""
    (labels,) = await ask(request, found, wish("labels"))
    newest = labels[0]["readout"] if labels else ""
    chosen = request.query_params.get(_CHOICE, newest)
    readouts = {row["readout"]: row for row in reversed(labels)}
    address = f"?{urlencode({_CHOICE: chosen})}" if chosen else ""
    return page(
        "view.html",
        links=await links(request),
        readouts=list(reversed(readouts.values())),
        chosen=chosen,
        shown=readouts.get(chosen),
        address=address,
    )


async def image(request: Request) -> Response:
    """Answer with the picture alone."""
    picture = await ask(request, drawn, ".svg", request.query_params.get(_CHOICE, ""))
    return Response(picture, media_type="image/svg+xml")


async def interactive(request: Request) -> Response:
    """Answer with the page that `kg view` writes: its own script and style, which it names by their hashes, may run."""
    picture = (await ask(request, drawn, ".html", request.query_params.get(_CHOICE, ""))).decode()
    policy = _POLICY.search(picture)
    headers = {"Content-Security-Policy": f"{policy[1]}; frame-ancestors 'none'"} if policy else None
    return HTMLResponse(picture, headers=headers)

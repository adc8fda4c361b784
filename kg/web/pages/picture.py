"""The picture: who said what about which issue, in one readout, by one actor, about one issue, or in all."""

import re
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import UsageError
from kg.web.picturing import drawn_of, newest, statement_count
from kg.web.rendering import page
from kg.web.serving import ask, links

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_FIELDS = {"document": "readout", "actor": "actor", "issue": "issue", "since": "from", "until": "to"}
"""What narrows the picture, with the field of the form that says it."""


async def view(request: Request) -> Response:
    """Answer with the page that shows the picture: of the newest readout unless something else is chosen."""
    narrowing = _narrowing(request)
    if not request.query_params:
        narrowing = {"document": await ask(request, newest)}
    size, shown, problem = 0, "", None
    try:
        size, shown = await ask(request, statement_count, narrowing)
    except UsageError as error:
        problem = error
    fields = {field: narrowing[name] for name, field in _FIELDS.items() if narrowing.get(name)}
    return page(
        "view.html",
        status_code=400 if problem else 200,
        links=await links(request),
        fields={field: fields.get(field, "") for field in _FIELDS.values()},
        size=size,
        shown=shown,
        problem=problem,
        address=f"?{urlencode(fields)}" if fields else "",
    )


async def image(request: Request) -> Response:
    """Answer with the picture alone."""
    picture = await ask(request, drawn_of, ".svg", _narrowing(request))
    return Response(picture, media_type="image/svg+xml")


async def interactive(request: Request) -> Response:
    """Answer with the page that `kg view` writes: its own script and style, which it names by their hashes, may run."""
    picture = (await ask(request, drawn_of, ".html", _narrowing(request))).decode()
    policy = _POLICY.search(picture)
    headers = {"Content-Security-Policy": f"{policy[1]}; frame-ancestors 'none'"} if policy else None
    return HTMLResponse(picture, headers=headers)


def _narrowing(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(field, "").strip() for name, field in _FIELDS.items()}

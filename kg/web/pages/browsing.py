"""Finding one's way: all readouts, and whatever is called so."""

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from kg.web.finding import Rows, found, wish
from kg.web.listing import page_of_readouts
from kg.web.pages.home import merged
from kg.web.paging import wanted
from kg.web.rendering import page
from kg.web.serving import ask, links

_MOST = 300


async def readouts(request: Request) -> Response:
    """Answer with the readouts whose title, name or date has some words in it, the newest first."""
    words = request.query_params.get("q", "").strip()
    rows, paged = await ask(request, page_of_readouts, words, wanted(request.query_params))
    return page("readouts.html", links=await links(request), words=words, readouts=merged(rows), paged=paged)


async def find(request: Request) -> Response:
    """Answer with everything that is called so, what is called exactly so first."""
    words = request.query_params.get("q", "").strip()
    rows: Rows = []
    if words:
        (rows,) = await ask(request, found, wish("find", called=words))
    groups: dict[str, Rows] = defaultdict(list)
    for row in rows[:_MOST]:
        groups[row["kind"]].append(row)
    more = len(rows) > _MOST
    return page("find.html", links=await links(request), words=words, groups=groups, total=len(rows), more=more)

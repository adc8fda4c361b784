"""The first page: what the store holds, the latest meetings, and what somebody should look at."""

import re

from starlette.requests import Request
from starlette.responses import Response

from kg.web.finding import Rows, found, wish
from kg.web.rendering import page, style
from kg.web.serving import ask, links

_MOST = 3000
_COUNT = re.compile(r"[0-9]{1,9}")


async def home(request: Request) -> Response:
    """Answer with the first page."""
    counts, readouts, review = await ask(request, found, wish("counts"), wish("readouts"), wish("review"))
    return page("home.html", links=await links(request), counts=counts, readouts=merged(readouts), review=review)


async def style_sheet(_: Request) -> Response:
    """Answer with the style sheet of all pages."""
    return style("style.css")


async def marks(request: Request) -> Response:
    """Answer with the rules that light up a statement and its characters, for a readout with so many statements."""
    wanted = request.query_params.get("upto", "0")
    return style("marks.css", upto=min(int(wanted), _MOST) if _COUNT.fullmatch(wanted) else 0)


def merged(rows: Rows) -> list[dict[str, object]]:
    """Return one row for each readout, with all its meetings in it."""
    merged: dict[str, dict[str, object]] = {}
    meetings: dict[str, dict[str, str]] = {}
    for row in rows:
        found_meetings = meetings.setdefault(row["readout"], {})
        if row["meeting"]:
            found_meetings.setdefault(row["meeting"], row["label"])
        merged.setdefault(row["readout"], {**row, "meetings": found_meetings})
    return list(merged.values())

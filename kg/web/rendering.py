"""Templates filled with values: all that comes from a text is escaped."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from kg.files import pages
from kg.templating import templates_in


def page(
    template: str, status_code: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """Return a page as an answer."""
    content = _environment().get_template(template).render(**values)
    return HTMLResponse(content, status_code=status_code, headers=dict(headers or {}))


def style(sheet: str, **values: int) -> Response:
    """Return a style sheet as an answer."""
    return Response(_environment().get_template(sheet).render(**values), media_type="text/css")


@cache
def _environment() -> Environment:
    return templates_in(pages())

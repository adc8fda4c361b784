"""Templates filled with values: all that comes from a text is escaped."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg.files import pages

_STYLE = "style.css"


def page(
    template: str, status_code: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """Return a page as an answer."""
    content = _environment().get_template(template).render(**values)
    return HTMLResponse(content, status_code=status_code, headers=dict(headers or {}))


def style() -> str:
    """Return the style sheet of all pages."""
    return _environment().get_template(_STYLE).render()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(pages()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

"""The templates, with everything escaped that comes from a text."""

import json
from base64 import b64encode
from collections.abc import Sized
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kg.files import templates
from kg.templating import templates_in
from kg.views import palette, scene
from kg.views.grid import code
from kg.views.matrix import WIDTHS
from kg.views.text import shorten

_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(template: str, **values: Any) -> str:
    """Return a template filled with values; every value is escaped, an unknown name is an error."""
    return _environment().get_template(template).render(**values)


def data_block(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script element: no character of it can end the element."""
    packed = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(packed.translate(_UNSAFE))  # noqa: S704


def trusted(template: str, **settings: int) -> Markup:
    """Return a style sheet or script of ours, which holds nothing from a text, as it is."""
    return Markup(render(template, **settings))  # noqa: S704


def content_hash(text: str) -> str:
    """Return the source expression that lets a content security policy accept this inline text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def _count(things: Sized, word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


@cache
def _environment() -> Environment:
    environment = templates_in(templates())
    environment.filters.update(n=_number, fit=shorten, count=_count, code=code)
    environment.globals.update(
        paint=palette.paint,
        shades=palette.SHADES,
        size=scene,
        widths=WIDTHS,
    )
    return environment

"""An SVG picture as pixels, by the optional package resvg-py."""

import re
from importlib import import_module
from importlib.util import find_spec

from kg.errors import UsageError

_SHARP, _MOST = 2.0, 16_000.0
"""How many pixels a unit of the picture gets, unless more than so many would stand on one side."""
_SIZE = re.compile(r'<svg [^>]*? width="([\d.]+)" height="([\d.]+)"')


def png(picture: str) -> bytes:
    """Return a picture of ours as a PNG image; raises UsageError where resvg-py is not installed."""
    if not find_spec("resvg_py"):
        raise UsageError(".png", "needs resvg-py", "pip install 'readout-kg[png]', or name it .svg")
    size = _SIZE.search(picture)
    longest = max(map(float, size.groups())) if size else _MOST
    zoom = min(_SHARP, _MOST / longest)
    return bytes(import_module("resvg_py").svg_to_bytes(svg_string=picture, zoom=zoom, background="#ffffff"))

"""Templates: whatever comes from a text is escaped, and an unknown name is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.views import palette


def templates_in(folder: Path) -> Environment:
    """Return the templates of a folder, which know the colours of the pictures."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(ink=palette.INK, grey=palette.GREY, paints=palette.PAINTS)
    return environment

"""What stands in the cells of a CSV file that a person may open with a spreadsheet."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe in front if one would.

    Numbers stay as they are.
    """
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text

"""What the value of a parameter may be, by the name of the parameter: a date, a whole number, yes or no.

Every other parameter takes any text. Values are written as the stored queries compare them, whoever asks: `10 November
2014` becomes `2014-11-10`, and what could be two days (`10/11/2014`) is refused.
"""

import re
from collections.abc import Callable
from datetime import date, datetime

from kg.errors import UsageError

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,.\-/]+")
_SEPTEMBER = re.compile(r"\bsept\b", re.IGNORECASE)
_WRITTEN = (("%d %B %Y", 10), ("%d %b %Y", 10), ("%B %d %Y", 10), ("%b %d %Y", 10), ("%B %Y", 7), ("%b %Y", 7))
_DIGITS = re.compile(r"\d{1,9}", re.ASCII)
_TRUTH = {"yes": "true", "true": "true", "no": "false", "false": "false"}


def fitting(parameter: str, value: str) -> str:
    """Return the value of a parameter as the stored queries compare it; UsageError if it does not fit."""
    kind = _KINDS.get(parameter)
    return kind(value) if kind else value


def day(value: str) -> str:
    """Return a day, month or year as `2031-05-04`, `2031-05` or `2031`; UsageError if it is none."""
    found = _date(value.strip())
    if not found:
        remedy = "write a day, a month or a year: 2031-05-04, 4 May 2031, 2031-05 or 2031"
        raise UsageError(value or "an empty text", "is no date", remedy)
    return found


def _date(word: str) -> str:
    """Return the date in a word as ISO 8601 has it, empty if it is none or could be several."""
    if _ISO.fullmatch(word):
        return word if _is_date(word) else ""
    plain = _SEPTEMBER.sub("Sep", _BETWEEN.sub(" ", _ORDINAL.sub("", word))).strip()
    for form, length in _WRITTEN:
        try:
            return datetime.strptime(plain, form).date().isoformat()[:length]
        except ValueError:
            continue
    return ""


def _is_date(word: str) -> bool:
    try:
        date.fromisoformat(f"{word}-01-01"[:10])
    except ValueError:
        return False
    return True


def _number(value: str) -> str:
    if not _DIGITS.fullmatch(value.strip()):
        raise UsageError(value or "an empty text", "is no whole number", "write digits, such as 30")
    return str(int(value))


def _truth(value: str) -> str:
    word = value.strip().casefold()
    if word not in _TRUTH:
        raise UsageError(value or "an empty text", "is neither yes nor no", "write yes or no")
    return _TRUTH[word]


_KINDS: dict[str, Callable[[str], str]] = {"from": day, "to": day, "days": _number, "settled": _truth}
"""What the parameters of stored queries take that do not take any text."""

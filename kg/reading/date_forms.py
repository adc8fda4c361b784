"""The forms that a date has in English text, as regular expressions whose groups name its parts."""

import re
from calendar import month_abbr, month_name

MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
SHORT_MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name} | {"sept": 9}
"""The numbers of the months by their names, and by what is short for them, in small letters."""
_MONTH = r"(?:(?:{})\b|(?:{})\b\.?)".format(
    "|".join(filter(None, month_name)), "|".join(map(str.capitalize, SHORT_MONTHS))
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?\b(?![:.,]\d)"
_RELATIVE_YEAR = r"(?P<relative>last|this|next) year"
_ORDINAL = r"(?:st|nd|rd|th)?"
_FROM_YEAR = r"(?:,?\s+(?P<from_year>(?:19|20)\d\d))?"
RANGES = tuple(
    re.compile(rf"{begin}{first}{_FROM_YEAR}{then}(?:{_WEEKDAY},?\s+)?{last}(?:,?\s+{_YEAR})?")
    for begin, then in (
        (r"\b", r"(?:\s*[-–—]\s*|,?\s+(?:to|until|till|through)\s+)"),
        (r"(?<=\b[Bb]etween )", r",?\s+and\s+"),
    )
    for first, last in (
        (
            rf"(?P<from_day>\d{{1,2}}){_ORDINAL}\s+(?P<from_month>{_MONTH})",
            rf"(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<month>{_MONTH})",
        ),
        (
            rf"(?P<from_month>{_MONTH})\s+(?P<from_day>\d{{1,2}}){_ORDINAL}",
            rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL}\b",
        ),
    )
)
"""Days of two months, from one to the other; they date no document."""
MAY_SPAN = re.compile(
    rf"(?:[-–—]\s*|(?:to|until|till|through|and)\s+)(?:{_WEEKDAY},?\s+)?(?:\d[\w ]{{0,7}}\s+)?{_MONTH}\s*\d?"
)
"""What a text must hold for any of the ranges to fit."""
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b",
        r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b",
        rf"\b(?:{_WEEKDAY},?\s+)?(?P<month>{_MONTH})\s+{_DAY}(?:,?\s+(?:{_YEAR}|{_RELATIVE_YEAR}))?(?!\s*(?:minutes|hours))",
        rf"\b(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?:{_YEAR}|{_RELATIVE_YEAR}))?",
        rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+month(?:\s*\((?P<month>{_MONTH})\))?",
        rf"\b(?P<month>{_MONTH}),?\s+(?:of\s+)?(?:{_YEAR}|{_RELATIVE_YEAR})",
        rf"\b(?P<which>last|this|next)\s+(?P<month>{_MONTH})",
        rf"\b(?<=\bin )(?P<month>{_MONTH})",
        r"\b(?P<week>(?:(?:in|during)\s+)?the same|last|this|next)\s+week\b",
        r"\b(?P<deictic>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b",
        rf"\b(?:(?<=[Oo]n )|(?P<which_day>[Ll]ast|[Tt]his|[Nn]ext)\s+)(?P<weekday>{_WEEKDAY})\b(?!\s+\d)",
        rf"\b{_RELATIVE_YEAR}\b",
        rf"\b(?:(?<=\bin )|(?<=\bin \d\d\d\d and )){_YEAR}\b(?!\s*(?:-|–)\d)",
    )
)
"""A day, month, week or year, the most telling forms first."""
MAY_BE = re.compile(r"\d|day|week|month|year|morrow|\b(?:[Ii]n|[Ll]ast|[Tt]his|[Nn]ext)\s+[A-Z]")
"""What a text must hold for any of the patterns to fit."""

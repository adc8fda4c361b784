"""The days of a time in words that a person reads."""

from datetime import date, timedelta

from kg.reading.records import When


def days(when: When | None) -> str:
    """Return the days of a time as precisely as is known: `2031-08`, `2031-09-01/2031-09-04`."""
    if when is None:
        return ""
    first, last = when.earliest or when.ongoing, when.latest or when.ongoing
    if first and last:
        return _range(first, last)
    return f"{first or ''}/{last or ''}" if first or last else ""


def _range(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day == after.day == 1 and months == 1:
        return first.isoformat()[:7]
    if first.day == after.day == first.month == 1 and months == 12:
        return first.isoformat()[:4]
    return f"{first}/{last}"

"""What a web page says of itself: title, date, address and publisher, from the tags that pages have for it."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from kg.source.addresses import usable
from kg.source.records import legal

_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title")
_DATES = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date",
    "dcterms.created", "dc.date.created", "publish-date", "publish_date", "pubdate", "date",
)  # fmt: skip
_ADDRESSES = ("canonical", "og:url")
_MOST = 20
_LONGEST = 2_000
_NAMED_BY = ("property", "name", "itemprop")
_PUBLISHERS = ("dcterms.publisher", "dc.publisher", "og:site_name")
_SITE = re.compile(r"\s+[|–—·»«:-]{1,2}\s+")
_SAVED = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ]|\s*$)")
_JSON_DATE = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"(\d{4}-\d\d-\d\d)')


Facts = list[tuple[str, str]]


def told_by(tag: str, attributes: dict[str, str]) -> Facts:
    """Return what the attributes of a tag say of the page: pairs of a name and a value."""
    return _TELLING[tag](attributes) if tag in _TELLING else []


def _by_meta(attributes: dict[str, str]) -> Facts:
    content = attributes.get("content", "")[:_LONGEST]
    names = [attributes.get(key, "") for key in _NAMED_BY]
    return [(name.strip().casefold(), content) for name in names if name and content]


def _by_link(attributes: dict[str, str]) -> Facts:
    is_own = "canonical" in attributes.get("rel", "").casefold().split()
    return [("canonical", attributes.get("href", ""))] if is_own else []


def _by_time(attributes: dict[str, str]) -> Facts:
    return [("time", attributes["datetime"])] if "datetime" in attributes else []


_TELLING: dict[str, Callable[[dict[str, str]], Facts]] = {"meta": _by_meta, "link": _by_link, "time": _by_time}


def facts(said: Sequence[tuple[str, str]], heading: str = "") -> dict[str, str]:
    """Return title, published (a date), source (an address) and publisher, each if the page tells.

    `heading` is the main heading in the text: it is the title if there is one.
    """
    named: dict[str, str] = {}
    for name, value in said:
        if clean := " ".join(value.split()):
            named.setdefault(name, legal(clean))
    found = {
        "title": " ".join(heading.split()) or _title(named),
        "published": _published(said, named),
        "source": _address(said, named),
        "publisher": next((named[name] for name in _PUBLISHERS if name in named), ""),
    }
    return {name: value for name, value in found.items() if value}


def _title(named: dict[str, str]) -> str:
    """Return the title without the name of the site."""
    given = next((named[name] for name in _TITLES if name in named), "") or named.get("title", "")
    return _SITE.split(given)[0]


def _published(said: Sequence[tuple[str, str]], named: dict[str, str]) -> str:
    json = (found[1] for name, value in said if name == "json" and (found := _JSON_DATE.search(value)))
    candidates = [*(named[name] for name in _DATES if name in named), *json, named.get("time", "")]
    return next(filter(None, map(_day, candidates)), "")


def _day(value: str) -> str:
    """Return the day of a date or time in ISO form, or nothing."""
    found = _DAY.match(value)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def _address(said: Sequence[tuple[str, str]], named: dict[str, str]) -> str:
    saved = (found[1] for name, value in said if name == "comment" and (found := _SAVED.match(value)))
    written = [value for wanted in _ADDRESSES for name, value in said if name == wanted]
    return next(filter(None, map(usable, [*written[:_MOST], *saved, named.get("dcterms.identifier", "")])), "")

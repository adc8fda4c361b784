"""The SPARQL 1.1 Protocol: what a request asks, whichever of its three ways it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.errors import RefusedError
from kg.web.problems import RequestError, TooLargeError, WrongTypeError

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LARGEST = 2**20
"""Bytes that a request may have."""
_MOST_FIELDS = 1000
_UPDATING = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
_READ_ONLY = RefusedError("update", "the endpoint only reads", "change the store with `kg build`")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that the request names for it; without any, all graphs are asked."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""
    """The format that is asked for by name, which the protocol does not have: for links."""


async def asked(request: Request) -> Asked:
    """Return what a request asks; raises a KGError if it is not as the protocol wants it."""
    fields = [*pairs(request.scope["query_string"])]
    if request.method == "POST":
        fields += await _posted(request)
    if any(name in _UPDATING for name, _ in fields):
        raise _READ_ONLY
    return Asked(
        _one("query", fields),
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
        "".join(value for name, value in fields if name == "format"),
    )


def pairs(encoded: bytes) -> Pairs:
    """Return the fields of a query string or form."""
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise RequestError("request", "is not UTF-8", "encode it in UTF-8") from error
    except ValueError as error:
        raise RequestError("request", f"has too many fields: {error}") from error


async def _posted(request: Request) -> Pairs:
    """Return the fields that a POST request brings in its body."""
    media, *parameters = (word.strip() for word in request.headers.get("content-type", "").lower().split(";"))
    if any(word.startswith("charset=") and word.strip('"')[8:].strip('"') != "utf-8" for word in parameters):
        raise WrongTypeError("request", "is not in UTF-8", "send it in that encoding")
    if media == UPDATE:
        raise _READ_ONLY
    if media == FORM:
        return pairs(await body(request))
    if media != QUERY:
        raise WrongTypeError("request", f"has the type {media or 'none'}", f"send {FORM} or {QUERY}")
    try:
        return [("query", (await body(request)).decode())]
    except UnicodeDecodeError as error:
        raise RequestError("request", "is not UTF-8", "encode it in UTF-8") from error


async def body(request: Request) -> bytes:
    """Return the body of a request; TooLargeError as soon as it is longer than it may be."""
    received = b""
    async for piece in request.stream():
        received += piece
        if len(received) > LARGEST:
            raise TooLargeError("request", f"is larger than {LARGEST:,} bytes", "shorten the query")
    return received


def _one(wanted: str, fields: Pairs) -> str:
    found = [value for name, value in fields if name == wanted]
    if len(found) != 1:
        raise RequestError("request", f"has {len(found) or 'no'} fields {wanted}", "give exactly one")
    return found[0]

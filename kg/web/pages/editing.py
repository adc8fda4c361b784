"""The page for a query of one's own in SPARQL, and the names that its editor offers."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import QueryError, RefusedError
from kg.queries import Answer, Triples
from kg.vocab import PREFIXES, short_name
from kg.web.evaluation import shown
from kg.web.finding import found, wish
from kg.web.pages.asking import table_of
from kg.web.problems import LimitError, status_of
from kg.web.protection import SCRIPTED
from kg.web.protocol import Asked
from kg.web.rendering import page
from kg.web.serving import ask, links, serving

_MOST = 1000
"""Rows of an answer that the page shows; the endpoint has more."""


async def editor(request: Request) -> Response:
    """Answer with the page for writing a query, and with the answer if one was written."""
    text = request.query_params.get("query", "")
    answer, more, problem = None, False, None
    if text.strip():
        try:
            answer, more = await ask(request, shown, Asked(text), min(_MOST, serving(request).children.limits.rows))
        except (QueryError, RefusedError, LimitError) as error:
            problem = error
    return page(
        "editor.html",
        status_code=status_of(problem) if problem else 200,
        headers={"Content-Security-Policy": SCRIPTED},
        links=await links(request),
        text=text,
        prefixes=PREFIXES,
        problem=problem,
        asked=answer is not None,
        downloads=_endpoint(text, answer),
        more=more,
        **table_of(answer),
    )


async def names(request: Request) -> Response:
    """Answer with the names of the ontology and the vocabulary, short, with their labels and definitions."""
    (rows,) = await ask(request, found, wish("names"))
    told = ((short_name(row["term"]), row["label"], row["definition"]) for row in rows)
    return JSONResponse({"prefixes": PREFIXES, "terms": [term for term in told if term[0]]})


def _endpoint(text: str, answer: Answer | None) -> dict[str, str]:
    """Return the addresses at the endpoint where the same answer is to be had in other formats."""
    forms = ("ttl", "nt", "jsonld", "rdf") if isinstance(answer, Triples) else ("csv", "tsv", "json", "xml")
    return {form: f"/sparql?{urlencode({'query': text, 'format': form})}" for form in forms}

"""The stored questions: their parameters as forms, their answers as tables and files."""

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kg.queries import FORMATS, Answer, Kind, Query, Table, Triples, answered, catalogue
from kg.web.describing import turtle_of_answer
from kg.web.finding import stretch
from kg.web.paging import Paged, wanted
from kg.web.problems import MissingError, RequestError
from kg.web.rendering import page
from kg.web.serving import ask, links

_ROWS, _TOGETHER = 250, 8
"""Rows of a page, and pages that are asked for at once: who turns the page does not wait for the whole answer again."""
_DOWNLOADS = {"csv": "text/csv; charset=utf-8", "json": "application/sparql-results+json"}
_TURTLE = "text/turtle; charset=utf-8"
_KINDS = {
    Kind.QUESTION: "What the readouts say",
    Kind.CHECK: "Checks: rows are faults",
    Kind.VIEW: "For pictures and exports",
}


async def questions(_: Request) -> Response:
    """Answer with the list of all stored queries."""
    known = catalogue().values()
    groups = {title: [query for query in known if query.kind is kind] for kind, title in _KINDS.items()}
    return page("queries.html", groups=groups)


async def question(request: Request) -> Response:
    """Answer a stored query with the values of its form: as a page, or as a file if a format is named."""
    query = catalogue().get(request.path_params["name"])
    if query is None:
        raise MissingError(request.path_params["name"], "is not a stored query", "see /queries")
    values = {name: value for name in query.parameters if (value := request.query_params.get(name, "").strip())}
    form = request.query_params.get("format", "")
    if form == "ttl":
        return _file(query, form, _TURTLE, await ask(request, turtle_of_answer, query, values))
    if form:
        answer, _ = await ask(request, answered, query, values)
        return _download(query, answer, form)
    number = wanted(request.query_params)
    before = (number - 1) % _TOGETHER  # pages of the same stretch before this one
    found = await ask(request, stretch, query, values, (number - 1 - before) * _ROWS, _ROWS * _TOGETHER)
    paged = Paged(number, _ROWS, found.total, values)
    shown = table_of(found.answer)
    return page(
        "query.html",
        links=await links(request),
        query=query,
        values=values,
        unknown=found.unknown,
        paged=paged,
        downloads={form: f"?{urlencode({**values, 'format': form})}" for form in (*_DOWNLOADS, "ttl")},
        more=False,
        **{**shown, "rows": shown["rows"][before * _ROWS : (before + 1) * _ROWS]},
    )


def table_of(answer: Answer | None) -> dict[str, Any]:
    """Return what the template of a table needs, whatever kind of answer it is."""
    table = answer.table if isinstance(answer, Triples) else answer
    if not isinstance(table, Table):
        return {"columns": (), "rows": (), "yes": table}
    return {"columns": table.columns, "rows": table.terms, "yes": None}


def _download(query: Query, answer: Answer, form: str) -> Response:
    if form not in _DOWNLOADS:
        raise RequestError(form, "is not a format", f"choose one of {', '.join(_DOWNLOADS)}, ttl")
    return _file(query, form, _DOWNLOADS[form], FORMATS[form](answer, 0))


def _file(query: Query, form: str, media: str, content: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{query.name}.{form}"'}
    return Response(content, media_type=media, headers=headers)

"""The page of whatever has a name below `/id/`: a readout beside its text, or a person, a state, an issue."""

from collections import defaultdict
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.said import Document
from kg.vocab import RDF, RDFS, SCHEMA, SKOS, local_name
from kg.web.cutting import Marked, cut
from kg.web.describing import names_a_graph
from kg.web.entity import LISTS, Choice, Readout, Thing, entity
from kg.web.finding import Rows
from kg.web.links import Links
from kg.web.negotiation import as_data
from kg.web.paging import wanted
from kg.web.problems import MissingError, RequestError
from kg.web.rendering import page
from kg.web.serving import ask, links
from kg.web.telling import ROLES, sections, statements_of

_HIDDEN = {str(RDF.type), str(SKOS.prefLabel), str(SCHEMA.text), str(SKOS.inScheme), str(RDFS.label)}
_FORMS = ("ttl", "jsonld")
Forms = dict[str, str]
_PICTURED = {"speaker": "actor", "topic": "issue"}
"""Where there are statements in such a role, a picture of them is drawn by this field."""
_NAMES = (str(SKOS.prefLabel), str(RDFS.label))


async def thing(request: Request) -> Response:
    """Answer with the page of the thing that the address names; MissingError if the store does not know it."""
    here = await links(request)
    path = request.scope["raw_path"].decode("ascii").removeprefix("/")
    return await _answer(request, [f"{base}{path}" for base in here.bases], here)


async def about(request: Request) -> Response:
    """Answer with the page of the thing whose IRI is given, which may have a fragment or be anybody's."""
    iri = request.query_params.get("iri", "")
    if not iri:
        raise RequestError("request", "has no field iri", "give the IRI of a thing")
    return await _answer(request, [iri], await links(request))


async def _answer(request: Request, iris: list[str], here: Links) -> Response:
    data = await as_data(request, iris)
    if data:
        return data
    found = await ask(request, entity, iris, _choice(request))
    forms = {form: f"?{urlencode({**request.query_params, 'format': form})}" for form in _FORMS}
    if found is None and await ask(request, names_a_graph, iris):
        return RedirectResponse(forms["ttl"], status_code=303)  # a graph: all there is to say about it is what it says
    if found is None:
        raise MissingError(iris[0], "is not in the store", "perhaps it was, before the last build")
    if isinstance(found, Readout):
        answer = document_page(found, here, forms)
    else:
        answer = thing_page(found, here, forms, dict(request.query_params))
    answer.headers["Vary"] = "Accept"
    return answer


def _choice(request: Request) -> Choice:
    part = request.query_params.get("part", "")
    if part and part not in {*ROLES, *LISTS}:
        raise RequestError(part, "is no part of a page", f"choose one of {', '.join([*ROLES, *LISTS])}")
    return Choice(part, request.query_params.get("year", ""), wanted(request.query_params))


def document_page(found: Readout, here: Links, forms: Forms) -> Response:
    """Return the page of a readout: its text, and its statements beside it."""
    about = found.about[0]
    statements = statements_of(found.said, found.illocutions)
    numbers = {one.iri: number for number, one in enumerate(statements, start=1)}
    remarks = _remarks(found.remarks)
    marks = [
        Marked(int(row["start"]), int(row["end"]), numbers.get(row["thing"], 0), row["role"] == "cue")
        for row in found.spans
        if row["role"] == "unread" or row["thing"] in numbers
    ]
    return page(
        "document.html",
        links=here,
        iri=found.iri,
        data=forms,
        about=about,
        document=Document(
            found.iri, about["title"] or local_name(found.iri), about["issued"], about["source"], about["address"]
        ),
        perspectives={row["perspective"]: row["perspectiveLabel"] for row in found.about if row["perspective"]},
        statements=statements,
        numbers=numbers,
        keys={iri: local_name(iri) for iri in numbers},
        anchors=["", *map(local_name, numbers)],
        pieces=list(cut(about["text"], marks)),
        remarks=remarks,
        doubted=[one for one in statements if remarks[one.iri]["look"]],
        unread=[row for row in found.spans if row["role"] == "unread"],
        named=_by_class(found.named),
        facts=_facts(found.facts),
    )


def thing_page(found: Thing, here: Links, forms: Forms, fields: dict[str, str]) -> Response:
    """Return the page of anything but a readout: what was said by it, to it and about it, over time."""
    names = [row["value"] for wanted in _NAMES for row in found.facts if row["property"] == wanted]
    kinds = {row["value"]: row["valueLabel"] for row in found.facts if row["property"] == str(RDF.type)}
    fields.pop("page", None)
    fixed = {name: value for name, value in fields.items() if name == "iri"}
    return page(
        "thing.html",
        links=here,
        iri=found.iri,
        data=forms,
        title=names[0] if names else local_name(found.iri),
        kinds={iri: label for iri, label in kinds.items() if label},
        facts=_facts(found.facts),
        sections=sections(found.said, found.illocutions, found.documents),
        lists=found.lists,
        totals=found.totals,
        statements=sum(found.totals.get(role, 0) for role in ROLES),
        roles={role: title for role, title in ROLES.items() if found.totals.get(role)},
        years=found.years,
        part=fields.get("part", ""),
        year=fields.get("year", ""),
        picture=next((field for role, field in _PICTURED.items() if found.totals.get(role)), ""),
        paged=replace(found.paged, fields=fields),
        turn=lambda **more: f"?{urlencode({**fixed, **more})}" if fixed or more else "?",
    )


def _facts(rows: Rows) -> dict[str, dict[str, Any]]:
    """Return the properties that are not shown elsewhere, each with its label and its values."""
    facts: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["property"] not in _HIDDEN:
            fact = facts.setdefault(row["property"], {"label": row["propertyLabel"], "values": {}})
            fact["values"].setdefault(row["value"], row["valueLabel"])
    return facts


def _remarks(rows: Rows) -> dict[str, dict[str, dict[str, str]]]:
    """Return, by statement and role, what else is known of it: values with their labels."""
    remarks: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        remarks[row["statement"]][row["role"]].setdefault(row["value"], row["valueLabel"])
    return remarks


def _by_class(rows: Rows) -> dict[str, Rows]:
    classes: dict[str, Rows] = defaultdict(list)
    for row in rows:
        classes[row["classLabel"] or local_name(row["class"])].append(row)
    return classes

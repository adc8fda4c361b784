"""The pages of the ontology and the vocabulary: every term with its label, definition and matches."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg import files
from kg.vocab import DCTERMS, DEFAULT_BASE, RDF, RDFS, SCHEMES, SKOS, local_name
from kg.web.describing import terms
from kg.web.finding import Rows, found, wish
from kg.web.negotiation import as_data
from kg.web.problems import MissingError
from kg.web.rendering import page
from kg.web.serving import ask, links

_LABELS = (str(SKOS.prefLabel), str(RDFS.label))
_DEFINITION, _TYPE = str(SKOS.definition), str(RDF.type)
_TITLE, _TEXT = str(DCTERMS.title), str(DCTERMS.description)
_HIDDEN = {*_LABELS, _DEFINITION, _TYPE, str(RDFS.isDefinedBy), str(SKOS.inScheme)}
_TURTLE = "text/turtle; charset=utf-8"
_CLASSES = {"Class": "Classes", "ObjectProperty": "Properties", "DatatypeProperty": "Properties with literals"}


async def ontology(request: Request) -> Response:
    """Answer with the page of the ontology or of a concept scheme, or with its graph."""
    iri = f"{DEFAULT_BASE}{request.url.path.strip('/')}"
    data = await as_data(request, [iri])
    if data:
        return data
    about, rows = await ask(request, terms, iri)
    if not rows:
        raise MissingError(iri, "is neither an ontology nor a concept scheme in the store", "see /vocab")
    facts = {row["property"]: row["value"] for row in reversed(about)}
    return page(
        "terms.html",
        links=await links(request),
        iri=iri,
        title=next((facts[label] for label in (*_LABELS, _TITLE) if label in facts), local_name(iri)),
        text=facts.get(_DEFINITION) or facts.get(_TEXT, ""),
        spoken_of=iri == str(SCHEMES["issue"]),
        groups=_groups(_terms(rows)),
    )


async def vocabulary(request: Request) -> Response:
    """Answer with the list of the concept schemes."""
    data = await as_data(request, [f"{DEFAULT_BASE}vocab"])
    if data:
        return data
    (schemes,) = await ask(request, found, wish("schemes"))
    return page("vocab.html", links=await links(request), schemes=schemes)


async def version(_: Request) -> Response:
    """Lead from a version of the ontology to the one that is served."""
    return RedirectResponse("/ontology", status_code=303)


async def source(request: Request) -> Response:
    """Answer with a file of the ontology that is not in the store: the shapes, or the weak matches."""
    path = files.ontology() / f"{request.url.path.strip('/')}.ttl"
    return Response(path.read_bytes(), media_type=_TURTLE)


def _terms(rows: Rows) -> list[dict[str, Any]]:
    """Return the terms in the order of their labels, each with its definition and all else that is said of it."""
    known: dict[str, dict[str, Any]] = {}
    for row in rows:
        term = known.setdefault(
            row["term"], {"iri": row["term"], "label": "", "definition": "", "kinds": set(), "facts": {}}
        )
        name, value = row["property"], row["value"]
        if name in _LABELS:
            term["label"] = value
        elif name == _DEFINITION:
            term["definition"] = value
        elif name == _TYPE:
            term["kinds"].add(local_name(value))
        elif name not in _HIDDEN:
            fact = term["facts"].setdefault(name, {"label": row["propertyLabel"], "values": {}})
            fact["values"].setdefault(value, row["valueLabel"])
    return sorted(known.values(), key=lambda term: ((term["label"] or local_name(term["iri"])).lower(), term["iri"]))


def _groups(known: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the terms by what they are, empty groups left out."""
    groups: dict[str, list[dict[str, Any]]] = {title: [] for title in (*_CLASSES.values(), "Concepts")}
    for term in known:
        title = next((title for kind, title in _CLASSES.items() if kind in term["kinds"]), "Concepts")
        groups[title].append(term)
    return {title: group for title, group in groups.items() if group}

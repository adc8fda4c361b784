"""What the graph says about a name, as a graph: for programs that follow a name to its page."""

from collections.abc import Iterable
from io import BytesIO

import pyoxigraph as ox

from kg import files
from kg.export import export
from kg.queries import Query, Table, run
from kg.store import Store
from kg.vocab import ONTOLOGY, VOCABULARY
from kg.web.evaluation import Written, written_graph
from kg.web.finding import Rows, found, wish
from kg.web.media import GRAPHS
from kg.web.problems import LimitError, UnacceptableError

_REFERENCE = (str(ONTOLOGY), str(VOCABULARY))


def described(store: Store, iris: Iterable[str], media: str, most: int) -> Written | None:
    """Return what is said about the first of these IRIs that is known, None if none is.

    Of a readout that is all that it supports; of an ontology or scheme, all its terms; of a graph, its triples; of
    anything else, the triples that it stands in.
    """
    for iri in filter(_valid, iris):
        if store.holds(iri):
            return _exported(store, iri, media)
        triples = _triples(store, iri, most)
        if triples:
            return Written(media, written_graph(triples, GRAPHS[media]).encode())
    return None


def names_a_graph(store: Store, iris: Iterable[str]) -> bool:
    """Tell whether one of these IRIs is the name of a graph."""
    return any(next(store.quads(iri), None) is not None for iri in filter(_valid, iris))


def _exported(store: Store, iri: str, media: str) -> Written:
    stream = BytesIO()
    export(store, GRAPHS[media], stream, readouts=[iri])
    return Written(media, stream.getvalue())


def _triples(store: Store, iri: str, most: int) -> set[ox.Triple]:
    if names_a_graph(store, [iri]):
        return {quad.triple for quad in store.quads(iri)}
    node = ox.NamedNode(iri)
    terms = {quad.triple for graph in _REFERENCE for quad in store.quads(graph) if _belongs(quad.subject, iri)}
    own = terms or {quad.triple for quad in [*store.match(node, None, None), *store.match(None, None, node)]}
    if len(own) > most:
        raise LimitError(iri, f"stands in more than {most:,} triples", "ask the endpoint for some of them")
    return own | _beneath(store, own)


def _valid(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


def _belongs(subject: object, scheme: str) -> bool:
    return isinstance(subject, ox.NamedNode) and subject.value.startswith(f"{scheme}#")


def _beneath(store: Store, triples: set[ox.Triple]) -> set[ox.Triple]:
    """Return what hangs below the nodes without a name among the objects of some triples."""
    waiting = [one.object for one in triples if isinstance(one.object, ox.BlankNode)]
    seen: set[ox.Triple] = set()
    while waiting:
        more = {quad.triple for quad in store.match(waiting.pop(), None, None)} - seen
        seen |= more
        waiting += [one.object for one in more if isinstance(one.object, ox.BlankNode)]
    return seen


def turtle_of_answer(store: Store, query: Query, values: dict[str, str]) -> str:
    """Return what the graph says about all things in the answer to a query, as Turtle."""
    answer = run(store, query, values)
    if not isinstance(answer, Table):
        raise UnacceptableError(query.name, "is answered without a table", "choose another format")
    names = {cell.value for row in answer.terms for cell in row if cell and cell.kind == "uri"}
    return written_graph(
        {quad.triple for name in names for quad in store.match(ox.NamedNode(name), None, None)}, "turtle"
    )


def terms(store: Store, scheme: str) -> tuple[Rows, Rows]:
    """Return what is said about an ontology or scheme, and about its terms, weak matches to others included."""
    about, rows = found(store, wish("thing", thing=scheme), wish("terms", scheme=scheme))
    return about, rows + _matches(scheme)


def _matches(scheme: str) -> Rows:
    """Return the weak matches of terms, which stand in a file of their own."""
    quads = ox.parse(path=files.ontology() / "alignments.ttl", format=ox.RdfFormat.TURTLE)
    return [
        {
            "term": quad.subject.value,
            "property": quad.predicate.value,
            "propertyLabel": "",
            "value": quad.object.value,
            "valueLabel": "",
        }
        for quad in quads
        if _belongs(quad.subject, scheme)
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    ]

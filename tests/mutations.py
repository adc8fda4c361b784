"""Random changes to a graph: what a bug, a careless edit or another program might do to it."""

from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab import DRO, SKOS

Triple = tuple[Node, Node, Node]
Triples = list[Triple]

ODD = (
    *(Literal(text, datatype=kind, normalize=False) for text, kind in [
        ("007", XSD.nonNegativeInteger), ("-1", XSD.nonNegativeInteger), ("9", XSD.integer), ("0", XSD.positiveInteger),
        ("x", XSD.nonNegativeInteger), ("2", XSD.decimal), ("2017-13-45", XSD.date), ("2017-05-03", XSD.date),
        ("2017-05-03Z", XSD.date), ("2017", XSD.gYear), ("2017-05-03T10:00:00Z", XSD.dateTime), ("1", XSD.boolean),
        ("2017-05-03T10:00:00", XSD.dateTime), ("true", XSD.boolean), ("TRUE", XSD.boolean),
        ("P0D", XSD.dayTimeDuration), ("PT0S", XSD.dayTimeDuration), ("-PT5M", XSD.dayTimeDuration),
        ("P1M", XSD.dayTimeDuration), ("P1Y", XSD.duration), ("a", XSD.string), ("Asia/Tokyo", XSD.anyURI),
        ("", XSD.date),
    ]),
    Literal(""), Literal("x"), Literal("5"), Literal("x", lang="en"), Literal("Europe/Ruritania", lang="EN-gb"),
    URIRef("https://example.org/node"), URIRef("http://www.wikidata.org/entity/Q1"), BNode("odd"), RDF.nil,
    DRO.Span, DRO.State, DRO.Event, SKOS.Concept,
)  # fmt: skip
"""Values of all kinds, right, wrong and ill-formed ones."""


def mutated(graph: Graph, most: int = 4) -> st.SearchStrategy[Graph]:
    """Return copies of a graph in each of which up to so many things are changed."""
    return st.lists(_changes(sorted(graph)), min_size=1, max_size=most).map(lambda changes: _changed(graph, changes))


def _changed(graph: Graph, changes: list[tuple[Triples, Triples]]) -> Graph:
    copy = Graph()
    copy += graph
    for gone, come in changes:
        for triple in gone:
            copy.remove(triple)
        for triple in come:
            copy.add(triple)
    return copy


def _changes(triples: Triples) -> st.SearchStrategy[tuple[Triples, Triples]]:
    one = st.sampled_from(triples)
    value = st.sampled_from(ODD) | one.map(lambda triple: triple[2])
    predicate, subject = one.map(lambda triple: triple[1]), one.map(lambda triple: triple[0])
    typed = st.sampled_from([triple for triple in triples if triple[1] == RDF.type])
    kinds = st.sampled_from(sorted({triple[2] for triple in triples if triple[1] == RDF.type}))
    offsets = st.sampled_from([triple for triple in triples if str(triple[1]).endswith(("#start", "#end"))])
    return st.one_of(
        one.map(lambda triple: ([triple], [])),
        st.builds(_with_value, one, value),
        st.builds(_with_value, typed, kinds),
        st.builds(_moved, offsets, st.integers(-50, 50)),
        st.builds(_swapped, one, one),
        st.builds(lambda *triple: ([], [triple]), subject, predicate, value),
        st.builds(_renamed, one, predicate),
        st.builds(lambda *pair: ([], [(pair[0], RDFS.subClassOf, pair[1])]), kinds, kinds),
        subject.map(lambda node: ([], [(BNode("again"), p, o) for s, p, o in triples if s == node])),
    )


def _with_value(triple: Triple, value: Node) -> tuple[Triples, Triples]:
    return [triple], [(*triple[:2], value)]


def _moved(triple: Triple, by: int) -> tuple[Triples, Triples]:
    return _with_value(triple, Literal(str(int(triple[2]) + by), datatype=XSD.nonNegativeInteger, normalize=False))


def _swapped(one: Triple, other: Triple) -> tuple[Triples, Triples]:
    return [one, other], [(*one[:2], other[2]), (*other[:2], one[2])]


def _renamed(triple: Triple, predicate: Node) -> tuple[Triples, Triples]:
    return [triple], [(triple[0], predicate, triple[2])]

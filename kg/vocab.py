"""Every IRI that the program knows: closed namespaces, where a misspelt term raises, and the prefix table."""

# ruff: noqa: N815  (the terms are spelled as in the ontology)

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS as DCTERMS
from rdflib.namespace import FOAF as FOAF
from rdflib.namespace import ORG as ORG
from rdflib.namespace import OWL as OWL
from rdflib.namespace import PROV as PROV
from rdflib.namespace import RDF as RDF
from rdflib.namespace import RDFS as RDFS
from rdflib.namespace import SH as SH
from rdflib.namespace import SKOS as SKOS
from rdflib.namespace import DefinedNamespace

DEFAULT_BASE = "https://w3id.org/readout/"
"""Where things minted from texts live unless a setting says otherwise; the vocabulary lives here always."""

ONTOLOGY = URIRef(f"{DEFAULT_BASE}ontology")
"""The ontology, and the name of the graph that holds it in a store."""
VOCABULARY = URIRef(f"{DEFAULT_BASE}vocab")
"""The name of the graph that holds the vocabularies in a store."""
STORE = URIRef(f"{DEFAULT_BASE}store")
"""The name of the graph in which a store says how it is laid out."""
UNION = URIRef(f"{DEFAULT_BASE}union")
"""The name of the graph with each triple once on a server that has no default graph of its own."""
PUSHED = URIRef(f"{DEFAULT_BASE}pushed")
"""The name of the graph in which a server keeps what was pushed to it."""

LINKS = URIRef(f"{DEFAULT_BASE}links")
"""The name of the graph that holds what the readouts of a store tell together about what is the same."""

ID = Namespace(f"{DEFAULT_BASE}id/")
"""Persons, states, organisations and places that the vocabulary knows."""
DRS = Namespace(f"{DEFAULT_BASE}shapes#")
"""The shapes."""
LEXICON = Namespace(f"{DEFAULT_BASE}lexicon#")
"""The terms that tell the reader how words are used; `kg.lexicon.terms` lists them."""

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://www.gexf.net/1.2draft"
"""The namespaces of two formats for networks: names of elements, not of anything in the graph."""

SCHEMES = {
    name: URIRef(f"{VOCABULARY}/{name}")
    for name in ("act", "stance", "evt", "issue", "part", "basis", "phase", "role", "collective", "word")
}
"""The concept schemes by name."""
CONCEPTS = {name: Namespace(f"{scheme}#") for name, scheme in SCHEMES.items()}
"""The namespaces of their concepts: open, for the vocabulary files are data."""


class DRO(DefinedNamespace):
    """The classes and properties of the ontology."""

    _fail = True
    _NS = Namespace(f"{ONTOLOGY}#")

    ActorGroup: URIRef
    Agent: URIRef
    Correction: URIRef
    Encounter: URIRef
    Event: URIRef
    Identification: URIRef
    Issue: URIRef
    Mention: URIRef
    Office: URIRef
    OfficeHolding: URIRef
    Organization: URIRef
    Passage: URIRef
    Person: URIRef
    Place: URIRef
    Readout: URIRef
    ReportedStatement: URIRef
    Span: URIRef
    State: URIRef
    TimeSpan: URIRef

    actsFor: URIRef
    addressee: URIRef
    basis: URIRef
    byMeansOf: URIRef
    compares: URIRef
    conductedBy: URIRef
    contentActor: URIRef
    contentDisclosed: URIRef
    contentSpan: URIRef
    contentTarget: URIRef
    corrects: URIRef
    cueHead: URIRef
    cueSpan: URIRef
    duration: URIRef
    durationApproximate: URIRef
    earliest: URIRef
    evidence: URIRef
    fingerprint: URIRef
    given: URIRef
    hasPurpose: URIRef
    identifiedWith: URIRef
    includedIn: URIRef
    joint: URIRef
    latest: URIRef
    madeAt: URIRef
    membersListed: URIRef
    minted: URIRef
    occursAfter: URIRef
    office: URIRef
    ongoingOn: URIRef
    orphaned: URIRef
    participant: URIRef
    perspective: URIRef
    phase: URIRef
    reason: URIRef
    refersTo: URIRef
    review: URIRef
    scareQuoted: URIRef
    settled: URIRef
    sourceSpan: URIRef
    speaker: URIRef
    speechAct: URIRef
    stance: URIRef
    startApproximate: URIRef
    startsAt: URIRef
    statedCount: URIRef
    time: URIRef
    timeZone: URIRef
    unread: URIRef


SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
"""The XML namespace of answers to queries."""


class OA(DefinedNamespace):
    """The terms of the Web Annotation vocabulary that spans and corrections use."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")
    bodyValue: URIRef
    end: URIRef
    exact: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    start: URIRef


class SCHEMA(DefinedNamespace):
    """The terms of schema.org in use, under its https address."""

    _fail = True
    _NS = Namespace("https://schema.org/")
    about: URIRef
    containedInPlace: URIRef
    encodingFormat: URIRef
    location: URIRef
    mentions: URIRef
    schemaVersion: URIRef
    sha256: URIRef
    softwareVersion: URIRef
    superEvent: URIRef
    text: URIRef


class XSD(DefinedNamespace):
    """The datatypes in use."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2001/XMLSchema#")
    boolean: URIRef
    date: URIRef
    dateTime: URIRef
    dayTimeDuration: URIRef
    integer: URIRef
    nonNegativeInteger: URIRef
    positiveInteger: URIRef
    string: URIRef


class PART(DefinedNamespace):
    """The structural parts of a readout."""

    _fail = True
    _NS = CONCEPTS["part"]
    credit: URIRef
    dateline: URIRef
    heading: URIRef
    item: URIRef
    lead: URIRef
    navigation: URIRef
    paragraph: URIRef
    sentence: URIRef
    title: URIRef


class BASIS(DefinedNamespace):
    """How something is known."""

    _fail = True
    _NS = CONCEPTS["basis"]
    inferred: URIRef
    reference: URIRef
    stated: URIRef


PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "dro": str(DRO),
    "drs": str(DRS),
    "foaf": str(FOAF),
    "id": str(ID),
    "lex": str(LEXICON),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": str(SH),
    "skos": str(SKOS),
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": str(XSD),
    **{name: str(namespace) for name, namespace in CONCEPTS.items()},
}
"""Prefix to namespace, as every file of ours declares it."""


_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def short_name(iri: str) -> str:
    """Return an IRI with its prefix for a namespace, such as `dro:Span`; empty if its namespace has none."""
    local = local_name(iri)
    prefix = _PREFIX_OF.get(iri.removesuffix(local))
    return f"{prefix}:{local}" if prefix else ""


def local_name(iri: str) -> str:
    """Return what follows the last # or / of an IRI; the whole when nothing does."""
    return iri.replace("#", "/").rpartition("/")[2] or iri
